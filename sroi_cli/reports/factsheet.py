"""The factsheets: a view and the texts of the templates to Markdown and HTML."""

from collections.abc import Mapping

from sroi_cli.reports.markdown import escaped, markdown_table
from sroi_cli.reports.style import Style
from sroi_cli.reports.templating import environment, style_sheet
from sroi_cli.reports.view import View


class Factsheets:
    """The templates, compiled once for all factsheets of a run."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        markdown = environment(templates, autoescape=False)
        markdown.filters["md"] = escaped
        self._markdown = markdown.get_template("factsheet.md.j2")
        self._html = environment(templates, autoescape=True).get_template("factsheet.html.j2")
        self._style_sheet = style_sheet(templates)

    def of(self, view: View, style: Style) -> dict[str, str]:
        """The factsheet in each format, by file ending."""
        return {
            "md": self._markdown.render(view=view, t=style.term, table=markdown_table),
            "html": self._html.render(view=view, t=style.term, style_sheet=self._style_sheet),
        }
