"""Files written whole or not at all."""

import errno
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sroi_cli.commands.failures import Failure
from sroi_cli.commands.interrupts import interrupts_held

_IN_THE_WAY = (errno.EISDIR, errno.EEXIST, errno.ENOTDIR, errno.ENOTEMPTY)
_OF_THE_FOLDER = (errno.EACCES, errno.EDQUOT, errno.ENOSPC, errno.EPERM, errno.EROFS)


Content = str | bytes


class FolderFailure(Failure):
    """Nothing can be written to a folder."""


def refuse_overwriting(files: Iterable[Path]) -> None:
    """Raises Failure, naming them all, where files are there already."""
    there = [file for file in files if os.path.lexists(file)]
    if there:
        told = (f"{file}: is there already; give another name with --out, or replace it with --force" for file in there)
        raise Failure("\n".join(told))


def write_files(folder: Path, contents: Mapping[str, Content]) -> list[Path]:
    """Writes all files beside their places first, and moves them there once all are written.

    So a full disk or a folder that cannot be written harms no file that was there.

    Raises:
        Failure: a file cannot be written; FolderFailure, if no other could be either.
    """
    with interrupts_held():
        return _written(folder, contents)


@dataclass(frozen=True)
class Output:
    """A folder where files are to be written, or to be checked."""

    folder: Path
    check: bool

    def take(self, contents: Mapping[str, Content]) -> tuple[str, ...]:
        """Writes the files; or, to check, says which are not as they would be written.

        Raises:
            Failure: a file cannot be written.
        """
        if not self.check:
            write_files(self.folder, contents)
            return ()
        found = (_difference(self.folder / name, content) for name, content in contents.items())
        return tuple(difference for difference in found if difference)


def _difference(path: Path, content: Content) -> str | None:
    try:
        same = path.read_bytes() == _encoded(content)
    except FileNotFoundError:
        return f"{path}: is missing"
    except OSError as error:
        return f"{path}: cannot be read ({error.strerror})"
    return None if same else f"{path}: is not as it would be written"


def _written(folder: Path, contents: Mapping[str, Content]) -> list[Path]:
    written: dict[Path, Path] = {}
    target = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            target = folder / name
            _write_beside(target, content, written)
        for target, temporary in written.items():
            temporary.replace(target)
    except OSError as error:
        if error.errno in _OF_THE_FOLDER or target == folder:
            message = f"{target}: cannot be written ({error.strerror}); choose another folder with --out"
            raise FolderFailure(message) from None
        hint = "; rename or remove what is in its way" if error.errno in _IN_THE_WAY else ""
        raise Failure(f"{target}: cannot be written ({error.strerror}){hint}") from None
    finally:
        for temporary in written.values():
            temporary.unlink(missing_ok=True)
    return list(written)


def _write_beside(target: Path, content: Content, written: dict[Path, Path]) -> None:
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".sroi.")
    written[target] = Path(temporary)
    with os.fdopen(handle, "wb") as file:
        file.write(_encoded(content))
    written[target].chmod(0o666 & ~_umask())


def _encoded(content: Content) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
