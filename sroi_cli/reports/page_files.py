"""A page as a Markdown and an HTML file."""

from sroi_cli.reports.page import Page
from sroi_cli.reports.style import Style
from sroi_cli.reports.templates import Templates
from sroi_cli.reports.templating import faults_told, html_environment, markdown_environment


def page_files(page: Page, style: Style, templates: Templates) -> dict[str, str]:
    """The page in each format, by file ending. Raises TemplateFault."""
    words = {"page": page, "t": style.term, "language": style.language}
    with faults_told():
        return {
            "md": markdown_environment(templates).get_template("page.md.j2").render(words),
            "html": html_environment(templates).get_template("page.html.j2").render(words),
        }
