"""The factsheets: a view and the texts of the templates to Markdown and HTML."""

import re
from collections.abc import Mapping

from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Table
from sroi_cli.reports.templating import environment, style_sheet
from sroi_cli.reports.view import View

_MARKDOWN_SIGNS = {sign: f"\\{sign}" for sign in "\\`*_[]|#~"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;", "\n": " "}
_ANY_SIGN = re.compile("[" + re.escape("".join(_MARKDOWN_SIGNS)) + "]")


class Factsheets:
    """The templates, compiled once for all factsheets of a run."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        markdown = environment(templates, autoescape=False)
        markdown.filters["md"] = _escaped
        self._markdown = markdown.get_template("factsheet.md.j2")
        self._html = environment(templates, autoescape=True).get_template("factsheet.html.j2")
        self._style_sheet = style_sheet(templates)

    def of(self, view: View, style: Style) -> dict[str, str]:
        """The factsheet in each format, by file ending."""
        return {
            "md": self._markdown.render(view=view, t=style.term, table=_markdown_table),
            "html": self._html.render(view=view, t=style.term, style_sheet=self._style_sheet),
        }


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _ANY_SIGN.sub(lambda found: _MARKDOWN_SIGNS[found[0]], text)


def _markdown_table(table: Table) -> str:
    head, *rows = (tuple(map(_cell, line)) for line in table.all_lines)
    rule = tuple("---:" if table.is_figure(i) else "---" for i in range(len(head)))
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, rule, *rows))


def _cell(text: str) -> str:
    """A cell of a Markdown table, which holds its lines on one."""
    return "<br>".join(map(_escaped, text.split("\n")))
