"""Disks on which little or nothing can be written. They need the rights to mount.

Without those, tests that use them are skipped; SROI_FAULTS=required makes that an error.
"""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import pytest

_SIZE = "1m"


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of 1 MiB in memory."""
    folder.mkdir()
    if not _mounted("-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", str(folder)):
        _refuse("a small disk needs the rights to mount it")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)  # noqa: S607 - where it stands differs


@contextmanager
def read_only(folder: Path, contents: Mapping[str, bytes]) -> Iterator[None]:
    """A folder with files, to which nothing can be written."""
    if os.geteuid():
        put(folder, contents)
        folder.chmod(0o555)
        try:
            yield
        finally:
            folder.chmod(0o755)
        return
    with small_disk(folder):  # root may write to any folder
        put(folder, contents)
        assert _mounted("-o", "remount,ro", str(folder))
        yield


def put(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Files in a folder."""
    folder.mkdir(exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)


@contextmanager
def filled(disk: Path) -> Iterator[None]:
    """The disk, with no room left for another file."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    try:
        yield
    finally:
        filler.unlink()


def _mounted(*arguments: str) -> bool:
    try:
        return not subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode  # noqa: S607
    except FileNotFoundError:  # not every system has it
        return False


def _refuse(why: str) -> NoReturn:
    if os.environ.get("SROI_FAULTS") == "required":
        pytest.fail(why, pytrace=False)
    pytest.skip(why)
