"""Text and tables as Markdown shows them as they are."""

import re
from collections.abc import Sequence

from sroi_cli.reports.table import Table

_SIGNS = {sign: f"\\{sign}" for sign in "\\`*_[]|#~"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;", "\n": " "}
_ANY_SIGN = re.compile("[" + re.escape("".join(_SIGNS)) + "]")


def escaped(text: str) -> str:
    """Text in which Markdown sees no signs of its own."""
    return _ANY_SIGN.sub(lambda found: _SIGNS[found[0]], text)


def quoted(markdown: str) -> str:
    """Markdown as a quotation."""
    return "\n".join(f"> {line}".rstrip() for line in markdown.split("\n"))


def cited_notes(numbers: Sequence[int]) -> str:
    """The numbers of the sources behind an amount."""
    return f" <sup>{','.join(map(str, numbers))}</sup>" if numbers else ""


def markdown_table(table: Table) -> str:
    """A table, figures to the right."""
    lines = [_with_notes(line, number, table) for number, line in enumerate(table.lines)]
    head, *rows = (tuple(map(_cell, line)) for line in (table.head, *([table.foot] if table.foot else [])))
    rule = tuple("---:" if table.is_figure(i) else "---" for i in range(len(head)))
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, rule, *lines, *rows))


def _with_notes(line: Sequence[str], number: int, table: Table) -> tuple[str, ...]:
    """The cells of a line, the numbers of its sources in their column."""
    cells = list(map(_cell, line))
    if table.notes:
        cells[table.noted] += cited_notes(table.notes[number])
    return tuple(cells)


def _cell(text: str) -> str:
    """A cell of a Markdown table, which holds its lines on one."""
    return "<br>".join(map(escaped, text.split("\n")))
