"""Which values a number may have, wherever it comes from: a file or the command line."""

from dataclasses import dataclass
from typing import Any

from sroi_cli.model.constraint import Constraint, Json
from sroi_cli.model.scalars import LARGEST, plainly

LONGEST = 100  # years


@dataclass(frozen=True, slots=True)
class Bounds(Constraint):
    """The lowest and highest value, and the words for what is wanted."""

    low: float
    high: float
    wanted: str
    whole: bool = False

    def refusal(self, value: float) -> str | None:
        """What is wrong with a value, and what to give instead; None where nothing is."""
        if self.low <= value <= self.high and not (self.whole and value != int(value)):
            return None
        percent = self.high == 1 and 2 <= value <= 100  # noqa: PLR2004 - 1.5 is hardly a percentage
        meant = f" ({plainly(value)} % is written {plainly(value / 100)})" if percent else ""
        return f"{plainly(value)} is out of range; give {self.wanted}{meant}"

    def check(self, value: Any) -> Any:
        """The value. Raises ValueError where it is out of bounds."""
        if refusal := self.refusal(value):
            raise ValueError(refusal)
        return value

    def stated(self, schema: Json) -> Json:
        whole = {"type": "integer"} if self.whole else {}
        return {**schema, **whole, "minimum": self.low, "maximum": self.high}

    def narrowed(self, other: "Bounds") -> "Bounds":
        """The bounds that keep to both."""
        narrow, wide = sorted((self, other), key=lambda bounds: bounds.high - bounds.low)
        low, high = max(narrow.low, wide.low), min(narrow.high, wide.high)
        return Bounds(low, high, narrow.wanted, narrow.whole or wide.whole)


ANY = Bounds(-LARGEST, LARGEST, "any number")
AMOUNT = Bounds(0, LARGEST, "0 or more")
SHARE = Bounds(0, 1, "a fraction from 0 to 1")
DURATION = Bounds(1e-6, LONGEST, f"years, above 0 and up to {LONGEST}")
YEARS = Bounds(1, LONGEST, f"1 to {LONGEST} years")
CALENDAR_YEARS = Bounds(1900, 2200, "a calendar year")
YEAR_INDEX = Bounds(0, LONGEST, f"0 to {LONGEST}; 0 leaves the first year undiscounted")
MARYLAND_SCALE = Bounds(0, 5, "0 to 5")
WHOLE_YEARS = Bounds(0, LONGEST, f"whole years from 0 to {LONGEST}", whole=True)
