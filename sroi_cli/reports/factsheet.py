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


def factsheets(view: View, style: Style, templates: Mapping[str, str]) -> dict[str, str]:
    """The factsheet in each format, by file ending."""
    return {"md": _markdown(view, style, templates), "html": _html(view, style, templates)}


def _markdown(view: View, style: Style, templates: Mapping[str, str]) -> str:
    environment = _environment(templates, autoescape=False)
    environment.filters["md"] = _escaped
    return environment.get_template("factsheet.md.j2").render(view=view, t=style.term, table=_markdown_table)


def _html(view: View, style: Style, templates: Mapping[str, str]) -> str:
    template = _environment(templates, autoescape=True).get_template("factsheet.html.j2")
    return template.render(view=view, t=style.term, style_sheet=Markup(templates["factsheet.css"]))  # noqa: S704 - ours


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
    lines = [table.head, tuple("---:" if table.is_figure(i) else "---" for i in range(len(table.head)))]
    rows = [tuple(map(_escaped, line)) for line in (*table.lines, *((table.foot,) if table.foot else ()))]
    return "\n".join(f"| {' | '.join(line)} |" for line in (*lines, *rows))
