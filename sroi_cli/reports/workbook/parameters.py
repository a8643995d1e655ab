"""The sheet of numbers: each with its name, its value to change, its range, and what it rests on."""

from collections.abc import Iterator

from sroi_cli.engine.own_rows import WEEKS
from sroi_cli.engine.value_map import Parameter
from sroi_cli.reports.evidence import origin_words, source_words
from sroi_cli.reports.uncertainty.inputs import number_name
from sroi_cli.reports.workbook.checks import within
from sroi_cli.reports.workbook.layout import AS_MADE, FIRST, HEAD, VALUE, Layout
from sroi_cli.reports.workbook.sheet import Sheet

_WIDTHS = (44, 46, 13, 11, 17, 11, 11, 18, 12, 52, 52, 30, 36)
_TERMS = (
    "parameter", "meaning", "value", "book_was", "unit", "low", "high", "book_range_basis", "basis", "source",
    "because", "calibrated_on_fact", "origin",
)  # fmt: skip


def write_parameters(sheet: Sheet, layout: Layout) -> None:
    """One line per parameter of the value map."""
    term = layout.style.term
    parameters = layout.result.value_map.parameters.values()
    sheet.begin(_WIDTHS, term("book_parameters_lines"))
    for column, key in enumerate(_TERMS):
        sheet.text(
            HEAD, column, term(key), "head", *(("right",) if key in ("value", "book_was", "low", "high") else ())
        )
    for row, parameter in enumerate(parameters, start=FIRST):
        _line(sheet, row, parameter, layout)
    sheet.table(HEAD, 1)
    sheet.finish(large=True)


def _line(sheet: Sheet, row: int, parameter: Parameter, layout: Layout) -> None:
    style = layout.style
    changeable = not parameter.fixed
    sheet.text(row, 0, parameter.name, "text", "ruled")
    sheet.text(row, 1, _meaning(parameter, layout), "text", "ruled")
    sheet.number(row, VALUE, parameter.value, "number", "input" if changeable else "fixed")
    sheet.number(row, AS_MADE, parameter.value, "quiet", "number", "ruled")
    sheet.text(row, 4, parameter.unit, "text", "ruled")
    for column, end in ((5, parameter.low), (6, parameter.high)):
        sheet.number(row, column, end, "number", "ruled")
    rests = style.term(f"range_{parameter.range_basis}") if parameter.range_basis else ""
    said = not (parameter.fixed or parameter.default or parameter.set_for_run)
    texts = (rests, style.basis(parameter.evidence.basis) if said else "", *_evidence(parameter, layout))
    sheet.texts(row, 7, (*texts, origin_words(parameter, layout.result, style)), "text", "ruled")
    if changeable:
        sheet.validated(row, VALUE, within(parameter.bounds, style))
        sheet.told_apart(row, VALUE, AS_MADE)


def _meaning(parameter: Parameter, layout: Layout) -> str:
    if parameter.fixed:
        return layout.style.term("book_weeks" if parameter.name == WEEKS else "book_years")
    return number_name(parameter, layout.result, layout.style)


def _evidence(parameter: Parameter, layout: Layout) -> tuple[str, str, str]:
    """Its source, why it is this number, and what it was fitted to."""
    evidence = parameter.evidence
    source = source_words(layout.result.release.sources[evidence.source]) if evidence.source else ""
    cited = ", ".join(text for text in (source, evidence.locator) if text)
    return cited, "\n".join(_reasons(parameter, layout)), evidence.calibrated_on or ""


def _reasons(parameter: Parameter, layout: Layout) -> Iterator[str]:
    style, evidence = layout.style, parameter.evidence
    if evidence.because:
        yield evidence.because
    if evidence.price_level:
        level = style.term("unstated") if evidence.price_level == "unstated" else evidence.price_level
        yield f"{style.term('price_level_fact')}: {level}"
    if evidence.derivation:
        yield f"{style.term('derivation_fact')}: {evidence.derivation}"
    if evidence.note:
        yield evidence.note
