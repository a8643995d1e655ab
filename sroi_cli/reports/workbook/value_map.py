"""The value map: one line per row, its numbers read from the sheet of parameters, its amounts calculated."""

from collections.abc import Iterator

from sroi_cli.engine.totals import SIDES
from sroi_cli.reports.workbook.layout import FIRST, HEAD, MAP_COLUMNS, Layout
from sroi_cli.reports.workbook.map_line import MapLine
from sroi_cli.reports.workbook.sheet import Sheet
from sroi_cli.reports.workbook.sums import column_total

_WIDTHS = {
    "side": 11, "what": 46, "stakeholder": 20, "kind": 13, "row_id": 34, "stakeholder_id": 16, "quantity_unit": 12,
    "effect_unit": 17, "unit_value_unit": 14, "nominal": 14, "present": 14, "beyond": 14, "impact": 14, "claim": 12,
    "deadweight": 13, "displacement": 14, "attribution": 13,
}  # fmt: skip
_USUAL, _YEAR = 11.0, 13.0
_TEXTS = (
    "side", "what", "stakeholder", "kind", "quantity_unit", "effect_unit", "unit_value_unit", "basis", "row_id",
    "stakeholder_id",
)  # fmt: skip


def write_value_map(sheet: Sheet, layout: Layout) -> None:
    """Heads, a line per row, and what each side comes to."""
    term = layout.style.term
    sheet.begin(
        [_WIDTHS.get(key, _YEAR if "_" in key and key[-1].isdigit() else _USUAL) for key in layout.at],
        term("book_value_map_lines" if layout.rows else "impact_model_sentence"),
    )
    _heads(sheet, layout)
    for line, row in enumerate(layout.rows, start=FIRST):
        MapLine(sheet, layout, row, line).write()
    if layout.rows:
        _totals(sheet, layout)
    sheet.table(HEAD, 3)
    sheet.worksheet.repeat_columns(0, 2)
    sheet.finish(wide=2, large=True)


def _heads(sheet: Sheet, layout: Layout) -> None:
    term, at, start = layout.style.term, layout.at, layout.result.value_map.start
    for name, first, last in _groups(layout):
        sheet.group(HEAD - 1, first, last, term(f"book_group_{name}"))
    for key, column in at.items():
        stem, _, rest = key.rpartition("_")
        if stem in ("nominal", "present"):
            sheet.number(HEAD, column, start + int(rest), "head", "whole")
        elif key.startswith("seen_"):
            sheet.text(HEAD, column, term(f"perspective_{key.removeprefix('seen_')}"), "head", "right")
        else:
            sheet.text(HEAD, column, term(f"book_column_{key}"), "head", *(() if key in _TEXTS else ("right",)))


def _groups(layout: Layout) -> Iterator[tuple[str, int, int]]:
    """The headings over the columns, with the first and the last column of each."""
    groups = [group for _, group in MAP_COLUMNS]
    groups += ["nominal"] * len(layout.horizon) + ["present"] * len(layout.horizon)
    groups += ["counting"] * (len(layout.at) - len(groups))
    first = 0
    for column, group in enumerate(groups):
        if column + 1 == len(groups) or groups[column + 1] != group:
            yield group, first, column
            first = column + 1


def _totals(sheet: Sheet, layout: Layout) -> None:
    """A line per side, of what is known."""
    keys = ("nominal", "present", "beyond", *(key for key in layout.at if key[-1].isdigit()))
    for line, side in enumerate(SIDES, start=layout.last + 2):
        sheet.text(line, 0, layout.style.term("total"), "line", "total")
        sheet.text(line, 1, layout.style.term(side), "line", "total")
        if any(row.side == side for row in layout.result.value_map.unknown):
            sheet.text(line, 2, layout.style.term("book_known"), "line", "total")
        for key in keys:
            formula, value = column_total(side, key, layout)
            sheet.formula(line, layout.at[key], formula, value, "money2", "total")
