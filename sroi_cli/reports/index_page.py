"""The index page of a site: every wijk in a table and a chart, to search, sort and filter, with links to factsheets."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote

from markupsafe import Markup

from sroi_cli.engine.summary import Summary
from sroi_cli.reports.charts.bands import Banded, Bands, bands
from sroi_cli.reports.overview import Labels, Overview, distinctions, joined, method_name, versions
from sroi_cli.reports.style import Style
from sroi_cli.reports.templates import Templates
from sroi_cli.reports.templating import faults_told, html_environment
from sroi_cli.reports.view import period

_SCRIPT = "index.js"


@dataclass(frozen=True)
class Cell:
    """What a cell of the table says, and the number by which it is sorted; None: by its words."""

    text: str
    number: float | None = None


@dataclass(frozen=True)
class Line:
    """A wijk on the index page."""

    page: str
    name: str
    gemeente: str
    activities: tuple[str, ...]
    cells: tuple[Cell, ...]


COLUMNS = (
    "wijk",
    "ratio",
    "band_column",
    "gemeente",
    "inbreng",
    "opbrengst",
    "status",
    "period",
    "method",
    "activities",
)
_FIGURES = frozenset(COLUMNS.index(column) for column in ("ratio", "band_column", "inbreng", "opbrengst"))


def index_page(overview: Overview, pages: Iterable[str], labels: Labels, templates: Templates) -> str:
    """The index; `pages` are the file names of the factsheets, in the order of the overview. Raises TemplateFault."""
    style = Style(labels)
    told = zip(overview.summaries, distinctions(overview.summaries), pages, strict=True)
    lines = [_line(one, joined(one.wijk, more), page, Style(labels, one.currency)) for one, more, page in told]
    script = templates.texts[_SCRIPT]
    words = {
        "lines": lines,
        "columns": COLUMNS,
        "figures": _FIGURES,
        "chart": _chart(overview.summaries, lines, style),
        "gemeenten": sorted({line.gemeente for line in lines}, key=str.casefold),
        "activities": sorted({name for line in lines for name in line.activities}, key=str.casefold),
        "failed": overview.failed,
        "versions": list(versions(overview, style)),
        "t": style.term,
        "language": style.language,
        "script": Markup(script),  # noqa: S704 - checked when it is read
        "script_digest": _digest(script),
    }
    with faults_told():
        return html_environment(templates).get_template("index.html.j2").render(words)


def _line(one: Summary, name: str, page: str, style: Style) -> Line:
    total, band = one.total, one.band
    activities = tuple(map(style.name, one.activities))
    cells = (
        Cell(style.ratio_said(total.ratio) if total.ratio is not None else "", total.ratio),
        Cell(style.term("band_range", low=band.low, high=band.high) if band else "", band.low if band else None),
        Cell(one.gemeente),
        Cell(style.short(total.inbreng), total.inbreng),
        Cell(style.short(total.opbrengst), total.opbrengst),
        Cell(style.term(f"status_{one.status or 'none'}")),
        Cell(period(one), one.start),
        Cell(method_name(one, style)),
        Cell(", ".join(activities)),
    )
    return Line(quote(page), name, " ".join(one.gemeente.split()), activities, cells)


def _chart(summaries: Sequence[Summary], lines: Sequence[Line], style: Style) -> Bands | None:
    """The ratios within their bands, the highest first; those without one stand in the table alone."""
    names = Counter(line.name for line in lines)
    found = [
        Banded(
            joined(line.name, line.gemeente if names[line.name] > 1 else ""),
            one.total.ratio,
            one.band,
            line.page,
            one.sureness.ratio if one.sureness else None,
        )
        for one, line in zip(summaries, lines, strict=True)
        if one.total.ratio is not None
    ]
    found.sort(key=lambda one: -one.ratio)
    return bands(style.term("overview_chart"), found, style) if found else None


def _digest(script: str) -> str:
    """The digest of the script as the template has it, by which a browser knows the only one that may run."""
    return b64encode(sha256(f"\n{script}".encode()).digest()).decode()
