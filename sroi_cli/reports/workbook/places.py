"""Where cells are, as formulas write it."""

from sroi_cli.model.cells import column_letters


def letters(column: int) -> str:
    """The name of a column, counted from 0."""
    return column_letters(column + 1)


def cell(row: int, column: int) -> str:
    """A cell as formulas beside it name it: C5."""
    return f"{letters(column)}{row + 1}"


def fixed(row: int, column: int) -> str:
    """The same, wherever the formula is copied to: $C$5."""
    return f"${letters(column)}${row + 1}"


def on(sheet: str, reference: str) -> str:
    """A reference to another sheet."""
    return "'{}'!{}".format(sheet.replace("'", "''"), reference)


def across(row: int, first: int, last: int) -> str:
    """The cells of a row, the last one included."""
    return f"{cell(row, first)}:{cell(row, last)}"


def quoted(text: str) -> str:
    """A text in a formula."""
    return '"{}"'.format(text.replace('"', '""'))
