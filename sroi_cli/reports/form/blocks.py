"""The blocks of a sheet, each written in its layout."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sroi_cli.model.form.choices import Choices
from sroi_cli.model.form.fields import Block, Field, Layout
from sroi_cli.model.form.records import Record
from sroi_cli.reports.form.answers import in_cell
from sroi_cli.reports.form.checks import check
from sroi_cli.reports.form.formats import WRAPPING, Formats

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.worksheet import Worksheet

_A_LINE, _AROUND = 16.0, 6.0  # points
_STORY_LINES = 4  # that an empty story leaves room for
_MOST_LINES = 24  # that a row can show
_LEAST_SPARE = 2  # records below those of a scenario


@dataclass
class Page:
    """A worksheet, and what its cells are made with; it counts the lines that each row needs."""

    sheet: "Worksheet"
    formats: Formats
    choices: Choices
    lists: "Mapping[str, str]"
    widths: Sequence[int]
    wide: bool  # has stories, and so columns that words wrap in
    lines: "dict[int, int]" = field(default_factory=dict)

    def say(self, row: int, column: int, text: str, look: str) -> None:
        self.sheet.write_string(row, column, text, self.formats.look(look))
        if look in WRAPPING:
            self._need(row, column, text)

    def ask(self, row: int, column: int, one: Field, record: Record | None) -> None:
        """A cell to fill in, with what a scenario has for it."""
        value = record.values.get(one.key) if record else None
        look = self.formats.answer(one, value, record.values.get(one.like) if record else None)
        self.sheet.data_validation(row, column, row, column, check(one, self.lists))
        shown = "" if value is None else in_cell(one, value, self.choices)
        if shown == "":
            self.sheet.write_blank(row, column, None, look)
        elif isinstance(shown, str):
            self.sheet.write_string(row, column, shown, look)
        else:
            self.sheet.write_number(row, column, shown, look)
        self._need(row, column, str(shown), _STORY_LINES if one.long and self.wide else 1)

    def _need(self, row: int, column: int, text: str, least: int = 1) -> None:
        signs = max(self.widths[column] - 3, 4) if column < len(self.widths) else len(text) + 1
        needed = sum(1 + len(line) // signs for line in text.split("\n"))
        self.lines[row] = max(self.lines.get(row, 1), least, min(needed, _MOST_LINES))

    def set_heights(self) -> None:
        for row, lines in self.lines.items():
            self.sheet.set_row(row, _AROUND + _A_LINE * lines)


def write_block(page: Page, block: Block, records: Sequence[Record], row: int) -> int:
    """Writes a block from a row on (counted from 0); gives the first row below it."""
    for column in range(len(page.widths)):
        page.say(row, column, block.title if column == 0 else "", "title")
    page.lines[row] = 1
    row += 1
    if block.about:
        page.say(row, 0, block.about, "about")
        row += 1
    return _WRITE[block.layout](page, block, records, row)


def with_spare(block: Block, records: Sequence[Record | None]) -> list[Record | None]:
    """The records, and the empty ones below them."""
    return [*records, *[None] * max(_LEAST_SPARE, block.spare - len(records))]


def _help(page: Page) -> str:
    return "wrapped_help" if page.wide else "help"


def _questions(page: Page, block: Block, records: Sequence[Record], row: int) -> int:
    for one in block.fields:
        page.say(row, 0, one.label, "label")
        page.ask(row, 1, one, records[0] if records else None)
        page.say(row, 2, one.help, _help(page))
        row += 1
    return row


def _rows(page: Page, block: Block, records: Sequence[Record], row: int) -> int:
    for column, one in enumerate(block.fields):
        page.say(row, column, one.label, "head")
        page.say(row + 1, column, one.help, "head_help")
    for record in with_spare(block, records):
        row += 1
        for column, one in enumerate(block.fields):
            page.ask(row + 1, column, one, record)
    return row + 2


def _lines(page: Page, block: Block, records: Sequence[Record], row: int) -> int:
    (one,) = block.fields
    for number, record in enumerate(with_spare(block, records)):
        page.say(row, 0, one.label, "label")
        page.ask(row, 1, one, record)
        page.say(row, 2, "" if number else one.help, _help(page))
        row += 1
    return row


def _columns(page: Page, block: Block, records: Sequence[Record], row: int) -> int:
    shown = with_spare(block, records)
    for number in range(1, len(shown) + 1):
        page.say(row, number + 1, f"Uitkomst {number}", "head")
    for one in block.fields:
        row += 1
        page.say(row, 0, one.label, "label")
        page.say(row, 1, one.help, "wrapped_help")
        for column, record in enumerate(shown, start=2):
            page.ask(row, column, one, record)
    return row + 1


_WRITE = {Layout.QUESTIONS: _questions, Layout.ROWS: _rows, Layout.LINES: _lines, Layout.COLUMNS: _columns}
