"""Files half written, which a run leaves only when it is killed: a later run clears them away."""

from contextlib import suppress
from pathlib import Path

LEFT_PREFIX, LEFT_SUFFIX = ".sroi.", ".tmp"  # hidden, and nothing that any command reads
_OLD = 3600  # seconds: no run takes as long between writing a file and moving it to its place


def clear_left(folder: Path, written: Path) -> None:
    """Removes what was left in the folder an hour or more before a file was written there."""
    with suppress(OSError):  # to clear up is no reason to fail
        now = (folder / written.name).stat().st_mtime
        for left in folder.glob(f"{LEFT_PREFIX}*{LEFT_SUFFIX}"):
            with suppress(OSError):
                if left.stat().st_mtime < now - _OLD:
                    left.unlink()
