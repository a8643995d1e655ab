"""Two results side by side, and the change in their ratio split over its causes."""

from collections.abc import Iterator
from dataclasses import dataclass

from sroi_cli.engine.comparison.pairs import (
    ParameterPair,
    RowPair,
    StakeholderPair,
    parameters,
    rows,
    stakeholders,
)
from sroi_cli.engine.comparison.shapley import shapley
from sroi_cli.engine.comparison.versions import Cause
from sroi_cli.engine.comparison.worlds import CAUSES, World, Worlds
from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import difference


class CurrencyError(Exception):
    """Two results in different currencies."""


@dataclass(frozen=True)
class Part:
    """What one cause does to the ratio."""

    cause: Cause
    change: float
    differs: bool  # else A and B are the same in it, and the change is zero


@dataclass(frozen=True)
class Comparison:
    """What changed from A to B."""

    a: Result
    b: Result
    parts: tuple[Part, ...]  # the largest first; none where one of both has no ratio
    halfway: int  # worlds between A and B without a ratio of their own
    stakeholders: tuple[StakeholderPair, ...]
    rows: tuple[RowPair, ...]
    parameters: tuple[ParameterPair, ...]  # that differ

    @property
    def ratio_change(self) -> float | None:
        return difference(self.a.total.ratio, self.b.total.ratio)


def compare(a: Result, b: Result) -> Comparison:
    """The comparison of two results.

    Raises:
        CurrencyError: their amounts cannot be set beside each other.
    """
    one, other = a.value_map.currency, b.value_map.currency
    if one != other:
        raise CurrencyError(f"{a.subject.file} counts in {one} and {b.subject.file} in {other}")
    parts, halfway = _parts(a, b)
    return Comparison(a, b, parts, halfway, stakeholders(a, b), rows(a, b), parameters(a, b))


def _parts(a: Result, b: Result) -> tuple[tuple[Part, ...], int]:
    """The parts of the change, and how many worlds have no ratio.

    Such a world counts as halfway between both ratios: the sum stays exact, and A and B stay equals.
    """
    if a.total.ratio is None or b.total.ratio is None:
        return (), 0
    worlds, middle, without = Worlds(a, b), (a.total.ratio + b.total.ratio) / 2, set[World]()

    def ratio(world: World) -> float:
        found = worlds.balance(world).ratio
        if found is None:
            without.add(world)
        return middle if found is None else found

    changes = shapley(worlds.differing, ratio)
    return tuple(_largest_first(changes)), len(without)


def _largest_first(changes: dict[Cause, float]) -> Iterator[Part]:
    parts = [Part(cause, changes.get(cause, 0.0), cause in changes) for cause in CAUSES]
    yield from sorted(parts, key=lambda part: (-abs(part.change), not part.differs))
