"""The columns of a CSV with one wijk per row, as an online form exports it: which answer of the form each is."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sroi_cli.model.base import Translations
from sroi_cli.model.catalogue import CURRENCY, ORGANISER_ROW
from sroi_cli.model.form.fields import Block, Field
from sroi_cli.model.form.sheets import BLOCKS
from sroi_cli.model.form.texts import NOTES, SEEN
from sroi_cli.model.form.wijk import ACTIVITIES, INBRENG, NOT_MONETISED
from sroi_cli.model.release import ReferenceBook
from sroi_cli.model.units import HOUR, WEEK, YEAR

NEEDED = ("wijk", "gemeente", "startjaar", "jaren")


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        name: its head; the question of the form may stand there instead.
        block: where its answer goes.
        field: which answer it is.
        record: columns with the same one make a record together.
        fixed: what that record has beside the answers.
        each: every item, with ; between them, makes a record of its own.
        about: what to fill in, where that is not what the form says.
    """

    name: str
    block: Block
    field: Field
    record: str = ""
    fixed: Mapping[str, str] = dataclasses.field(default_factory=dict)
    each: bool = False
    about: str = ""

    @property
    def heads(self) -> tuple[str, ...]:
        """What it may be called."""
        alone = bool(self.record or self.each)
        return tuple(dict.fromkeys((self.name,) if alone else (self.name, self.field.label.casefold())))


def columns(book: ReferenceBook) -> tuple[Column, ...]:
    """All columns; those of activities and stakeholders follow the reference values."""
    asked = [Column(one.column, block, one) for block in BLOCKS for one in block.fields if one.column]
    return (*asked, *_activities(book), *_inbreng(book), *_lists())


def _activities(book: ReferenceBook) -> Iterator[Column]:
    for id_, activity in book.activities.items():
        fixed, label = {"activity": id_}, _dutch(activity.label)
        yield Column(
            id_,
            ACTIVITIES,
            ACTIVITIES.field("participants"),
            id_,
            fixed,
            about=f"{label}: deelnemers, in alle jaren samen.",
        )
        without = ACTIVITIES.field("participants_without")
        yield Column(f"{id_}_zonder", ACTIVITIES, without, id_, fixed, about=f"{label}: wie anders ook had meegedaan.")


def _inbreng(book: ReferenceBook) -> Iterator[Column]:
    quantity = INBRENG.field("quantity")
    organiser = {"id": ORGANISER_ROW, "label": "Lokale aanjager", "stakeholder": "actoren", "kind": "paid_time"}
    hours = {**organiser, "quantity.unit": f"{HOUR}/{WEEK}"}
    yield Column(
        "aanjager_uren_per_week", INBRENG, quantity, ORGANISER_ROW, hours, about="Uren van de lokale aanjager."
    )
    yield Column("aanjager_betaald_door", INBRENG, INBRENG.field("funded_by"), ORGANISER_ROW, hours)
    for id_, stakeholder in book.stakeholders.items():
        label = _dutch(stakeholder.label)
        money = {"id": f"geld_{id_}", "label": f"Bijdrage ({label})", "stakeholder": id_, "kind": "money"}
        fixed = {**money, "quantity.unit": f"{CURRENCY}/{YEAR}"}
        about = f"Euro per jaar van: {label}."
        yield Column(f"geld_per_jaar_{id_}", INBRENG, quantity, money["id"], fixed, about=about)


def _lists() -> Iterator[Column]:
    named = {"side": "opbrengst", "stakeholder": "deelnemers"}
    about = "Wat van waarde is zonder bedrag, met ; ertussen."
    yield Column("niet_in_geld", NOT_MONETISED, NOT_MONETISED.field("name"), fixed=named, each=True, about=about)
    yield Column("besproken_met", SEEN, SEEN.fields[0], each=True, about="Partijen, met ; ertussen.")
    yield Column("opmerking", NOTES, NOTES.fields[0], record="note", about="Wat een lezer moet weten.")


def _dutch(label: Translations) -> str:
    return label.text("nl")
