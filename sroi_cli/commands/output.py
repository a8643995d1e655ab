"""Standard output for results, standard error for the rest."""

import os
import sys
from typing import TYPE_CHECKING

from sroi_cli.commands.failures import ReaderGone

if TYPE_CHECKING:
    from rich.console import RenderableType

_UNBOUNDED = 10_000  # columns of a pipe: nothing is wrapped or cut off


def print_lines(text: str) -> None:
    """Prints a result as it is.

    Raises:
        ReaderGone: the pipe is closed. Typer would turn the OSError into an exit code of its own.
    """
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderGone from None


def print_shown(shown: "RenderableType") -> None:
    """Prints a result at the width and in the colours of the terminal; elsewhere plain and in full."""
    from rich.console import Console

    plain = not sys.stdout.isatty() or os.environ.get("TERM") == "dumb"
    console = Console(
        width=_UNBOUNDED if plain else None,
        color_system=None if plain or os.environ.get("NO_COLOR") else "auto",
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as captured:
        console.print(shown)
    print_lines("\n".join(line.rstrip() for line in captured.get().splitlines()))


def say(text: str) -> None:
    """Tells the user something beside the result."""
    sys.stderr.write(f"{text}\n")
