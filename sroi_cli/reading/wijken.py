"""A list of wijken: an own one, or one of CBS (the yearly file, or StatLine)."""

import re
from collections.abc import Mapping
from pathlib import Path

from sroi_cli.model.bounds import AMOUNT
from sroi_cli.model.scalars import number
from sroi_cli.model.wijken import LeftOut, ListedWijk, WijkenList
from sroi_cli.reading.csv_table import CsvRow, CsvTable, read_csv
from sroi_cli.reading.errors import Mistake, ReadingError
from sroi_cli.reading.scenarios import file_name
from sroi_cli.reading.text import whole
from sroi_cli.reading.typed import decimal_comma

_COLUMNS = {  # own names first, then those of CBS
    "code": ("code", "gwb_code", "codering"),
    "naam": ("naam", "regio"),
    "gemeente": ("gemeente", "gm_naam", "gemeentenaam"),
    "gemeentecode": ("gemeentecode", "gm_code"),
    "inwoners": ("inwoners", "a_inw", "aantalinwoners"),
    "soort": ("soort", "recs", "soortregio", "niveau"),
}
_CBS_CODE = re.compile(r"NL00|GM\d{4}|WK\d{4}\w{2}|BU\d{4}\w{4}", re.IGNORECASE)
_MISSING = ("", ".")  # CBS writes a point
_LONGEST = 100  # characters of a code, name or number


def read_wijken(path: Path) -> WijkenList:
    """The wijken in a file.

    Raises:
        ReadingError: with every mistake in the file.
    """
    table = read_csv(path, file_name(path), _COLUMNS, ("code", "inwoners"))
    gemeenten = _gemeenten(table)
    found: dict[str, tuple[int, ListedWijk]] = {}
    left_out: dict[LeftOut, int] = {}
    mistakes = list(table.mistakes)
    for row in table.rows:
        try:
            outcome = _wijk(row.cells, gemeenten)
        except ValueError as error:
            mistakes.append(Mistake(table.file, row.line, 0, str(error)))
            continue
        if not isinstance(outcome, ListedWijk):
            left_out[outcome] = left_out.get(outcome, 0) + 1
        elif outcome.code in found:
            mistakes.append(_twice(row, outcome.code, found[outcome.code][0], table))
        else:
            found[outcome.code] = row.line, outcome
    if mistakes:
        raise ReadingError(mistakes)
    if not found:
        raise whole(table.file, f"has no wijk with inhabitants{_reasons(left_out)}")
    return WijkenList(table.file, tuple(wijk for _, wijk in found.values()), left_out, table.sha256, table.guessed)


def _twice(row: CsvRow, code: str, line: int, table: CsvTable) -> Mistake:
    return Mistake(table.file, row.line, 0, f"{code} stands on line {line} too; keep one of them")


def _reasons(left_out: Mapping[LeftOut, int]) -> str:
    """Why no row counts: a column that names the kind of area may hold other words."""
    words: dict[LeftOut, str] = {
        "other_area": f"is not called wijk in the column {' or '.join(_COLUMNS['soort'])}, or by its code",
        "unknown_inhabitants": "has no number of inhabitants",
        "no_inhabitants": "has 0 inhabitants",
    }
    told = "; ".join(f"{rows} of its rows: {words[reason]}" for reason, rows in left_out.items())
    return f" ({told})" if told else ""


def _wijk(cells: Mapping[str, str], gemeenten: Mapping[str, str]) -> ListedWijk | LeftOut:
    """The wijk of a row, or why the row does not count. Raises ValueError where it has a mistake."""
    if long := next((name for name, cell in cells.items() if len(cell) > _LONGEST), None):
        raise ValueError(f"{long} is longer than {_LONGEST} characters; shorten it")
    if not cells["code"]:
        raise ValueError("has no code; give each wijk one of its own")
    if not _is_wijk(cells):
        return "other_area"
    if cells["inwoners"] in _MISSING:
        return "unknown_inhabitants"
    inhabitants = _people(cells["inwoners"])
    if not inhabitants:
        return "no_inhabitants"
    gemeentecode = _gemeentecode(cells)
    gemeente = gemeenten.get(gemeentecode) or cells.get("gemeente") or gemeentecode
    if not gemeente:
        raise ValueError("has no gemeente; add the column gemeente, or give the codes of CBS, such as WK036301")
    code = _code(cells["code"])
    return ListedWijk(code, cells.get("naam") or code, gemeente, gemeentecode or gemeente, inhabitants)


def _code(written: str) -> str:
    """A code; CBS writes its own in capitals."""
    return written.upper() if _CBS_CODE.fullmatch(written) else written


def _is_wijk(cells: Mapping[str, str]) -> bool:
    if "soort" in cells:
        return cells["soort"].casefold() == "wijk"
    code = _code(cells["code"])
    return code.startswith("WK") or not _CBS_CODE.fullmatch(code)


def _gemeenten(table: CsvTable) -> dict[str, str]:
    """The name of each gemeente that a row names beside its code; other rows may lack the name."""
    named = ((_gemeentecode(row.cells), row.cells.get("gemeente", "")) for row in table.rows)
    return {code: name for code, name in named if code and name}


def _gemeentecode(cells: Mapping[str, str]) -> str:
    """As the row gives it; else as the wijk's code begins: WK036301 lies in GM0363."""
    code = _code(cells["code"])
    return _code(cells.get("gemeentecode", "")) or (f"GM{code[2:6]}" if _CBS_CODE.fullmatch(code) else "")


def _people(written: str) -> float:
    """A number of inhabitants; the decimal comma is read where it cannot be a thousands mark."""
    try:
        return float(AMOUNT.check(number(decimal_comma(written))))
    except ValueError as error:
        raise ValueError(f"inwoners: {error}") from None
