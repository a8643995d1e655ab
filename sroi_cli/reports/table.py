"""A table in words, before anything draws it."""

from dataclasses import dataclass

Cells = tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A head, lines, and perhaps a last line with the totals; the first column is text, the rest figures."""

    head: Cells
    lines: tuple[Cells, ...]
    foot: Cells = ()
