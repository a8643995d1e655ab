"""A list of real wijken with their inhabitants."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

LeftOut = Literal["other_area", "unknown_inhabitants", "no_inhabitants"]  # why a row does not count


@dataclass(frozen=True, slots=True)
class ListedWijk:
    """One wijk of a list."""

    code: str
    name: str
    gemeente: str
    gemeentecode: str  # the name again where the list has no codes
    inhabitants: float


@dataclass(frozen=True)
class WijkenList:
    """The wijken of a file, and how many of its rows are left out for which reason."""

    file: str
    wijken: tuple[ListedWijk, ...]
    left_out: Mapping[LeftOut, int]
    sha256: str
    guessed: bool = False  # not UTF-8: read as Windows-1252, in which names may have come out wrong
