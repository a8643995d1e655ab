"""All that `sroi uncertainty` shows of a result."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sroi_cli.engine.result import Result
from sroi_cli.engine.uncertainty.inputs import Input, all_conventional, inputs, ranges_unknown
from sroi_cli.engine.uncertainty.recalculation import Recalculation
from sroi_cli.engine.uncertainty.sampling import Sampling
from sroi_cli.engine.uncertainty.switching import Switch, switches
from sroi_cli.engine.uncertainty.tornado import Corners, Swing, corners, tornado
from sroi_cli.engine.value_map import Parameter, Row

PERCENTS = (5, 10, 50, 90, 95)  # of the draws, that are shown
_ROUNDING = 1e-9  # of a ratio


@dataclass(frozen=True)
class Bar:
    """Draws whose ratio lies from low up to high."""

    low: float
    high: float
    draws: int


@dataclass(frozen=True)
class Spread:
    """The ratio over the draws."""

    mean: float
    percentiles: Mapping[int, float]
    bars: tuple[Bar, ...]
    chances: Mapping[str, float | None]  # that the threshold is passed, per perspective; None: no ratio, or no range
    explained: Mapping[str, float]  # share of the variance, by the key of each input
    held_at_zero: int


@dataclass(frozen=True)
class ByMethod:
    """The ratio under a method profile; `changed` names what the scenario changed of it."""

    profile: str
    changed: tuple[str, ...]
    ratio: float | None


@dataclass(frozen=True)
class Analysis:
    """How sure the ratio of a result is, and what it hangs on."""

    result: Result
    threshold: float
    sampling: Sampling | None
    spread: Spread | None  # None: no draws, or no ratio
    tornado: tuple[Swing, ...]
    corners: Corners | None
    switches: tuple[Switch, ...]
    methods: tuple[ByMethod, ...]  # the method used first
    ranges_unknown: tuple[Parameter, ...]

    @property
    def varies(self) -> bool:
        """Does any range move the ratio? The draws say so, or without them the ends of the ranges."""
        if self.spread:
            return bool(self.spread.bars)
        least = _ROUNDING * abs(self.result.total.ratio or 0.0)
        return any(swing.width > least for swing in self.tornado)

    @property
    def conventional(self) -> bool | None:
        """Do all ranges rest on a convention? None where there is no range."""
        return all_conventional([swing.input for swing in self.tornado])

    @property
    def ranged(self) -> bool:
        """Is any range known?"""
        return bool(inputs(self.rows, self.result.value_map))

    @property
    def rows(self) -> list[Row]:
        """The rows that count."""
        return [one.row for one in self.result.rows]


def analysis(result: Result, sampling: Sampling | None, threshold: float) -> Analysis:
    """The analysis of a result; of one without a ratio nothing is to be said."""
    methods = tuple(_methods(result))
    recalculation = Recalculation(result)
    unknown = ranges_unknown(recalculation.rows, result.value_map)
    if result.total.ratio is None:
        return Analysis(result, threshold, None, None, (), None, (), methods, unknown)
    found = inputs(recalculation.rows, result.value_map)
    swinging = tornado(found, recalculation)
    return Analysis(
        result=result,
        threshold=threshold,
        sampling=sampling,
        spread=_spread(result, result.total.ratio, found, sampling, threshold) if sampling else None,
        tornado=swinging,
        corners=corners(swinging, recalculation) if swinging else None,
        switches=switches(recalculation, threshold),
        methods=methods,
        ranges_unknown=unknown,
    )


def swings(result: Result) -> tuple[Swing, ...]:
    """The tornado of a result that has a ratio."""
    recalculation = Recalculation(result)
    return tornado(inputs(recalculation.rows, result.value_map), recalculation)


def _methods(result: Result) -> Iterator[ByMethod]:
    yield ByMethod(result.method.profile, result.method.changed, result.total.ratio)
    yield from (ByMethod(profile, (), ratio) for profile, ratio in result.other_methods.items())


def _spread(result: Result, point: float, found: tuple[Input, ...], sampling: Sampling, threshold: float) -> Spread:
    from sroi_cli.engine.uncertainty.spread import spread  # loads NumPy

    return spread(result, point, found, sampling, threshold)
