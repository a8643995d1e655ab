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
    data = _bytes(path, name)
    if len(data) > LARGEST_FILE:
        raise _whole(name, "is larger than 1 MiB; a scenario or a theme of reference values is far smaller")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise ReadingError([Mistake(name, line, column, "is not UTF-8; save the file as UTF-8")]) from None


def _bytes(path: Path | None, name: str) -> bytes:
    try:
        if path is None:
            if sys.stdin is None:
                raise _whole(name, "is closed; give a file, or something on standard input")
            return sys.stdin.buffer.read(LARGEST_FILE + 1)
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except IsADirectoryError:
        raise _whole(name, "is a folder; give a file") from None
    except FileNotFoundError:
        raise _whole(name, "does not exist") from None
    except OSError as error:
        reason = errno.errorcode.get(error.errno or 0, "unreadable")
        raise _whole(name, f"cannot be read ({error.strerror or reason}); check the path and its permissions") from None


def _whole(name: str, text: str) -> ReadingError:
    return ReadingError([Mistake(name, 0, 0, text)])
