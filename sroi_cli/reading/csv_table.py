"""A CSV file of which some columns are known by name, however it was saved."""

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from sroi_cli.model.scalars import text_in
from sroi_cli.reading.errors import Mistake, ReadingError
from sroi_cli.reading.text import read_bytes, whole

LARGEST_CSV = 16 * 1024 * 1024  # bytes; the yearly file of CBS, with all buurten, is about 10 MB
MOST_ROWS = 20_000  # the same file has about 18,000
_LONGEST_LINE = 250_000  # characters; those of the same file have about 1,000
_DELIMITERS = ",;\t|"
_TOLD_DELIMITER = re.compile(r"\Asep=.\r?\n")  # the first line that some spreadsheets write
_SUFFIX = re.compile(r"_(\d+|kwb\d{4})$")  # a place in StatLine, or the year of a Kerncijfers wijken en buurten
Names = Mapping[str, Sequence[str]]  # of each column, what it may be called; the first name goes before the others


@dataclass(frozen=True, slots=True)
class CsvRow:
    """The cells of the known columns, and the line on which the row ends."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class CsvTable:
    """The rows that can be read, and the mistakes in the others."""

    file: str
    sha256: str
    guessed: bool  # not UTF-8: read as Windows-1252, in which letters may have come out wrong
    rows: tuple[CsvRow, ...]
    mistakes: tuple[Mistake, ...]
    others: tuple[str, ...] = ()  # the columns that are not known, as they can be shown


def read_csv(path: Path, file: str, names: Names, needed: Sequence[str]) -> CsvTable:
    """The known columns of a file; a last part such as the _5 of StatLine does not matter in their names.

    Raises:
        ReadingError: it is no CSV, too large, or lacks a needed column.
    """
    data = read_bytes(path, file, LARGEST_CSV)
    if len(data) > LARGEST_CSV:
        raise whole(file, "is larger than 16 MiB; keep the rows and columns that are needed")
    text, guessed = _decoded(data, file)
    rows = _rows(text, _delimiter(text, file, names), file)
    line, head = next(rows, (0, []))
    columns = _columns(line, head, file, names, needed)
    mistakes: list[Mistake] = []
    found = tuple(_known(rows, len(head), columns, file, mistakes))
    others = tuple(_shown([cell]) for index, cell in enumerate(head) if cell.strip() and index not in columns.values())
    return CsvTable(file, hashlib.sha256(data).hexdigest(), guessed, found, tuple(mistakes), others)


def _decoded(data: bytes, file: str) -> tuple[str, bool]:
    """The text, and whether its encoding is a guess."""
    if data.startswith(b"PK\x03\x04"):
        raise whole(file, "is a workbook, not text; save its sheet as CSV")
    guessed = False
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text, guessed = data.decode("cp1252", "replace"), True
    if "\0" in text:
        raise whole(file, "is not text; save it as CSV, UTF-8")
    return _TOLD_DELIMITER.sub("\n", text, count=1), guessed


def _lines(text: str, file: str) -> Iterator[str]:
    """The lines with their ends, one by one: a file may have millions of them."""
    for number, line in enumerate(StringIO(text, newline=""), start=1):
        if len(line) > _LONGEST_LINE:
            message = f"is longer than {_LONGEST_LINE:,} characters; keep the columns that are needed"
            raise ReadingError([Mistake(file, number, 0, message)])
        yield line


def _delimiter(text: str, file: str, names: Names) -> str:
    """The sign that gives the most known columns."""
    first = next((line.strip("\r\n") for line in _lines(text, file) if line.strip()), "")
    counts = dict.fromkeys(_DELIMITERS, 0)
    for sign in counts:
        with suppress(csv.Error):  # told when the rows are read
            counts[sign] = sum(
                bool(_ranked(row, names)[name]) for row in csv.reader([first], delimiter=sign) for name in names
            )
    return max(counts, key=lambda sign: counts[sign])


def _rows(text: str, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the line on which it ends."""
    reader = csv.reader(_lines(text, file), delimiter=delimiter, strict=True)
    try:
        for count, row in enumerate(reader):
            if count > MOST_ROWS:  # beside the first, which names the columns
                raise whole(file, f"has more than {MOST_ROWS:,} rows; keep those that are needed")
            if any(cell.strip() for cell in row):
                yield reader.line_num, row
    except csv.Error as error:
        message = f"is not CSV ({error}); save it as CSV, UTF-8"
        raise ReadingError([Mistake(file, reader.line_num, 0, message)]) from None


def _columns(line: int, head: Sequence[str], file: str, names: Names, needed: Sequence[str]) -> dict[str, int]:
    """Where each known column stands. Raises ReadingError where one is lacking, or two could be meant."""
    ranked = _ranked(head, names)
    mistakes = [
        f"has no column {name}{_otherwise(names[name])}; its columns are {_shown(head)}"
        for name in needed
        if not ranked[name]
    ]
    mistakes += [
        f"has two columns for {name}: {_shown([head[index] for *_, index in found[:2]])}; keep one of them"
        for name, found in ranked.items()
        if len(found) > 1 and found[0][0] == found[1][0]
    ]
    if not head:
        raise whole(file, f"is empty; the first row names the columns: {', '.join(needed)}")
    if mistakes:
        raise ReadingError(Mistake(file, line, 0, mistake) for mistake in mistakes)
    return {name: found[0][-1] for name, found in ranked.items() if found}


def _otherwise(names: Sequence[str]) -> str:
    return f" (or {', '.join(names[1:])})" if len(names) > 1 else ""


def _ranked(head: Sequence[str], names: Names) -> dict[str, list[tuple[int, int]]]:
    """The columns that each name may mean, the likeliest first: ours, without a last part, of StatLine, of a year."""
    found: dict[str, list[tuple[int, int]]] = {name: [] for name in names}
    for index, cell in enumerate(head):
        plain = cell.strip().casefold()
        suffix = _SUFFIX.search(plain)
        rank = 1 if suffix is None else 2 if suffix[1].isdigit() else 3
        for name, known in names.items():
            if _SUFFIX.sub("", plain) in known:
                found[name].append((0 if plain == known[0] else rank, index))
    return {name: sorted(each) for name, each in found.items()}


def _known(
    rows: Iterator[tuple[int, list[str]]], width: int, columns: Mapping[str, int], file: str, mistakes: list[Mistake]
) -> Iterator[CsvRow]:
    """The cells of the known columns of each row that is sound; mistakes are added to those there are."""
    for line, row in rows:
        if len(row) != width:
            hint = "put a number or name that holds the delimiter between quotes"
            mistakes.append(Mistake(file, line, 0, f"has {len(row)} columns, the first row has {width}; {hint}"))
            continue
        try:
            yield CsvRow(line, {name: text_in(row[index]) for name, index in columns.items()})
        except ValueError as error:
            mistakes.append(Mistake(file, line, 0, str(error)))


def _shown(cells: Sequence[str], most: int = 300) -> str:
    """Cells in a message: without what a terminal would obey, and not too many."""
    text = ", ".join("".join(sign if sign.isprintable() else "?" for sign in cell) for cell in cells)
    return text if len(text) <= most else f"{text[:most]} ..."
