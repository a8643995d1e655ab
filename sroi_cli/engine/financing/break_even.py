"""The number of participants from which the gains of the payers cover the costs, at the same mix of activities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, fsum, inf, isfinite

_WHOLE = 1e-6  # participants: as near to a whole number it is that number


@dataclass(frozen=True)
class Linear:
    """An amount in euros at some multiple of today's participants."""

    fixed: float
    growing: float  # per multiple of today's participants

    @classmethod
    def through(cls, without: float, today: float) -> "Linear":
        """By what it is without participants and with today's."""
        return cls(without, today - without)

    def at(self, multiple: float) -> float:
        return self.fixed + self.growing * multiple


@dataclass(frozen=True)
class Growing:
    """What a payer gains, and the most that it will contribute."""

    gains: Linear
    cap: float = inf


@dataclass(frozen=True)
class BreakEven:
    """How costs and gains grow with participants; without `participants` no number of them is enough."""

    today: float
    fixed: float  # costs whatever their number
    costs_each: float  # that a participant more adds
    gains_each: float  # for all payers together, caps aside
    participants: int | None  # the smallest number that is enough
    at_most: int | None  # more would be too many; None: no bound


def break_even(today: float, costs: Linear, payers: Sequence[Growing]) -> BreakEven | None:
    """None without participants to begin with. That costs and gains are even without anybody is no answer."""
    if not today:
        return None
    span = _span(costs, payers)
    least = ceil(span[0] * today - _WHOLE) if span else None
    most = floor(span[1] * today + _WHOLE) if span and isfinite(span[1]) else None
    if least is not None and most is not None and most < max(1, least):
        least = most = None
    gains_each = fsum(one.gains.growing for one in payers) / today
    return BreakEven(today, costs.fixed, costs.growing / today, gains_each, least, most)


def _span(costs: Linear, payers: Sequence[Growing]) -> tuple[float, float] | None:
    """From which to which multiple the payers reach. It is one span, for each limit bends down where its cap begins."""
    spans = list(_spans(costs, payers))
    return (spans[0][0], spans[-1][1]) if spans else None


def _spans(costs: Linear, payers: Sequence[Growing]) -> Iterator[tuple[float, float]]:
    """The same on each stretch on which all is linear."""
    bends = {(one.cap - one.gains.fixed) / one.gains.growing for one in payers if one.gains.growing}
    stretches = pairwise((0.0, *sorted(bend for bend in bends if 0 < bend < inf), inf))
    for start, end in stretches:
        left = fsum(min(one.gains.at(start), one.cap) for one in payers) - costs.at(start)
        within = (start + end) / 2 if isfinite(end) else start + 1
        slope = fsum(one.gains.growing for one in payers if one.gains.at(within) < one.cap) - costs.growing
        even = start - left / slope if slope else (inf if left < 0 else start)
        low, high = (max(start, even), end) if slope >= 0 else (start, min(end, even))
        if low <= high and low < inf:
            yield low, high
