"""What a ratio hangs on: each input at the ends of its range, one at a time, and all at their worst and best."""

from collections.abc import Sequence
from dataclasses import dataclass

from sroi_cli.engine.uncertainty.inputs import Input
from sroi_cli.engine.uncertainty.recalculation import Recalculation


@dataclass(frozen=True)
class Swing:
    """The ratio with one input at the low and at the high end of its range, all others at their value."""

    input: Input
    ratio_low: float | None
    ratio_high: float | None

    @property
    def width(self) -> float:
        """How far the ratio moves."""
        if self.ratio_low is None or self.ratio_high is None:
            return 0.0
        return abs(self.ratio_high - self.ratio_low)

    @property
    def lowers(self) -> bool:
        """Does the low end give the lower ratio?"""
        return (self.ratio_low or 0) <= (self.ratio_high or 0)


@dataclass(frozen=True)
class Corners:
    """The ratio with every input at the end that is worse by itself, and at the one that is better."""

    conservative: float | None
    optimistic: float | None


def tornado(found: Sequence[Input], recalculation: Recalculation) -> tuple[Swing, ...]:
    """One per input, the widest first."""
    swings = (Swing(one, *(recalculation.balance(end).ratio for end in one.ends())) for one in found)
    return tuple(sorted(swings, key=lambda swing: (-swing.width, swing.input.name)))


def corners(swings: Sequence[Swing], recalculation: Recalculation) -> Corners:
    """Both corners. They are no bounds: an input might turn the other way beside others."""
    worst: dict[str, float] = {}
    best: dict[str, float] = {}
    for swing in swings:
        low, high = swing.input.ends()
        worst |= low if swing.lowers else high
        best |= high if swing.lowers else low
    return Corners(recalculation.balance(worst).ratio, recalculation.balance(best).ratio)
