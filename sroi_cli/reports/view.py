"""A result in words: every text and figure as the terminal and the factsheets show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sroi_cli import __version__
from sroi_cli.engine.notes import notes
from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import Balance, Perspective, RowTotal, StakeholderTotal, YearTotal
from sroi_cli.engine.value_map import Factor, Parameter, Row
from sroi_cli.model.scenario import FactsheetTexts
from sroi_cli.reports.style import Style

_DIGEST = 12  # characters of a SHA-256 that a reader can compare by eye

Cells = tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A head, lines, and perhaps a last line with the totals; the first column is text, the rest figures."""

    head: Cells
    lines: tuple[Cells, ...]
    foot: Cells = ()


@dataclass(frozen=True)
class View:
    """All that a sketch says."""

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    headline: str
    ratio: str | None
    band: str | None
    other_methods: tuple[tuple[str, str], ...]
    stakeholders: Table
    kinds: tuple[tuple[str, str], ...]
    perspectives: Table
    activities: Table
    not_monetised: tuple[tuple[str, str], ...]
    context: tuple[tuple[str, str], ...]
    story: FactsheetTexts
    years: Table
    rows: Table
    parameters: Table
    sources: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    provenance: tuple[tuple[str, str], ...]


def view(result: Result, style: Style) -> View:
    """The result in the words and the number style of a language."""
    scenario, term = result.subject.scenario, style.term
    return View(
        title=scenario.factsheet.title or scenario.wijk.name,
        subtitle=f"{scenario.wijk.gemeente}, {_period(result)}",
        facts=tuple(_facts(result, style)),
        headline=_headline(result, style),
        ratio=style.ratio(result.total.ratio) if result.total.ratio is not None else None,
        band=_band(result, style),
        other_methods=tuple(
            (style.name(result.release.profiles[name].label), style.ratio(ratio))
            for name, ratio in result.other_methods.items()
            if ratio is not None
        ),
        stakeholders=_stakeholders(result, style),
        kinds=tuple((term(kind), style.money(amount)) for kind, amount in result.kinds.items()),
        perspectives=_perspectives(result.perspectives, style),
        activities=_activities(result, style),
        not_monetised=tuple((item.name, _reach(item.reach, item.note)) for item in scenario.not_monetised),
        context=tuple((f.label, _context_value(f.value, f.unit, style)) for f in scenario.wijk.context),
        story=scenario.factsheet,
        years=_years(result.years, style),
        rows=_rows(result, style),
        parameters=_parameters(result, style),
        sources=tuple(_sources(result)),
        notes=tuple(style.note(note.key, note.figures) for note in notes(result)),
        provenance=tuple(_provenance(result, style)),
    )


def _period(result: Result) -> str:
    start, last = result.value_map.start, result.value_map.start + result.value_map.years - 1
    return f"{start}-{last}" if last > start else str(start)


def _facts(result: Result, style: Style) -> Iterable[tuple[str, str]]:
    scenario, term = result.subject.scenario, style.term
    yield term("period"), _period(result)
    if result.value_map.horizon > result.value_map.years:
        yield term("horizon"), str(result.value_map.start + result.value_map.horizon - 1)
    yield term("status"), term(f"status_{scenario.status or 'none'}")
    yield term("method"), _method(result, style)
    yield term("release"), result.release.name
    if result.subject.settings:
        yield term("settings"), "; ".join(f"{one.path} = {one.value}" for one in result.subject.settings)


def _method(result: Result, style: Style) -> str:
    name = style.name(result.release.profiles[result.method.profile].label)
    if not result.method.changed:
        return name
    changes = ", ".join(f"{key} = {getattr(result.method, key)}" for key in result.method.changed)
    return f"{name}, {style.term('method_changed')}: {changes}"


def _headline(result: Result, style: Style) -> str:
    if result.total.ratio is None:
        return style.term("no_ratio_sentence")
    return style.term("ratio_sentence", ratio=result.total.ratio)


def _band(result: Result, style: Style) -> str | None:
    band = result.band
    return style.term("band", margin=band.margin, low=band.low, high=band.high) if band else None


def _stakeholders(result: Result, style: Style) -> Table:
    terms = ("stakeholder", "inbreng", "opbrengst", "saldo", "share", "mark")
    return Table(
        head=tuple(map(style.term, terms)),
        lines=tuple(_stakeholder(one, style) for one in result.stakeholders),
        foot=(style.term("total"), *_balance(result.total, style), "", ""),
    )


def _stakeholder(one: StakeholderTotal, style: Style) -> Cells:
    share = style.share(one.share_opbrengst) if one.share_opbrengst is not None else ""
    return style.name(one.party.label), *_balance(one.balance, style), share, one.mark


def _balance(balance: Balance, style: Style) -> Cells:
    return style.money(balance.inbreng), style.money(balance.opbrengst), style.money(balance.saldo)


