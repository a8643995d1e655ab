"""The tables of the annex: every row with its calculation, and every number with what it rests on."""

from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import RowTotal, basis
from sroi_cli.engine.value_map import Parameter, Row
from sroi_cli.reports.accounting import calculation
from sroi_cli.reports.sheet.citing import Citing
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Cells, Table


def rows(result: Result, citing: Citing, style: Style) -> Table:
    """One line per row of the value map that counts."""
    terms = ("row", "stakeholder", "kind", "calculation", "total", "basis")
    lines = [_row(one, result, style) for one in result.rows]
    lines += [_unknown(row, result, style) for row in result.ledger.unknown]
    found = (*(one.row for one in result.rows), *result.ledger.unknown)
    return Table(
        tuple(map(style.term, terms)),
        tuple(lines),
        texts=frozenset({0, 1, 2, 3, 5}),
        notes=tuple(map(citing.behind, found)),
        noted=terms.index("total"),
    )


def _row(one: RowTotal, result: Result, style: Style) -> Cells:
    return (
        style.name(one.row.label),
        style.name(result.value_map.parties[one.row.stakeholder].label),
        style.kind(one.row.kind),
        "; ".join(calculation(one, result, style, style.money)),
        style.money(one.pv),
        style.basis(one.basis),
    )


def _unknown(row: Row, result: Result, style: Style) -> Cells:
    who = style.name(result.value_map.parties[row.stakeholder].label)
    unknown = style.term("unknown")
    return style.name(row.label), who, style.kind(row.kind), unknown, unknown, style.basis(basis(row, result.value_map))


def parameters(result: Result, citing: Citing, style: Style) -> Table:
    """One line per parameter that the files or the settings give."""
    terms = ("parameter", "value", "range", "unit", "basis", "source")
    shown = [p for p in result.value_map.parameters.values() if not p.default and not p.fixed]
    return Table(
        tuple(map(style.term, terms)),
        tuple(_parameter(p, style) for p in shown),
        texts=frozenset({0, 3, 4, 5}),
        notes=tuple(() if p.set_for_run else citing.notes([p.evidence.source]) for p in shown),
        noted=terms.index("value"),
    )


def _parameter(parameter: Parameter, style: Style) -> Cells:
    return (
        parameter.name,
        style.number(parameter.value),
        _range(parameter, style),
        parameter.unit,
        style.basis(parameter.evidence.basis),
        _source(parameter, style),
    )


def _range(parameter: Parameter, style: Style) -> str:
    if parameter.low is None or parameter.high is None:
        return "" if parameter.set_for_run else style.term("unknown")
    return f"{style.number(parameter.low)} - {style.number(parameter.high)}"


def _source(parameter: Parameter, style: Style) -> str:
    evidence = parameter.evidence
    if parameter.set_for_run:
        return style.term("settings")
    parts = [text for text in (evidence.locator, evidence.because) if text]
    worded = {
        "price_level_fact": evidence.price_level if evidence.price_level != "unstated" else None,
        "derivation_fact": evidence.derivation,
        "calibrated_on_fact": evidence.calibrated_on,
    }
    parts += [f"{style.term(key).lower()}: {given}" for key, given in worded.items() if given]
    parts += [evidence.note] if evidence.note else []
    return "; ".join(parts)
