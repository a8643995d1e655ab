"""Which wijken of a list take part, and what of a projection falls to each of them and to each gemeente."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import Literal

from sroi_cli.model.projection import ProjectionError
from sroi_cli.model.wijken import ListedWijk, WijkenList

Select = Literal["largest", "random", "all"]


@dataclass(frozen=True)
class Listed:
    """The wijken of a list that take part, the largest first, and how they were chosen."""

    source: WijkenList
    wijken: tuple[ListedWijk, ...]
    select: Select = "all"
    seed: int | None = None  # of a random choice

    @cached_property
    def inhabitants(self) -> float:
        """Of all of them together."""
        return fsum(wijk.inhabitants for wijk in self.wijken)


def taking_part(source: WijkenList, count: int | None, select: Select, seed: int) -> Listed:
    """The `count` wijken of a list that take part; None: all of them.

    `random` orders them by a digest of seed and code: the same wijken for the same seed, whatever the order of rows.

    Raises:
        ProjectionError: there are fewer than are wanted.
    """
    there = len(source.wijken)
    if count is not None and count > there:
        raise ProjectionError(f"{count} wijken are wanted, and {source.file} has {there}; give at most {there}")
    by_size = sorted(source.wijken, key=lambda wijk: (-wijk.inhabitants, wijk.code))
    if select != "random" or count is None:
        return Listed(source, tuple(by_size[:count]), "all" if count is None else select)
    drawn = sorted(by_size, key=lambda wijk: hashlib.sha256(f"{seed}:{wijk.code}".encode()).digest())
    chosen = set(drawn[:count])
    return Listed(source, tuple(wijk for wijk in by_size if wijk in chosen), select, seed)


@dataclass(frozen=True)
class Gemeente:
    """The wijken of one gemeente that take part."""

    code: str
    name: str
    wijken: int
    inhabitants: float


def by_gemeente(wijken: Iterable[ListedWijk]) -> tuple[Gemeente, ...]:
    """One per gemeente, the largest first. What falls to each is its share of the inhabitants."""
    found: dict[str, list[ListedWijk]] = {}
    for wijk in wijken:
        found.setdefault(wijk.gemeentecode, []).append(wijk)
    gemeenten = [
        Gemeente(code, each[0].gemeente, len(each), fsum(wijk.inhabitants for wijk in each))
        for code, each in found.items()
    ]
    return tuple(sorted(gemeenten, key=lambda one: (-one.inhabitants, one.code)))
