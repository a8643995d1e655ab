"""The rules by which payers share costs. None pays more than its limit, so that none is worse off."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, inf
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sroi_cli.engine.arithmetic import Flag, Real

Rule = Literal["proportional", "no-one-worse-off"]
_ROUNDING = 1e-9  # of the costs: less than this is missing only by the rounding of sums


@dataclass(frozen=True)
class Payer:
    """What a payer pays today, what it gains, and the most that it will contribute."""

    id: str
    pays: float
    gains: float
    cap: float = inf

    @property
    def limit(self) -> float:
        """The most that leaves it no worse off, within its cap; below zero what a loss must be compensated with."""
        return min(self.gains, self.cap)


def missing(payers: Sequence[Payer], costs: float) -> float:
    """What is left of the costs when each payer gives its limit."""
    limit = fsum(one.limit for one in payers)
    return 0.0 if covered(limit, costs) else costs - limit


def covered(limit: "Real", costs: "Real") -> "Flag":
    """Do the limits of all payers reach the costs? On floats and, elementwise, on NumPy arrays of draws."""
    reach: Flag = costs - limit <= _ROUNDING * (1.0 + costs)
    return reach


def contributions(payers: Sequence[Payer], costs: float, rule: Rule) -> list[float]:
    """What each payer contributes; together the costs, or all limits where those do not reach.

    `proportional`: in proportion to what each gains. `no-one-worse-off`: the smallest total transferred, because each
    keeps paying what it pays today as far as its limit allows, and the rest goes by the room that each has left.
    Under both rules a payer with a loss is compensated for it.
    """
    if rule == "proportional":
        first = [min(one.limit, 0.0) for one in payers]
    else:
        first = [min(one.pays, one.limit) for one in payers]
    rooms = [one.limit - amount for one, amount in zip(payers, first, strict=True)]
    weights = [max(one.gains, 0.0) for one in payers] if rule == "proportional" else rooms
    rest = shared_out(costs - fsum(first), weights, rooms)
    return [amount + more for amount, more in zip(first, rest, strict=True)]


def shared_out(need: float, weights: Sequence[float], rooms: Sequence[float]) -> list[float]:
    """Shares of a need in proportion to weights, each at most its room; what one cannot take the others share again."""
    order = sorted((i for i, weight in enumerate(weights) if weight > 0), key=lambda i: rooms[i] / weights[i])
    shares = [0.0] * len(weights)
    for place, i in enumerate(order):
        left = need - fsum(shares)
        shares[i] = min(rooms[i], left * (weights[i] / fsum(weights[j] for j in order[place:])))
    return shares
