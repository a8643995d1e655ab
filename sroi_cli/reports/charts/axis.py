"""The scale of a chart, with round numbers along it."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor, log10

_TICKS = 5  # at most, beside the first
_ROUND = (1, 2, 5, 10)


@dataclass(frozen=True)
class Axis:
    """From the lowest to the highest value, set out from `left` to `right`, in percent of the width."""

    low: float
    high: float
    left: float = 0
    right: float = 100

    def at(self, value: float) -> float:
        """Where a value stands, in percent of the width."""
        share = (value - self.low) / (self.high - self.low)
        return round(self.left + share * (self.right - self.left), 2)

    @property
    def ticks(self) -> list[float]:
        """Round values along it."""
        step = round_step(self.high - self.low)
        return [n * step for n in range(ceil(self.low / step), floor(self.high / step + 1e-9) + 1)]


def round_step(length: float) -> float:
    """A round distance that fits into a length a few times."""
    return next(step for step in _steps(length) if length / step <= _TICKS)


def _steps(length: float) -> Iterator[float]:
    size = 10 ** floor(log10(length / _TICKS))
    yield from (size * each for each in _ROUND)


def round_up(value: float) -> float:
    """The end of an axis that holds a value, with some room."""
    step = round_step(value)
    return ceil(value / step + 0.1) * step
