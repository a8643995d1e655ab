"""Compiled templates, kept as Python keeps compiled modules: to compile them takes a fifth of a sketch."""

import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from sroi_cli import __version__


class _Kept(FileSystemBytecodeCache):
    """Where nothing can be kept, or what is kept is broken, templates are compiled anew."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - unpickling half a file may raise anything
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates() -> BytecodeCache | None:
    """What the program compiled before, where Python keeps this module compiled; none where it keeps nothing."""
    own = __spec__.cached if __spec__ else None
    if sys.dont_write_bytecode or own is None:
        return None
    return _Kept(str(Path(own).parent), f"%s-{__version__}.template")
