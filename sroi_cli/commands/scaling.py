"""What `sroi scale` does: a national projection on the terminal, as JSON, and as a factsheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from sroi_cli.commands.calculating import check_name
from sroi_cli.commands.failures import WRONG_USE, Failure
from sroi_cli.commands.output import print_lines, print_page, printable_json, say
from sroi_cli.commands.writing import write_files
from sroi_cli.engine.national.plan import COUNT, SOME, Plan
from sroi_cli.engine.national.projection import Projection, project
from sroi_cli.engine.national.wijken import Listed, ProjectionError, Select, taking_part
from sroi_cli.engine.settings import Setting, SettingError, parse_setting
from sroi_cli.engine.value_map import REFERENCE
from sroi_cli.model.bounds import SHARE, Bounds
from sroi_cli.model.catalogue import CURRENCY
from sroi_cli.model.projection import INHABITANTS, PROJECTED, WIJKEN
from sroi_cli.model.projection import Path as Growth
from sroi_cli.model.release import Release
from sroi_cli.model.scalars import number
from sroi_cli.reading.reference_values import read_reference_values
from sroi_cli.reading.releases import checked_release
from sroi_cli.reading.templates import read_labels, read_templates
from sroi_cli.reading.wijken import read_wijken
from sroi_cli.reports.style import Style

_REACH = {one.activity: f"{REFERENCE}{one.reach}" for one in PROJECTED}


@dataclass(frozen=True)
class Listing:
    """Which wijken: model wijken, or those of a file."""

    file: Path | None
    count: int | None
    select: str | None
    seed: int

    def listed(self) -> Listed | None:
        """The wijken of the file that take part; None without a file."""
        if self.file is None:
            if self.select:
                raise Failure("--select chooses among the wijken of a file; give one with --wijken-file", WRONG_USE)
            return None
        check_name("--select", "choice", self.select, frozenset(get_args(Select)))
        if self.select == "all" and self.count is not None:
            raise Failure("--select all takes every wijk of the file; leave out --wijken", WRONG_USE)
        if self.select in ("largest", "random") and self.count is None:
            raise Failure(f"--select {self.select} needs the number of wijken; add --wijken", WRONG_USE)
        if self.count is not None:
            _within(COUNT, "--wijken", str(self.count))
        select: Select = "random" if self.select == "random" else "largest"
        return taking_part(read_wijken(self.file), self.count, select, self.seed)


@dataclass(frozen=True)
class Options:
    """The command line of one call."""

    listing: Listing
    year: int
    inhabitants: str | None
    reach: tuple[str, ...]
    overlap: str
    path: str
    top: int
    json: bool
    release: str | None
    settings: tuple[str, ...]
    out: Path | None

    def plan(self) -> Plan:
        """Raises Failure for what cannot be."""
        check_name("--path", "path", self.path, frozenset(get_args(Growth)))
        growth = next(one for one in get_args(Growth) if one == self.path)
        return Plan(self.year, growth, _within(SHARE, "--overlap", self.overlap), self.listing.listed())

    def all_settings(self, release: Release) -> Iterator[Setting]:
        """What the options and --set set, each as a setting of its parameter; without options that change nothing."""
        for one in self._options():
            known = release.values.get(one.path.removeprefix(REFERENCE))
            if known is None or known.entry.value != one.value:
                yield one
        yield from map(_parsed, self.settings)

    def _options(self) -> Iterator[Setting]:
        if self.listing.file is None:
            if self.listing.count is not None:
                yield Setting(f"{REFERENCE}{WIJKEN}", _within(COUNT, "--wijken", str(self.listing.count)))
            if self.inhabitants is not None:
                yield Setting(f"{REFERENCE}{INHABITANTS}", _within(SOME, "--inhabitants", self.inhabitants))
        elif self.inhabitants is not None:
            raise Failure("--inhabitants is of model wijken; those of a file have their own", WRONG_USE)
        for text in self.reach:
            activity, _, share = (piece.strip() for piece in text.partition("="))
            check_name("--reach", "activity of the projection", activity, _REACH)
            yield Setting(_REACH[activity], _within(SHARE, f"--reach {activity}", share))


def _within(bounds: Bounds, option: str, text: str) -> float:
    """The number that an option gives. Raises Failure where it is none, or out of bounds."""
    try:
        return float(bounds.check(number(text)))
    except ValueError as error:
        raise Failure(f"{option}: {error}", WRONG_USE) from None


def _parsed(text: str) -> Setting:
    try:
        return parse_setting(text)
    except SettingError as error:
        raise Failure(f"--set {error}", WRONG_USE) from None


def run(options: Options) -> None:
    """Prints a projection, and writes its factsheet where one is asked for.

    Raises:
        Failure: an option that cannot be, or a projection that cannot be made.
        ReadingError: with what is wrong in the list of wijken.
    """
    if options.top < 1:
        raise Failure(f"--top: {options.top} is out of range; give 1 or more", WRONG_USE)
    book = read_reference_values()
    check_name("--release", "release", options.release, book.releases)
    release = checked_release(book, options.release or book.latest)
    try:
        found = project(options.plan(), options.all_settings(release), release)
    except ProjectionError as error:
        raise Failure(str(error), WRONG_USE) from None
    except SettingError as error:
        raise Failure(f"--set {error}", WRONG_USE) from None
    style = Style(read_labels(), CURRENCY, book.units.units)
    _print(found, style, options)
    if options.out is not None:
        _write(found, style, options.out, options.top)


def _write(found: Projection, style: Style, folder: Path, top: int) -> None:
    """Writes the factsheet, named after what is asked: so many wijken, until that year."""
    from sroi_cli.reports.national.page import projection_page
    from sroi_cli.reports.page_files import page_files  # Jinja2 is slow to import

    stem = f"opschaling-{round(found.count)}-wijken-{found.plan.year}"
    files = page_files(projection_page(found, style, top), style, read_templates())
    written = write_files(folder, {f"{stem}.{ending}": text for ending, text in files.items()})
    say(f"Factsheets: {', '.join(map(str, written))}")


def _print(found: Projection, style: Style, options: Options) -> None:
    if options.json:
        from sroi_cli.reports.national.as_json import projection_as_json

        print_lines(projection_as_json(found, style, ascii_only=not printable_json()))
    else:
        from sroi_cli.reports.national.page import projection_page

        print_page(projection_page(found, style, options.top))
