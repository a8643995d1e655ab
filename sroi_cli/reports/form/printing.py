"""How a sheet of a form prints, and what on it is locked."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_MAY = ("format_columns", "format_rows", "format_cells", "insert_rows", "sort")  # though the words are locked


def lay_out(page: "Worksheet") -> None:
    """As wide as a page; locked without a password, as a guard against slips and not against anybody."""
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.protect("", dict.fromkeys(_MAY, True))
