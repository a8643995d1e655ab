"""What a requirement asks for, found or not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sroi_cli.engine.note import Figure, Note


@dataclass(frozen=True)
class Finding:
    """One thing that a requirement asks for: is it there, and what was found."""

    met: bool
    note: Note


def has(key: str, **figures: Figure) -> Finding:
    """It is there."""
    return Finding(met=True, note=Note(key, figures))


def lacks(key: str, **figures: Figure) -> Finding:
    """It is not there."""
    return Finding(met=False, note=Note(key, figures))


def lacking(notes: Iterable[Note]) -> Iterator[Finding]:
    """Notes that each tell of something that is not there."""
    return (Finding(met=False, note=note) for note in notes)
