"""Page two of a factsheet: what goes in, what comes out, for whom, and what that means."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import RowTotal, StakeholderTotal
from sroi_cli.engine.uncertainty.sampling import Sureness
from sroi_cli.engine.value_map import Row
from sroi_cli.model.scenario import Side
from sroi_cli.reports.charts.bands import Banded, Bands, bands
from sroi_cli.reports.charts.bars import Bars, Measure, Measured, bars
from sroi_cli.reports.sheet.citing import Citing, Notes
from sroi_cli.reports.sheet.conclusion import conclusion, meaning
from sroi_cli.reports.style import Style

_LARGEST = (12, 8, 5)  # stakeholders where there is no room for all
_MOST = 3  # descriptions of one stakeholder's rows; the annex has them all


@dataclass(frozen=True)
class Amount:
    """An amount as one would say it, the same in full, and the sources behind it."""

    short: str
    exact: float | None
    what: str = ""  # what it is of
    notes: Notes = ()


@dataclass(frozen=True)
class Stake:
    """What one stakeholder puts in and gets out."""

    name: str
    inbreng: Amount
    opbrengst: Amount
    mark: str


@dataclass(frozen=True)
class Seen:
    """The balance as somebody sees it who counts only a part."""

    name: str
    inbreng: Amount
    opbrengst: Amount
    ratio: str


@dataclass(frozen=True)
class ImpactPage:
    """What page two shows where amounts are known."""

    per_euro: str | None  # what a euro of inbreng yields, as one would say it
    per_euro_money: str | None  # the part of that which is economic, where it is not all
    band: Bands | None
    band_note: str  # what the band is; nothing where it is none
    interval: str  # what its inner bar shows; nothing without one
    inbreng: Amount
    opbrengst: Amount
    saldo: Amount
    balance: Bars
    kinds: Bars | None
    stakes: tuple[Stake, ...]
    others: str  # how many stakeholders there is no room for
    perspectives: tuple[Seen, ...]
    meaning: str
    conclusion: tuple[str, ...]

    def bare(self) -> "ImpactPage":
        """The page without the descriptions, which the annex has."""
        stakes = (
            replace(one, inbreng=replace(one.inbreng, what=""), opbrengst=replace(one.opbrengst, what=""))
            for one in self.stakes
        )
        return replace(self, stakes=tuple(stakes))


def impact_pages(result: Result, citing: Citing, style: Style) -> Iterator[ImpactPage]:
    """Page two of a result; then without descriptions, and then with the largest stakeholders only."""
    whole = _page(result, result.stakeholders, citing, style)
    yield whole
    yield whole.bare()
    for most in _LARGEST:
        yield _page(result, _largest(result.stakeholders, most), citing, style).bare()


def _largest(found: Sequence[StakeholderTotal], most: int) -> Sequence[StakeholderTotal]:
    """Those with the largest amounts, in the order of tables."""

    def size(one: StakeholderTotal) -> float:
        return max(abs(one.balance.inbreng or 0), abs(one.balance.opbrengst or 0))

    kept = sorted(found, key=size, reverse=True)[:most]
    return [one for one in found if one in kept]


def _page(result: Result, shown: Sequence[StakeholderTotal], citing: Citing, style: Style) -> ImpactPage:
    total, others = result.total, len(result.stakeholders) - len(shown)
    return ImpactPage(
        per_euro=style.per_one(total.ratio) if total.ratio is not None else None,
        per_euro_money=_per_euro_money(result, style),
        band=_band(result, style),
        band_note=_band_note(result, style),
        interval=_interval(result.sureness, style),
        inbreng=_amount(total.inbreng, style),
        opbrengst=_amount(total.opbrengst, style),
        saldo=_amount(total.saldo, style),
        balance=_balance(shown, style),
        kinds=_kinds(result, style),
        stakes=tuple(_stake(one, result, citing, style) for one in shown),
        others=style.term("and_others", count=others) if others else "",
        perspectives=tuple(_perspectives(result, style)),
        meaning=meaning(result, style),
        conclusion=tuple(conclusion(result, style)),
    )


def _per_euro_money(result: Result, style: Style) -> str | None:
    inbreng, economic, social = result.total.inbreng, result.kinds["economic"], result.kinds["social"]
    if not inbreng or not economic or not social or min(economic, social) < 0:
        return None
    return style.term("per_euro_money", amount=economic / inbreng)


def _amount(amount: float | None, style: Style, what: str = "", notes: Notes = ()) -> Amount:
    return Amount(style.short(amount), amount, what, notes)


def _band_note(result: Result, style: Style) -> str:
    band = result.band
    return style.term("band_note", margin=band.margin) if band and band.low != band.high else ""


def _band(result: Result, style: Style) -> Bands | None:
    ratio, band = result.total.ratio, result.band
    if ratio is None:
        return None
    interval = result.sureness.ratio if result.sureness else None
    return bands(style.term("band_title"), [Banded(style.term("ratio"), ratio, band, interval=interval)], style)


def _interval(found: Sureness | None, style: Style) -> str:
    if found is None or found.ratio is None:
        return ""
    if not found.ratio.varies:
        return style.term("interval_unknown")
    key = "interval_conventional" if found.conventional else "interval_short"
    return style.term(key, low=found.ratio.p10, high=found.ratio.p90)


def _balance(found: Sequence[StakeholderTotal], style: Style) -> Bars:
    """Who puts in, to the left, and who gains, to the right."""
    rows = []
    for one in found:
        put_in, got_out = one.balance.inbreng, one.balance.opbrengst
        measures = [_measure("inbreng", put_in, style), _measure("opbrengst", got_out, style)]
        rows.append(Measured(style.name(one.party.label), tuple(measure for measure in measures if measure)))
    return bars(style.term("balance_title"), rows, (style.term("inbreng"), style.term("opbrengst")))


def _measure(side: Side, amount: float | None, style: Style) -> Measure | None:
    """A bar; nothing where nothing is put in or got out, and a label where it is not known how much."""
    if amount == 0:
        return None
    label, leftward = style.short(amount), side == "inbreng"
    signed = None if amount is None else -amount if leftward else amount
    loss = signed is not None and signed < 0
    return Measure("hatched" if leftward else "dotted" if loss else "solid", signed, label, leftward)


def _kinds(result: Result, style: Style) -> Bars | None:
    known = {kind: amount for kind, amount in result.kinds.items() if amount is not None}
    rows = [
        Measured(style.term(kind), (Measure("solid", amount, style.short(amount)),)) for kind, amount in known.items()
    ]
    return bars(style.term("kinds_title"), rows) if any(known.values()) else None


def _stake(one: StakeholderTotal, result: Result, citing: Citing, style: Style) -> Stake:
    def amount(side: Side, value: float | None) -> Amount:
        rows = _rows(one, side, result)
        return _amount(value, style, _descriptions(rows, result, style), citing.behind(*(row for row, _ in rows)))

    balance = one.balance
    return Stake(
        style.name(one.party.label),
        amount("inbreng", balance.inbreng),
        amount("opbrengst", balance.opbrengst),
        one.mark,
    )


def _rows(one: StakeholderTotal, side: Side, result: Result) -> list[tuple[Row, float]]:
    """The stakeholder's rows on a side with what they come to, those of unknown amount included."""
    counted: Sequence[RowTotal] = result.rows
    rows = [(each.row, each.pv) for each in counted] + [(row, 0.0) for row in result.ledger.unknown]
    return [(row, pv) for row, pv in rows if (row.stakeholder, row.side) == (one.party.id, side)]


