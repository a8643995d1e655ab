"""One try: files in a folder, and the calls of the program that are made there."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

Call = tuple[str, ...]  # the arguments; `made/*` stands for all that is there, and a last `>file` takes the output
_CALLS = "calls.json"


@dataclass(frozen=True)
class Case:
    """What is in the folder, and the calls, one after another."""

    files: Mapping[str, bytes]
    calls: tuple[Call, ...]

    def write(self, folder: Path) -> None:
        """Puts the files in a folder."""
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def keep(self, folder: Path) -> None:
        """Keeps the whole case, for `kept` to read."""
        (folder / "files").mkdir(parents=True)
        self.write(folder / "files")
        (folder / _CALLS).write_text(json.dumps(self.calls, indent=1), encoding="utf-8")


def kept(folder: Path) -> Case:
    """A case that was kept."""
    files = folder / "files"
    found = {str(path.relative_to(files)): path.read_bytes() for path in files.rglob("*") if path.is_file()}
    calls = json.loads((folder / _CALLS).read_text(encoding="utf-8"))
    return Case(found, tuple(tuple(call) for call in calls))
