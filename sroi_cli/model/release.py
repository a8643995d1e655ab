"""The reference values as a whole, and what they resolve to in one release."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from sroi_cli.model.base import Translations
from sroi_cli.model.method import Profile
from sroi_cli.model.reference import (
    Activity,
    ActivityEntry,
    ActivityOutcome,
    Entry,
    ReferenceValue,
    ReleaseLine,
    SourceText,
    Stakeholder,
    UnitRegister,
)


@dataclass(frozen=True)
class ResolvedValue:
    """A reference value as one release has it."""

    id: str
    label: Translations
    unit: str
    net: bool
    entry: Entry


@dataclass(frozen=True)
class ResolvedActivity:
    """An activity as one release has it."""

    id: str
    label: Translations
    themes: tuple[str, ...]
    phase: str
    outcomes: tuple[ActivityOutcome, ...]


@dataclass(frozen=True)
class Release:
    """All that a result may depend on: dated values and activities, and the undated registers."""

    name: str
    sha256: str
    values: Mapping[str, ResolvedValue]
    activities: Mapping[str, ResolvedActivity]
    stakeholders: Mapping[str, Stakeholder]
    profiles: Mapping[str, Profile]
    sources: Mapping[str, SourceText]


@dataclass(frozen=True)
class ReferenceBook:
    """Everything in the folder of reference values."""

    sources: Mapping[str, SourceText]
    units: UnitRegister
    stakeholders: Mapping[str, Stakeholder]
    profiles: Mapping[str, Profile]
    values: Mapping[str, ReferenceValue]
    activities: Mapping[str, Activity]
    releases: Mapping[str, ReleaseLine]

    def release(self, name: str) -> Release:
        """What holds on the date of the release. Raises KeyError for an unknown name."""
        month = self.releases[name].date[:7]
        values = {
            id_: ResolvedValue(id_, value.label, value.unit, value.net, entry)
            for id_, value in sorted(self.values.items())
            if (entry := _holding(value.entries, month))
        }
        activities = {
            id_: ResolvedActivity(id_, activity.label, activity.themes, activity.phase, catalogued.outcomes)
            for id_, activity in sorted(self.activities.items())
            if (catalogued := _holding(activity.entries, month))
        }
        sha256 = _digest(values.values(), activities.values())
        return Release(name, sha256, values, activities, self.stakeholders, self.profiles, self.sources)


_Holding = TypeVar("_Holding", Entry, ActivityEntry)


def _holding(entries: tuple[_Holding, ...], month: str) -> _Holding | None:
    return next((entry for entry in reversed(entries) if entry.from_ <= month), None)


def _digest(values: Iterable[ResolvedValue], activities: Iterable[ResolvedActivity]) -> str:
    """SHA-256 of what can change a result or its evidence; labels and notes aside."""
    return digest(
        {
            "values": {
                v.id: {"unit": v.unit, "net": v.net, **v.entry.model_dump(by_alias=True, exclude={"note"})}
                for v in values
            },
            "activities": {
                a.id: {
                    "themes": a.themes,
                    "phase": a.phase,
                    "outcomes": [outcome.model_dump() for outcome in a.outcomes],
                }
                for a in activities
            },
        }
    )


def digest(content: Any) -> str:
    """SHA-256 of content as canonical JSON: keys in order, no white space."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
