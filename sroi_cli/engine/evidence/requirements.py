"""Which requirements on evidence a sketch meets: decided from its data, explained by it, or missing."""

from dataclasses import dataclass
from typing import Literal

from sroi_cli.engine.evidence.judges import JUDGES
from sroi_cli.engine.note import Note
from sroi_cli.engine.result import Result
from sroi_cli.model.requirement import REQUIREMENTS, Framework, Requirement

Status = Literal["applied", "explained", "missing"]


@dataclass(frozen=True)
class Item:
    """A requirement and what comes of it: what was found, why not, or what is missing."""

    id: Requirement
    framework: Framework
    status: Status
    why: tuple[Note, ...]


def items(result: Result) -> tuple[Item, ...]:
    """Every requirement, in the order of the frameworks. Nothing is met unless the data say so."""
    return tuple(_item(id_, framework, result) for framework, ids in REQUIREMENTS.items() for id_ in ids)


def _item(id_: Requirement, framework: Framework, result: Result) -> Item:
    found = tuple(JUDGES[id_](result))
    if found and all(one.met for one in found):
        return Item(id_, framework, "applied", tuple(one.note for one in found))
    if words := result.subject.scenario.assessment.explanations.get(id_):
        return Item(id_, framework, "explained", (Note("own", {"text": words}),))
    return Item(id_, framework, "missing", tuple(one.note for one in found if not one.met))
