"""Ids made from labels, and names of files."""

import re
import unicodedata
from collections.abc import Container, Iterable

_LONGEST = 40
_LONGEST_STEM = 80  # characters; file systems take 255 bytes
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


def stem_of(wijk: str) -> str:
    """The name of a file about a wijk, which every system takes: Windows keeps those of its devices for itself."""
    stem = id_of(wijk, "wijk", _LONGEST_STEM).replace("_", "-")
    return f"wijk-{stem}" if stem in _DEVICES else stem


def id_of(label: str, instead: str = "", longest: int = _LONGEST) -> str:
    """An id that reads as the label does; `instead` where the label has no letter or digit that an id can have."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:longest].strip("_") or instead


def ids_of(named: Iterable[tuple[str | None, str]], stem: str) -> list[str]:
    """An id for each of some things with an id or a name, no two the same; `stem` and a number where neither helps."""
    things = list(named)
    taken = {id_ for id_, _ in things if id_}
    found = []
    for number, (id_, label) in enumerate(things, start=1):
        found.append(id_ or free_id(id_of(label, f"{stem}_{number}"), taken))
        taken.add(found[-1])
    return found


def free_id(wanted: str, taken: Container[str]) -> str:
    """The id, or with the first number behind it that makes it another than those taken."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}_{number}"
    return found
