"""What `sroi scale` does: a national projection on the terminal, as JSON, and as a factsheet."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sroi_cli.commands.calculating import check_name, check_own_values, sampling
from sroi_cli.commands.failures import WRONG_USE, Failure
from sroi_cli.commands.output import print_json, print_page, say
from sroi_cli.commands.pages import write_page
from sroi_cli.commands.scale_options import Listing, Numbers, plan
from sroi_cli.commands.wording import labels_in
from sroi_cli.engine.national.projection import Projection, project
from sroi_cli.engine.settings import SettingError
from sroi_cli.model.catalogue import CURRENCY
from sroi_cli.model.projection import ProjectionError
from sroi_cli.reading.own_values import reference_values_of
from sroi_cli.reading.releases import checked_release
from sroi_cli.reports.page import Page
from sroi_cli.reports.style import Style

_LONGEST = 60  # characters of the list's name in that of a factsheet


@dataclass(frozen=True)
class Options:
    """The command line of one call."""

    listing: Listing
    numbers: Numbers
    year: int
    overlap: str
    path: str
    draws: str
    json: bool
    release: str | None
    reference_dir: Path | None
    out: Path | None
    lang: str
    templates: Path | None


def run(options: Options) -> None:
    """Prints a projection, and writes its factsheet where one is asked for.

    Raises:
        Failure: an option that cannot be, or a projection that cannot be made.
        ReadingError: with what is wrong in the list of wijken, or in own reference values.
    """
    book = reference_values_of(options.reference_dir)
    check_name("--release", "release", options.release, book.releases)
    release = checked_release(book, options.release or book.latest)
    options.listing.check()
    settings = options.numbers.all(options.listing, release)
    try:
        found = project(
            plan(options.year, options.path, options.overlap, options.listing),
            settings,
            release,
            sampling(options.draws, options.listing.seed),
        )
    except ProjectionError as error:
        raise Failure(str(error), WRONG_USE) from None
    except SettingError as error:
        raise Failure(f"--set {error}", WRONG_USE) from None
    check_own_values(found.value_map, book)
    shown = _Shown(found, Style(labels_in(options.lang), CURRENCY, book.units.units), options.listing.shown)
    if options.json:
        from sroi_cli.reports.national.as_json import projection_as_json

        print_json(projection_as_json(found, shown.style))
    else:
        print_page(shown.page)
    if options.out is not None:
        written = write_page(shown.page, shown.style, _stem(found), options.out, options.templates)
        say(f"Factsheets: {written}")


@dataclass(frozen=True)
class _Shown:
    """A projection and the style in which it is shown; its page is made once, and only where it is asked for."""

    found: Projection
    style: Style
    top: int

    @cached_property
    def page(self) -> Page:
        from sroi_cli.reports.national.page import projection_page

        return projection_page(self.found, self.style, self.top)


def _stem(found: Projection) -> str:
    """The name of the factsheet says what is projected; what is set stands inside."""
    pieces = ["opschaling", str(round(found.count)), "wijken", str(found.plan.year)]
    if found.plan.listed:
        listed = found.plan.listed
        pieces += [Path(listed.source.file).stem[:_LONGEST], listed.select]
        pieces += [str(listed.seed)] if listed.seed is not None else []
    pieces += [found.plan.path] if found.plan.path != "published" else []
    pieces += [f"overlap-{found.plan.overlap:g}"] if found.plan.overlap else []
    return "-".join(pieces)
