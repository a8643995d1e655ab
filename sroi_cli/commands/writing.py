"""Files written whole or not at all."""

import errno
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sroi_cli.commands.failures import Failure
from sroi_cli.commands.interrupts import interrupts_held
from sroi_cli.commands.leftovers import LEFT_PREFIX, LEFT_SUFFIX, clear_left

_OF_THE_FILE = {  # what concerns one file alone, and what to do about it
    **dict.fromkeys(
        (errno.EISDIR, errno.EEXIST, errno.ENOTDIR, errno.ENOTEMPTY), "rename or remove what is in its way"
    ),
    **dict.fromkeys((errno.EILSEQ, errno.EINVAL), "choose another name"),
    errno.ENAMETOOLONG: "choose a shorter name",
}

Content = str | bytes


class FolderFailure(Failure):
    """Nothing can be written to a folder."""


def refuse_overwriting(files: Iterable[Path]) -> None:
    """Raises Failure, naming them all, where files are there already."""
    there = [file for file in files if os.path.lexists(_place(file.parent, file.name))]
    if there:
        told = (f"{file}: already exists; give another name with --out, or replace it with --force" for file in there)
        raise Failure("\n".join(told))


def write_files(folder: Path, contents: Mapping[str, Content]) -> list[Path]:
    """Writes all files beside their places first, and moves them there once all are written.

    So a full disk or a folder that cannot be written harms no file that was there. A link is replaced, and what it
    leads to is left as it is.

    Raises:
        Failure: a file cannot be written; FolderFailure, if no other could be either.
    """
    with interrupts_held():
        written = _written(folder, contents)
        clear_left(folder, written[-1])
    return written


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
            with interrupts_held():
                _written(self.folder, contents)
            return ()
        found = (_difference(_place(self.folder, name), content) for name, content in contents.items())
        return tuple(difference for difference in found if difference)

    def take_last(self, contents: Mapping[str, Content]) -> tuple[str, ...]:
        """The same of the last files of all, after which the folder is tidied: it may hold thousands of files."""
        if self.check:
            return self.take(contents)
        write_files(self.folder, contents)
        return ()


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
            target = _place(folder, name)
            _write_beside(target, content, written)
        for target, temporary in written.items():
            temporary.replace(target)
    except OSError as error:
        message = f"{target}: cannot be written ({error.strerror})"
        if target == folder or error.errno not in _OF_THE_FILE:
            raise FolderFailure(f"{message}; choose another folder with --out") from None
        raise Failure(f"{message}; {_OF_THE_FILE[error.errno]}") from None
    finally:
        for temporary in written.values():
            temporary.unlink(missing_ok=True)
    return list(written)


def _write_beside(target: Path, content: Content, written: dict[Path, Path]) -> None:
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=LEFT_PREFIX, suffix=LEFT_SUFFIX)
    written[target] = Path(temporary)
    with os.fdopen(handle, "wb") as file:
        file.write(_encoded(content))
    written[target].chmod(0o666 & ~_umask())


def _place(folder: Path, name: str) -> Path:
    """Where a file of that name stands: in UTF-8, as scenarios have it, also where the locale is another."""
    return folder / os.fsdecode(name.encode(errors="surrogateescape"))


def _encoded(content: Content) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
