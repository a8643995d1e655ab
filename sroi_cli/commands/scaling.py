"""What `sroi scale` does: a national projection on the terminal, as JSON, and as a factsheet."""

from dataclasses import dataclass
from pathlib import Path

from sroi_cli.commands.calculating import check_name
from sroi_cli.commands.failures import WRONG_USE, Failure
from sroi_cli.commands.output import print_lines, print_page, printable_json, say
from sroi_cli.commands.scale_options import Listing, Numbers, plan
from sroi_cli.commands.writing import write_files
from sroi_cli.engine.national.projection import Projection, project
from sroi_cli.engine.settings import SettingError
from sroi_cli.model.catalogue import CURRENCY
from sroi_cli.model.projection import ProjectionError
from sroi_cli.reading.reference_values import read_reference_values
from sroi_cli.reading.releases import checked_release
from sroi_cli.reading.templates import read_labels, read_templates
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
    json: bool
    release: str | None
    out: Path | None


def run(options: Options) -> None:
    """Prints a projection, and writes its factsheet where one is asked for.

    Raises:
        Failure: an option that cannot be, or a projection that cannot be made.
        ReadingError: with what is wrong in the list of wijken.
    """
    book = read_reference_values()
    check_name("--release", "release", options.release, book.releases)
    release = checked_release(book, options.release or book.latest)
    options.listing.check()
    settings = options.numbers.all(options.listing, release)
    try:
        found = project(plan(options.year, options.path, options.overlap, options.listing), settings, release)
    except ProjectionError as error:
        raise Failure(str(error), WRONG_USE) from None
    except SettingError as error:
        raise Failure(f"--set {error}", WRONG_USE) from None
    style = Style(read_labels(), CURRENCY, book.units.units)
    _print(found, style, options)
    if options.out is not None:
        _write(found, style, options.out, options.listing.shown)


def _print(found: Projection, style: Style, options: Options) -> None:
    if options.json:
        from sroi_cli.reports.national.as_json import projection_as_json

        print_lines(projection_as_json(found, style, ascii_only=not printable_json()))
    else:
        from sroi_cli.reports.national.page import projection_page

        print_page(projection_page(found, style, options.listing.shown))


def _write(found: Projection, style: Style, folder: Path, top: int) -> None:
    from sroi_cli.reports.national.page import projection_page
    from sroi_cli.reports.page_files import page_files  # Jinja2 is slow to import

    files = page_files(projection_page(found, style, top), style, read_templates())
    written = write_files(folder, {f"{_stem(found)}.{ending}": text for ending, text in files.items()})
    say(f"Factsheets: {', '.join(map(str, written))}")


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
