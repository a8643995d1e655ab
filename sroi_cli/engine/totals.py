"""What the ledger adds up to: for all, per stakeholder, per year, per row, and from each perspective."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import fsum
from typing import Literal

from sroi_cli.engine.calculation import counts, impact
from sroi_cli.engine.ledger import Ledger, Line, totals
from sroi_cli.engine.value_map import Party, Row, ValueMap
from sroi_cli.model.method import Method
from sroi_cli.model.number import BASES, Basis
from sroi_cli.model.scenario import Side

Mark = Literal["+++", "++", "+", "", "-"]
_LARGE, _MEDIUM = 0.5, 0.1  # shares of the opbrengst from which a mark is +++ and ++


@dataclass(frozen=True)
class Balance:
    """Inbreng against opbrengst, as present values; None where an amount is not known."""

    inbreng: float | None
    opbrengst: float | None

    @property
    def saldo(self) -> float | None:
        return None if self.inbreng is None or self.opbrengst is None else self.opbrengst - self.inbreng

    @property
    def ratio(self) -> float | None:
        """Euros of opbrengst per euro of inbreng; None without inbreng to divide by."""
        if self.opbrengst is None or not self.inbreng or self.inbreng < 0:
            return None
        return self.opbrengst / self.inbreng


@dataclass(frozen=True)
class StakeholderTotal:
    """What one stakeholder puts in and gets out."""

    party: Party
    balance: Balance
    share_inbreng: float | None
    share_opbrengst: float | None
    mark: Mark


@dataclass(frozen=True)
class Perspective:
    """The balance as somebody sees it who counts only a part; `party` for a stakeholder's own."""

    id: str
    balance: Balance
    party: Party | None = None


@dataclass(frozen=True)
class YearTotal:
    """One calendar year; `nominal` amounts and present values."""

    year: int
    nominal: Balance
    pv: Balance


@dataclass(frozen=True)
class RowTotal:
    """One row of the value map, over the years that count."""

    row: Row
    impact: float  # over all years
    amount: float  # nominal
    pv: float
    basis: Basis  # the weakest of its effect and price
    calibrated: bool


def society(value_map: ValueMap, ledger: Ledger) -> Balance:
    """Everybody's inbreng and opbrengst."""
    return _balance(value_map, ledger, lambda _: True)


def stakeholders(value_map: ValueMap, ledger: Ledger) -> tuple[StakeholderTotal, ...]:
    """One total per stakeholder, in the order of tables."""
    whole = society(value_map, ledger)
    found = []
    for party in value_map.parties.values():
        balance = _own(value_map, ledger, party)
        share = _share(balance.opbrengst, whole.opbrengst)
        found.append(StakeholderTotal(party, balance, _share(balance.inbreng, whole.inbreng), share, _mark(share)))
    return tuple(found)


def perspectives(value_map: ValueMap, ledger: Ledger) -> tuple[Perspective, ...]:
    """Society, the public purse, without unpaid time, money only, and each stakeholder."""
    public = {party.id for party in value_map.parties.values() if party.purse == "public"}
    return (
        Perspective("society", society(value_map, ledger)),
        Perspective("public_purse", _balance(value_map, ledger, lambda row: row.stakeholder in public, public)),
        Perspective("without_unpaid_time", _balance(value_map, ledger, lambda row: row.kind != "unpaid_time")),
        Perspective(
            "money_only",
            _balance(value_map, ledger, lambda row: row.kind in ("money", "paid_time", "economic")),
        ),
        *(
            Perspective(f"stakeholder.{party.id}", _own(value_map, ledger, party), party)
            for party in value_map.parties.values()
        ),
    )


def years(value_map: ValueMap, ledger: Ledger) -> tuple[YearTotal, ...]:
    """One total per year of the horizon."""
    nominal = totals(ledger.lines, _side_and_year, _nominal)
    present = totals(ledger.lines, _side_and_year)
    return tuple(
        YearTotal(year, _known(value_map, _of_year(nominal, year)), _known(value_map, _of_year(present, year)))
        for year in range(value_map.start, value_map.start + value_map.horizon)
    )


def kinds(ledger: Ledger) -> dict[str, float]:
    """Social and economic opbrengst."""
    outcomes = (line for line in ledger.lines if line.row.side == "opbrengst")
    return {"social": 0.0, "economic": 0.0} | totals(outcomes, lambda line: str(line.row.kind))


def rows(value_map: ValueMap, ledger: Ledger, method: Method) -> tuple[RowTotal, ...]:
    """One total per row that counts under the convention."""
    nominal = totals(ledger.lines, _side_and_id, _nominal)
    present = totals(ledger.lines, _side_and_id)
    values = value_map.values()
    return tuple(
        RowTotal(
            row,
            float(impact(row, values, method)),
            nominal.get((row.side, row.id), 0.0),
            present.get((row.side, row.id), 0.0),
            basis(row, value_map),
            any(value_map.parameters[n].evidence.calibrated_on for f in row.factors for n in f.plus),
        )
        for row in value_map.rows
        if counts(row, method)
    )


def beyond_period(ledger: Ledger) -> float:
    """Opbrengst that falls after the horizon; nominal."""
    return fsum(line.amount for line in ledger.beyond)


def basis(row: Row, value_map: ValueMap) -> Basis:
    """The weakest basis of what values the row: effect, hours and price, or its quantity where it has none."""
    valuing = [f for f in row.factors if f.role in ("effect", "unit_value", "hours", "price")]
    names = [name for factor in valuing for name in factor.plus if not value_map.parameters[name].default]
    names = names or [name for factor in row.factors[:1] for name in factor.plus]
    return max((value_map.parameters[name].evidence.basis for name in names), key=BASES.index)


def _nominal(line: Line) -> float:
    return line.amount


def _side_and_year(line: Line) -> tuple[Side, int]:
    return line.row.side, line.year


def _side_and_id(line: Line) -> tuple[Side, str]:
    return line.row.side, line.row.id


def _of_year(sums: Mapping[tuple[Side, int], float], year: int) -> dict[Side, float]:
    return {side: amount for (side, of), amount in sums.items() if of == year}


def _own(value_map: ValueMap, ledger: Ledger, party: Party) -> Balance:
    return _balance(value_map, ledger, lambda row: row.stakeholder == party.id, {party.id})


def _balance(
    value_map: ValueMap, ledger: Ledger, seen: Callable[[Row], bool], parties: Iterable[str] | None = None
) -> Balance:
    """The balance of the rows that are seen, which are those of some parties, or of all."""
    lines = (line for line in ledger.lines if seen(line.row))
    return _known(value_map, totals(lines, lambda line: line.row.side), parties)


def _known(value_map: ValueMap, sums: Mapping[Side, float], parties: Iterable[str] | None = None) -> Balance:
    """The sums as a balance; a side is unknown where nothing is said of it, or the hours are unknown."""
    sides = {row.side for row in value_map.rows} | ({"inbreng"} if value_map.unknown_inbreng else set())
    unknown = value_map.unknown_inbreng & set(value_map.parties if parties is None else parties)
    return Balance(
        inbreng=sums.get("inbreng", 0.0) if "inbreng" in sides and not unknown else None,
        opbrengst=sums.get("opbrengst", 0.0) if "opbrengst" in sides else None,
    )


def _share(amount: float | None, whole: float | None) -> float | None:
    return amount / whole if amount is not None and whole and whole > 0 else None


def _mark(share: float | None) -> Mark:
    if not share:
        return ""
    if share < 0:
        return "-"
    return "+++" if share >= _LARGE else "++" if share >= _MEDIUM else "+"