def _descriptions(rows: Sequence[tuple[Row, float]], result: Result, style: Style) -> str:
    """What the rows are, the largest first; those of one name once, and with the hours where they have the same."""
    sizes: dict[str, float] = {}
    hours: dict[str, set[str]] = {}
    for row, pv in rows:
        name = style.name(row.what)
        sizes[name] = sizes.get(name, 0.0) + abs(pv)
        hours.setdefault(name, set()).update(_hours(row, result, style))
    told = {name: f"{name} ({next(iter(found))})" if len(found) == 1 else name for name, found in hours.items()}
    names = sorted(filter(sizes.get, sizes) if any(sizes.values()) else sizes, key=lambda name: -sizes[name])
    more = len(names) - _MOST
    named = [told[name] for name in (names if more <= 1 else names[:_MOST])]
    return ", ".join([*named, style.term("and_others", count=more)] if more > 1 else named)


def _hours(row: Row, result: Result, style: Style) -> Iterator[str]:
    """The hours per participant that a row rests on."""
    for factor in row.factors:
        if factor.role == "hours":
            parameter = result.value_map.parameters[factor.plus[0]]
            yield style.quantity(parameter.value, parameter.unit)


def _perspectives(result: Result, style: Style) -> Iterator[Seen]:
    """Those that are not of one stakeholder."""
    for one in result.perspectives:
        if one.party is None:
            ratio = "" if one.balance.ratio is None else style.ratio_said(one.balance.ratio)
            inbreng, opbrengst = _amount(one.balance.inbreng, style), _amount(one.balance.opbrengst, style)
            yield Seen(style.term(f"perspective_{one.id}"), inbreng, opbrengst, ratio)
