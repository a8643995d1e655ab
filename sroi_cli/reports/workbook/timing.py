"""When the impact of each row falls: on the same line as in the value map."""

from math import fsum

from sroi_cli.engine.calculation import left_by_year, shares_by_year
from sroi_cli.engine.value_map import Row
from sroi_cli.reports.workbook.layout import FIRST, HEAD, Layout
from sroi_cli.reports.workbook.places import across, cell
from sroi_cli.reports.workbook.sheet import Sheet
from sroi_cli.reports.workbook.sums import padded

_WIDTHS = {"what": 46, "row_id": 34, "in_all": 12, "after": 14}
_USUAL = 9.0


def write_timing(sheet: Sheet, layout: Layout) -> None:
    """Who enters when, what is left of the effect after so many years, and so which share falls in each year."""
    term, columns = layout.style.term, layout.timing
    sheet.begin([_WIDTHS.get(key, _USUAL) for key in columns], term("book_timing_lines"))
    last = layout.horizon[-1]
    for first, final, group in (
        ("starts", "drop_off", "when"),
        ("enters_0", f"enters_{last}", "enters"),
        (f"left_{last}", "in_all", "left"),
        ("share_0", "after", "shares"),
    ):
        sheet.group(HEAD - 1, columns[first], columns[final], term(f"book_group_{group}"))
    for key, column in columns.items():
        _head(sheet, column, key, layout)
    for line, row in enumerate(layout.rows, start=FIRST):
        sheet.ruled(line, len(columns))
        sheet.text(line, columns["what"], layout.style.name(row.label), "text", "ruled")
        sheet.text(line, columns["row_id"], row.id, "quiet", "text", "ruled")
        if row not in layout.result.value_map.unknown:
            _line(sheet, line, row, layout)
    sheet.table(HEAD, 2)
    sheet.worksheet.repeat_columns(0, 1)
    sheet.finish(large=True)


def _head(sheet: Sheet, column: int, key: str, layout: Layout) -> None:
    """A year, how many years there are since entry, or words."""
    stem, _, year = key.rpartition("_")
    if stem in ("enters", "share", "left"):
        first = 0 if stem == "left" else layout.result.value_map.start
        sheet.number(HEAD, column, first + int(year), "head", "whole")
    else:
        looks = () if key in ("what", "row_id") else ("right",)
        sheet.text(HEAD, column, layout.style.term(f"book_column_{key}"), "head", *looks)


def _line(sheet: Sheet, line: int, row: Row, layout: Layout) -> None:
    values, columns, timing = layout.result.value_map.values, layout.timing, row.timing
    for key, name in timing.named:
        look = "percent" if key == "drop_off" else "number"
        sheet.formula(line, columns[key], layout.numbers[name], values[name], look, "ruled")
    for t, share in zip(layout.horizon, padded(timing.intake, layout), strict=False):
        sheet.number(line, columns[f"enters_{t}"], share, "share", "fixed")
    starts = int(values[timing.starts]) if timing.starts else 0
    parts = list(map(float, left_by_year(timing, values)))
    left = padded([0.0] * starts + parts, layout)
    if timing.duration:
        for t in layout.horizon:
            sheet.formula(line, columns[f"left_{t}"], _left(line, t, layout), left[t], "share", "ruled")
        sheet.formula(line, columns["in_all"], _in_all(line, layout), fsum(parts), "share", "ruled")
    else:
        for t in layout.horizon:
            sheet.number(line, columns[f"left_{t}"], left[t], "share", "fixed")
        sheet.number(line, columns["in_all"], fsum(parts), "share", "fixed")
    _shares(sheet, line, row, layout)


def _left(line: int, t: int, layout: Layout) -> str:
    """Share of the effect that is left t years after entry. No power of zero years: spreadsheets refuse 0 ^ 0."""
    starts, duration, drop_off = (cell(line, layout.timing[key]) for key in ("starts", "duration", "drop_off"))
    since = f"({t}-{starts})"
    kept = f"IF({t}={starts},1,(1-{drop_off})^{since})"
    return f"IF({t}<{starts},0,{kept}*MIN(1,MAX(0,{duration}-{since})))"


def _in_all(line: int, layout: Layout) -> str:
    """What is left in all years together: whole years as a geometric series, and the last part-year."""
    duration, drop_off = (cell(line, layout.timing[key]) for key in ("duration", "drop_off"))
    kept = f"(1-{drop_off})^INT({duration})"
    series = f"(1-{kept})/{drop_off}+{kept}*({duration}-INT({duration}))"
    return f"IF(OR({drop_off}=0,{duration}<1),{duration},{series})"


def _shares(sheet: Sheet, line: int, row: Row, layout: Layout) -> None:
    """The share of each year: who entered in a year meets what is left after the years since."""
    columns, last = layout.timing, layout.horizon[-1]
    shares = padded(map(float, shares_by_year(row.timing, layout.result.value_map.values)), layout)
    for t in layout.horizon:
        entered = across(line, columns["enters_0"], columns[f"enters_{t}"])
        left = across(line, columns[f"left_{t}"], columns["left_0"])
        sheet.formula(line, columns[f"share_{t}"], f"SUMPRODUCT({entered},{left})", shares[t], "share", "ruled")
    whole = f"SUM({across(line, columns['enters_0'], columns[f'enters_{last}'])})*{cell(line, columns['in_all'])}"
    counted = f"SUM({across(line, columns['share_0'], columns[f'share_{last}'])})"
    after = fsum(shares[len(layout.horizon) :])
    sheet.formula(line, columns["after"], f"MAX(0,ROUND({whole}-{counted},12))", after, "share", "ruled")
