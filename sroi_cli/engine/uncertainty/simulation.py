"""The sums of a ledger in each draw, by the functions that calculate one result."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sroi_cli.engine.calculation import counted, flows, held_at_zero
from sroi_cli.engine.uncertainty.draws import Stream, batches, drawn, streams
from sroi_cli.engine.uncertainty.inputs import Input, inputs
from sroi_cli.engine.uncertainty.pert import Floats
from sroi_cli.engine.uncertainty.sampling import Interval, Sampling, given
from sroi_cli.engine.value_map import Row, ValueMap
from sroi_cli.model.method import Method

if TYPE_CHECKING:
    from sroi_cli.engine.arithmetic import Real

_ROUNDING = 1e-9  # of a figure
Flags: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True)
class Measure:
    """A sum over rows, each times a weight: of present values, or of the nominal amounts of some years."""

    weight: Callable[[Row], int]
    nominal_in: range | None = None  # years from the start; None: present values over the horizon


@dataclass(frozen=True)
class Simulated:
    """Each measure in each draw, and the draws in which more would have been taken off from a row than there is."""

    sums: dict[str, Floats]
    held: Flags


def simulated(value_map: ValueMap, method: Method, measures: Mapping[str, Measure], sampling: Sampling) -> Simulated:
    """The measures of a value map in each draw. Memory goes by measures and by draws, not by rows."""
    rows = [row for row in counted(value_map.rows, method) if any(one.weight(row) for one in measures.values())]
    found = inputs(rows, value_map)
    flowing = streams(found, sampling.seed)
    last = {name: at for at, row in enumerate(rows) for name in row.parameters}
    made = Simulated({key: np.zeros(sampling.draws) for key in measures}, np.zeros(sampling.draws, dtype=np.bool_))
    for batch in batches(sampling):
        values = _Values(value_map.values, found, flowing, batch.stop - batch.start)
        for at, row in enumerate(rows):
            made.held[batch] |= held_at_zero(row, values, method)
            for key, amount in _weighted(row, values, measures, value_map.horizon, method):
                made.sums[key][batch] += amount
            values.forget(name for name in row.parameters if last[name] == at)
    return made


def interval(found: Floats, point: float, of: float = 0.0) -> Interval:
    """Where the middle four fifths of the draws of a figure lie; one that is the same in all of them is the point.

    `of`: the size of what a difference is made of, beside which its rounding is to be seen.
    """
    return Interval(*percentiles(found, (10, 90))) if varies(found, of) else Interval(point, point)


def percentiles(found: Floats, percents: Sequence[float]) -> list[float]:
    """The values below which so many percent of some draws fall, on a straight line between the two draws beside them.

    As NumPy's own, which would load a part of it that takes longer than all percentiles together.
    """
    places = [percent / 100 * (len(found) - 1) for percent in percents]
    ends = [(floor(place), ceil(place)) for place in places]
    ordered = np.partition(found, sorted({end for both in ends for end in both}))
    return [
        given(float(ordered[low] + (place - low) * (ordered[high] - ordered[low])))
        for place, (low, high) in zip(places, ends, strict=True)
    ]


def varies(found: Floats, of: float = 0.0) -> bool:
    """Do the draws of a figure differ by more than the rounding of sums?"""
    low, high = float(found.min()), float(found.max())
    return high - low > _ROUNDING * max(abs(low), abs(high), of)


class _Values(dict[str, "Real"]):
    """The values of a batch of draws; those of an input are drawn when a row first names them."""

    def __init__(
        self, fixed: Mapping[str, float], found: Sequence[Input], flowing: Mapping[str, Stream], count: int
    ) -> None:
        self._of = {member.name: one for one in found for member in one.members}
        self._flowing, self._count = flowing, count
        super().__init__({name: value for name, value in fixed.items() if name not in self._of})

    def __missing__(self, name: str) -> "Real":
        one = self._of[name]
        strata = self._flowing[one.key].strata(self._count)
        self.update({member.name: drawn(member, strata) for member in one.members})
        return self[name]

    def forget(self, names: Iterable[str]) -> None:
        """Lets go of what no later row names."""
        for name in names:
            self.pop(name, None)


def _weighted(
    row: Row, values: Mapping[str, "Real"], measures: Mapping[str, Measure], horizon: int, method: Method
) -> list[tuple[str, "Real"]]:
    """What a row adds to each measure that sees it."""
    seen = [(key, weight, measure.nominal_in) for key, measure in measures.items() if (weight := measure.weight(row))]
    sums: dict[range | None, Real] = dict.fromkeys((years for _, _, years in seen), 0.0)
    for _, t, amount, present in flows((row,), values, method):
        for years, so_far in sums.items():
            if t in (range(horizon) if years is None else years):
                sums[years] = so_far + (present if years is None else amount)
    return [(key, weight * sums[years]) for key, weight, years in seen]
