"""An explanation in words: how each amount comes about, and where the numbers in it come from."""

from collections.abc import Iterator
from math import fsum

from sroi_cli.engine.activity_rows import use_label
from sroi_cli.engine.explanation import ExplainedRow, Explanation, RowYear
from sroi_cli.engine.totals import SIDES
from sroi_cli.engine.value_map import Parameter, Row
from sroi_cli.model.number import UNKNOWN
from sroi_cli.model.resolved import known_stakeholders
from sroi_cli.reports.accounting import calculation, cited
from sroi_cli.reports.convention import convention
from sroi_cli.reports.evidence import evidence_facts, origin_words, value_facts
from sroi_cli.reports.page import Item, Page, Section, filled
from sroi_cli.reports.style import Style, rounded
from sroi_cli.reports.table import Cells, Table
from sroi_cli.reports.view import View, not_monetised, span, within


def explained(found: Explanation, view: View, style: Style) -> Page:
    """The page of an explanation; `view` is that of its result."""
    of_all = found.kind == "scenario"
    sections = (
        Section(lines=tuple(_opening(found, view, style))),
        *_sides(found, style),
        *_years(found, style),
        *([_ratio(found, style)] if of_all else []),
        *([Section(style.term("impact_model"), table=view.impact_model)] if of_all and view.impact_model else []),
        _not_monetised(found, view, style),
        Section(style.term("numbers"), items=tuple(_item(one, found, style) for one in found.parameters)),
        *([Section(items=(convention(found.result, style),))] if found.kind == "method" else []),
        _sources(found, style),
        _notes(found, view, style),
        Section(lines=(" · ".join(text for _, text in view.provenance),)),
    )
    return Page(view.title if of_all else f"{view.title}: {name(found, style)}", tuple(filter(filled, sections)))


def name(found: Explanation, style: Style) -> str:
    """What is explained, in words."""
    result, subject = found.result, found.subject
    names: dict[str | None, str] = {}
    if found.kind == "stakeholder":
        return _party_name(subject or "", found, style)
    if found.kind == "activity":
        names = {use.name: style.name(use_label(use, result.release)) for use in result.subject.scenario.activities}
    elif found.kind == "method":
        names = {subject: style.name(result.release.profiles[result.method.profile].label)}
    elif found.kind == "row":
        names = {row.id: style.name(row.label) for row in found.all_rows}
    return names.get(subject, subject or "")


def _opening(found: Explanation, view: View, style: Style) -> Iterator[str]:
    """The result in a sentence, or a stakeholder's balance and what it pays for others."""
    if found.kind == "scenario":
        yield from (text for text in (view.headline, view.foremost) if text)
    if found.kind == "stakeholder":
        yield from _balance(found, style)
        yield from _pays_for(found, style)
    if found.kind == "activity" and not found.all_rows:
        yield style.term("activity_uncounted")
    if found.left_out:
        yield style.note("participants_time_left_out", {})


def _balance(found: Explanation, style: Style) -> Iterator[str]:
    for one in found.result.stakeholders:
        if one.party.id == found.subject:
            balance = one.balance
            named = (("inbreng", balance.inbreng), ("opbrengst", balance.opbrengst), ("saldo", balance.saldo))
            first, *rest = (f"{style.term(key)} {_exact(amount, style)}" for key, amount in named)
            yield f"{', '.join([first, *map(within, rest)])} ({span(found.result.value_map, style)})"


def _pays_for(found: Explanation, style: Style) -> Iterator[str]:
    for paid in found.result.rows:
        if paid.row.funded_by == found.subject != paid.row.stakeholder:
            who = _party_name(paid.row.stakeholder, found, style)
            yield style.term("pays_for", row=style.name(paid.row.label), who=who, amount=style.exact(paid.pv))


def _exact(amount: float | None, style: Style) -> str:
    return style.term(UNKNOWN) if amount is None else style.exact(amount)


def _sides(found: Explanation, style: Style) -> Iterator[Section]:
    """A bill per side: each row with its calculation and amount, and what they come to together."""
    for side in SIDES:
        known = [one for one in found.rows if one.total.row.side == side]
        unknown = [row for row in found.unknown if row.side == side]
        if known or unknown:
            yield Section(style.term(side), table=_bill(known, unknown, found, style))


def _bill(known: list[ExplainedRow], unknown: list[Row], found: Explanation, style: Style) -> Table:
    lines = [_line(one, found, style) for one in known]
    lines += [(_label(row, found, style), style.term(UNKNOWN), style.term(UNKNOWN)) for row in unknown]
    together = style.term(UNKNOWN) if unknown else style.exact(fsum(one.total.pv for one in known))
    lines += [] if unknown else _rounding([one.total.pv for one in known], style)
    foot = (style.term("together"), "", together) if len(lines) > 1 else ()
    head = tuple(map(style.term, ("row", "calculation", "amount")))
    return Table(head, tuple(lines), foot, texts=frozenset({0, 1}))


