"""The financing of a scenario as `sroi finance` prints it: the verdict, then the figures behind it."""

from collections.abc import Iterator
from math import fsum

from sroi_cli.engine.financing.arrangement import Arrangement
from sroi_cli.engine.financing.financing import Financing
from sroi_cli.engine.financing.notes import finance_notes
from sroi_cli.engine.financing.stakes import Stake
from sroi_cli.model.own_rows import NOBODY
from sroi_cli.reports.financing.words import (
    break_even_words,
    carried_words,
    loss_words,
    party_name,
    receiver_name,
    rule_words,
    scope_words,
    verdict,
)
from sroi_cli.reports.page import Page, Section, filled
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Cells, Table
from sroi_cli.reports.view import View, span


def financing_page(found: Financing, view: View, style: Style) -> Page:
    """The page; `view` is that of the result."""
    sections = (
        Section(lines=tuple(line for one in found.arrangements for line in verdict(one, found, style))),
        Section(lines=tuple(_asked(found, style))),
        *(section for one in found.arrangements for section in _arrangement(one, found, style)),
        _costs(found, style),
        Section(style.term("notes"), points=tuple(_notes(found, style))),
    )
    provenance = " · ".join(text for _, text in view.provenance)
    return Page(f"{view.title}: {style.term('finance_title')}", tuple(filter(filled, sections)), provenance)


def _asked(found: Financing, style: Style) -> Iterator[str]:
    """Over which years, who may pay, and what was asked beside the usual."""
    asked = found.asked
    yield style.term("finance_span", span=span(found.result.value_map, style))
    if found.main.payers:
        names = style.listed([party_name(one.id, found, style) for one in found.main.payers])
        yield style.term("finance_payers", who=names)
    caps = [
        f"{party_name(id_, found, style)} {style.money(cap)}" for id_, cap in asked.caps.items() if id_ in found.parties
    ]
    if caps:
        yield style.term("finance_caps", caps="; ".join(caps))
    if asked.basis != "aannemen":
        yield style.term("finance_basis", basis=style.basis(asked.basis))


def _arrangement(one: Arrangement, found: Financing, style: Style) -> Iterator[Section]:
    if not (one.costs or one.gains):
        return
    heading = scope_words(one, style)
    rule = (rule_words(one, found, style),) if one.contributions else ()
    yield Section(f"{heading[0].upper()}{heading[1:]}", lines=rule, table=_parties(one, found, style))
    if one.transfers:
        heading = style.term("finance_transfers" if one.feasible else "finance_transfers_infeasible")
        yield Section(heading, table=_transfers(one, found, style))
    told = [*carried_words(one, found, style), *loss_words(one, found, style)]
    told += [break_even_words(one.break_even, style)] if one.contributions else []
    yield Section(points=tuple(told))


def _transfers(one: Arrangement, found: Financing, style: Style) -> Table:
    lines = tuple(
        (
            party_name(each.giver, found, style),
            receiver_name(each.receiver, one, found, style),
            style.some(each.amount),
        )
        for each in one.transfers
    )
    head = tuple(map(style.term, ("finance_giver", "finance_receiver", "amount")))
    return Table(head, lines, texts=frozenset({0, 1}))


def _parties(one: Arrangement, found: Financing, style: Style) -> Table:
    """What each pays and gains today, and with the arrangement."""
    settled = bool(one.contributions)
    stakes = (*one.payers, *one.others)
    today, then = ("finance_pays", "finance_gains", "saldo"), ("finance_pays_then", "finance_saldo_then")
    pays = one.total
    gains = None if one.gains is None else fsum(stake.gains or 0.0 for stake in stakes)
    foot = [pays, gains, *([pays, (gains or 0.0) - (pays or 0.0)] if settled else [])]
    saldo = None if pays is None or gains is None else gains - pays
    foot.insert(2, saldo)
    return Table(
        head=tuple(map(style.term, ("stakeholder", *today, *(then if settled else ())))),
        lines=tuple(_party(stake, one, found, style, settled=settled) for stake in stakes),
        foot=(style.term("total"), *(style.money(amount) for amount in foot)),
    )


def _party(stake: Stake, one: Arrangement, found: Financing, style: Style, *, settled: bool) -> Cells:
    """A line; nobody gains what nobody pays."""
    amounts = [stake.pays, stake.gains, stake.saldo]
    if settled:
        after = one.after[stake.id]
        amounts += [after, (stake.gains or 0.0) - after]
    without = stake.id == NOBODY
    cells = ("" if without and place == 1 else style.money(amount) for place, amount in enumerate(amounts))
    return (party_name(stake.id, found, style), *cells)


def _costs(found: Financing, style: Style) -> Section:
    """What has to be paid, with the ids by which rows can be asked for."""
    lines = tuple(
        (f"{style.name(cost.row.label)}\n{cost.row.id}", party_name(cost.payer, found, style), style.money(cost.amount))
        for cost in found.books.costs
    )
    head = tuple(map(style.term, ("row", "finance_payer", "amount")))
    return Section(style.term("finance_costs"), table=Table(head, lines, texts=frozenset({0, 1})) if lines else None)


def _notes(found: Financing, style: Style) -> Iterator[str]:
    yield style.term("caution")
    yield from (style.note(note.key, note.figures) for note in finance_notes(found))
