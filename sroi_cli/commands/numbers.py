"""Numbers on the command line, read as strictly as those in files."""

from sroi_cli.commands.failures import WRONG_USE, Failure
from sroi_cli.model.bounds import Bounds
from sroi_cli.model.scalars import number


def number_given(option: str, text: str, bounds: Bounds) -> float:
    """The number that an option gives. Raises Failure where it is none, or out of bounds."""
    try:
        return float(bounds.check(number(text)))
    except ValueError as error:
        raise Failure(f"{option}: {error}", WRONG_USE) from None
