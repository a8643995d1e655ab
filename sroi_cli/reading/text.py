"""Bytes to text, within bounds that keep the YAML parser safe."""

import errno
import sys
from pathlib import Path

from sroi_cli.reading.errors import Mistake, ReadingError

LARGEST_FILE = 1024 * 1024  # bytes
LONGEST_LINE = 10_000  # characters; `- - - -` nests without brackets
DEEPEST_BRACKETS = 200  # open at once; libyaml overflows the C stack from 20,000 on
STDIN = "-"


def read_text(path: Path | None, name: str) -> str:
    """The text of a file, or of standard input where `path` is None.

    Raises:
        ReadingError: missing, a folder, unreadable, too large, not UTF-8, or shaped to exhaust a parser.
    """
    data = _bytes(path, name)
    if len(data) > LARGEST_FILE:
        raise _whole(name, "is larger than 1 MiB; a scenario or a theme of reference values is far smaller")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise ReadingError([Mistake(name, line, column, "is not UTF-8; save the file as UTF-8")]) from None
    _check_shape(text, name)
    return text


def _bytes(path: Path | None, name: str) -> bytes:
    try:
        if path is None:
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


def _check_shape(text: str, name: str) -> None:
    depth = 0
    for line_number, line in enumerate(text.splitlines(), start=1):
        if len(line) > LONGEST_LINE:
            raise ReadingError([Mistake(name, line_number, LONGEST_LINE, "the line is too long; break it up")])
        for column, character in enumerate(line, start=1):
            if character in "[{":
                depth += 1
                if depth > DEEPEST_BRACKETS:
                    raise ReadingError([Mistake(name, line_number, column, "brackets are nested too deeply")])
            elif character in "]}":
                depth = max(0, depth - 1)


def _whole(name: str, text: str) -> ReadingError:
    return ReadingError([Mistake(name, 0, 0, text)])
