"""The reference values as a whole, and what they resolve to in one release."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from sroi_cli.model.base import Translations
from sroi_cli.model.digest import digest
from sroi_cli.model.method import Profile
from sroi_cli.model.reference import (
    Activity,
    ActivityEntry,
    ActivityOutcome,
    Entry,
    ReferenceValue,
    RegisteredStakeholder,
    ReleaseLine,
    SourceText,
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
    """All that a result may depend on, as it was on the date of the release."""

    name: str
    sha256: str
    values: Mapping[str, ResolvedValue]
    activities: Mapping[str, ResolvedActivity]
    stakeholders: Mapping[str, RegisteredStakeholder]
    profiles: Mapping[str, Profile]
    sources: Mapping[str, SourceText]


@dataclass(frozen=True)
class ReferenceBook:
    """Everything in the folder of reference values."""

    sources: Mapping[str, SourceText]
    units: UnitRegister
    stakeholders: Mapping[str, RegisteredStakeholder]
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
        stakeholders = {id_: one for id_, one in self.stakeholders.items() if one.from_ <= month}
        profiles = {id_: one for id_, one in self.profiles.items() if one.from_ <= month}
        sha256 = _digest(values, activities, stakeholders, profiles)
        return Release(name, sha256, values, activities, stakeholders, profiles, self.sources)


_Holding = TypeVar("_Holding", Entry, ActivityEntry)


def _holding(entries: tuple[_Holding, ...], month: str) -> _Holding | None:
    return next((entry for entry in reversed(entries) if entry.from_ <= month), None)


def _digest(
    values: Mapping[str, ResolvedValue],
    activities: Mapping[str, ResolvedActivity],
    stakeholders: Mapping[str, RegisteredStakeholder],
    profiles: Mapping[str, Profile],
) -> str:
    """SHA-256 of all that can change a result or what it rests on; labels, notes and the order of tables aside."""
    words = {"label", "note", "order"}
    return digest(
        {
            "values": {
                id_: {"unit": one.unit, "net": one.net, **one.entry.model_dump(by_alias=True, exclude=words)}
                for id_, one in values.items()
            },
            "activities": {
                id_: {"themes": one.themes, "phase": one.phase, "outcomes": [o.model_dump() for o in one.outcomes]}
                for id_, one in activities.items()
            },
            "stakeholders": {id_: one.model_dump(exclude=words) for id_, one in stakeholders.items()},
            "profiles": {id_: one.model_dump(exclude=words) for id_, one in profiles.items()},
        }
    )
