"""Files half written, which a run leaves only when it is killed: the next run clears them away."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

LEFT_PREFIX, LEFT_SUFFIX = ".sroi.", ".tmp"  # hidden, and nothing that any command reads


@contextmanager
def beside_others(folder: Path) -> Iterator[None]:
    """Writing to a folder to which others may be writing; who finds itself alone clears away what was left."""
    lock = _lock(folder)
    try:
        yield
    finally:
        if lock is not None:
            os.close(lock)


def _lock(folder: Path) -> int | None:
    """A lock that is shared by all who write to the folder; None where a folder cannot be locked."""
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        lock = os.open(folder, os.O_RDONLY)
    except OSError:  # it may be written, not read
        return None
    with suppress(OSError):  # others write there, or it is on a drive without locks
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _clear(folder.absolute())
    with suppress(OSError):
        fcntl.flock(lock, fcntl.LOCK_SH)
    return lock


@cache
def _clear(folder: Path) -> None:
    """Once in each process: the folder may hold thousands of files."""
    for left in folder.glob(f"{LEFT_PREFIX}*{LEFT_SUFFIX}"):
        with suppress(OSError):
            left.unlink()
