"""The cells of an .xlsx workbook that anybody may have made: within bounds, and never calculated."""

import sys
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sroi_cli.model.cells import column_letters
from sroi_cli.reading.errors import ReadingError
from sroi_cli.reading.text import read_bytes, whole

if TYPE_CHECKING:
    from openpyxl.cell.read_only import ReadOnlyCell

LARGEST_WORKBOOK = 3 * 1024 * 1024  # bytes; a filled form is about 40 KB
_LARGEST_UNPACKED = 3 * 1024 * 1024  # bytes of all parts; of a filled form about 300 KB
_LARGEST_STYLES = 512 * 1024  # which take the longest to read
_MOST_PARTS = 300
_MOST_ROWS, _MOST_COLUMNS = 5000, 200  # that something may stand in
_LAST_ROW = 1_048_576  # that the file format has
_OLE = b"\xd0\xcf\x11\xe0"
_OPEN_DOCUMENT = "content.xml"
_SAVE = "save it as an Excel workbook (.xlsx), without a password"
INSTALL = f'"{sys.executable or "python"}" -m pip install XlsxWriter openpyxl defusedxml'


@dataclass(frozen=True, slots=True)
class Cell:
    """What is in a cell that is not empty."""

    row: int
    column: int
    value: Any
    kind: str = (
        "s"  # as the file format has it: f is a formula, e an error, n a number, s a text, b a yes or no, d a date
    )

    @property
    def name(self) -> str:
        return f"{column_letters(self.column)}{self.row}"


Cells = Mapping[tuple[int, int], Cell]  # by row and column


def read_workbook(path: Path, file: str) -> dict[str, Cells]:
    """The cells of each sheet, by its name.

    Raises:
        ReadingError: it is no workbook, or far larger than a form.
    """
    data = read_bytes(path, file, LARGEST_WORKBOOK)
    _check(data, file)
    try:
        from openpyxl import load_workbook
    except ModuleNotFoundError:
        raise whole(file, f"cannot be read without the extra xlsx; install it: {INSTALL}") from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what openpyxl leaves out, which no answer is
            book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
            return {sheet.title: _cells(sheet, f"{file}: {sheet.title}") for sheet in book.worksheets}
    except ReadingError:
        raise
    except Exception as error:  # noqa: BLE001 - a broken workbook breaks openpyxl in many ways
        reason = f"is not a sound workbook ({type(error).__name__})"
        raise whole(file, f"{reason}; open it in a spreadsheet program and save it again as .xlsx") from None


def _check(data: bytes, file: str) -> None:
    """Raises ReadingError for what is no workbook, or would be too large unpacked."""
    if len(data) > LARGEST_WORKBOOK:
        raise whole(file, f"is larger than {LARGEST_WORKBOOK >> 20} MiB, far more than a form; take pictures out of it")
    if data.startswith(_OLE):
        raise whole(file, f"is a workbook of an old kind (.xls), or has a password; {_SAVE}")
    try:
        parts = zipfile.ZipFile(BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise whole(file, f"is no workbook; {_SAVE}") from None
    if _OPEN_DOCUMENT in {part.filename for part in parts}:
        raise whole(file, f"is an OpenDocument file; {_SAVE}")
    styles = sum(part.file_size for part in parts if "styles" in part.filename.lower())
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _LARGEST_UNPACKED or styles > _LARGEST_STYLES or len(parts) > _MOST_PARTS:
        raise whole(file, "unpacks to far more than a form; take pictures out, or copy the answers to a new form")


def _cells(sheet: Any, shown: str) -> Cells:
    sheet.reset_dimensions()  # which a file may claim to be anything
    found = {(cell.row, cell.column): cell for cell in _filled(sheet)}
    if any(row > _MOST_ROWS or column > _MOST_COLUMNS for row, column in found):
        raise whole(shown, f"has something below row {_MOST_ROWS} or beyond column {_MOST_COLUMNS}; remove it")
    return found


def _filled(sheet: Any) -> Iterator[Cell]:
    seen: tuple[ReadOnlyCell, ...] = ()
    for row in sheet.iter_rows(max_row=_LAST_ROW, max_col=_MOST_COLUMNS + 1):
        if row is seen:  # one of a million that the file leaves out
            continue
        seen = row
        for cell in row:
            if cell.value is not None and cell.value != "":
                yield Cell(cell.row, cell.column, cell.value, str(cell.data_type))
