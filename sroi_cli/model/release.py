"""The reference values as a whole, and what they resolve to in one release."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from sroi_cli.model.base import Translations
from sroi_cli.model.digest import digest, without_words
from sroi_cli.model.method import Profile
from sroi_cli.model.overlay import Overlay
from sroi_cli.model.reference import (
    Activity,
    ActivityEntry,
    ActivityOutcome,
    Entry,
    PartOfRelease,
    Phase,
    ReferenceValue,
    RegisteredStakeholder,
    ReleaseLine,
    SourceText,
    Theme,
    UnitRegister,
    UnitWords,
)

_DIGITS = 8  # of a SHA-256: enough to tell that a part of a release has changed


@dataclass(frozen=True)
class ResolvedValue:
    """A reference value as one release has it."""

    id: str
    label: Translations
    unit: str
    net: bool
    entry: Entry

    @classmethod
    def of(cls, id_: str, value: ReferenceValue, entry: Entry) -> "ResolvedValue":
        return cls(id_, value.label, value.unit, value.net, entry)


@dataclass(frozen=True)
class ResolvedActivity:
    """An activity as one release has it."""

    id: str
    label: Translations
    themes: tuple[Theme, ...]
    phase: Phase
    entry: ActivityEntry

    @property
    def outcomes(self) -> tuple[ActivityOutcome, ...]:
        return self.entry.outcomes


@dataclass(frozen=True)
class _Part:
    """What a release has of one thing: the entry that holds, and what is said around its entries."""

    since: str
    entry: dict[str, Any]
    around: dict[str, Any]

    @classmethod
    def of(
        cls, dated: Entry | ActivityEntry | RegisteredStakeholder | Profile, around: dict[str, Any] | None = None
    ) -> "_Part":
        return cls(dated.from_, without_words(dated.model_dump(by_alias=True)), around or {})


@dataclass(frozen=True)
class Release:
    """All that a result may depend on, as it was on the date of the release."""

    name: str
    values: Mapping[str, ResolvedValue]
    activities: Mapping[str, ResolvedActivity]
    stakeholders: Mapping[str, RegisteredStakeholder]
    profiles: Mapping[str, Profile]
    sources: Mapping[str, SourceText]
    units: Mapping[str, UnitWords]
    note: str | None = None  # how it came about
    overlay: Overlay | None = None  # own values that are laid over it
    beneath: "Release | None" = None  # the same without them

    @cached_property
    def sha256(self) -> str:
        """Digest of all that can change a result; labels, notes, the order of tables and what sources are aside.

        That of own values is their overlay's.
        """
        return self.beneath.sha256 if self.beneath else digest(self.content)

    def overlay_of(self, id_: str) -> Overlay | None:
        """The own values that a value is one of; None for one of the release."""
        return self.overlay if self.overlay and id_ in self.overlay.values else None

    @property
    def fingerprints(self) -> dict[PartOfRelease, dict[str, str]]:
        """Of each part since when it holds, and digests of its entry and of what is around it, to tell what changed."""
        return {
            kind: {
                id_: "/".join((part.since, digest(part.entry)[:_DIGITS], digest(part.around)[:_DIGITS]))
                for id_, part in parts.items()
            }
            for kind, parts in self._parts.items()
        }

    @property
    def content(self) -> dict[PartOfRelease, dict[str, Any]]:
        """What each part is, labels and notes aside."""
        return {
            kind: {id_: {**part.around, **part.entry} for id_, part in parts.items()}
            for kind, parts in self._parts.items()
        }

    @property
    def _parts(self) -> dict[PartOfRelease, dict[str, _Part]]:
        return {
            "values": {
                id_: _Part.of(one.entry, {"unit": one.unit, "net": one.net}) for id_, one in self.values.items()
            },
            "activities": {
                id_: _Part.of(one.entry, {"themes": one.themes, "phase": one.phase})
                for id_, one in self.activities.items()
            },
            "stakeholders": {id_: _Part.of(one) for id_, one in self.stakeholders.items()},
            "profiles": {id_: _Part.of(one) for id_, one in self.profiles.items()},
        }


@dataclass(frozen=True, eq=False)
class ReferenceBook:
    """Everything in the folder of reference values."""

    sources: Mapping[str, SourceText]
    units: UnitRegister
    stakeholders: Mapping[str, RegisteredStakeholder]
    profiles: Mapping[str, Profile]
    values: Mapping[str, ReferenceValue]
    activities: Mapping[str, Activity]
    releases: Mapping[str, ReleaseLine]
    files: Mapping[str, str]  # the file that holds each value, without its ending
    folder: str  # where the files are
    overlay: Overlay | None = None  # own values that are laid over the others
    beneath: "ReferenceBook | None" = None  # the same without them

    @property
    def latest(self) -> str:
        """The name of the newest release."""
        return max(self.releases, key=lambda name: self.releases[name].date)

    def release(self, name: str) -> Release:
        """What holds on the date of the release. Raises KeyError for an unknown name."""
        return self.as_of(name, self.releases[name].note)

    def as_of(self, month: str, note: str | None = None) -> Release:
        """What holds in a month, as the release that is named after it has it."""
        values = {
            id_: ResolvedValue.of(id_, value, entry)
            for id_, value in sorted(self.values.items())
            if (entry := _holding(value.entries, month))
        }
        activities = {
            id_: ResolvedActivity(id_, activity.label, activity.themes, activity.phase, catalogued)
            for id_, activity in sorted(self.activities.items())
            if (catalogued := _holding(activity.entries, month))
        }
        stakeholders = {id_: one for id_, one in self.stakeholders.items() if one.from_ <= month}
        profiles = {id_: one for id_, one in self.profiles.items() if one.from_ <= month}
        units = self.units.units
        beneath = self.beneath.as_of(month) if self.beneath else None
        return Release(
            month,
            values,
            activities,
            stakeholders,
            profiles,
            self.sources,
            units,
            note,
            self.overlay,
            beneath,
        )


_Holding = TypeVar("_Holding", Entry, ActivityEntry)


def _holding(entries: tuple[_Holding, ...], month: str) -> _Holding | None:
    return next((entry for entry in reversed(entries) if entry.from_ <= month), None)
