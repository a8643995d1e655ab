"""A page in words, before anything draws it: sections with lines of text, a table, and named facts."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sroi_cli.reports.table import Table

if TYPE_CHECKING:
    from sroi_cli.reports.charts.bars import Bars
    from sroi_cli.reports.charts.waterfall import Waterfall


@dataclass(frozen=True)
class Item:
    """Something that a page tells the facts of: its name, and each fact with what it is called."""

    name: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Section:
    """A part of a page."""

    heading: str = ""
    lines: tuple[str, ...] = ()
    table: Table | None = None
    chart: "Bars | None" = None  # of what the table says; on HTML pages alone
    waterfall: "Waterfall | None" = None  # the same
    items: tuple[Item, ...] = ()
    points: tuple[str, ...] = ()  # remarks, each on its own


def filled(section: Section) -> bool:
    """Is there anything under its heading?"""
    return bool(section.lines or section.table or section.items or section.points)


@dataclass(frozen=True)
class Page:
    """What a command prints: a title, and sections under it."""

    title: str
    sections: tuple[Section, ...]
    provenance: str = ""  # by which version, values and method
