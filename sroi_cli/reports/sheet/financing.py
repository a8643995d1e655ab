"""The financing on a factsheet: who pays for what and who gains by it, as a chart and as a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sroi_cli.engine.financing.financing import financing
from sroi_cli.engine.financing.streams import Stream, Streams, streams
from sroi_cli.engine.result import Result
from sroi_cli.model.own_rows import NOBODY
from sroi_cli.reports.charts.flows import Column, Flows, Node, flows
from sroi_cli.reports.charts.through import REST, Flow, Sides, through, together
from sroi_cli.reports.financing.words import party_name, verdict
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Table

_HEADS = ("finance_payer", "finance_what", "finance_gainer")
_RESTING = ("finance_economic", "finance_not_cash")
_MIDDLE = 1
_Names = Mapping[str, str]


@dataclass(frozen=True)
class FinanceSheet:
    """What a factsheet tells of the financing; the chart leaves `losses` out, and the verdict rests on `resting`."""

    chart: Flows
    table: Table
    verdict: tuple[str, ...]
    resting: tuple[str, ...]
    losses: tuple[str, ...]


def finance_sheet(result: Result, style: Style) -> FinanceSheet | None:
    """None where an amount is not known, or there is nothing to show."""
    found = financing(result, sampling=result.sureness.sampling if result.sureness else None)
    going = streams(result, found.books)
    sides = _sides(going)
    if found.main.total is None or found.main.gains is None or not any(sides):
        return None
    parties = {id_: party_name(id_, found, style) for id_ in (*found.parties, NOBODY)}
    whats = {id_: style.name(label) for id_, label in going.names.items()}
    return FinanceSheet(
        chart=_chart(sides, (parties, whats, parties), style),
        table=_table(going, parties, whats, style),
        verdict=tuple(sentence for one in found.arrangements for sentence in verdict(one, found, style)),
        resting=tuple(style.note(key, {}) for key in _RESTING),
        losses=tuple(_losses(going, parties, whats, style)),
    )


def _sides(going: Streams) -> Sides:
    """The streams from left to right; a loss flows nowhere."""
    paid = [Flow(one.party, one.what, one.amount, unpaid=one.party == NOBODY) for one in going.paid]
    return paid, [Flow(one.what, one.party, one.amount) for one in going.gained if one.amount > 0]


def _chart(sides: Sides, names: Sequence[_Names], style: Style) -> Flows:
    """Its description tells every flow, also those that are drawn as one."""
    drawn = together(sides)
    columns = [Column(style.term(head), _nodes(place, drawn, names[place], style)) for place, head in enumerate(_HEADS)]
    told = [
        f"{names[place][one.start]} → {names[place + 1][one.end]}: {style.short(one.amount)}"
        for place, side in enumerate(sides)
        for one in side
    ]
    return flows(style.term("finance_chart"), "; ".join(told), columns, drawn, style.short)


def _nodes(place: int, sides: Sides, names: _Names, style: Style) -> list[Node]:
    """The nodes of a column in the order of their names, then those that are taken together, and what nobody pays."""
    first, second = through(place, sides)
    amounts = first if place == 0 else second
    label = {id_: style.short(amount) for id_, amount in amounts.items()} if place != _MIDDLE else {}
    named = {**names, REST: style.term("finance_rest")}
    shown = [Node(id_, name, label.get(id_, "")) for id_, name in named.items() if id_ in first or id_ in second]
    return sorted(shown, key=lambda one: one.id == NOBODY)


def _table(going: Streams, parties: _Names, whats: _Names, style: Style) -> Table:
    """A line for each activity or own row: who pays how much for it, and who gains how much by it."""
    lines = tuple(
        (name, *("\n".join(_shares(what, side, parties, style)) for side in (going.paid, going.gained)))
        for what, name in whats.items()
    )
    head = ("finance_what", "finance_payer", "finance_gainer")
    return Table(tuple(map(style.term, head)), lines, texts=frozenset({0, 1, 2}))


def _shares(what: str, side: Iterable[Stream], parties: _Names, style: Style) -> Iterator[str]:
    for one in side:
        if one.what == what:
            yield f"{parties[one.party]}: {style.money(one.amount)}"


def _losses(going: Streams, parties: _Names, whats: _Names, style: Style) -> Iterator[str]:
    for one in going.gained:
        if one.amount < 0:
            yield style.term("finance_loss", who=parties[one.party], what=whats[one.what], amount=-one.amount)
