"""How the amounts come about, in words: the calculation of each row, the parameters, and their sources."""

from collections.abc import Callable, Collection, Iterator
from math import isclose

from sroi_cli.engine.calculation import factor_value, rate
from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import RowTotal, basis
from sroi_cli.engine.value_map import CLAIM_SCALE, Factor, Parameter, Row
from sroi_cli.model.release import Release
from sroi_cli.reports.evidence import source_words
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Cells, Table

_NEUTRAL = {"starts": 0, "duration": 1, "drop_off": 0}  # timing that needs no words


def rows(result: Result, style: Style) -> Table:
    """One line per row of the value map that counts."""
    terms = ("row", "stakeholder", "kind", "calculation", "total", "basis")
    lines = [_row(one, result, style) for one in result.rows]
    lines += [_unknown(row, result, style) for row in result.ledger.unknown]
    return Table(tuple(map(style.term, terms)), tuple(lines), texts=frozenset({0, 1, 2, 3, 5}))


def _row(one: RowTotal, result: Result, style: Style) -> Cells:
    return (
        style.name(one.row.label),
        style.name(result.value_map.parties[one.row.stakeholder].label),
        style.kind(one.row.kind),
        "; ".join(calculation(one, result, style, style.money)),
        style.money(one.pv),
        one.basis or "",
    )


def _unknown(row: Row, result: Result, style: Style) -> Cells:
    who = style.name(result.value_map.parties[row.stakeholder].label)
    unknown = style.term("unknown")
    return style.name(row.label), who, style.kind(row.kind), unknown, unknown, basis(row, result.value_map) or ""


def calculation(one: RowTotal, result: Result, style: Style, money: Callable[[float], str]) -> Iterator[str]:
    """How a row comes to its amount.

    First factors, what is kept of them, and the impact: `45 deelnemers × € 331 per deelnemer = € 14.895`. Then, where
    they differ from it, how much of it falls in the period, and what that is worth today.
    """
    pieces = [_factor(factor, result, style) for factor in one.row.factors]
    pieces.append(_kept(one.row, result, style))
    product = " × ".join(piece for piece in pieces if piece)
    yield product if product == money(one.impact) else f"{product} = {money(one.impact)}"
    timing = "; ".join(_timing(one.row, result, style))
    share = one.amount / one.impact if one.impact else 1.0
    if not isclose(share, 1):
        words = style.term("timing_share", share=style.number(share, 9)) + (f" ({timing})" if timing else "")
        yield f"{words} = {money(one.amount)}"
    elif timing:
        yield timing
    if not isclose(one.pv, one.amount):
        percent = 100 * rate(one.row, result.method)
        yield style.term("present_value", percent=percent, amount=money(one.pv))


def _factor(factor: Factor, result: Result, style: Style) -> str:
    parameters = result.value_map.parameters
    given = [parameters[name] for name in factor.plus]
    if all(parameter.default for parameter in given):
        return ""
    values, unit = result.value_map.values, given[0].unit
    signs = [*((" + ", values[name]) for name in factor.plus), *((" - ", values[name]) for name in factor.minus)]
    terms = [(sign, value) for sign, value in signs if value] or signs[:1]
    if len(terms) == 1:
        return style.quantity(float(factor_value(factor, values)), unit)
    (_, first), *middle, (sign, last) = terms
    between = "".join(f"{sign}{style.number(value)}" for sign, value in middle)
    return f"({style.number(first)}{between}{sign}{style.quantity(last, unit)})"


def _kept(row: Row, result: Result, style: Style) -> str:
    """What the corrections leave; those of zero take nothing off, and are told with the numbers."""
    parameters = result.value_map.parameters
    if row.net:
        scale = parameters[CLAIM_SCALE]
        return "" if scale.default else style.number(scale.value)
    if row.corrections is None:
        return ""
    shares = [style.number(parameters[name].value) for _, name in row.corrections.named if parameters[name].value]
    if not shares:
        return ""
    if result.method.corrections == "additive":
        return f"(1 - {' - '.join(shares)})"
    return " × ".join(f"(1 - {share})" for share in shares)


def _timing(row: Row, result: Result, style: Style) -> Iterator[str]:
    """When the impact falls, where that is not simply the year of entry."""
    parameters, timing = result.value_map.parameters, row.timing
    entered = [year for year, share in enumerate(timing.intake) if share]
    if row.activity is None and len(entered) == 1 and entered[0]:
        yield style.term("timing_once", year=result.value_map.start + entered[0])
    if row.trail[0] == "outcomes" and len(set(timing.intake)) > 1 and len(entered) > 1:
        yield style.term("timing_intake", shares="; ".join(f"{style.number(100 * share)} %" for share in timing.intake))
    if timing.per_year is not None:
        yield style.term("timing_per_year", shares="; ".join(map(style.number, timing.per_year)))
        return
    for role, name in timing.named:
        if parameters[name].value != _NEUTRAL[role]:
            value = parameters[name].value
            yield style.term(f"timing_{role}", value=value, percent=100 * value)


def parameters(result: Result, style: Style) -> Table:
    """One line per parameter that the files or the settings give."""
    terms = ("parameter", "value", "range", "unit", "basis", "source")
    shown = [p for p in result.value_map.parameters.values() if not p.default and not p.fixed]
    return Table(
        tuple(map(style.term, terms)), tuple(_parameter(p, style) for p in shown), texts=frozenset({0, 3, 4, 5})
    )


def _parameter(parameter: Parameter, style: Style) -> Cells:
    return (
        parameter.name,
        style.number(parameter.value),
        _range(parameter, style),
        parameter.unit,
        parameter.evidence.basis,
        _source(parameter, style),
    )


def _range(parameter: Parameter, style: Style) -> str:
    if parameter.low is None or parameter.high is None:
        return ""
    return f"{style.number(parameter.low)} - {style.number(parameter.high)}"


def _source(parameter: Parameter, style: Style) -> str:
    evidence = parameter.evidence
    if parameter.set_for_run:
        return style.term("settings")
    parts = [text for text in (evidence.source, evidence.locator, evidence.because) if text]
    worded = {
        "price_level_fact": evidence.price_level if evidence.price_level != "unstated" else None,
        "derivation_fact": evidence.derivation,
        "calibrated_on_fact": evidence.calibrated_on,
    }
    parts += [f"{style.term(key).lower()}: {given}" for key, given in worded.items() if given]
    parts += [evidence.note] if evidence.note else []
    return "; ".join(parts)


def sources(result: Result) -> Iterator[tuple[str, str]]:
    """The sources that the parameters, the method and the context figures name."""
    used: set[str | None] = {parameter.evidence.source for parameter in result.value_map.parameters.values()}
    wijk = result.subject.scenario.wijk
    used |= {figure.source for figure in wijk.context} | {getattr(wijk.inhabitants, "source", None)}
    used.add(result.release.profiles[result.method.profile].source)
    yield from cited(used, result.release)


def cited(used: Collection[str | None], release: Release) -> Iterator[tuple[str, str]]:
    """Sources by their id, as one cites them, with their address."""
    for id_, source in release.sources.items():
        if id_ in used:
            yield id_, f"{source_words(source)}. {source.url}"
