"""Mistakes in files, each with its place: `file:line:column: trail: problem; what to do`."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_MISTAKES = 100  # that are told of one file; more would help nobody


@dataclass(frozen=True, order=True)
class Mistake:
    """One mistake; line and column count from 1, and are 0 where a whole file or line is meant.

    `place` is what a reader calls them, where that is something else, such as a cell of a sheet.
    """

    file: str
    line: int
    column: int
    text: str
    place: str = ""

    def __str__(self) -> str:
        if self.place:
            return f"{self.file}: {self.place}: {self.text}"
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        return f"{place}: {self.text}"


class ReadingError(Exception):
    """Files that cannot be used; holds the mistakes found, in the order of the files."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(set(mistakes)))
        super().__init__(self.mistakes)  # what pickling hands to another process

    def __str__(self) -> str:
        told = [str(mistake) for mistake in self.mistakes[:MOST_MISTAKES]]
        more = len(self.mistakes) - len(told)
        return "\n".join([*told, *([f"and {more} more"] if more else [])])
