"""What the ledger adds up to: for all, per stakeholder, per year, per row, and from each perspective."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import fsum
from typing import Literal

from sroi_cli.engine.calculation import counted, impact
from sroi_cli.engine.ledger import Ledger, Line, nominal, row_key, summed, totals
from sroi_cli.engine.value_map import Party, Row, ValueMap
from sroi_cli.model.method import Method
from sroi_cli.model.number import BASES, Basis
from sroi_cli.model.scenario import Side

Mark = Literal["+++", "++", "+", "", "-"]
SIDES: tuple[Side, Side] = ("inbreng", "opbrengst")  # in the order of a balance
_Seen = Callable[[Row], bool]
LARGE, MEDIUM = 0.5, 0.1  # shares of the opbrengst from which a mark is +++ and ++


@dataclass(frozen=True)
class Balance:
    """Inbreng against opbrengst, as present values; None where an amount is not known."""

    inbreng: float | None
    opbrengst: float | None

    @property
    def saldo(self) -> float | None:
        return difference(self.inbreng, self.opbrengst)

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
class Viewpoint:
    """Somebody who counts only a part of the rows; `party` for a stakeholder's own."""

    id: str
    seen: Callable[[Row], bool]
    party: Party | None = None


@dataclass(frozen=True)
class Perspective:
    """The balance from a viewpoint."""

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
    """One row of the value map; amounts over the years that count."""

    row: Row
    impact: float  # of a full effect-year: before timing
    amount: float  # nominal
    pv: float
    basis: Basis | None  # the weakest of its effect and price
    calibrated: bool


def society(value_map: ValueMap, ledger: Ledger) -> Balance:
    """Everybody's inbreng and opbrengst."""
    return _balance(value_map, ledger, lambda _: True)


def stakeholders(value_map: ValueMap, ledger: Ledger) -> tuple[StakeholderTotal, ...]:
    """One total per stakeholder, in the order of tables."""
    whole = society(value_map, ledger)
    found = []
    for party in value_map.parties.values():
        balance = _balance(value_map, ledger, _of(party))
        share = _share(balance.opbrengst, whole.opbrengst)
        found.append(
            StakeholderTotal(
                party, balance, _share(balance.inbreng, whole.inbreng), share, _mark(balance.opbrengst, share)
            )
        )
    return tuple(found)


def viewpoints(value_map: ValueMap) -> Iterator[Viewpoint]:
    """Society, the public purse, without unpaid time, money only, and each stakeholder."""
    parties = value_map.parties.values()
    public = {party.id for party in parties if party.purse == "public"}
    yield Viewpoint("society", lambda _: True)
    yield Viewpoint("public_purse", lambda row: row.stakeholder in public)
    yield Viewpoint("without_unpaid_time", lambda row: row.kind != "unpaid_time")
    yield Viewpoint("money_only", in_money)
    yield from (Viewpoint(f"stakeholder.{party.id}", _of(party), party) for party in parties)


def in_money(row: Row) -> bool:
    """Is the row money that somebody pays or gains? Unpaid time and quality of life are not."""
    return row.kind in ("money", "paid_time", "economic")


def perspectives(value_map: ValueMap, ledger: Ledger) -> tuple[Perspective, ...]:
    """The balance from each viewpoint."""
    return tuple(Perspective(one.id, _balance(value_map, ledger, one.seen), one.party) for one in viewpoints(value_map))


def years(value_map: ValueMap, ledger: Ledger) -> tuple[YearTotal, ...]:
    """One total per year of the horizon."""
    amounts = totals(ledger.lines, _side_and_year, nominal)
    present = totals(ledger.lines, _side_and_year)

    def of_year(sums: Mapping[tuple[Side, int], float], year: int) -> Balance:
        return _known(value_map, ledger, {side: sums.get((side, year), 0.0) for side in SIDES})

    span = range(value_map.start, value_map.start + value_map.horizon)
    return tuple(YearTotal(year, of_year(amounts, year), of_year(present, year)) for year in span)


