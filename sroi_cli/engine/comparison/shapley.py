"""A change split over its causes, so that the parts add up and no order of the causes is privileged.

Each part is the Shapley value of its cause: what switching it changes, on average over all orders in which the causes
can be switched. Sources: L.S. Shapley, "A value for n-person games" (1953); as a way to split any figure over its
causes: A.F. Shorrocks, "Decomposition procedures for distributional analysis: a unified framework based on the Shapley
value", Journal of Economic Inequality 11 (2013).
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from math import comb
from typing import TypeVar

_Cause = TypeVar("_Cause", bound=str)


def shapley(causes: Sequence[_Cause], value: Callable[[frozenset[_Cause]], float]) -> dict[_Cause, float]:
    """The part of each cause in `value(all) - value(none)`.

    The value of every set of causes is needed: 2^n of them. The sums are exact; each part is rounded once.
    """
    values = {world: Fraction(value(world)) for world in _subsets(causes)}
    return {cause: float(_part(cause, causes, values)) for cause in causes}


def _part(cause: _Cause, causes: Sequence[_Cause], values: dict[frozenset[_Cause], Fraction]) -> Fraction:
    """The average over the sizes of what others are switched before, and within a size over its sets."""
    others = [other for other in causes if other != cause]
    part = Fraction(0)
    for size in range(len(causes)):
        before = (frozenset(some) for some in combinations(others, size))
        steps = sum((values[world | {cause}] - values[world] for world in before), Fraction(0))
        part += steps / (len(causes) * comb(len(others), size))
    return part


def _subsets(causes: Sequence[_Cause]) -> Iterator[frozenset[_Cause]]:
    for size in range(len(causes) + 1):
        yield from map(frozenset, combinations(causes, size))
