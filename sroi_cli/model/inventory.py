"""How much there is of everything in a folder of reference values."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sroi_cli.model.release import ReferenceBook


@dataclass(frozen=True)
class Inventory:
    """Counts, of all that was read without a mistake."""

    releases: tuple[str, ...]
    values: int
    entries: int
    derivations: int
    ranges: int
    units: int  # in use
    activities: int
    sources: int
    used_sources: int

    @classmethod
    def of(cls, book: ReferenceBook, cited: AbstractSet[str]) -> "Inventory":
        """What is in a book; `cited` are the sources that something rests on."""
        entries = [entry for value in book.values.values() for entry in value.entries]
        return cls(
            releases=tuple(book.releases),
            values=len(book.values),
            entries=len(entries),
            derivations=sum(entry.derivation is not None for entry in entries),
            ranges=sum(entry.low is not None for entry in entries),
            units=len({value.unit for value in book.values.values()}),
            activities=len(book.activities),
            sources=len(book.sources),
            used_sources=len(cited & book.sources.keys()),
        )
