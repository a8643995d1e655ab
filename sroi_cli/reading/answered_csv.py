"""A CSV with the answers of one wijk on each row, as an online form exports them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sroi_cli.model.form.columns import NEEDED, Column, columns
from sroi_cli.model.form.sheets import BLOCKS
from sroi_cli.model.release import ReferenceBook
from sroi_cli.reading.csv_table import CsvRow, CsvTable, read_csv
from sroi_cli.reading.errors import MOST_MISTAKES, ReadingError
from sroi_cli.reading.forms import FormDocument, document_of
from sroi_cli.reading.raw_records import Place, Raw, RawRecord
from sroi_cli.reading.scenarios import file_name
from sroi_cli.reading.text import whole
from sroi_cli.reading.workbook import Cell

MOST_WIJKEN = 1000


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
    if mistakes:
        raise ReadingError(mistakes)
    if not documents:
        raise whole(file, "has no rows below the names of the columns; give a wijk on each row")
    return Answers(documents, list(_notes(table)))


def _notes(table: CsvTable) -> Iterator[str]:
    if table.others:
        yield f"columns that are not read: {', '.join(table.others)}"
    if table.guessed:
        yield "is not UTF-8, and was read as Windows-1252; look at letters with accents"


def _records(row: CsvRow, known: Sequence[Column]) -> list[RawRecord]:
    """The records of a wijk, in the order of the form."""
    records: dict[tuple[str, str], dict[str, Raw]] = {}
    blocks = {block.title: block for block in BLOCKS}
    for number, column in enumerate(known, start=1):
        place = Place(row.line, number, f"line {row.line}", column.name)
        for item, written in enumerate(_items(column, row.cells.get(column.name, ""))):
            if not written and (column.fixed or column.block.key):
                continue
            key = (column.block.title, f"{column.record or column.name}{item}" if column.block.key else "")
            fixed = {name: Raw(place, Cell(0, 0, value)) for name, value in column.fixed.items()}
            found = records.setdefault(key, fixed)
            found[column.field.key] = Raw(place, Cell(0, 0, written) if written else None)
    order = list(blocks)
    return [
        RawRecord(blocks[title], fields)
        for (title, _), fields in sorted(records.items(), key=lambda item: order.index(item[0][0]))
    ]


def _items(column: Column, written: str) -> list[str]:
    return [item for one in written.split(";") if (item := one.strip())] if column.each else [written]
