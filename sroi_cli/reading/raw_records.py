"""Records as a file has them: what stands in each field, unread, and where."""

from collections.abc import Mapping
from dataclasses import dataclass

from sroi_cli.model.form.fields import Block
from sroi_cli.reading.errors import Mistake
from sroi_cli.reading.workbook import Cell


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer stands: in the order of the file, as readers name it, and the question there."""

    line: int
    column: int
    name: str
    label: str = ""

    def mistake(self, file: str, text: str) -> Mistake:
        return Mistake(file, self.line, self.column, f"{self.label}: {text}" if self.label else text, self.name)


@dataclass(frozen=True, slots=True)
class Raw:
    """What stands in a field; nothing where it is empty."""

    place: Place
    cell: Cell | None = None


@dataclass(frozen=True)
class RawRecord:
    """A record in which something stands: every field of its block that the file has, by its key."""

    block: Block
    fields: Mapping[str, Raw]

    def place_of(self, key: str) -> Place:
        """Where an answer stands, or would stand."""
        return self.fields[key].place if key in self.fields else self.place

    @property
    def place(self) -> Place:
        return next((raw.place for raw in self.fields.values() if raw.cell), next(iter(self.fields.values())).place)
