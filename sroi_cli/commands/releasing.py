"""What `sroi reference release` does: draws up the lines of a new release, once all that is there is right."""

from pathlib import Path

from sroi_cli.commands.failures import WRONG_USE, Failure
from sroi_cli.commands.output import print_lines
from sroi_cli.model.reference import DAY
from sroi_cli.reading.own_values import reference_values_of
from sroi_cli.reading.reference_check import check_reference_values
from sroi_cli.reports.release_as_yaml import release_as_yaml


def release(date: str, reference_dir: Path | None) -> None:
    """Prints the lines of a release on a date.

    Raises:
        Failure: something is wrong with the values, or there can be no release on that date.
        ReadingError: with what is wrong with the folder.
    """
    try:
        month = DAY.check(date)[:7]
    except ValueError as error:
        raise Failure(f"reference release: {error}", WRONG_USE) from None
    if errors := check_reference_values(reference_dir).errors:
        raise Failure("\n".join(map(str, errors)))
    book = reference_values_of(reference_dir)
    if book.overlay:
        raise Failure(f"{book.overlay.dir} is laid over shipped values, and has no releases of its own", WRONG_USE)
    latest = max(book.releases, default="")
    if month <= latest:
        raise Failure(f"there is a release {latest}, which never changes; give a date in a later month", WRONG_USE)
    print_lines(release_as_yaml(book.as_of(month), date))
