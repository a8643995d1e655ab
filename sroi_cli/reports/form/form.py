"""The form as a workbook: a sheet that explains, the sheets to fill in, and a hidden one with the lists."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from sroi_cli.model.cells import column_letters
from sroi_cli.model.form.choices import Choices
from sroi_cli.model.form.fields import Layout, Sheet
from sroi_cli.model.form.records import Record
from sroi_cli.model.form.sheets import CHOICES, GUIDE, SHEETS
from sroi_cli.reports.form.blocks import Page, with_spare, write_block
from sroi_cli.reports.form.formats import Formats
from sroi_cli.reports.form.guide import write_guide
from sroi_cli.reports.form.printing import lay_out

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_FIRST_ROW = 3  # of the blocks, counted from 0
_NAME_HEIGHT = 30
_TABS = {False: "#14532d", True: "#9aa5a0"}  # for the analyst or not
_STORY_WIDTHS = (36, 66, 44)
_QUESTION_WIDTHS = (44, 26)
_COLUMN_WIDTHS = (46, 44)
_RECORD_WIDTH = 30  # of a record that is a column


def write_form(workbook: "Workbook", records: Sequence[Record], choices: Choices) -> None:
    """Writes the form into an empty workbook; `records` fill it in."""
    formats = Formats(workbook)
    guide = workbook.add_worksheet(GUIDE)
    write_guide(guide, formats)
    pages = {sheet.name: workbook.add_worksheet(sheet.name) for sheet in SHEETS}
    lists = _write_lists(workbook.add_worksheet(CHOICES), choices)
    for sheet in SHEETS:
        wide = any(field.long for block in sheet.blocks for field in block.fields)
        page = Page(pages[sheet.name], formats, choices, lists, _widths(sheet, records), wide)
        _write_sheet(page, sheet, records)
        _finish(page, sheet)
    guide.activate()


def _write_lists(page: "Worksheet", choices: Choices) -> Mapping[str, str]:
    """The words of every list, each in a column of a hidden sheet, and the range that each stands in."""
    ranges = {}
    for column, (name, among) in enumerate(choices.items()):
        page.write_string(0, column, name)
        for row, word in enumerate(among, start=1):
            page.write_string(row, column, word)
        letter = column_letters(column + 1)
        ranges[name] = f"={CHOICES}!${letter}$2:${letter}${len(among) + 1}"
    page.hide()
    return ranges


def _write_sheet(page: Page, sheet: Sheet, records: Sequence[Record]) -> None:
    page.say(0, 0, sheet.name, "name")
    page.say(1, 0, sheet.about, "about")
    page.sheet.set_row(0, _NAME_HEIGHT)
    row = _FIRST_ROW
    for block in sheet.blocks:
        row = write_block(page, block, [record for record in records if record.block is block], row) + 1
    page.set_heights()


def _finish(page: Page, sheet: Sheet) -> None:
    """Widths, what stays in view, how it prints; and the words of the form cannot be typed over."""
    for column, width in enumerate(page.widths):
        page.sheet.set_column(column, column, width)
    (block, *others) = sheet.blocks
    above = _FIRST_ROW + 1 + bool(block.about)  # the heads of the records
    if block.layout is Layout.ROWS and not others:
        page.sheet.freeze_panes(above + 2, 1)
        page.sheet.repeat_rows(above, above + 1)
    if block.layout is Layout.COLUMNS:
        page.sheet.freeze_panes(above + 1, 1)
    page.sheet.set_tab_color(_TABS[sheet.for_analyst])
    page.sheet.set_footer("&L&A&RBlad &P van &N")
    lay_out(page.sheet)


def _widths(sheet: Sheet, records: Sequence[Record]) -> list[int]:
    if sheet.blocks[0].layout is Layout.COLUMNS:
        (block,) = sheet.blocks
        filled = [record for record in records if record.block is block]
        return [*_COLUMN_WIDTHS, *[_RECORD_WIDTH] * len(with_spare(block, filled))]
    if any(field.long for block in sheet.blocks for field in block.fields):
        return list(_STORY_WIDTHS)
    widths: list[int] = []
    for block in sheet.blocks:
        own = [field.width for field in block.fields] if block.layout is Layout.ROWS else list(_QUESTION_WIDTHS)
        widths = [max(pair) for pair in zip_longest(own, widths, fillvalue=0)]
    return widths
