"""The factsheets: a view and the texts of the templates to Markdown and HTML."""

from collections.abc import Mapping

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Table
from sroi_cli.reports.view import View

_MARKDOWN_SIGNS = str.maketrans(
    {sign: f"\\{sign}" for sign in "\\`*_[]|#~"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;", "\n": " "}
)


class Factsheets:
    """The templates, compiled once for all factsheets of a run."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        markdown = _environment(templates, autoescape=False)
        markdown.filters["md"] = _escaped
        self._markdown = markdown.get_template("factsheet.md.j2")
        self._html = _environment(templates, autoescape=True).get_template("factsheet.html.j2")
        self._style_sheet = Markup(templates["factsheet.css"])  # noqa: S704 - a file of ours

    def of(self, view: View, style: Style) -> dict[str, str]:
        """The factsheet in each format, by file ending."""
        return {
            "md": self._markdown.render(view=view, t=style.term, table=_markdown_table),
            "html": self._html.render(view=view, t=style.term, style_sheet=self._style_sheet),
        }


def _environment(templates: Mapping[str, str], *, autoescape: bool) -> Environment:
    return Environment(
        loader=DictLoader(dict(templates)),
        autoescape=autoescape,  # noqa: S701 - off for Markdown, which has its own filter
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return text.translate(_MARKDOWN_SIGNS)


def _markdown_table(table: Table) -> str:
    head, *rows = (tuple(map(_cell, line)) for line in table.all_lines)
    rule = tuple("---:" if table.is_figure(i) else "---" for i in range(len(head)))
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, rule, *rows))


def _cell(text: str) -> str:
    """A cell of a Markdown table, which holds its lines on one."""
    return "<br>".join(map(_escaped, text.split("\n")))
