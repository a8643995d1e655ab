"""A result to a workbook: its sheets in order, and the names of its cells."""

import re
from typing import TYPE_CHECKING

from sroi_cli.engine.result import Result
from sroi_cli.reports.style import Style
from sroi_cli.reports.view import View
from sroi_cli.reports.workbook.front import write_front
from sroi_cli.reports.workbook.layout import SHEETS, Layout
from sroi_cli.reports.workbook.looks import Looks
from sroi_cli.reports.workbook.method import write_method
from sroi_cli.reports.workbook.parameters import write_parameters
from sroi_cli.reports.workbook.result import names, write_result
from sroi_cli.reports.workbook.sheet import Sheet, cleaned
from sroi_cli.reports.workbook.sources import write_sources
from sroi_cli.reports.workbook.timing import write_timing
from sroi_cli.reports.workbook.value_map import write_value_map

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_NAME = re.compile(r"[a-z_][a-z0-9_.]{1,254}")  # what can be the name of a cell
_TITLE = 200  # signs


def write_book(workbook: "Workbook", result: Result, view: View, style: Style) -> dict[str, str]:
    """Fills an empty workbook, and gives what it is to say of itself. Raises TooLong for a formula beyond reading."""
    layout, looks = Layout(result, style), Looks(workbook, style)
    made = {key: Sheet(workbook.add_worksheet(layout.sheets[key]), layout.sheets[key], looks) for key in SHEETS}
    write_front(made["front"], layout, view)
    write_result(made["result"], layout)
    write_value_map(made["value_map"], layout)
    write_timing(made["timing"], layout)
    write_parameters(made["parameters"], layout)
    write_method(made["method"], layout)
    write_sources(made["sources"], layout)
    for name, place in (names(layout) | dict(layout.numbers) | _choices(layout)).items():
        if _NAME.fullmatch(name):
            workbook.define_name(name, f"={place}")
    return {"title": cleaned(view.title)[:_TITLE], "comments": "; ".join(cleaned(told) for _, told in view.provenance)}


def _choices(layout: Layout) -> dict[str, str]:
    return {f"method.{name}": place for name, place in layout.choices.items()}
