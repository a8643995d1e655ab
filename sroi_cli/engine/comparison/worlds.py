"""Worlds between two results: each cause as one of both has it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_args

from sroi_cli.engine.comparison.versions import IN_ROWS, Cause, Version, mixed_amount
from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import Balance, balanced
from sroi_cli.engine.value_map import RowKey
from sroi_cli.model.method import Convention, Method

CAUSES: tuple[Cause, ...] = get_args(Cause)
World = frozenset[Cause]  # the causes that are as B has them; the others are as A has them


@dataclass(frozen=True)
class _Mixed:
    """A row in every world: its versions in A and B, the same one twice where only one of them has it."""

    a: Version
    b: Version
    causes: World  # those that bear on it
    amounts: dict[World, float] = field(default_factory=dict)  # what was calculated already

    def amount(self, world: World, method: Method, horizon: int) -> float:
        """Its present value; `method` and `horizon` are those of the world."""
        bearing = world & self.causes
        if bearing not in self.amounts:
            self.amounts[bearing] = mixed_amount(lambda cause: self.b if cause in world else self.a, method, horizon)
        return self.amounts[bearing]


class Worlds:
    """All worlds between two results."""

    def __init__(self, a: Result, b: Result) -> None:
        self._methods, self._horizons = (a.method, b.method), (a.value_map.horizon, b.value_map.horizon)
        moved = (a.value_map.start, a.value_map.years) != (b.value_map.start, b.value_map.years)
        in_a, in_b = _versions(a, moved=moved), _versions(b, moved=moved)
        around = frozenset(self._around())
        alike = {key for key in in_a if key in in_b and in_a[key].shape == in_b[key].shape}
        self._both = [self._mixed(in_a[key], in_b[key], around) for key in in_a if key in alike]
        self._dropped = [_Mixed(one, one, around) for key, one in in_a.items() if key not in alike]
        self._new = [_Mixed(one, one, around) for key, one in in_b.items() if key not in alike]

    @property
    def differing(self) -> tuple[Cause, ...]:
        """The causes that are not the same in A and B."""
        found = {*self._around(), *(cause for row in self._both for cause in row.causes)}
        found |= {"rows"} if self._new or self._dropped else set()
        return tuple(cause for cause in CAUSES if cause in found)

    def balance(self, world: World) -> Balance:
        """What all rows of a world come to; rows of unknown amount count for nothing."""
        method, horizon = self._methods["method" in world], self._horizons["period" in world]
        return balanced((row.a.row.side, row.amount(world, method, horizon)) for row in self._there(world))

    def _there(self, world: World) -> Iterator[_Mixed]:
        yield from self._both
        yield from self._new if "rows" in world else self._dropped

    def _around(self) -> Iterator[Cause]:
        """The causes that bear on every row."""
        if any(getattr(self._methods[0], name) != getattr(self._methods[1], name) for name in Convention.model_fields):
            yield "method"
        if self._horizons[0] != self._horizons[1]:
            yield "period"

    @staticmethod
    def _mixed(a: Version, b: Version, around: World) -> _Mixed:
        own = (cause for cause in IN_ROWS if a.holds(cause) != b.holds(cause))
        return _Mixed(a, b, around | frozenset(own))


def _versions(result: Result, *, moved: bool) -> Mapping[RowKey, Version]:
    return {row.key: Version(row, result.value_map, moved) for row in result.value_map.rows}
