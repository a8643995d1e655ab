"""Files written whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from sroi_cli.commands.failures import Failure


def write_files(folder: Path, texts: Mapping[str, str]) -> list[Path]:
    """Writes each text beside its place first and then moves it there, so that a failure harms no existing file.

    Raises:
        Failure: the folder or a file cannot be written.
    """
    target = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            target = folder / name
            _write(target, text)
    except OSError as error:
        raise Failure(f"{target}: cannot be written ({error.strerror}); choose another folder with --out") from None
    return [folder / name for name in texts]


def _write(path: Path, text: str) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
