"""Switching values: what one number would have to be for the ratio to become 1, or another threshold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, takewhile
from math import copysign, isclose

from sroi_cli.engine.uncertainty.recalculation import Recalculation
from sroi_cli.engine.value_map import Parameter

_Gap = Callable[[float], float]  # opbrengst less the threshold times the inbreng, at a value of the parameter
_FINE = 64  # the first step from a value is this part of it
_CLOSED = 1e-9  # share of the gap at the parameter's own value that counts as none, and by which a line may bend
_HALVINGS = 200  # more than a float has digits


@dataclass(frozen=True)
class Switch:
    """The value nearest to a parameter's own at which the conclusion turns; None: at none that it can have."""

    parameter: Parameter
    value: float | None

    @property
    def within_range(self) -> bool | None:
        """Is it within the range of the parameter? None where there is no range, or no such value."""
        low, high = self.parameter.low, self.parameter.high
        if self.value is None or low is None or high is None:
            return None
        return low <= self.value <= high


def switches(recalculation: Recalculation, threshold: float) -> tuple[Switch, ...]:
    """One per parameter that can be set and that bears on the ratio, those that turn soonest first."""
    parameters = recalculation.value_map.named_by(recalculation.rows)
    found = [_switch(one, recalculation, threshold) for one in parameters if not (one.fixed or one.default)]
    return tuple(sorted(found, key=_distance))


def _distance(switch: Switch) -> tuple[float, str]:
    """How far the value is from the parameter's own, as a share of it."""
    own = switch.parameter.value
    far = float("inf") if switch.value is None else abs(switch.value - own) / (abs(own) or 1.0)
    return far, switch.parameter.name


def _switch(one: Parameter, recalculation: Recalculation, threshold: float) -> Switch:
    def gap(value: float) -> float:
        balance = recalculation.balance({one.name: value})
        return (balance.opbrengst or 0.0) - threshold * (balance.inbreng or 0.0)

    def turns(value: float) -> bool:
        change = {one.name: value}
        return recalculation.possible(change) and recalculation.balance(change).ratio is not None

    ends = (one.bounds.low, one.bounds.high)
    roots = (_whole(gap, one.value, end) if one.bounds.whole else _root(gap, one.value, end) for end in ends)
    possible = [root for root in roots if root is not None and turns(root)]
    return Switch(one, min(possible, key=lambda root: abs(root - one.value), default=None))


def _root(gap: _Gap, start: float, end: float) -> float | None:
    """Where the gap closes between start and end. It is linear in most numbers, and then known from its ends."""
    if start == end:
        return None
    at_start, at_middle, at_end = gap(start), gap((start + end) / 2), gap(end)
    if at_start == at_middle == at_end:
        return None
    if isclose(at_middle, (at_start + at_end) / 2, rel_tol=_CLOSED, abs_tol=_CLOSED * abs(at_start)):
        if at_start * at_end > 0:
            return None
        straight = start - at_start * (end - start) / (at_end - at_start)
        if abs(gap(straight)) <= _CLOSED * abs(at_start):
            return straight
    return _searched(gap, start, end)


def _searched(gap: _Gap, start: float, end: float) -> float | None:
    """The same, step by step: of several places the nearest, unless two lie within a step."""
    at_start, before = gap(start), start
    for step in _steps(start, end):
        if gap(step) * at_start <= 0:
            return _halved(gap, before, step)
        before = step
    return None


def _steps(start: float, end: float) -> Iterator[float]:
    """From start to end, each step twice as long as the one before."""
    length = (abs(start) or 1.0) / _FINE
    yield from takewhile(
        lambda value: abs(value - start) < abs(end - start),
        (start + copysign(length * 2**k, end - start) for k in count()),
    )
    yield end


def _halved(gap: _Gap, before: float, after: float) -> float:
    """Where the gap closes between two values at which it has other signs."""
    at_before = gap(before)
    for _ in range(_HALVINGS):
        middle = (before + after) / 2
        if middle in (before, after):
            break
        if gap(middle) * at_before > 0:
            before = middle
        else:
            after = middle
    return after


def _whole(gap: _Gap, start: float, end: float) -> float | None:
    """The first whole number beyond the one at which the gap closes."""
    at_start, step = gap(start), 1 if end > start else -1
    return next((float(n) for n in range(int(start), int(end) + step, step) if gap(n) * at_start <= 0), None)
