"""A result as an Excel file in memory. The same result gives the same bytes: no clock, no temporary files."""

from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook

from sroi_cli.commands.failures import TooLarge
from sroi_cli.engine.result import Result
from sroi_cli.reports.style import Style
from sroi_cli.reports.view import View
from sroi_cli.reports.workbook.book import write_book
from sroi_cli.reports.workbook.sheet import TooLong

_CREATED = datetime(1980, 1, 1, tzinfo=UTC)  # what the file says of itself, and of each of its parts


def workbook_of(result: Result, view: View, style: Style) -> bytes:
    """Raises TooLarge where a spreadsheet could not hold it."""
    sink = BytesIO()
    workbook = Workbook(sink, {"in_memory": True})
    try:
        properties = write_book(workbook, result, view, style)
    except TooLong as error:
        raise TooLarge(f"{result.subject.file}: too large for a workbook: the formula at {error} is too long") from None
    workbook.set_properties({**properties, "created": _CREATED})
    workbook.close()
    return sink.getvalue()
