"""What a form is made of: sheets of blocks of fields. Writing, reading and the documentation all go by these."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

Key = tuple[str, ...]  # the steps from a block's part of the scenario to a value


class Reads(Enum):
    """What is read from a cell, and so what a number in it can mean."""

    TEXT = auto()
    TEXTS = auto()  # one on each line
    PEOPLE = auto()  # whole; 1.250 is 1250
    NUMBER = auto()  # hours, effects: 7,2; 1.250 has two readings
    MONEY = auto()  # € 2.500 is 2500
    SHARE = auto()  # the same, and 20 % is 0.2
    YEAR = auto()
    NUMBERS = auto()  # with ; between them


LISTS = (Reads.TEXTS, Reads.NUMBERS)


@dataclass(frozen=True, eq=False)
class Field:
    """One answer.

    Attributes:
        key: the key of the scenario, within the block's part of it, steps joined by points.
        label: the question, or the head of the column.
        about: the explanation beside it.
        reads: what is read from the cell.
        choice: the list that it is chosen from.
        open: words that are not in the list are taken as they are.
        words: what may stand in the place of a number, and what that is in a scenario.
        needed: it cannot be left empty, where the record is not.
        unless: the field that makes it not needed.
        beside: the field beside which alone it is needed.
        like: the field with the unit that decides how a number is read.
        long: a story rather than a word.
        column: what it is called in a CSV with one wijk per row.
        bare: a number that cannot say more about itself than what it is.
    """

    key: str
    label: str
    about: str = ""
    reads: Reads = Reads.TEXT
    choice: str = ""
    open: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    needed: bool = False
    unless: str = ""
    beside: str = ""
    like: str = ""
    long: bool = False
    width: int = 16
    column: str = ""
    bare: bool = False

    @property
    def trail(self) -> Key:
        return tuple(self.key.split(".")) if self.key else ()

    @property
    def help(self) -> str:
        """The explanation beside it, and whether it has to be answered."""
        return f"Nodig. {self.about}".rstrip() if self.needed and not self.beside else self.about

    @property
    def is_number(self) -> bool:
        """Is it a number that may say more about itself, as `{value: 45, because: ...}`?"""
        return self.reads not in (*LISTS, Reads.TEXT, Reads.YEAR) and not self.bare


class Layout(Enum):
    """How the records of a block stand on its sheet."""

    QUESTIONS = auto()  # one record: a question on each row
    ROWS = auto()  # a record on each row
    COLUMNS = auto()  # a record in each column: for records of many fields
    LINES = auto()  # a record of one field on each row, behind its label


@dataclass(frozen=True, eq=False)
class Block:
    """Fields that stand together; `key` is the list or mapping of the scenario that its records go to."""

    title: str
    fields: tuple[Field, ...]
    about: str = ""
    key: str = ""
    layout: Layout = Layout.QUESTIONS
    keyed: bool = False  # a mapping, by the id of each record
    named: bool = False  # a record that is given no id gets one made of its label
    spare: int = 0  # empty records on a form

    def field(self, key: str) -> Field:
        return next(one for one in self.fields if one.key == key)

    @property
    def trail(self) -> Key:
        return tuple(self.key.split(".")) if self.key else ()

    @property
    def label_key(self) -> str:
        """The field that an id is made of."""
        return next((one.key for one in self.fields if one.key in ("label", "label.nl")), "")


@dataclass(frozen=True, eq=False)
class Sheet:
    name: str
    about: str
    blocks: tuple[Block, ...]
    for_analyst: bool = False
