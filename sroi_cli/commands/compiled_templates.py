"""Compiled templates, kept as Python keeps compiled modules: to compile them takes a fifth of a sketch."""

import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from sroi_cli import __version__
from sroi_cli.commands.failures import Failure
from sroi_cli.commands.writing import write_files
from sroi_cli.reports.templating import OPTIONS


class Kept(jinja2.BytecodeCache):
    """Templates in a folder, by what they were compiled from, with and how.

    Where nothing can be kept, or what is kept is broken, templates are compiled anew.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._how = f"{__version__}-{jinja2.__version__}-{sha256(OPTIONS.encode()).hexdigest()[:8]}"

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            bucket.bytecode_from_string((self._folder / self._name(bucket)).read_bytes())
        except Exception:  # noqa: BLE001 - to read half a file may raise anything
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(Failure):
            write_files(self._folder, {self._name(bucket): bucket.bytecode_to_string()})

    def _name(self, bucket: Bucket) -> str:
        return f"{bucket.key}-{self._how}.template"


def kept_templates() -> Kept | None:
    """Where Python keeps this module compiled; none where it keeps nothing."""
    own = __spec__.cached if __spec__ else None
    return None if sys.dont_write_bytecode or own is None else Kept(Path(own).parent)
