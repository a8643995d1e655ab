"""A form, filled in as a person does: by the words beside the cells."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sroi_cli.engine.result import Result
from tests.conftest import called

Answer = str | float | bool | None


class Form:
    """A new form in a folder."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.path = folder / "formulier.xlsx"
        assert called("form", *arguments, "--out", self.path.name, "--force", folder=folder).code == 0
        self.book: Workbook = load_workbook(self.path)

    def place(self, sheet: str, label: str, number: int = 1) -> str:
        """The cell of an answer: beside its question, or in the record of that number."""
        page = self.book[sheet]
        if sheet == "Eigen uitkomsten":
            return page.cell(_row(page, label), 2 + number).coordinate
        for row in page.iter_rows():
            for cell in row:
                if cell.value == label and cell.column > 1:
                    return page.cell(cell.row + 1 + number, cell.column).coordinate
        row_number = _row(page, label)
        if page.cell(row_number, 2).protection.locked:  # the head of a first column
            return page.cell(row_number + 1 + number, 1).coordinate
        return page.cell(row_number + number - 1, 2).coordinate

    def fill(self, sheet: str, answers: Mapping[str, Answer], number: int = 1) -> "Form":
        for label, value in answers.items():
            cell = self.book[sheet][self.place(sheet, label, number)]
            cell.value = value
            if isinstance(value, str) and value.startswith("'"):  # as an apostrophe in a spreadsheet: this is text
                cell.value, cell.data_type = value[1:], "s"
        return self

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


def _row(page: Worksheet, label: str) -> int:
    found = [cell.row for (cell,) in page.iter_rows(min_row=3, max_col=1) if cell.value == label]
    assert found, label
    return found[0]


def small_form(folder: Path) -> Form:
    """A form with the least that makes a sketch."""
    form = Form(folder)
    form.fill("Wijk", {"Hoe heet de wijk of het dorp?": "Oostwijk", "In welke gemeente ligt dat?": "Nergenshuizen"})
    form.fill("Wijk", {"In welk jaar begint het?": 2026, "Hoeveel jaar duurt het?": 5})
    return form.fill("Activiteiten", {"Activiteit": "Wandelgroep", "Hoeveel mensen doen mee?": 60})


def assert_same_amounts(before: Result, after: Result) -> None:
    """The totals, and those of each stakeholder, to 1e-9."""
    parties = [{one.party.id: one.balance for one in result.stakeholders} for result in (before, after)]
    assert parties[0].keys() == parties[1].keys()
    for one, other in [
        (before.total, after.total),
        *((balance, parties[1][id_]) for id_, balance in parties[0].items()),
    ]:
        for was, now in ((one.inbreng, other.inbreng), (one.opbrengst, other.opbrengst)):
            assert was == now or pytest.approx(was, rel=1e-9) == now