def _rounding(amounts: list[float], style: Style) -> list[Cells]:
    """A line for what the amounts as shown differ from their sum as shown, where they do."""
    off = rounded(fsum(amounts), 2) - sum(rounded(amount, 2) for amount in amounts)
    return [(style.term("rounding"), "", style.exact(float(off)))] if off else []


def _line(one: ExplainedRow, found: Explanation, style: Style) -> Cells:
    steps = calculation(one.total, found.result, style, style.exact)
    return _label(one.total.row, found, style), "\n".join(steps), style.exact(one.total.pv)


def _label(row: Row, found: Explanation, style: Style) -> str:
    """The row's words and a name by which it can be asked for; whose it is and who pays, where that is not plain."""
    parties = found.result.value_map.parties
    who = () if found.kind == "stakeholder" else (style.name(parties[row.stakeholder].label),)
    paid: tuple[str, ...] = ()
    if row.side == "inbreng" and row.funded_by != row.stakeholder:
        payer = _party_name(row.funded_by, found, style) if row.funded_by else None
        paid = (style.term("paid_by", who=payer) if payer else style.term("paid_by_nobody"),)
    return "\n".join((style.name(row.label), *who, *paid, found.asked_by(row)))


def _party_name(id_: str, found: Explanation, style: Style) -> str:
    """A stakeholder's name, also of one that only pays."""
    known = known_stakeholders(found.result.subject.scenario, found.result.release)
    return style.name(known[id_].label)


def _years(found: Explanation, style: Style) -> Iterator[Section]:
    """When a row falls, and what each year is worth today; only where rows are asked for."""
    for one in found.rows if found.kind == "row" else ():
        discounts = any(year.pv != year.amount for year in one.years)
        terms = ("year", "year_share", "nominal", *(("factor", "present") if discounts else ()))
        lines = tuple(_year(year, style, discounts=discounts) for year in one.years if year.share)
        yield Section(style.term("years_of_row"), table=Table(tuple(map(style.term, terms)), lines))


def _year(year: RowYear, style: Style, *, discounts: bool) -> Cells:
    name = str(year.year) if year.counted else style.term("after_period", year=year.year)
    nominal = (name, style.percent(style.number(100 * year.share)), style.exact(year.amount))
    factor = style.number(year.pv / year.amount) if year.amount else ""
    return (*nominal, factor, style.exact(year.pv)) if discounts else nominal


def _ratio(found: Explanation, style: Style) -> Section:
    total = found.result.total
    if total.ratio is None or total.inbreng is None or total.opbrengst is None:
        return Section()
    sum_ = f"{style.exact(total.opbrengst)} / {style.exact(total.inbreng)} = {style.ratio(total.ratio)}"
    return Section(style.term("ratio"), lines=(sum_,))


def _not_monetised(found: Explanation, view: View, style: Style) -> Section:
    """What has no amount, for a stakeholder or for all; an impact model shows it already."""
    items = (
        item
        for item in found.result.subject.scenario.not_monetised
        if (found.kind == "scenario" and not view.impact_model)
        or (found.kind == "stakeholder" and item.stakeholder == found.subject)
    )
    told = tuple(f"- {item} ({remarks})" for item, remarks in not_monetised(items, found.result, style))
    return Section(style.term("not_monetised"), lines=told)


def _sources(found: Explanation, style: Style) -> Section:
    used = [one.evidence.source for one in found.parameters]
    used += [found.result.release.profiles[found.result.method.profile].source] if found.kind == "method" else []
    return Section(style.term("sources"), lines=tuple(f"- {text}" for _, text in cited(used, found.result.release)))


def _notes(found: Explanation, view: View, style: Style) -> Section:
    """What a reader must know beside the amounts; a row or a number is explained without."""
    told = (view.foremost, *view.notes) if found.kind in ("stakeholder", "activity") else view.notes
    wanted = found.kind in ("scenario", "stakeholder", "activity")
    return Section(style.term("notes"), lines=tuple(f"- {note}" for note in told if note) if wanted else ())


def _item(parameter: Parameter, found: Explanation, style: Style) -> Item:
    """A parameter and everything that is known of it."""
    said = not (parameter.fixed or parameter.default or parameter.set_for_run)
    evidence = evidence_facts(parameter, found.result.release.sources, style) if said else ()
    origin = (style.term("origin"), origin_words(parameter, found.result, style))
    meaning = ((style.term("meaning"), style.name(parameter.label)),) if parameter.label else ()
    return Item(parameter.name, (*meaning, *value_facts(parameter, style), origin, *evidence))
