"""What has to be paid and who pays it today; what is gained in money, and by whom."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from math import fsum

from sroi_cli.engine.ledger import Ledger
from sroi_cli.engine.totals import basis, in_money
from sroi_cli.engine.value_map import Row, ValueMap
from sroi_cli.model.number import Basis
from sroi_cli.model.own_rows import NOBODY
from sroi_cli.model.scenario import Side


@dataclass(frozen=True)
class Cost:
    """An inbreng of money or paid time; `amount` is its present value, None where that is not known."""

    row: Row
    amount: float | None

    @property
    def payer(self) -> str:
        """Who pays it today; NOBODY where it is wanted, not funded."""
        return self.row.funded_by or NOBODY


@dataclass(frozen=True)
class Gain:
    """An economic opbrengst, as a present value; below zero it is a loss."""

    row: Row
    amount: float
    basis: Basis

    def counts(self, bases: Collection[Basis]) -> bool:
        """Does it rest on enough? A loss always counts, so that asking for more never makes a result look better."""
        return self.amount < 0 or self.basis in bases


@dataclass(frozen=True)
class Stake:
    """What a party pays today of the costs in scope, and what it gains; None where an amount is not known."""

    id: str
    pays: float | None
    gains: float | None

    @property
    def saldo(self) -> float | None:
        return None if self.pays is None or self.gains is None else self.gains - self.pays


@dataclass(frozen=True)
class Books:
    """The costs and gains of a scenario; `said` are the sides of the balance of which it says anything."""

    costs: tuple[Cost, ...]
    gains: tuple[Gain, ...]
    said: frozenset[Side]

    @classmethod
    def of(cls, value_map: ValueMap, ledger: Ledger) -> "Books":
        """In the order of the scenario; costs of which the amount is not known come last."""
        rows = [(row, ledger.present_values.get(row.key, 0.0)) for row in value_map.rows]
        unknown = [Cost(row, None) for row in ledger.unknown if is_cost(row)]
        return cls(
            costs=(*(Cost(row, amount) for row, amount in rows if is_cost(row)), *unknown),
            gains=tuple(
                Gain(row, amount, basis(row, value_map) or "aannemen")  # what nothing values is an assumption
                for row, amount in rows
                if row.side == "opbrengst" and in_money(row)
            ),
            said=frozenset(row.side for row in (*value_map.rows, *value_map.unknown)),
        )

    def only(self, rows: Collection[str] | None, bases: Collection[Basis]) -> "Books":
        """The costs of some rows, or of all, and the gains that rest on enough."""
        costs = self.costs if rows is None else tuple(one for one in self.costs if one.row.id in rows)
        return replace(self, costs=costs, gains=tuple(one for one in self.gains if one.counts(bases)))

    @property
    def total(self) -> float | None:
        """What the costs come to; None where one of them is not known."""
        return self._paid(self.costs)

    def stake(self, party: str) -> Stake:
        """What a party pays and gains."""
        gained = [one.amount for one in self.gains if one.row.stakeholder == party]
        paid = self._paid([one for one in self.costs if one.payer == party])
        return Stake(party, paid, fsum(gained) if "opbrengst" in self.said else None)

    def _paid(self, costs: Iterable[Cost]) -> float | None:
        amounts = [one.amount for one in costs]
        known = [amount for amount in amounts if amount is not None]
        return fsum(known) if "inbreng" in self.said and len(known) == len(amounts) else None


def is_cost(row: Row) -> bool:
    """Does somebody have to pay for the row?"""
    return row.side == "inbreng" and in_money(row)
