"""The amounts of a national projection under one reading of what a participant yields."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import fsum
from typing import Literal

from sroi_cli.engine.calculation import impact, shares_by_year
from sroi_cli.engine.ledger import Ledger, Line, nominal, totals
from sroi_cli.engine.totals import Balance, Perspective, StakeholderTotal, perspectives, society, stakeholders
from sroi_cli.engine.value_map import Row, ValueMap
from sroi_cli.model.method import Method
from sroi_cli.model.projection import GAINERS, SUMS
from sroi_cli.model.reference import OutcomeKind

ReadingId = Literal["published", "one_effect_year"]


@dataclass(frozen=True)
class Reading:
    """What a plan comes to.

    `published`: a participant yields the amounts every year from entry on, as the national table of the source has it.
    `one_effect_year`: once within the period, the reading under which the published sketches come out.
    """

    id: ReadingId
    value_map: ValueMap
    ledger: Ledger
    method: Method
    years: Sequence[int]  # those that amounts per year are the average of

    @cached_property
    def total(self) -> Balance:
        """Inbreng and opbrengst of the whole period."""
        return society(self.value_map, self.ledger)

    @cached_property
    def stakeholders(self) -> tuple[StakeholderTotal, ...]:
        """Inbreng and opbrengst of each over the whole period."""
        return stakeholders(self.value_map, self.ledger)

    @cached_property
    def perspectives(self) -> tuple[Perspective, ...]:
        """Inbreng, opbrengst and ratio of the whole period, as sketches have them."""
        return perspectives(self.value_map, self.ledger)

    @cached_property
    def savings(self) -> dict[str, float]:
        """Euros per year that each stakeholder saves; nominal."""
        found = totals(self._lines("economic", self.years), lambda line: line.row.stakeholder, nominal)
        return {gainer: found.get(gainer, 0.0) / len(self.years) for gainer in GAINERS}

    @cached_property
    def savings_by_activity(self) -> dict[tuple[str, str], float]:
        """The same, per activity and stakeholder."""
        found = totals(
            self._lines("economic", self.years), lambda line: (str(line.row.activity), line.row.stakeholder), nominal
        )
        return {key: amount / len(self.years) for key, amount in found.items()}

    @cached_property
    def sums(self) -> dict[str, float]:
        """The sums of savings that the source speaks of, per year."""
        return {name: fsum(self.savings[gainer] for gainer in gainers) for name, gainers in SUMS.items()}

    @cached_property
    def qaly_value(self) -> float:
        """Euros per year that the quality of life gained is worth; nominal."""
        return fsum(line.amount for line in self._lines("social", self.years)) / len(self.years)

    @cached_property
    def qalys(self) -> float:
        """Quality-adjusted life years gained per year."""
        values, start = self.value_map.values, self.value_map.start
        gained = 0.0
        for row in unpriced(self.value_map.rows):
            shares = shares_by_year(row.timing, values)
            in_years = float(sum(shares[year - start] for year in self.years))
            gained += in_years * float(impact(row, values, self.method))
        return gained / len(self.years)

    def saved_in(self, year: int) -> float:
        """Euros that all stakeholders save in a year; nominal."""
        return fsum(line.amount for line in self._lines("economic", [year]))

    def put_in(self, year: int) -> float:
        """Euros that all stakeholders put in, in a year; nominal."""
        return fsum(line.amount for line in self.ledger.lines if line.row.side == "inbreng" and line.year == year)

    def _lines(self, kind: OutcomeKind, years: Sequence[int]) -> Iterator[Line]:
        return (line for line in self.ledger.lines if line.row.kind == kind and line.year in years)


def unpriced(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows that count quality of life, without their price: in QALYs."""
    for row in rows:
        if row.health:
            yield replace(row, factors=tuple(one for one in row.factors if one.role != "unit_value"))
