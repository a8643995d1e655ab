"""One sheet of the workbook. Whatever is written as text stays text, however it begins."""

import re
from collections.abc import Iterable, Sequence
from math import ceil
from typing import TYPE_CHECKING, Any

from sroi_cli.reports.workbook.looks import Looks
from sroi_cli.reports.workbook.places import cell, fixed

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LONGEST_TEXT, _LONGEST_FORMULA = 32_767, 8_192  # signs that a cell holds, by the format
_FORMULA = re.compile(r"\s*[=+\-@]")  # how a text begins that would be calculated once somebody edits it
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # what the format cannot hold
_A3, _A4 = 8, 9
_LINE, _TALLEST = 13.0, 400.0  # points of a line of text, and of a row
_PER_WIDTH = 1.25  # signs of text that go into a unit of width, words broken off included


_WRAPPED = ("text", "head", "quiet")


class TooLong(Exception):
    """A formula that no spreadsheet would read."""


class Sheet:
    """Writes cells by row and column, counted from 0."""

    def __init__(self, worksheet: "Worksheet", name: str, looks: Looks) -> None:
        self.worksheet = worksheet
        self.name = name
        self._looks = looks
        self.tall: dict[int, float] = {}  # rows of a height of their own, in points
        self._widths: Sequence[float] = ()
        self._lines: dict[int, int] = {}  # of text, in rows that need several

    def text(self, row: int, column: int, text: str, *looks: str) -> None:
        """A text as it is written; what no cell can hold is left out."""
        shown = cleaned(text)
        marks = (*(looks or ("text",)), *(("literal",) if _FORMULA.match(shown) else ()))
        self.worksheet.write_string(row, column, shown, self._looks(*marks))
        if marks[0] in _WRAPPED and column < len(self._widths):
            broken = sum(ceil(max(1, len(line)) / self._widths[column] / _PER_WIDTH) for line in shown.splitlines())
            self._lines[row] = max(self._lines.get(row, 1), broken)

    def texts(self, row: int, column: int, texts: Iterable[str], *looks: str) -> None:
        """Texts beside each other."""
        for step, text in enumerate(texts):
            self.text(row, column + step, text, *looks)

    def number(self, row: int, column: int, value: float | None, *looks: str) -> None:
        """A number; an empty cell where there is none."""
        if value is None:
            self.worksheet.write_blank(row, column, None, self._looks(*looks))
        else:
            self.worksheet.write_number(row, column, value, self._looks(*looks))

    def ruled(self, row: int, columns: int) -> None:
        """A line under a row, over the cells that will stay empty too."""
        for column in range(columns):
            self.worksheet.write_blank(row, column, None, self._looks("ruled"))

    def formula(self, row: int, column: int, formula: str, value: float | str | None, *looks: str) -> None:
        """A formula, and what it comes to for those who do not calculate. Raises TooLong."""
        if len(formula) > _LONGEST_FORMULA:
            raise TooLong(f"{self.name}!{cell(row, column)}")
        self.worksheet.write_formula(row, column, f"={formula}", self._looks(*looks), "" if value is None else value)

    def link(self, row: int, column: int, sheet: str) -> None:
        """A link to another sheet, by its name."""
        self.worksheet.write_url(row, column, f"internal:'{sheet}'!A1", self._looks("link"), sheet)

    def group(self, row: int, first: int, last: int, text: str) -> None:
        """A heading over some columns."""
        if last > first:
            self.worksheet.merge_range(row, first, row, last, text, self._looks("group"))
        else:
            self.text(row, first, text, "group")

    def begin(self, widths: Sequence[float], about: str) -> None:
        """The widths of its columns, its name, and what it is."""
        self.widths(widths)
        self.text(0, 0, self.name, "title")
        self.text(1, 0, about, "subtitle")

    def widths(self, widths: Sequence[float]) -> None:
        """The widths of the columns from the first, in signs."""
        self._widths = widths
        for column, width in enumerate(widths):
            self.worksheet.set_column(column, column, width)

    def table(self, head: int, beside: int) -> None:
        """Lines under a head that stays in sight, with the first columns. Not sorted: formulas know their place."""
        self.worksheet.freeze_panes(head + 1, beside)
        self.worksheet.repeat_rows(head)

    def validated(self, row: int, column: int, check: dict[str, Any]) -> None:
        """What may be typed in a cell."""
        self.worksheet.data_validation(row, column, row, column, check)

    def told_apart(self, row: int, column: int, before: int) -> None:
        """A cell that stands out once it differs from another one on its row."""
        rule = f"={fixed(row, column)}<>{fixed(row, before)}"
        look = self._looks.changed
        self.worksheet.conditional_format(
            row, column, row, column, {"type": "formula", "criteria": rule, "format": look}
        )

    def finish(self, *, wide: int = 1, large: bool = False) -> None:
        """Rows as high as their texts, which not every program sees to; and how it prints: as wide as so many pages."""
        for row, lines in self._lines.items():
            if lines > 1:
                self.worksheet.set_row(row, min(_TALLEST, lines * _LINE + 2))
        self.worksheet.set_row(0, 26)
        for row, points in self.tall.items():
            self.worksheet.set_row(row, points)
        everywhere = "A1:XFD1048576"  # marks of doubt that a program would put at years and at formulas that differ
        self.worksheet.ignore_errors({"number_stored_as_text": everywhere, "formula_differs": everywhere})
        self.worksheet.set_landscape()
        self.worksheet.set_paper(_A3 if large else _A4)
        self.worksheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        self.worksheet.fit_to_pages(wide, 0)
        self.worksheet.set_footer("&L&A&R&P / &N")
        self.worksheet.hide_gridlines(2)
        self.worksheet.protect("", {"format_columns": True, "format_rows": True})  # from slips: without a password


def cleaned(text: str) -> str:
    """A text that a cell can hold, which counts it in UTF-16."""
    shown = _NO_TEXT.sub("", text)
    encoded = shown.encode("utf-16-le")
    if len(encoded) <= 2 * _LONGEST_TEXT:
        return shown
    return f"{encoded[: 2 * (_LONGEST_TEXT - 1)].decode('utf-16-le', 'ignore')}…"
