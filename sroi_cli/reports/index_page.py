"""The index page: the overview as HTML, with a link to each factsheet."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from sroi_cli.reports.overview import Labels, Overview, overview_table, versions
from sroi_cli.reports.style import Style
from sroi_cli.reports.templating import environment, style_sheet

_COLUMNS = ("wijk", "gemeente", "period", "inbreng", "opbrengst", "ratio", "band_column", "method")


def index_page(overview: Overview, pages: Iterable[str], labels: Labels, templates: Mapping[str, str]) -> str:
    """The index; `pages` are the file names of the factsheets, in the order of the overview."""
    template = environment(templates, autoescape=True).get_template("index.html.j2")
    return template.render(
        table=overview_table(overview, labels, _COLUMNS),
        links=[quote(page) for page in pages],
        failed=overview.failed,
        versions=list(versions(overview)),
        t=Style(labels).term,
        style_sheet=style_sheet(templates),
    )
