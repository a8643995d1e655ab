"""From what parties pay today to what they contribute: who gives what to whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum

_NOTHING = 1e-9  # of all that is given: less is the rounding of sums


@dataclass(frozen=True)
class Transfer:
    """What one party gives another."""

    giver: str
    receiver: str
    amount: float


def carried(owed: Mapping[str, float], gap: float) -> dict[str, float]:
    """Who is left with the gap: those whom others would relieve, each for the same share of that.

    Args:
        owed: of each party what it is to pay more than today; below zero what others are to relieve it of.
        gap: what nobody can be found to pay.
    """
    relief = {id_: -amount for id_, amount in owed.items() if amount < 0}
    whole = fsum(relief.values())
    return {id_: gap * (amount / whole) for id_, amount in relief.items()} if gap else {}


def transfers(owed: Mapping[str, float]) -> tuple[Transfer, ...]:
    """Transfers that settle balances which add up to zero: one fewer than the parties at most, the largest first."""
    least = _NOTHING * fsum(abs(amount) for amount in owed.values())
    givers = _sorted({id_: amount for id_, amount in owed.items() if amount > least})
    receivers = _sorted({id_: -amount for id_, amount in owed.items() if amount < -least})
    found = []
    while givers and receivers:
        (giver, has), (receiver, wants) = givers[-1], receivers[-1]
        amount = min(has, wants)
        found.append(Transfer(giver, receiver, amount))
        for side, id_, left in ((givers, giver, has - amount), (receivers, receiver, wants - amount)):
            side.pop()
            if left > least:
                side.append((id_, left))
    return tuple(found)


def _sorted(amounts: Mapping[str, float]) -> list[tuple[str, float]]:
    """The largest last; of equals the first of them, so that the order of tables decides."""
    return sorted(amounts.items(), key=lambda one: -one[1])[::-1]
