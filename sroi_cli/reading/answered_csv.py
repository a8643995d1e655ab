"""A CSV with the answers of one wijk on each row, as an online form exports them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sroi_cli.model.form.columns import NEEDED, Column, columns
from sroi_cli.model.form.sheets import BLOCKS
from sroi_cli.model.release import ReferenceBook
from sroi_cli.model.suggestions import near
from sroi_cli.reading.csv_table import CsvRow, CsvTable, read_csv
from sroi_cli.reading.errors import MOST_MISTAKES, Mistake, ReadingError
from sroi_cli.reading.forms import FormDocument, document_of
from sroi_cli.reading.raw_records import Place, Raw, RawRecord
from sroi_cli.reading.scenarios import file_name
from sroi_cli.reading.text import whole
from sroi_cli.reading.workbook import Cell

MOST_WIJKEN = 1000
_ALIKE = 0.8  # of likenesses from 0 to 1: forms have columns of their own


@dataclass(frozen=True)
class Answers:
    """What each row makes, and what its reader must know of the file."""

    documents: list[FormDocument]
    notes: list[str]


def read_answers(path: Path, book: ReferenceBook, requirements: Mapping[str, str]) -> Answers:
    """What the rows of a file make.

    Raises:
        ReadingError: with every mistake in the file.
    """
    file = file_name(path)
    known = columns(book)
    table = read_csv(path, file, {one.name: one.heads for one in known}, NEEDED)
    if len(table.rows) > MOST_WIJKEN:
        raise whole(file, f"has {len(table.rows)} wijken; split it into files of at most {MOST_WIJKEN}")
    documents: list[FormDocument] = []
    mistakes = list(table.mistakes)
    for row in table.rows:
        if len(mistakes) > MOST_MISTAKES:
            break
        try:
            documents.append(document_of(_records(row, known), (), file, book, requirements))
        except ReadingError as error:
            mistakes += error.mistakes
    notes = list(_notes(table, known))
    if mistakes:
        raise ReadingError([*(Mistake(file, 0, 0, note) for note in notes), *mistakes])
    if not documents:
        raise whole(file, "has no rows below the names of the columns; give a wijk on each row")
    return Answers(documents, notes)


def _notes(table: CsvTable, known: Sequence[Column]) -> Iterator[str]:
    heads = [head for one in known for head in one.heads]
    if table.others:
        yield f"columns that are not read: {', '.join(_unread(other, heads) for other in table.others)}"
    if table.guessed:
        yield "is not UTF-8, and was read as Windows-1252; look at letters with accents"


def _unread(column: str, heads: Sequence[str]) -> str:
    meant = near(column, heads, 1, _ALIKE)
    return f"{column} (did you mean '{meant[0]}'?)" if meant else column


def _records(row: CsvRow, known: Sequence[Column]) -> list[RawRecord]:
    """The records of a wijk, in the order of the form."""
    records: dict[tuple[str, str], dict[str, Raw]] = {}
    answered: set[tuple[str, str]] = set()
    for number, column in enumerate(known, start=1):
        place = Place(row.line, number, f"line {row.line}", column.name)
        for item, written in enumerate(_items(column, row.cells.get(column.name, ""))):
            title = column.block.title
            key = (title, f"{column.record or column.name}{item}" if column.block.key else "")
            fixed = {name: Raw(place, Cell(0, 0, value)) for name, value in column.fixed.items()}
            cell = Cell(0, 0, written) if written else None
            records.setdefault(key, fixed)[column.field.key] = Raw(place, cell)
            if cell or not column.block.key:
                answered.add(key)
    order = [block.title for block in BLOCKS]
    found = sorted((key for key in records if key in answered), key=lambda key: order.index(key[0]))
    return [RawRecord(BLOCKS[order.index(title)], records[title, name]) for title, name in found]


def _items(column: Column, written: str) -> list[str]:
    return [one.strip() for one in written.split(";") if one.strip()] if column.each else [written]
