"""What a form holds: the records of its blocks, each with the values of its fields."""

from collections.abc import Mapping
from dataclasses import dataclass

from sroi_cli.model.form.fields import Block

Value = str | float | tuple[str | float, ...]


@dataclass(frozen=True)
class Record:
    """One record of a block: its values by the key of their field. Ids stand as ids, not as the words of a list."""

    block: Block
    values: Mapping[str, Value]
