"""A table in words, before anything draws it."""

from dataclasses import dataclass

Cells = tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A head, lines, and perhaps a last line with the totals."""

    head: Cells
    lines: tuple[Cells, ...]
    foot: Cells = ()
    texts: frozenset[int] = frozenset({0})  # columns of text; the others hold figures
    notes: tuple[tuple[int, ...], ...] = ()  # of each line the numbers of the sources behind it, or nothing at all
    noted: int = 0  # the column in which they stand

    @property
    def all_lines(self) -> tuple[Cells, ...]:
        return (self.head, *self.lines, *((self.foot,) if self.foot else ()))

    def marked(self, line: Cells) -> list[tuple[str, str]]:
        """The cells of a line, each with the name of what its column holds."""
        return [("figure" if self.is_figure(column) else "text", cell) for column, cell in enumerate(line)]

    def is_figure(self, column: int) -> bool:
        return column not in self.texts
