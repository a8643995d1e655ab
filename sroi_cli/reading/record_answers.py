"""The answers of one record of a form, read."""

from collections.abc import Iterator
from typing import Any

from sroi_cli.model.form.choices import Choices
from sroi_cli.model.form.completing import completed, missing_unit, usual_unit
from sroi_cli.model.form.fields import Block, Field
from sroi_cli.reading.answers import answer
from sroi_cli.reading.errors import Mistake
from sroi_cli.reading.raw_records import RawRecord
from sroi_cli.reading.workbook import Cell

Given = dict[str, Any]  # the answers of a record that are given, by field


def read_record(record: RawRecord, choices: Choices, file: str, mistakes: list[Mistake]) -> Given:
    """The answers of a record; what is wrong with them is added to the mistakes, and stands as broken."""
    given: Given = {}
    units = {one.like: _unit(record, one, choices) for one in record.block.fields if one.like}
    for one in record.block.fields:
        raw = record.fields.get(one.key)
        if raw is None or raw.cell is None:
            continue
        try:
            read = answer(one, raw.cell, choices, units.get(one.like, ""))
        except ValueError as error:
            mistakes.append(raw.place.mistake(file, str(error)))
            read = _broken()
        if read is not None:
            given[one.key] = read
    for key, text in _lacking(record.block, given):
        mistakes.append(record.place_of(key).mistake(file, text))
        given[key] = _broken()
    return completed(record.block, given)


def _broken() -> Any:
    """What stands where an answer cannot be read: no place of a scenario takes it."""
    return {"?": "?"}


def _unit(record: RawRecord, number: Field, choices: Choices) -> str:
    """The unit beside a number; where it cannot be read, that is told when it is its turn."""
    beside = {
        key: _quietly(record.block.field(key), raw.cell, choices)
        for key in (number.like, "kind")
        if (raw := record.fields.get(key)) and raw.cell
    }
    return beside.get(number.like) or usual_unit(beside.get("kind", ""))


def _quietly(one: Field, cell: Cell, choices: Choices) -> str:
    try:
        return str(answer(one, cell, choices) or "")
    except ValueError:
        return ""


def _lacking(block: Block, given: Given) -> Iterator[tuple[str, str]]:
    """The fields that are to be filled in, with what to say."""
    if block.key and not given:
        return
    for one in block.fields:
        if one.needed and one.key not in given and not _let_off(one, given):
            yield one.key, "is empty; fill it in"
    if key := missing_unit(block, given):
        yield key, "is empty; say of which time the hours are"


def _let_off(one: Field, given: Given) -> bool:
    """Is it needed only beside an answer that is not given, or not beside one that is?"""
    return bool(one.beside and one.beside not in given) or bool(one.unless and one.unless in given)
