"""What came, went and changed between two releases of the reference values, and what that does to ratios."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from sroi_cli.engine.totals import difference
from sroi_cli.model.reference import PartOfRelease
from sroi_cli.model.release import Release

Came = Literal["changed", "added", "removed"]


@dataclass(frozen=True)
class KeyChange:
    """One key of a part: what it was and what it is; None where it has none."""

    key: str
    old: Any
    new: Any


@dataclass(frozen=True)
class PartChange:
    """A value, an activity, a stakeholder or a method profile that is not the same in both releases."""

    kind: PartOfRelease
    id: str
    came: Came
    keys: tuple[KeyChange, ...]


@dataclass(frozen=True)
class RatioChange:
    """The ratio of a scenario under both releases; None where it has none, and why where it cannot be calculated."""

    file: str
    old: float | None
    new: float | None
    why_not_old: str = ""
    why_not_new: str = ""

    @property
    def change(self) -> float | None:
        return difference(self.old, self.new)


@dataclass(frozen=True)
class Difference:
    """Two releases side by side, labels and notes aside."""

    old: Release
    new: Release
    ratios: tuple[RatioChange, ...] | None = None  # None: not asked for

    @cached_property
    def parts(self) -> tuple[PartChange, ...]:
        """What is not the same, in the order of the kinds and ids."""
        old, new = self.old.content, self.new.content
        return tuple(change for kind in new for change in _changes(kind, old[kind], new[kind]))

    @property
    def same(self) -> Mapping[PartOfRelease, int]:
        """How many of each kind are the same in both."""
        changed = [(one.kind, one.id) for one in self.parts]
        return {
            kind: sum((kind, id_) not in changed for id_ in parts.keys() & self.new.content[kind].keys())
            for kind, parts in self.old.content.items()
        }

    def sources(self, came: Literal["added", "removed"]) -> tuple[str, ...]:
        """The sources that values rest on in one of the releases alone."""
        old, new = ({value.entry.source for value in one.values.values()} for one in (self.old, self.new))
        return tuple(sorted(new - old if came == "added" else old - new))


def _changes(kind: PartOfRelease, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[PartChange]:
    for id_ in sorted({*old, *new}):
        was, is_ = _flat(old.get(id_, {})), _flat(new.get(id_, {}))
        keys = tuple(
            KeyChange(key, was.get(key), is_.get(key)) for key in {**was, **is_} if was.get(key) != is_.get(key)
        )
        if id_ not in old or id_ not in new or keys:
            came: Came = "added" if id_ not in old else "removed" if id_ not in new else "changed"
            yield PartChange(kind, id_, came, keys)


def _flat(part: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of a part; each outcome of an activity by its effect, as a key of its own."""
    flat = {key: value for key, value in part.items() if key != "outcomes"}
    for outcome in part.get("outcomes", ()):
        rest = [outcome[key] for key in ("stakeholder", "kind", "unit_value") if outcome[key]]
        flat[f"outcomes.{outcome['effect']}"] = ", ".join(rest)
    return flat
