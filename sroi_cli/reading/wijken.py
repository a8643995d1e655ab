"""A list of wijken as CSV: an own one, or one of CBS (the yearly file, or StatLine)."""

import csv
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from sroi_cli.model.bounds import AMOUNT
from sroi_cli.model.scalars import number, text_in
from sroi_cli.model.wijken import LeftOut, ListedWijk, WijkenList
from sroi_cli.reading.errors import Mistake, ReadingError
from sroi_cli.reading.text import read_bytes, whole

LARGEST_LIST = 64 * 1024 * 1024  # bytes; the yearly file of CBS, with all buurten, is about 10 MB
_DELIMITERS = ",;\t|"
# what a column may be called, own names first, then those of CBS; without a last part such as the _5 of StatLine
_COLUMNS = {
    "code": ("code", "gwb_code", "codering"),
    "naam": ("naam", "regio"),
    "gemeente": ("gemeente", "gm_naam", "gemeentenaam"),
    "gemeentecode": ("gemeentecode", "gm_code"),
    "inwoners": ("inwoners", "a_inw", "aantalinwoners"),
    "soort": ("soort", "recs", "soortregio", "niveau"),
}
_SUFFIX = re.compile(r"_(\d+|kwb\d{4})$")  # a place in StatLine, or the year of a Kerncijfers wijken en buurten
_CBS_CODE = re.compile(r"(NL|GM|WK|BU)\d\w+")
_MISSING = ("", ".")  # CBS writes a point
_DECIMAL_COMMA = re.compile(r"\d{1,3}(\.\d{3})+,\d+|\d+,(\d{1,2}|\d{4,})")  # 12,345 could be thousands


def read_wijken(path: Path) -> WijkenList:
    """The wijken in a file.

    Raises:
        ReadingError: with every mistake in the file.
    """
    data = read_bytes(path, path.name, LARGEST_LIST)
    if len(data) > LARGEST_LIST:
        raise whole(path.name, "is larger than 64 MiB; keep the rows and columns of wijken")
    text, guessed = _decoded(data, path.name)
    table = _Table.of(text, path.name)
    wijken, left_out = table.wijken()
    return WijkenList(path.name, wijken, left_out, hashlib.sha256(data).hexdigest(), guessed)


def _decoded(data: bytes, name: str) -> tuple[str, bool]:
    """The text, and whether its encoding is a guess."""
    if data.startswith(b"PK\x03\x04"):
        raise whole(name, "is a workbook, not text; save its sheet as CSV")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), False
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True


