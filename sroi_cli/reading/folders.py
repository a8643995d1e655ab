"""Folders that users name: what is in them, or why that cannot be told."""

from pathlib import Path

from sroi_cli.reading.errors import ReadingError
from sroi_cli.reading.text import whole


def entries(folder: Path, holds: str, if_file: str) -> list[Path]:
    """All that is in a folder, in the order of the names.

    Args:
        folder: as the user gave it.
        holds: what it is to have in it, for the message where it does not exist.
        if_file: what to do where it is a file.

    Raises:
        ReadingError: it does not exist, is no folder, or cannot be read.
    """
    try:
        return sorted(folder.iterdir(), key=lambda path: path.name)
    except FileNotFoundError:
        raise folder_mistake(folder, f"does not exist; give a folder with {holds}") from None
    except NotADirectoryError:
        raise folder_mistake(folder, f"is a file; {if_file}") from None
    except OSError as error:
        raise folder_mistake(folder, f"cannot be read ({error.strerror}); check its permissions") from None


def folder_mistake(folder: Path, text: str) -> ReadingError:
    return whole(writable(str(folder)), text)


def writable(name: str) -> str:
    """A file name as it can be written: without bytes that are not UTF-8, and without what a terminal would obey."""
    readable = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in readable)
