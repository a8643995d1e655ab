"""Standard output for results, standard error for the rest."""

import os
import re
import sys
from contextlib import suppress
from io import StringIO
from typing import TYPE_CHECKING, Any

from sroi_cli.commands.failures import Failure, ReaderGone

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sroi_cli.reports.page import Page

_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_UNBOUNDED = 10_000  # columns of a pipe: nothing is wrapped or cut off


def print_lines(text: str) -> None:
    """Prints a result as it is.

    Raises:
        ReaderGone: the pipe is closed. Typer would turn the OSError into an exit code of its own.
        Failure: it cannot be written, as when a disk is full.
    """
    if sys.stdout is None:
        raise Failure("standard output is closed; nothing can be printed")
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderGone from None
    except OSError as error:
        raise Failure(f"standard output cannot be written ({error.strerror})") from None


def print_json(content: Any) -> None:
    """Prints a result as JSON on one line; raises as `print_lines`."""
    from sroi_cli.reports.json_text import json_text

    print_lines(json_text(content, ascii_only=not printable_json()))


def print_shown(shown: "RenderableType", narrowest: int) -> None:
    """Prints a result at the width and in the colours of the terminal; elsewhere plain and in full.

    Below `narrowest` columns it is printed at that width: the terminal wraps it, and no figure is cut.
    """
    from rich.console import Console

    plain = sys.stdout is None or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb"
    drawn = StringIO()
    console = Console(
        file=drawn,
        force_terminal=not plain,
        width=_UNBOUNDED if plain else None,
        color_system=None if plain or os.environ.get("NO_COLOR") else "auto",
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.width = max(console.width, narrowest)
    console.print(shown)
    print_lines("\n".join(line.rstrip() for line in drawn.getvalue().splitlines()))


def print_page(shown: "Page") -> None:
    """Prints a page in words."""
    from sroi_cli.reports.terminal import narrowest, page

    print_shown(page(shown), narrowest(section.table for section in shown.sections))


def printable_json() -> bool:
    """Can standard output hold any character, so that JSON need not escape them?"""
    return sys.stdout is not None and (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def say(text: str) -> None:
    """Tells the user something beside the result, without what a terminal would obey in what it names."""
    with suppress(OSError):  # a full disk must not change how the program ends
        if sys.stderr is not None:
            sys.stderr.write(_OBEYED.sub("\ufffd", text) + "\n")
