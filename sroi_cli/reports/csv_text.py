"""Tables for spreadsheets and statistics: plain commas, numbers unrounded, no text that would be calculated."""

import re
from collections.abc import Iterable, Mapping

from sroi_cli.model.overlay import Overlay
from sroi_cli.reports.style import with_digest

Value = str | float | None
# how a cell begins that a spreadsheet would calculate, also where it takes semicolons for the ends of cells
_FORMULA = re.compile(r"(^|;)(\s*)(?=[=+\-@\t\r])")


def csv_text(columns: tuple[str, ...], lines: Iterable[Mapping[str, Value]]) -> str:
    """The lines under one with the columns; a cell is empty where a line has nothing for it."""
    table = [columns, *(tuple(map(line.get, columns)) for line in lines)]
    return "".join(f"{','.join(map(_cell, line))}\n" for line in table)


def release_cell(name: str, overlay: Overlay | None) -> str:
    """A release, and the own values laid over it, which its digest does not tell."""
    return f"{name} + {with_digest(overlay.dir, overlay.sha256)}" if overlay else name


def _cell(value: Value) -> str:
    if not isinstance(value, str):
        return "" if value is None else repr(value)
    text = value if value == "-" else _FORMULA.sub(r"\1'\2", value)
    return '"{}"'.format(text.replace('"', '""')) if any(sign in text for sign in ',"\n\r') else text
