"""What `sroi reference diff` does: two releases side by side, and scenarios under both."""

from collections.abc import Sequence
from pathlib import Path

from sroi_cli.commands.calculating import Calculation, check_name
from sroi_cli.commands.failures import Failure
from sroi_cli.commands.output import print_json, print_page
from sroi_cli.commands.wording import labels_in
from sroi_cli.engine.difference import Difference, RatioChange
from sroi_cli.model.catalogue import CURRENCY
from sroi_cli.model.release import ReferenceBook
from sroi_cli.reading.errors import ReadingError
from sroi_cli.reading.own_values import reference_values_of
from sroi_cli.reading.releases import checked_release
from sroi_cli.reading.scenarios import file_name, scenarios_in
from sroi_cli.reports.style import Style


def compare(  # noqa: PLR0913 - the options of the command
    old: str, new: str, scenarios: Path | None, reference_dir: Path | None, lang: str, *, json: bool
) -> None:
    """Prints what is not the same in two releases.

    Raises:
        Failure: there is no release of that name.
        ReadingError: the reference values or the folder of scenarios cannot be read.
    """
    book = reference_values_of(reference_dir)
    for name in (old, new):
        check_name("reference diff", "release", name, book.releases)
    style = Style(labels_in(lang), CURRENCY, book.units.units)
    ratios = None if scenarios is None else _ratios(scenarios_in(scenarios), book, old, new)
    found = Difference(checked_release(book, old), checked_release(book, new), ratios)
    if json:
        from sroi_cli.reports.difference_as_json import difference_as_json

        print_json(difference_as_json(found))
    else:
        from sroi_cli.reports.difference_page import difference_page

        print_page(difference_page(found, style))


def _ratios(paths: Sequence[Path], book: ReferenceBook, old: str, new: str) -> tuple[RatioChange, ...]:
    before, after = (Calculation(book, None, name, ()) for name in (old, new))
    return tuple(_ratio_change(path, before, after) for path in paths)


def _ratio_change(path: Path, before: Calculation, after: Calculation) -> RatioChange:
    (old, why_not_old), (new, why_not_new) = _ratio(path, before), _ratio(path, after)
    return RatioChange(file_name(path), old, new, why_not_old, why_not_new)


def _ratio(path: Path, calculation: Calculation) -> tuple[float | None, str]:
    """The ratio of a scenario, or why it cannot be calculated."""
    try:
        return calculation.of_file(path).total.ratio, ""
    except ReadingError as error:
        return None, "; ".join(mistake.text for mistake in error.mistakes)
    except Failure as failure:
        return None, str(failure)
