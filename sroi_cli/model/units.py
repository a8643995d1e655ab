"""Units: `x` or `x/y`, and whether the factors of a row cancel to the currency."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import ValidationInfo

from sroi_cli.model.base import Names
from sroi_cli.model.scalars import Text

SHARE_UNIT = "fractie"
NONE = ""  # a number without a unit: a share, or a factor that only scales
PARTICIPANT, INHABITANT, WIJK = "deelnemer", "inwoner", "wijk"
WEEK, YEAR, HOUR, QALY = "week", "jaar", "uur", "QALY"
PEOPLE = (PARTICIPANT, "persoon", "vrijwilliger", INHABITANT, "professional")


def parts(unit: str) -> tuple[str, str]:
    """Numerator and denominator; `fractie` and an absent unit are no dimension."""
    over, _, under = unit.partition("/")
    return ("" if over == SHARE_UNIT else over), under


def remainder(units: Iterable[str]) -> str:
    """What is left when the units are multiplied: `EUR`, `uur·EUR/week`, or `` when all cancel."""
    powers: Counter[str] = Counter()
    for unit in units:
        over, under = parts(unit)
        powers[over] += 1
        powers[under] -= 1
    over = "·".join(name for name, power in sorted(powers.items()) if name for _ in range(power))
    under = "·".join(name for name, power in sorted(powers.items()) if name for _ in range(-power))
    return f"{over or '1'}/{under}" if under else over


@dataclass(frozen=True, slots=True)
class _OfUnits(Names):
    """`x` or `x/y`, each a registered unit."""

    def check_among(self, unit: str, info: ValidationInfo) -> str:
        pieces = [piece.strip() for piece in unit.split("/")]
        if len(pieces) > 2 or not all(pieces):  # noqa: PLR2004 - x/y
            raise ValueError(f"'{unit}' is not a unit; write x or x/y, such as uur/week")
        for piece in pieces:
            Names.check_among(self, piece, info)
        return "/".join(pieces)


Unit = Annotated[Text, _OfUnits("unit")]


def multipliers(unit: str) -> tuple[str, ...]:
    """The units by which a quantity per week, year or participant is multiplied to hold for the whole period."""
    return {WEEK: (f"{WEEK}/{YEAR}", YEAR), YEAR: (YEAR,), PARTICIPANT: (PARTICIPANT,)}.get(parts(unit)[1], ())


def is_flow(unit: str) -> bool:
    """Does a quantity in this unit come every week or year, rather than once?"""
    return parts(unit)[1] in (WEEK, YEAR)
