"""What a ratio hangs on: each input at the ends of its range, one at a time, and all at their worst and best."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from sroi_cli.engine.uncertainty.inputs import Input
from sroi_cli.engine.uncertainty.recalculation import Recalculation


@dataclass(frozen=True)
class Swing:
    """The ratio with one input at the low and at the high end of its range, all others at their value.

    None: without inbreng there is no ratio. `held`: an end that cannot be set, for more would be taken off from a row
    than there is; the row counts as zero there.
    """

    input: Input
    ratio_low: float | None
    ratio_high: float | None
    held: bool

    @property
    def width(self) -> float:
        """How far the ratio moves; without inbreng it is beyond all bounds."""
        low, high = _size(self.ratio_low), _size(self.ratio_high)
        return 0.0 if low == high else abs(high - low)

    @property
    def lowers(self) -> bool:
        """Does the low end give the lower ratio?"""
        return _size(self.ratio_low) <= _size(self.ratio_high)


@dataclass(frozen=True)
class Corners:
    """The ratio with every input at the end that is worse by itself, and at the other one; None without inbreng."""

    conservative: float | None
    optimistic: float | None
    held: bool  # as of a swing


def tornado(found: Sequence[Input], recalculation: Recalculation) -> tuple[Swing, ...]:
    """One per input, the widest first."""
    swings = (_swing(one, recalculation) for one in found)
    return tuple(sorted(swings, key=lambda swing: (-swing.width, swing.input.name)))


def _swing(one: Input, recalculation: Recalculation) -> Swing:
    low, high = (recalculation.balance(end).ratio for end in one.ends())
    return Swing(one, low, high, held=not all(map(recalculation.possible, one.ends())))


def _size(ratio: float | None) -> float:
    return inf if ratio is None else ratio


def corners(swings: Sequence[Swing], recalculation: Recalculation) -> Corners:
    """Both corners. They are no bounds: an input might turn the other way beside others."""
    worst: dict[str, float] = {}
    best: dict[str, float] = {}
    for swing in swings:
        low, high = swing.input.ends()
        worst |= low if swing.lowers else high
        best |= high if swing.lowers else low
    held = not (recalculation.possible(worst) and recalculation.possible(best))
    return Corners(recalculation.balance(worst).ratio, recalculation.balance(best).ratio, held)
