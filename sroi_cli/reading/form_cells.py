"""Where the answers stand on the sheets of a form: found by the words beside them, so that rows may be added."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sroi_cli.model.cells import column_letters
from sroi_cli.model.form.fields import Block, Field, Layout, Sheet
from sroi_cli.model.form.sheets import GUIDE, SHEETS
from sroi_cli.reading.errors import Mistake
from sroi_cli.reading.raw_records import Place, Raw, RawRecord
from sroi_cli.reading.workbook import Cell, Cells

_ANEW = "take a new form (sroi form), and copy the answers to it"
_BETWEEN_SHEETS = 1_000_000  # lines, so that mistakes stand in the order of the sheets
_HEAD = 2  # rows with the name of the sheet and what it is about
_ANSWER, _ABOUT = 2, 3  # columns: of an answer, and of what explains it
_FIRST_RECORD = 3  # column of the first record of many fields


@dataclass
class _Reader:
    """One sheet while it is read: what is taken or ours, and what is wrong."""

    sheet: Sheet
    cells: Cells
    file: str
    number: int
    known: set[tuple[int, int]] = field(default_factory=set)
    lost: list[Mistake] = field(default_factory=list)
    stray: list[Mistake] = field(default_factory=list)

    def place(self, row: int, column: int, label: str = "") -> Place:
        name = f"{self.sheet.name}!{column_letters(column)}{row}"
        return Place(self.number * _BETWEEN_SHEETS + row, column, name, label)

    def text(self, row: int, column: int) -> str:
        cell = self.cells.get((row, column))
        return _plain(str(cell.value)) if cell else ""

    def taken(self, row: int, column: int, label: str) -> Raw:
        self.known.add((row, column))
        return Raw(self.place(row, column, label), self.cells.get((row, column)))

    def miss(self, words: str) -> None:
        """Says that words of the form are gone, beside which an answer would be looked for."""
        text = f"'{words}' is not there any more; {_ANEW}"
        self.lost.append(Mistake(self.file, self.number * _BETWEEN_SHEETS, 0, text, self.sheet.name))


def located(workbook: Mapping[str, Cells], file: str) -> tuple[list[RawRecord], list[Mistake], list[Mistake]]:
    """The records of a form, what of it is not there any more, and what stands on it that is no part of it."""
    sheets = {_plain(name): cells for name, cells in workbook.items()}
    records: list[RawRecord] = []
    lost: list[Mistake] = []
    stray: list[Mistake] = []
    for number, sheet in enumerate(SHEETS):
        if _plain(sheet.name) not in sheets:
            lost.append(Mistake(file, number * _BETWEEN_SHEETS, 0, f"the sheet is not there; {_ANEW}", sheet.name))
            continue
        reader = _Reader(sheet, sheets[_plain(sheet.name)], file, number)
        records += _records(reader)
        lost += reader.lost
        stray += reader.stray
    return records, lost, stray


def is_form(workbook: Mapping[str, Cells]) -> bool:
    """Has it any sheet of a form?"""
    ours = {_plain(sheet.name) for sheet in SHEETS} | {_plain(GUIDE)}
    return any(_plain(name) in ours for name in workbook)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _records(reader: _Reader) -> list[RawRecord]:
    last = max((row for row, _ in reader.cells), default=0)
    titles = {_plain(block.title): block for block in reader.sheet.blocks}
    rows = range(last, _HEAD, -1)  # of a title that somebody also gave as an answer, the first is ours
    begins = {titles[text]: row for row in rows if (text := reader.text(row, 1)) in titles}
    records: list[RawRecord] = []
    for block in reader.sheet.blocks:
        if block not in begins:
            reader.miss(block.title)
            continue
        ends = min((row for row in begins.values() if row > begins[block]), default=last + 1)
        records += _READ[block.layout](reader, block, range(begins[block] + 1, ends))
        reader.known |= {(begins[block], column) for column in range(1, len(block.fields) + 2)}
    for (row, column), cell in sorted(reader.cells.items()):
        if row > _HEAD and (row, column) not in reader.known:
            text = f"{_shown(cell)} is not part of an answer; move it to one, or remove it"
            reader.stray.append(reader.place(row, column).mistake(reader.file, text))
    return [one for one in records if not one.block.key or any(raw.cell for raw in one.fields.values())]


def _shown(cell: Cell) -> str:
    text = "".join(sign if sign.isprintable() else "?" for sign in str(cell.value))
    return f"'{text if len(text) <= 40 else f'{text[:40]} ...'}'"  # noqa: PLR2004 - enough to find it by


def _labelled(reader: _Reader, block: Block, rows: range) -> dict[Field, int]:
    """The row of each field whose label stands in the first column."""
    labels = {_plain(one.label): one for one in block.fields}
    found = {labels[text]: row for row in rows if (text := reader.text(row, 1)) in labels}
    _tell_lost(reader, block, found)
    return found


def _tell_lost(reader: _Reader, block: Block, found: Mapping[Field, int]) -> None:
    for one in block.fields:
        if one not in found:
            reader.miss(one.label)


def _questions(reader: _Reader, block: Block, rows: range) -> Iterator[RawRecord]:
    found = _labelled(reader, block, rows)
    ours = {_plain(block.about), *(_plain(one.help) for one in block.fields)}
    reader.known |= {(row, column) for row in found.values() for column in (1, _ABOUT)}
    reader.known |= {(row, 1) for row in rows if reader.text(row, 1) in ours}
    fields = {one.key: reader.taken(found[one], _ANSWER, one.label) for one in block.fields if one in found}
    yield RawRecord(block, fields)


def _rows(reader: _Reader, block: Block, rows: range) -> Iterator[RawRecord]:
    head = next((row for row in rows if reader.text(row, 1) == _plain(block.fields[0].label)), None)
    if head is None:
        _tell_lost(reader, block, {})
        return
    labels = {_plain(one.label): one for one in block.fields}
    last = max(column for _, column in reader.cells)
    found = {labels[text]: column for column in range(1, last + 1) if (text := reader.text(head, column)) in labels}
    _tell_lost(reader, block, found)
    reader.known |= {(row, column) for row in range(rows[0], head + 2) for column in found.values()}
    for row in range(head + 2, rows[-1] + 1):
        yield RawRecord(block, {one.key: reader.taken(row, column, one.label) for one, column in found.items()})


def _columns(reader: _Reader, block: Block, rows: range) -> Iterator[RawRecord]:
    found = _labelled(reader, block, rows)
    if not found:
        return
    last = max(column for _, column in reader.cells)
    reader.known |= {(row, column) for row in found.values() for column in (1, 2)}
    reader.known |= {(row, column) for row in range(rows[0], min(found.values())) for column in range(1, last + 1)}
    for column in range(_FIRST_RECORD, last + 1):
        yield RawRecord(block, {one.key: reader.taken(row, column, one.label) for one, row in found.items()})


def _lines(reader: _Reader, block: Block, rows: range) -> Iterator[RawRecord]:
    (one,) = block.fields
    for row in rows:
        if reader.text(row, 1) == _plain(one.label):
            reader.known |= {(row, 1), (row, _ABOUT)}
            yield RawRecord(block, {one.key: reader.taken(row, _ANSWER, one.label)})


_READ = {Layout.QUESTIONS: _questions, Layout.ROWS: _rows, Layout.COLUMNS: _columns, Layout.LINES: _lines}
