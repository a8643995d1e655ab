"""Files and standard input to text, within bounds."""

import errno
import sys
from pathlib import Path

from sroi_cli.reading.errors import Mistake, ReadingError

LARGEST_FILE = 1024 * 1024  # bytes


def read_text(path: Path | None, name: str) -> str:
    """The text of a file, or of standard input where `path` is None.

    Raises:
        ReadingError: missing, a folder, unreadable, too large, or not UTF-8.
    """
    data = read_bytes(path, name, LARGEST_FILE)
    if len(data) > LARGEST_FILE:
        raise whole(name, "is larger than 1 MiB; a scenario, a template or a theme of reference values is far smaller")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise ReadingError([Mistake(name, line, column, "is not UTF-8; save the file as UTF-8")]) from None


def read_bytes(path: Path | None, name: str, most: int) -> bytes:
    """What is in a file, or on standard input where `path` is None; one byte more than `most` where there is more.

    Raises:
        ReadingError: missing, a folder, or unreadable.
    """
    try:
        if path is None:
            if sys.stdin is None:
                raise whole(name, "is closed; give a file, or something on standard input")
            return sys.stdin.buffer.read(most + 1)
        with path.open("rb") as file:
            return file.read(most + 1)
    except IsADirectoryError:
        raise whole(name, "is a folder; give a file") from None
    except FileNotFoundError:
        raise whole(name, "does not exist") from None
    except OSError as error:
        reason = errno.errorcode.get(error.errno or 0, "unreadable")
        raise whole(name, f"cannot be read ({error.strerror or reason}); check the path and its permissions") from None


def whole(name: str, text: str) -> ReadingError:
    """What is wrong with a file as a whole."""
    return ReadingError([Mistake(name, 0, 0, text)])
