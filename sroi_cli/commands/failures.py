"""How a command ends when it cannot go on. Exit codes: 1 the file or data is wrong, 2 wrong use, 3 a bug."""

from collections.abc import Sequence
from pathlib import Path

from sroi_cli import __version__
from sroi_cli.reading.errors import ReadingError

WRONG_DATA, WRONG_USE, BUG = 1, 2, 3


class ReaderGone(Exception):
    """Nobody reads the output any more (`sroi ... | head`); the program ends quietly."""


class Failure(Exception):
    """Something that the user can mend; the message says what, where and what to do."""

    def __init__(self, message: str, exit_code: int = WRONG_DATA) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class TooLarge(Failure):
    """A scenario that does not fit in a file of the kind that was asked for; others may."""


def exit_code(error: Failure | ReadingError) -> int:
    """The code with which the program ends after this error."""
    return error.exit_code if isinstance(error, Failure) else WRONG_DATA


def together(errors: Sequence[Failure | ReadingError]) -> Failure:
    """Several of them as one, with the exit code of the first."""
    return Failure("\n".join(map(str, errors)), exit_code(errors[0]))


def bug_words(error: Exception) -> str:
    """What a user is told, and what to report, where the program itself is at fault."""
    frames = []
    trace = error.__traceback__
    while trace:
        frames.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return (
        f"This is a bug in sroi {__version__}, not in your file: {type(error).__name__}: {error}\n"
        f"Please report it with the command, the scenario and this line: {' > '.join(frames[-6:])}"
    )
