"""Mistakes in files, each with its place: `file:line:column: trail: problem; what to do`."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

MOST_MISTAKES = 100  # that are told of one file; more would help nobody
_LONGEST = 1000  # characters of what is said of one mistake, which may name what stands in the file
IN_ORDER = attrgetter("file", "line", "column", "text", "place")  # quicker than to compare them as they are


@dataclass(frozen=True)
class Mistake:
    """One mistake; line and column count from 1, and are 0 where a whole file or line is meant.

    `place` is what a reader calls them, where that is something else, such as a cell of a sheet.
    """

    file: str
    line: int
    column: int
    text: str
    place: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", _without_middle(self.text))

    def __str__(self) -> str:
        if self.place:
            return f"{self.file}: {self.place}: {self.text}"
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        return f"{place}: {self.text}"


class ReadingError(Exception):
    """Files that cannot be used; holds the mistakes found, in the order of the files."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(set(mistakes), key=IN_ORDER))
        super().__init__(self.mistakes)  # what pickling hands to another process

    def __str__(self) -> str:
        told = [str(mistake) for mistake in self.mistakes[:MOST_MISTAKES]]
        more = len(self.mistakes) - len(told)
        return "\n".join([*told, *([f"and {more} more"] if more else [])])


def _without_middle(text: str) -> str:
    """A text that is not too long: it begins with what is wrong, and ends with what to do."""
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]} ... {text[-half:]}"
