"""Workbooks for tests: made, changed, and read back."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from sroi_cli.commands.workbooks import workbook_of
from sroi_cli.engine.result import Result
from sroi_cli.reports.style import Style
from sroi_cli.reports.view import view
from sroi_cli.reports.workbook.layout import FIRST, Layout
from sroi_cli.reports.workbook.result import names
from tests.conftest import labels_in


def made(result: Result, language: str = "nl") -> bytes:
    """The workbook of a result."""
    style = Style.of(result, labels_in(language))
    return workbook_of(result, view(result, style), style)


Lines = dict[tuple[str, str, int], tuple[float, float]]  # nominal amount and present value by side, id and year


@dataclass(frozen=True)
class Book:
    """A workbook that was read, and where its cells are."""

    layout: Layout
    read: Workbook

    @classmethod
    def of(cls, result: Result, source: bytes | Path, *, values: bool, language: str = "nl") -> "Book":
        """Its formulas, or their values as they are kept in the file."""
        file = BytesIO(source) if isinstance(source, bytes) else source
        layout = Layout(result, Style.of(result, labels_in(language)))
        return cls(layout, load_workbook(file, data_only=values))

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Where each number, choice and total is."""
        choices = {f"method.{name}": place for name, place in self.layout.choices.items()}
        return {**names(self.layout), **self.layout.numbers, **choices}

    def cell(self, name: str) -> Cell:
        """A number, a choice of the method or a total."""
        sheet, place = self.places[name].split("!")
        found = self.read[sheet.strip("'")][place.replace("$", "")]
        assert isinstance(found, Cell)
        return found

    def total(self, name: str) -> float | None:
        """A total; None where it is not known."""
        value = self.cell(f"result.{name}").value
        return float(value) if isinstance(value, int | float) else None

    def lines(self) -> Lines:
        """The nominal amount and the present value of each row."""
        sheet = self.read[self.layout.sheets["value_map"]]
        start, at = self.layout.result.value_map.start, self.layout.at
        found: Lines = {}
        for line, row in enumerate(self.layout.rows, start=FIRST + 1):
            for t in self.layout.horizon:
                cells = (sheet.cell(line, at[f"{key}_{t}"] + 1).value for key in ("nominal", "present"))
                amount, pv = cells
                if isinstance(amount, int | float) and isinstance(pv, int | float):
                    found[row.side, row.id, start + t] = float(amount), float(pv)
        return found


def ledger_lines(result: Result) -> Lines:
    """The same from the ledger, the years included in which nothing falls."""
    start = result.value_map.start
    years = range(start, start + result.value_map.horizon)
    found: Lines = {(*row.key, year): (0.0, 0.0) for row in result.value_map.rows for year in years}
    return found | {(*line.row.key, line.year): (line.amount, line.pv) for line in result.ledger.lines}
