"""From a scenario to the records of a form, and what of it a form cannot hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sroi_cli.model.form.fields import LISTS, Block, Field, Reads
from sroi_cli.model.form.names import id_of
from sroi_cli.model.form.paths import path_of
from sroi_cli.model.form.records import Record, Value
from sroi_cli.model.form.sheets import BLOCKS
from sroi_cli.model.form.texts import EVIDENCE
from sroi_cli.model.problems import Trail
from sroi_cli.model.scenario import Scenario

LONGEST_TEXT = 32_767  # characters that a cell can hold
_SEPARATORS = ";\n"  # between the texts of one cell
_GIVEN = ("schema",)  # every form has the same


@dataclass(frozen=True)
class Filled:
    """The records of a scenario, and the trails of what is in none of them."""

    records: tuple[Record, ...]
    left: tuple[Trail, ...]


def filled(scenario: Scenario) -> Filled:
    """The form of a scenario."""
    data = scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    leaves = dict(_leaves(data, ()))
    for key in _GIVEN:
        leaves.pop((key,), None)
    records = [
        Record(block, values)
        for block in BLOCKS
        if block is not EVIDENCE
        for trail in _records(block, data)
        if (values := _values(block, trail, leaves))
    ]
    evidence = tuple(_evidence(leaves, data))
    return Filled((*records, *evidence), tuple(leaves))


def _leaves(data: Any, trail: Trail) -> Iterator[tuple[Trail, Any]]:
    """Each value with its trail; a list of numbers or words is one."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*trail, key))
    elif isinstance(data, list) and (trail[-1] in _LISTS_OF_RECORDS or any(isinstance(one, dict) for one in data)):
        for index, value in enumerate(data):
            yield from _leaves(value, (*trail, index))
    elif data is not None:
        yield trail, tuple(data) if isinstance(data, list) else data


_LISTS_OF_RECORDS = frozenset(block.trail[-1] for block in BLOCKS if block.key)


def _records(block: Block, data: Any) -> Iterator[Trail]:
    """The trail of each record of a block in a scenario."""
    if not block.key:
        yield ()
        return
    found = data
    for key in block.trail:
        found = found.get(key, {})
    for step in found if isinstance(found, dict) else range(len(found)):
        yield (*block.trail, step)


def _values(block: Block, trail: Trail, leaves: dict[Trail, Any]) -> dict[str, Value]:
    """The values of one record, which are taken from the leaves."""
    values: dict[str, Value] = {}
    for field in block.fields:
        value = _taken(field, (*trail, *field.trail), leaves)
        if block.keyed and field.key == "id":
            value = str(trail[-1])
        if value is not None:
            values[field.key] = value
    if values.get("label.en") == values.get("label.nl"):
        values.pop("label.en", None)
    if block.named and "id" in values and values["id"] == id_of(str(values.get(block.label_key, ""))):
        del values["id"]
    return values


def _taken(field: Field, trail: Trail, leaves: dict[Trail, Any]) -> Value | None:
    """The value of a field, if there is one that its cell can hold."""
    for place in ((*trail, "value"), trail) if field.is_number else (trail,):
        if place in leaves and _fits(field, leaves[place]):
            value: Value = leaves.pop(place)
            return value
    return None


def _fits(field: Field, value: Any) -> bool:
    if isinstance(value, tuple):
        return field.reads in LISTS and not any(
            sign in one for sign in _SEPARATORS for one in value if isinstance(one, str)
        )
    if isinstance(value, bool):
        return False
    if field.reads is Reads.PEOPLE and isinstance(value, float):
        return value.is_integer()
    return not isinstance(value, str) or len(value) <= LONGEST_TEXT


def _evidence(leaves: dict[Trail, Any], data: Any) -> Iterator[Record]:
    """What numbers say of themselves that has no field of its own."""
    keys = {field.key for field in EVIDENCE.fields}
    of_numbers: dict[Trail, dict[str, Value]] = {}
    numbers = frozenset(number_trails(data, ()))
    for place in list(leaves):
        if place[-1] in keys and place[:-1] in numbers:
            of_numbers.setdefault(place[:-1], {})[str(place[-1])] = leaves.pop(place)
    for trail, said in of_numbers.items():
        yield Record(EVIDENCE, {"path": path_of(trail, data), **said})


def number_trails(data: Any, trail: Trail) -> Iterator[Trail]:
    """The numbers in the data of a scenario that say more about themselves, or could."""
    if isinstance(data, dict):
        if "value" in data and "label" not in data:
            yield trail
        for key, value in data.items():
            yield from number_trails(value, (*trail, key))
    elif isinstance(data, list | tuple):
        for index, value in enumerate(data):
            yield from number_trails(value, (*trail, index))