@dataclass(frozen=True)
class _Table:
    """The rows of a file with their line, and where the columns are."""

    file: str
    head: Sequence[str]
    columns: dict[str, int]
    rows: Sequence[tuple[int, Sequence[str]]]

    @classmethod
    def of(cls, text: str, file: str) -> "_Table":
        first = next((line for line in text.splitlines() if line.strip()), "")
        delimiter = max(_DELIMITERS, key=lambda sign: len(_columns(next(csv.reader([first], delimiter=sign), []))))
        rows = list(_rows(text, delimiter, file))
        if not rows:
            raise whole(file, "is empty; the first row names the columns: code, naam, gemeente, inwoners")
        line, head = rows[0]
        columns = _columns(head)
        lacking = [name for name in ("code", "inwoners") if name not in columns]
        if lacking:
            names = "; ".join(f"{name} (or {', '.join(_COLUMNS[name][1:])})" for name in lacking)
            raise ReadingError(
                [Mistake(file, line, 0, f"has no column {names}; its columns are {', '.join(head)[:300]}")]
            )
        return cls(file, head, columns, rows[1:])

    def wijken(self) -> tuple[tuple[ListedWijk, ...], dict[LeftOut, int]]:
        """The wijken, and how many rows are left out for which reason."""
        found: dict[str, ListedWijk] = {}
        lines: dict[str, int] = {}
        left_out: dict[LeftOut, int] = {}
        mistakes: list[Mistake] = []
        gemeenten = self._gemeenten()
        for line, row in self.rows:
            try:
                outcome = self._wijk(row, gemeenten)
            except ValueError as error:
                mistakes.append(Mistake(self.file, line, 0, str(error)))
                continue
            if not isinstance(outcome, ListedWijk):
                left_out[outcome] = left_out.get(outcome, 0) + 1
            elif outcome.code in found:
                twice = f"{outcome.code} stands on line {lines[outcome.code]} too; keep one of them"
                mistakes.append(Mistake(self.file, line, 0, twice))
            else:
                found[outcome.code], lines[outcome.code] = outcome, line
        if mistakes:
            raise ReadingError(mistakes)
        if not found:
            raise whole(self.file, "has no wijk with inhabitants")
        return tuple(found.values()), left_out

    def _wijk(self, row: Sequence[str], gemeenten: dict[str, str]) -> ListedWijk | LeftOut:
        """The wijk of a row, or why it does not count. Raises ValueError where the row has a mistake."""
        if len(row) != len(self.head):
            hint = "put a number or name with the delimiter in it between quotes"
            raise ValueError(f"has {len(row)} columns, the first row has {len(self.head)}; {hint}")
        code = self._cell(row, "code")
        if not code:
            raise ValueError("has no code; give each wijk one of its own")
        if not self._is_wijk(row, code):
            return "other_area"
        if (written := self._cell(row, "inwoners")) in _MISSING:
            return "unknown_inhabitants"
        inhabitants = _people(written)
        if not inhabitants:
            return "no_inhabitants"
        gemeente = gemeenten.get(self._gemeentecode(row)) or self._cell(row, "gemeente") or self._gemeentecode(row)
        if not gemeente:
            raise ValueError("has no gemeente; add the column gemeente, or give the codes of CBS, such as WK036301")
        return ListedWijk(code, self._cell(row, "naam") or code, gemeente, inhabitants)

    def _is_wijk(self, row: Sequence[str], code: str) -> bool:
        if "soort" in self.columns:
            return self._cell(row, "soort").casefold() == "wijk"
        return code.startswith("WK") or not _CBS_CODE.fullmatch(code)

    def _gemeenten(self) -> dict[str, str]:
        """The name of each gemeente that a row names beside its code; a row may lack the name."""
        return {
            code: name
            for _, row in self.rows
            if len(row) == len(self.head)
            and (code := self._gemeentecode(row))
            and (name := self._cell(row, "gemeente"))
        }

    def _gemeentecode(self, row: Sequence[str]) -> str:
        """As the row gives it; else as the wijk's code begins: WK036301 lies in GM0363."""
        code = self._cell(row, "code")
        return self._cell(row, "gemeentecode") or (f"GM{code[2:6]}" if _CBS_CODE.fullmatch(code) else "")

    def _cell(self, row: Sequence[str], column: str) -> str:
        return text_in(row[self.columns[column]]) if column in self.columns else ""


def _rows(text: str, delimiter: str, file: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows that are not empty, each with the line on which it ends."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from ((reader.line_num, row) for row in reader if any(cell.strip() for cell in row))
    except csv.Error as error:
        message = f"is not CSV ({error}); save it as CSV, UTF-8"
        raise ReadingError([Mistake(file, reader.line_num, 0, message)]) from None


def _columns(head: Sequence[str]) -> dict[str, int]:
    """Where each column stands; where several could be meant, the name without a last part goes first."""
    names = [cell.strip().casefold() for cell in head]
    found: dict[str, int] = {}
    for column, known in _COLUMNS.items():
        ranked = [
            (_suffix_rank(name), known.index(_SUFFIX.sub("", name)), index)
            for index, name in enumerate(names)
            if _SUFFIX.sub("", name) in known
        ]
        if ranked:
            found[column] = min(ranked)[-1]
    return found


def _suffix_rank(name: str) -> int:
    """No last part, that of StatLine, that of another year's file."""
    suffix = _SUFFIX.search(name)
    return 0 if suffix is None else 1 if suffix[1].isdigit() else 2


def _people(written: str) -> float:
    """A number of inhabitants; the decimal comma is read where it cannot be a thousands mark."""
    pointed = written.replace(".", "").replace(",", ".") if _DECIMAL_COMMA.fullmatch(written) else written
    try:
        return float(AMOUNT.check(number(pointed)))
    except ValueError as error:
        raise ValueError(f"inwoners: {error}") from None
