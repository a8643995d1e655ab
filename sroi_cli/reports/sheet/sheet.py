"""The factsheet of one wijk in words, numbers and shapes, before a template draws it."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from sroi_cli.engine.notes import notes, seen
from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import Balance
from sroi_cli.model.image import Image
from sroi_cli.reports.sheet.annex import Annex, annex
from sroi_cli.reports.sheet.citing import Citing
from sroi_cli.reports.sheet.fitting import fitted, fitted_impact, impact_height, model_height, size, wijk_height
from sroi_cli.reports.sheet.impact import ImpactPage, impact_pages
from sroi_cli.reports.sheet.wijk import Told, WijkPage, wijk_page
from sroi_cli.reports.style import Style
from sroi_cli.reports.view import View


@dataclass(frozen=True)
class Link:
    """Another factsheet of the same site: its file without an ending, and its title."""

    stem: str
    title: str


@dataclass(frozen=True)
class Around:
    """Where a factsheet stands in a site."""

    previous: Link | None
    following: Link | None
    index: str  # address of the page that lists them all


@dataclass(frozen=True)
class Sheet:
    """All that the templates of a factsheet show."""

    view: View
    has_status: bool
    status: tuple[str, ...]  # what came true already, and who has not seen it yet
    wijk: WijkPage
    impact: ImpactPage | None  # None: an impact model, without amounts
    no_ratio: str | None  # why there is none
    annex: Annex
    accent: str | None
    logo: str | None  # as a data: address
    around: Around | None
    sizes: tuple[float, float]  # of the letters on the front pages in print
    moved: tuple[Told, ...]  # texts that do not fit on page one


def sheet(result: Result, shown: View, style: Style, around: Around | None = None) -> Sheet:
    """The factsheet of a result, of which there is a view already."""
    citing = Citing.of(result)
    status = tuple(_status(result, style))
    front = fitted(wijk_page(result, citing, style), shown, style)
    impact = None
    if result.total != Balance(None, None):
        impact = fitted_impact(impact_pages(result, citing, style), shown, status)
    return Sheet(
        view=shown,
        has_status=result.subject.scenario.status is not None,
        status=status,
        wijk=front.page,
        impact=impact,
        no_ratio=next((style.note(n.key, n.figures) for n in notes(result) if n.key.startswith("no_")), None),
        annex=annex(result, shown.notes, citing, style),
        accent=result.subject.scenario.factsheet.accent,
        logo=_address(result.subject.logo) if result.subject.logo else None,
        around=around,
        sizes=(
            size(partial(wijk_height, front.page, shown)),
            size(partial(impact_height, impact, shown, status) if impact else partial(model_height, shown, status)),
        ),
        moved=front.moved,
    )


def _status(result: Result, style: Style) -> Iterator[str]:
    status = result.subject.scenario.status
    if status:
        yield style.term(f"status_{status}_meaning")
    for note in seen(result):
        yield style.note(note.key, note.figures)


def _address(logo: Image) -> str:
    """The image itself as an address. A browser runs no script in an image, and lets it ask for nothing."""
    return f"data:{logo.media_type};base64,{b64encode(logo.data).decode()}"
