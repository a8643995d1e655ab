"""The factsheets: what a sheet holds, in Markdown and in HTML."""

from sroi_cli.reports.sheet.sheet import Sheet
from sroi_cli.reports.style import Style
from sroi_cli.reports.templates import Templates
from sroi_cli.reports.templating import faults_told, html_environment, markdown_environment


class Factsheets:
    """The templates, compiled once for all factsheets of a run. Raises TemplateFault, as all that fills them in."""

    def __init__(self, templates: Templates) -> None:
        with faults_told():
            self._templates = {
                "md": markdown_environment(templates).get_template("factsheet.md.j2"),
                "html": html_environment(templates).get_template("factsheet.html.j2"),
            }

    def of(self, sheet: Sheet, style: Style) -> dict[str, str]:
        """The factsheet in each format, by file ending."""
        words = {"sheet": sheet, "t": style.term, "language": style.language}
        with faults_told():
            return {ending: template.render(words) for ending, template in self._templates.items()}
