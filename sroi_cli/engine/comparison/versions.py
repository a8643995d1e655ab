"""A row as one of two results has it, taken apart by the causes for which it may differ from the other's."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import fsum
from typing import Literal

from sroi_cli.engine.arithmetic import clip
from sroi_cli.engine.calculation import claim, counts, present_value, product, shares_by_year
from sroi_cli.engine.value_map import CLAIM_SCALE, Factor, Row, ValueMap
from sroi_cli.model.method import Method
from sroi_cli.model.units import parts

Cause = Literal[
    "participants",  # people and other quantities of outcomes, and the years in which they enter
    "prices",  # unit values, prices and hour tariffs
    "effects",  # per one of the quantity; also outcomes whose quantity is an amount of money
    "inbreng",  # hours per participant; the quantity of own inbreng, and its year
    "corrections",  # deadweight, displacement, attribution, net or not; starts, duration, drop-off
    "method",  # the accounting convention
    "period",  # horizon; where the years of activity differ, also what follows from them
    "rows",  # that only one of both has, or that the two write by other units
]
IN_ROWS: tuple[Cause, ...] = ("participants", "prices", "effects", "inbreng", "corrections", "period")


@dataclass(frozen=True)
class Version:
    """One row of one of both results. `moved`: the years of activity differ between the two."""

    row: Row
    value_map: ValueMap
    moved: bool

    @cached_property
    def shape(self) -> dict[Cause, frozenset[str]]:
        """The units of the factors of each cause: what is to be switched by itself must have the same ones."""
        units: dict[Cause, set[str]] = {}
        for factor in self.row.factors:
            found = {self.value_map.parameters[name].unit for name in factor.plus} - {""}
            units.setdefault(self._cause(factor), set()).update(found)
        return {cause: frozenset(found) for cause, found in units.items() if found}

    @property
    def values(self) -> Mapping[str, float]:
        return self.value_map.values

    @property
    def entering(self) -> Cause:
        """The cause that holds in which years the quantity enters, and how many those are."""
        if self.moved:  # shares of the years of one period do not fit the other
            return "period"
        return "participants" if self.row.side == "opbrengst" or self.row.activity else "inbreng"

    @property
    def naming(self) -> Cause:
        """The cause that holds whether it is health, or participants' time."""
        return "effects" if self.row.side == "opbrengst" else "inbreng"

    @cached_property
    def products(self) -> dict[Cause, float]:
        """The product of the factors of each cause that has some."""
        factors: dict[Cause, list[Factor]] = {}
        for factor in self.row.factors:
            factors.setdefault(self._cause(factor), []).append(factor)
        return {cause: float(product(some, self.values)) for cause, some in factors.items()}

    def holds(self, cause: Cause) -> tuple[object, ...]:
        """All that a cause holds of the row; the cause differs where two versions do not hold the same."""
        row = self.row
        return (
            self.products.get(cause, 1.0),
            row.timing.intake if cause == self.entering else None,
            (row.health, row.participants_time) if cause == self.naming else None,
            self._corrections if cause == "corrections" else None,
        )

    @property
    def _corrections(self) -> tuple[object, ...]:
        row, values = self.row, self.values
        taken = [values[name] for _, name in row.corrections.named] if row.corrections else None
        timing = [(role, values[name]) for role, name in row.timing.named]
        return row.net, row.net and values[CLAIM_SCALE], taken, timing, row.timing.per_year

    def _cause(self, factor: Factor) -> Cause:
        match factor.role:
            case "unit_value" | "price":
                return "prices"
            case "effect":
                return "effects"
            case "hours":
                return "inbreng"
            case "participants":
                return "participants"
            case "years":
                return self.entering
            case "weeks" | "quantity":
                return self._counting

    @cached_property
    def _counting(self) -> Cause:
        """The cause of the quantity, which is the first factor."""
        names = self.row.factors[0].plus
        if self.row.side == "opbrengst":
            units = {self.value_map.parameters[name].unit for name in names}
            return "effects" if self.value_map.currency in {parts(unit)[0] for unit in units} else "participants"
        return "participants" if all(name.endswith(".participants") for name in names) else "inbreng"


def mixed_amount(pick: Callable[[Cause], Version], method: Method, horizon: int) -> float:
    """The present value over the horizon of a row of which `pick` says whose version counts for each cause."""
    corrected = pick("corrections")
    named, entered = pick(corrected.naming).row, pick(corrected.entering).row
    if not counts(named, method):
        return 0.0
    whole = clip(claim(corrected.row, corrected.values, method), 0, 1)
    for cause in IN_ROWS:
        whole = whole * pick(cause).products.get(cause, 1.0)
    shares = shares_by_year(replace(corrected.row.timing, intake=entered.timing.intake), corrected.values)
    return fsum(float(present_value(whole * share, t, named, method)) for t, share in enumerate(shares[:horizon]))
