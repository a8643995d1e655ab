"""Text and tables as Markdown shows them as they are."""

import re

from sroi_cli.reports.table import Table

_SIGNS = {sign: f"\\{sign}" for sign in "\\`*_[]|#~"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;", "\n": " "}
_ANY_SIGN = re.compile("[" + re.escape("".join(_SIGNS)) + "]")


def escaped(text: str) -> str:
    """Text in which Markdown sees no signs of its own."""
    return _ANY_SIGN.sub(lambda found: _SIGNS[found[0]], text)


def markdown_table(table: Table) -> str:
    """A table, figures to the right."""
    head, *rows = (tuple(map(_cell, line)) for line in table.all_lines)
    rule = tuple("---:" if table.is_figure(i) else "---" for i in range(len(head)))
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, rule, *rows))


def _cell(text: str) -> str:
    """A cell of a Markdown table, which holds its lines on one."""
    return "<br>".join(map(escaped, text.split("\n")))