def _perspectives(found: Iterable[Perspective], style: Style) -> Table:
    lines = tuple(
        (
            style.name(one.party.label) if one.party else style.term(f"perspective_{one.id}"),
            style.money(one.balance.inbreng),
            style.money(one.balance.opbrengst),
            style.ratio(one.balance.ratio) if one.balance.ratio is not None else "",
        )
        for one in found
    )
    return Table(tuple(map(style.term, ("perspective", "inbreng", "opbrengst", "ratio"))), lines)


def _activities(result: Result, style: Style) -> Table:
    lines = []
    for use in result.subject.scenario.activities:
        parameter = result.value_map.parameters.get(f"activities.{use.name}.participants")
        label = style.name(result.release.activities[use.activity].label)
        name = label if use.name == use.activity else f"{label} ({use.name})"
        lines.append((name, style.number(parameter.value) if parameter else style.term("unknown")))
    return Table((style.term("activity"), style.term("participants")), tuple(lines))


def _reach(reach: str | None, note: str | None) -> str:
    return "; ".join(text for text in (reach, note) if text)


def _context_value(value: float, unit: str | None, style: Style) -> str:
    return style.share(value) if unit == "fractie" else f"{style.number(value)} {unit or ''}".strip()


def _years(found: Iterable[YearTotal], style: Style) -> Table:
    lines = tuple((str(one.year), *_balance(one.nominal, style)) for one in found)
    return Table(tuple(map(style.term, ("year", "inbreng", "opbrengst", "saldo"))), lines)


def _rows(result: Result, style: Style) -> Table:
    terms = ("row", "stakeholder", "kind", "calculation", "total", "basis")
    return Table(tuple(map(style.term, terms)), tuple(_row(one, result, style) for one in result.rows))


def _row(one: RowTotal, result: Result, style: Style) -> Cells:
    return (
        style.name(one.row.label),
        style.name(result.value_map.parties[one.row.stakeholder].label),
        style.kind(one.row.kind),
        _calculation(one.row, result, style),
        style.money(one.pv),
        one.basis,
    )


def _calculation(row: Row, result: Result, style: Style) -> str:
    """The factors with their units, and what the corrections leave: `45 deelnemer × € 331 per deelnemer`."""
    pieces = [_factor(factor, result, style) for factor in row.factors]
    if row.corrections:
        names = (row.corrections.deadweight, row.corrections.displacement, row.corrections.attribution)
        values = [result.value_map.parameters[name].value for name in names]
        sign = " - " if result.method.corrections == "additive" else " × "
        kept = [style.number(value if sign == " - " else 1 - value) for value in values]
        pieces.append(f"({'1 - ' if sign == ' - ' else ''}{sign.join(kept)})")
    return " × ".join(piece for piece in pieces if piece)


def _factor(factor: Factor, result: Result, style: Style) -> str:
    parameters = result.value_map.parameters
    given = [parameters[name] for name in factor.plus]
    if factor.role == "effect" and all(parameter.default for parameter in given):
        return ""
    value = sum(p.value for p in given) - sum(parameters[name].value for name in factor.minus)
    return f"{style.number(value)} {given[0].unit}".strip()


def _parameters(result: Result, style: Style) -> Table:
    terms = ("parameter", "value", "unit", "basis", "source")
    shown = [p for p in result.value_map.parameters.values() if not p.default and not p.fixed]
    return Table(tuple(map(style.term, terms)), tuple(_parameter(p, style) for p in shown))


def _parameter(parameter: Parameter, style: Style) -> Cells:
    return (
        parameter.name,
        style.number(parameter.value),
        parameter.unit,
        parameter.evidence.basis,
        _source(parameter, style),
    )


def _source(parameter: Parameter, style: Style) -> str:
    evidence = parameter.evidence
    parts = [text for text in (evidence.source, evidence.locator, evidence.because) if text]
    if evidence.calibrated_on:
        parts.append(style.term("calibrated_on", on=evidence.calibrated_on))
    return "; ".join(parts)


def _sources(result: Result) -> Iterable[tuple[str, str]]:
    """The sources that the parameters, the method and the context figures name."""
    used = {parameter.evidence.source for parameter in result.value_map.parameters.values()}
    used |= {figure.source for figure in result.subject.scenario.wijk.context}
    used.add(result.release.profiles[result.method.profile].source)
    for id_, source in result.release.sources.items():
        if id_ in used:
            yield id_, f"{source.publisher}: {source.title} ({source.year}). {source.url}. {source.licence}."


def _provenance(result: Result, style: Style) -> Iterable[tuple[str, str]]:
    yield style.term("version"), f"sroi {__version__}"
    yield style.term("release"), f"{result.release.name} (sha256 {result.release.sha256[:_DIGEST]})"
    yield style.term("scenario"), f"{result.subject.file} (sha256 {result.subject.sha256[:_DIGEST]})"
    yield style.term("method"), _method(result, style)
