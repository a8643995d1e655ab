"""From the records of a form to the data of a scenario, as YAML would have it, with the place of each value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sroi_cli.model.form.choices import Choices
from sroi_cli.model.form.completing import price_unit
from sroi_cli.model.form.fields import Block
from sroi_cli.model.form.filling import number_trails
from sroi_cli.model.form.names import free_id, id_of, ids_of
from sroi_cli.model.form.paths import path_of, trail_of
from sroi_cli.model.form.texts import EVIDENCE
from sroi_cli.model.form.wijk import ACTIVITIES
from sroi_cli.model.problems import Trail
from sroi_cli.model.scalars import Plain
from sroi_cli.model.suggestions import suggestion
from sroi_cli.reading.errors import Mistake
from sroi_cli.reading.raw_records import Place, RawRecord
from sroi_cli.reading.record_answers import Given, read_record

_SHORT = ("value", "profile", "nl")


@dataclass
class Gathered:
    """The data of a scenario as far as it is gathered, the place of each part, and what is wrong."""

    file: str
    data: dict[str, Any] = field(default_factory=lambda: {"schema": Plain("1")})
    places: dict[Trail, Place] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def put(self, trail: Trail, value: Any, place: Place) -> None:
        """Puts a value where it belongs; one that does not go with what is there is a mistake."""
        *above, last = trail
        part: Any = self.data
        for step in above:
            part = part.setdefault(step, {}) if isinstance(part, dict) else None
        if not isinstance(part, dict) or last in part:
            text = "does not go with another answer about the same; leave one of the two empty"
            self.mistakes.append(place.mistake(self.file, text))
            return
        part[last] = value


def gathered(records: Sequence[RawRecord], choices: Choices, file: str) -> Gathered:
    """The scenario that the records of one form make; `choices` are the lists of the form."""
    found = Gathered(file)
    for block in dict.fromkeys(record.block for record in records):
        ours = [record for record in records if record.block is block]
        read = [(record, read_record(record, choices, file, found.mistakes)) for record in ours]
        if block is EVIDENCE:
            _put_evidence(read, found)
        else:
            _put_block(block, read, found)
    _give_price_units(found.data)
    found.data = _closed(found.data)
    return found


def _put_block(block: Block, read: Sequence[tuple[RawRecord, Given]], found: Gathered) -> None:
    kept = [(record, given) for record, given in read if given or not block.key]
    all_given = _with_ids(block, [given for _, given in kept])
    for index, (record, _) in enumerate(kept):
        given = all_given[index]
        if block.keyed and not isinstance(given["id"], str):
            continue  # told already; there is no place for what is under a broken key
        step = () if not block.key else (given["id"],) if block.keyed else (index,)
        trail: Trail = (*block.trail, *step)
        if step:
            found.places.setdefault(trail, record.place)
        for one in sorted(block.fields, key=lambda one: one.key != "id"):  # an id is written first
            if block.keyed and one.key == "id":
                continue
            place = record.place_of(one.key)
            found.places.setdefault((*trail, *one.trail), place)
            if one.key in given:
                number = one.is_number and isinstance(given[one.key], Plain)
                found.put((*trail, *one.trail, *(("value",) if number else ())), given[one.key], place)


def _with_ids(block: Block, records: Sequence[Given]) -> list[Given]:
    """The records, each with an id of its own where its block has ids."""
    if block.named:
        named = [
            (str(given["id"]) if "id" in given else None, str(given.get(block.label_key, ""))) for given in records
        ]
        ids = ids_of(named, str(block.trail[-1]))
        return [{"id": id_, **given} for id_, given in zip(ids, records, strict=True)]
    return _activities_with_ids(records) if block is ACTIVITIES else list(records)


def _activities_with_ids(records: Sequence[Given]) -> list[Given]:
    """An activity needs none but that of the catalogue, once."""
    taken = {str(given["id"]) for given in records if "id" in given}
    found = []
    for given in records:
        activity = given.get("activity")
        again = isinstance(activity, str) and activity in taken and "id" not in given
        wanted = id_of(str(given.get("label", "")), str(activity)) if again else None
        found.append({"id": free_id(wanted, taken), **given} if wanted else given)
        taken.add(str(found[-1].get("id", activity)))
    return found


def _put_evidence(read: Sequence[tuple[RawRecord, Given]], found: Gathered) -> None:
    """What numbers say of themselves, at the numbers that it is said of."""
    closed = _closed(found.data)
    for record, given in read:
        path, place = given.pop("path", None), record.place_of("path")
        trail = trail_of(path, closed) if isinstance(path, str) else None
        if isinstance(path, str) and trail is None:
            known = [path_of(each, closed) for each in number_trails(found.data, ())]
            text = f"'{path}' is no number of this form{suggestion(path, known)}"
            found.mistakes.append(place.mistake(found.file, text))
        if trail is not None:
            _say_more(trail, record, given, found)


def _say_more(trail: Trail, record: RawRecord, given: Given, found: Gathered) -> None:
    for key, value in given.items():
        found.places[*trail, key] = record.place_of(key)
        found.put((*trail, key), value, record.place_of(key))


def _closed(part: Any) -> Any:
    """Lists as lists, and what says one thing only in its short form: `45` for `{value: 45}`."""
    if not isinstance(part, dict):
        return part
    inside = {step: _closed(value) for step, value in part.items()}
    if inside and all(isinstance(step, int) for step in inside):
        return tuple(inside[index] for index in sorted(inside))
    if len(inside) == 1 and (short := next(iter(inside))) in _SHORT:
        return inside[short]
    return inside


def _give_price_units(data: Mapping[str, Any]) -> None:
    for row in data.get("inbreng", {}).values():
        if isinstance(row, dict) and (unit := price_unit(row)):
            row["unit_value"]["unit"] = unit
