"""What is uncertain in a value map: the parameters with a range, and those of which no range is known."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sroi_cli.engine.value_map import Parameter, Row, ValueMap


@dataclass(frozen=True)
class Ranged:
    """A parameter whose range is known; `value` is what is most likely."""

    name: str
    low: float
    value: float
    high: float


@dataclass(frozen=True)
class Input:
    """What is drawn as one: a parameter, or those of one analysis, which share a quantile."""

    key: str  # the group (`moves_with`), or the path of the parameter
    members: tuple[Ranged, ...]
    conventional: bool  # do its ranges rest on a convention alone?

    @property
    def name(self) -> str:
        """As it is shown: the path of a single parameter, or else the group."""
        return self.members[0].name if len(self.members) == 1 else self.key

    def ends(self) -> tuple[dict[str, float], dict[str, float]]:
        """The values at the low and at the high end of the ranges."""
        return {one.name: one.low for one in self.members}, {one.name: one.high for one in self.members}


def inputs(rows: Iterable[Row], value_map: ValueMap) -> tuple[Input, ...]:
    """What some rows rest on that has a range, in the order in which they name it."""
    groups: dict[str, list[Parameter]] = {}
    for parameter in value_map.named_by(rows):
        if parameter.low is not None and parameter.high is not None and parameter.low < parameter.high:
            groups.setdefault(parameter.moves_with or parameter.name, []).append(parameter)
    return tuple(_input(key, members) for key, members in groups.items())


def ranges_unknown(rows: Iterable[Row], value_map: ValueMap) -> tuple[Parameter, ...]:
    """What some rows rest on that has no range though somebody gave it: it is held fixed.

    What follows from the period, what is set for a run and what nobody gave has no range to know.
    """
    return tuple(
        one for one in value_map.named_by(rows) if one.low is None and not (one.fixed or one.default or one.set_for_run)
    )


def all_conventional(found: Collection[Input]) -> bool | None:
    """Do all ranges rest on a convention? None where there is no range."""
    return all(one.conventional for one in found) if found else None


def _input(key: str, members: list[Parameter]) -> Input:
    return Input(key, tuple(map(_ranged, members)), all(one.range_basis == "convention" for one in members))


def _ranged(one: Parameter) -> Ranged:
    assert one.low is not None  # noqa: S101 - chosen by their ranges
    assert one.high is not None  # noqa: S101
    return Ranged(one.name, one.low, one.value, one.high)