def kinds(value_map: ValueMap, ledger: Ledger) -> dict[str, float | None]:
    """Social and economic opbrengst."""
    if society(value_map, ledger).opbrengst is None:
        return {"social": None, "economic": None}
    outcomes = (line for line in ledger.lines if line.row.side == "opbrengst")
    sums = totals(outcomes, lambda line: str(line.row.kind))
    return {kind: sums.get(kind, 0.0) for kind in ("social", "economic")}


def rows(value_map: ValueMap, ledger: Ledger, method: Method) -> tuple[RowTotal, ...]:
    """One total per row that counts under the convention."""
    amounts = totals(ledger.lines, row_key, nominal)
    values = value_map.values
    return tuple(
        RowTotal(
            row,
            float(impact(row, values, method)),
            amounts.get(row.key, 0.0),
            ledger.present_values.get(row.key, 0.0),
            basis(row, value_map),
            _calibrated(row, value_map),
        )
        for row in counted(value_map.rows, method)
    )


def beyond_period(ledger: Ledger) -> float:
    """Opbrengst that falls after the horizon; nominal."""
    return fsum(line.amount for line in ledger.beyond)


def basis(row: Row, value_map: ValueMap) -> Basis | None:
    """The weakest basis of what values the row: effect, hours and price, or its quantity; None where nothing does."""
    valuing = [f for f in row.factors if f.role in ("effect", "unit_value", "hours", "price")]
    names = [name for factor in valuing for name in factor.plus if not value_map.parameters[name].default]
    names = names or [name for factor in row.factors[:1] for name in factor.plus]
    bases = (value_map.parameters[name].evidence.basis for name in names)
    return max(bases, key=BASES.index, default=None)


def balanced(amounts: Iterable[tuple[Side, float]]) -> Balance:
    """The balance of known amounts, each on its side. The sums are exact."""
    found = summed(amounts)
    return Balance(*(found.get(side, 0.0) for side in SIDES))


def difference(before: float | None, after: float | None) -> float | None:
    """The second less the first; None where one of both is not known."""
    return None if before is None or after is None else after - before


def _side_and_year(line: Line) -> tuple[Side, int]:
    return line.row.side, line.year


def _of(party: Party) -> _Seen:
    return lambda row: row.stakeholder == party.id


def _balance(value_map: ValueMap, ledger: Ledger, seen: _Seen) -> Balance:
    """The balance of the rows that are seen."""
    found: dict[Side, list[float]] = {side: [] for side in SIDES}
    for row in value_map.rows:
        if seen(row):
            found[row.side].append(ledger.present_values.get(row.key, 0.0))
    return _known(value_map, ledger, {side: fsum(amounts) for side, amounts in found.items()}, seen)


def _known(value_map: ValueMap, ledger: Ledger, sums: Mapping[Side, float], seen: _Seen = lambda _: True) -> Balance:
    """The sums as a balance; a side is unknown where nothing is said of it, or a row that is seen is unknown."""
    said = {row.side for row in (*value_map.rows, *value_map.unknown)} - {
        row.side for row in ledger.unknown if seen(row)
    }
    return Balance(*(sums.get(side, 0.0) if side in said else None for side in SIDES))


def _calibrated(row: Row, value_map: ValueMap) -> bool:
    names = [name for factor in row.factors for name in factor.plus]
    return any(value_map.parameters[name].evidence.calibrated_on for name in names)


def _share(amount: float | None, whole: float | None) -> float | None:
    return amount / whole if amount is not None and whole and whole > 0 else None


def _mark(amount: float | None, share: float | None) -> Mark:
    """By the share of all opbrengst; a loss is one whatever the others get."""
    if amount is not None and amount < 0:
        return "-"
    if not share:
        return ""
    return "+++" if share >= LARGE else "++" if share >= MEDIUM else "+"
