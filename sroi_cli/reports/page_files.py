"""A page as a Markdown and an HTML file."""

from collections.abc import Mapping

from sroi_cli.reports.markdown import escaped, markdown_table
from sroi_cli.reports.page import Page
from sroi_cli.reports.style import Style
from sroi_cli.reports.templating import environment, style_sheet


def page_files(page: Page, style: Style, templates: Mapping[str, str]) -> dict[str, str]:
    """The page in each format, by file ending."""
    markdown = environment(templates, autoescape=False)
    markdown.filters["md"] = escaped
    html = environment(templates, autoescape=True)
    return {
        "md": markdown.get_template("page.md.j2").render(page=page, table=markdown_table, t=style.term),
        "html": html.get_template("page.html.j2").render(page=page, style_sheet=style_sheet(templates), t=style.term),
    }
