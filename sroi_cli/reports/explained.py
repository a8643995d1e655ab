"""An explanation in words: how each amount comes about, and where the numbers in it come from."""

from collections.abc import Iterable, Iterator
from math import fsum

from sroi_cli.engine.activity_rows import use_label
from sroi_cli.engine.explanation import ExplainedRow, Explanation
from sroi_cli.engine.totals import SIDES
from sroi_cli.engine.value_map import Parameter, Row
from sroi_cli.model.number import UNKNOWN
from sroi_cli.model.scenario import Side
from sroi_cli.reports.accounting import calculation, source_words
from sroi_cli.reports.page import Item, Page, Section
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Cells, Table
from sroi_cli.reports.view import View, period


def explained(found: Explanation, view: View, style: Style) -> Page:
    """The page of an explanation; `view` is that of its result."""
    of_all = found.kind == "scenario"
    return Page(
        title=view.title if of_all else f"{view.title}: {name(found, style)}",
        sections=tuple(
            section
            for section in (
                Section(lines=(view.headline,) if of_all else tuple(_balance(found, style))),
                *_sides(found, style),
                *_years(found, style),
                *([_ratio(found, style)] if of_all else []),
                *_not_monetised(found, style),
                Section(style.term("numbers"), items=tuple(_item(one, found, style) for one in found.parameters)),
                Section(lines=(" · ".join(text for _, text in view.provenance),)),
            )
            if section.lines or section.table or section.items
        ),
    )


def name(found: Explanation, style: Style) -> str:
    """What is explained, in words."""
    parties = found.result.value_map.parties
    if found.kind == "stakeholder" and found.subject:
        return style.name(parties[found.subject].label)
    if found.kind == "row":
        rows = [one.total.row for one in found.rows] + list(found.unknown)
        return style.name(rows[0].label)
    if found.kind == "parameter":
        return found.parameters[0].name
    if found.kind == "activity":
        uses = {row.activity for row in (*(one.total.row for one in found.rows), *found.unknown)}
        found_use = next(use for use in found.result.subject.scenario.activities if use.name in uses)
        return style.name(use_label(found_use, found.result.release))
    return ""


def _balance(found: Explanation, style: Style) -> Iterator[str]:
    """A stakeholder's inbreng, opbrengst and saldo."""
    for one in found.result.stakeholders if found.kind == "stakeholder" else ():
        if one.party.id == found.subject:
            balance = one.balance
            named = (("inbreng", balance.inbreng), ("opbrengst", balance.opbrengst), ("saldo", balance.saldo))
            amounts = ", ".join(f"{style.term(key)} {_exact(amount, style)}".lower() for key, amount in named)
            yield f"{amounts[0].upper()}{amounts[1:]} ({period(found.result)})"


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
    foot = (style.term("together"), "", together) if len(lines) > 1 else ()
    head = tuple(map(style.term, ("row", "calculation", "amount")))
    return Table(head, tuple(lines), foot, texts=frozenset({0, 1}))


def _line(one: ExplainedRow, found: Explanation, style: Style) -> Cells:
    steps = calculation(one.total, found.result, style, style.exact)
    return _label(one.total.row, found, style), "\n".join(steps), style.exact(one.total.pv)


def _label(row: Row, found: Explanation, style: Style) -> str:
    """The row's words and its id, by which it can be asked for; and whose it is, where that is not told above."""
    who = () if found.kind == "stakeholder" else (style.name(found.result.value_map.parties[row.stakeholder].label),)
    return "\n".join((style.name(row.label), *who, row.id))


def _years(found: Explanation, style: Style) -> Iterator[Section]:
    """When a row falls; only where rows are asked for."""
    if found.kind != "row":
        return
    for one in found.rows:
        terms = ("year", "year_share", "nominal", "present")
        lines = tuple(
            (
                str(year.year) if year.counted else style.term("after_period", year=year.year),
                style.number(year.share),
                style.exact(year.amount),
                style.exact(year.pv),
            )
            for year in one.years
            if year.share
        )
        yield Section(style.term("years_of_row"), table=Table(tuple(map(style.term, terms)), lines))


def _ratio(found: Explanation, style: Style) -> Section:
    total = found.result.total
    if total.ratio is None or total.inbreng is None or total.opbrengst is None:
        return Section()
    sum_ = f"{style.exact(total.opbrengst)} / {style.exact(total.inbreng)} = {style.ratio(total.ratio)}"
    return Section(style.term("ratio"), lines=(sum_,))


def _not_monetised(found: Explanation, style: Style) -> Iterator[Section]:
    """What has no amount, for a stakeholder or for all."""
    if found.kind not in ("scenario", "stakeholder"):
        return
    items = [
        item
        for item in found.result.subject.scenario.not_monetised
        if found.kind == "scenario" or item.stakeholder == found.subject
    ]
    parties = found.result.value_map.parties

    def told(side: Side) -> Iterable[str]:
        for item in (item for item in items if item.side == side):
            who = style.term(f"side_{side}", who=style.name(parties[item.stakeholder].label))
            yield f"- {item.name} ({'; '.join(text for text in (who, item.reach, item.note) if text)})"

    lines = tuple(line for side in SIDES for line in told(side))
    yield Section(style.term("not_monetised"), lines=lines)


def _item(parameter: Parameter, found: Explanation, style: Style) -> Item:
    """A parameter and everything that is known of it."""
    return Item(parameter.name, tuple((style.term(key), words) for key, words in _facts(parameter, found, style)))


def _facts(parameter: Parameter, found: Explanation, style: Style) -> Iterator[tuple[str, str]]:
    evidence = parameter.evidence
    if parameter.label:
        yield "meaning", style.name(parameter.label)
    yield "value", style.quantity(parameter.value, parameter.unit)
    if parameter.low is not None and parameter.high is not None:
        ends = style.range(parameter.low, parameter.high, parameter.unit)
        rests = f" ({style.term(f'range_{parameter.range_basis}')})" if parameter.range_basis else ""
        yield "range", f"{ends}{rests}"
    yield from _origin(parameter, found, style)
    if parameter.fixed or parameter.default or parameter.set_for_run:
        return
    yield "basis", f"{evidence.basis}: {style.term(f'basis_{evidence.basis}')}"
    if evidence.sms is not None:
        yield "sms", str(evidence.sms)
    if evidence.source:
        source = source_words(found.result.release.sources[evidence.source])
        yield "source", f"{source}, {evidence.locator}" if evidence.locator else source
    given = {
        "because": evidence.because,
        "price_level_fact": style.term("unstated") if evidence.price_level == "unstated" else evidence.price_level,
        "derivation_fact": evidence.derivation,
        "calibrated_on_fact": evidence.calibrated_on,
        "moves_with": parameter.moves_with,
        "note": evidence.note,
    }
    yield from ((key, words) for key, words in given.items() if words)


def _origin(parameter: Parameter, found: Explanation, style: Style) -> Iterator[tuple[str, str]]:
    """Who says it: a setting, the period, a release, or the file; or nobody."""
    if parameter.set_for_run:
        yield "origin", style.term("settings")
    elif parameter.fixed:
        yield "origin", style.term("origin_period")
    elif parameter.default:
        yield "origin", style.term("origin_default")
    elif parameter.evidence.entry:
        release = found.result.release
        net = parameter.name.removeprefix("reference.")
        words = style.term("origin_release", entry=parameter.evidence.entry, release=release.name)
        yield "origin", f"{words}; {style.term('net')}" if release.values[net].net else words
    else:
        yield "origin", found.result.subject.file
