"""How many draws are made, and what is known of a figure from them."""

from collections.abc import Mapping
from dataclasses import dataclass

DRAWS, SEED = 10_000, 1  # unless told otherwise; so many draws are also made at once
_DIGITS = 6  # significant ones of a simulated figure: the same on any machine


@dataclass(frozen=True)
class Sampling:
    """The same draws come of the same seed."""

    draws: int
    seed: int


@dataclass(frozen=True)
class Interval:
    """The values below which a tenth and nine tenths of the draws fall."""

    p10: float
    p90: float

    @property
    def varies(self) -> bool:
        """Does it say anything? Not where no number behind the figure has a range: then both are the figure itself."""
        return self.p10 != self.p90


@dataclass(frozen=True)
class Sureness:
    """What the draws say of a result; None where an amount is not known."""

    sampling: Sampling
    ratio: Interval | None  # the ratio itself where no number has a range
    saldo: Interval | None  # of all together
    saldi: Mapping[str, Interval]  # per stakeholder of whom it is known
    conventional: bool  # do all ranges rest on a convention?
    held_at_zero: int  # draws in which more would have been taken off from a row than there is


def given(value: float) -> float:
    """A simulated figure, to six significant digits."""
    return float(f"{value:.{_DIGITS}g}")
