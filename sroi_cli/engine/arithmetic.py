"""The arithmetic of a row, once: the same functions work on floats and, elementwise, on NumPy arrays of draws."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:  # `--draws 0` never imports NumPy
    import numpy as np
    from numpy.typing import NDArray

    Real: TypeAlias = float | NDArray[np.float64]
    Flag: TypeAlias = bool | NDArray[np.bool_]


def clip(x: "Real", low: float, high: float) -> "Real":
    """x, held between low and high."""
    if isinstance(x, float | int):
        return min(max(x, low), high)
    return x.clip(low, high)


def multiplicative_claim(deadweight: "Real", displacement: "Real", attribution: "Real") -> "Real":
    """Share of an effect that is kept when each correction takes its share of what the others leave.

    Source: A Guide to Social Return on Investment (SROI Network 2012), stage 4.
    """
    return (1 - deadweight) * (1 - displacement) * (1 - attribution)


def additive_claim(deadweight: "Real", displacement: "Real", attribution: "Real") -> "Real":
    """Share of an effect that is kept when the corrections are added; below 0 they take off more than there is."""
    return 1 - (deadweight + displacement + attribution)


def part(k: int, drop_off: "Real", duration: "Real") -> "Real":
    """Share of the yearly effect that is left k whole years after it began; the last part-year counts pro rata."""
    if k < 0:
        return 0.0
    left: Real = (1 - drop_off) ** k * clip(duration - k, 0, 1)
    return left


def spread(intake: Sequence[float], parts: Sequence["Real"], starts: int) -> list["Real"]:
    """Share of the impact that falls in each year t = 0, 1, ...: sum over j of u_j x part(t - j - starts).

    Args:
        intake: share of the quantity that enters in year j; adds up to 1.
        parts: part(k) for k = 0, 1, ...
        starts: whole years between entry and effect.
    """
    shares: list[Real] = [0.0] * (len(intake) + len(parts) + starts - 1)
    for j, entering in enumerate(intake):
        if entering:
            for k, left in enumerate(parts):
                shares[j + k + starts] = shares[j + k + starts] + entering * left
    return shares


def discounted(amount: "Real", rate: float, year_index: float) -> "Real":
    """Present value of an amount whose year has this index; rate per year, as a fraction."""
    value: Real = amount / (1 + rate) ** year_index
    return value
