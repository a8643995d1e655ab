"""A filled form: what it makes, as a document whose mistakes stand at the cells that they come from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import Any

from sroi_cli.model.form.choices import choices_of, chosen
from sroi_cli.model.form.names import ids_of
from sroi_cli.model.form.texts import RELEASE
from sroi_cli.model.form.wijk import PARTIES
from sroi_cli.model.problems import Problem, Trail
from sroi_cli.model.release import ReferenceBook
from sroi_cli.model.scenario import Scenario
from sroi_cli.reading.errors import Mistake, ReadingError
from sroi_cli.reading.folders import writable
from sroi_cli.reading.form_cells import is_form, located
from sroi_cli.reading.gathering import gathered
from sroi_cli.reading.raw_records import Place, RawRecord
from sroi_cli.reading.releases import checked_release
from sroi_cli.reading.scenarios import SCENARIO_FILES, file_name, scenario_in
from sroi_cli.reading.text import whole
from sroi_cli.reading.workbook import read_workbook

_ORDER = [one.alias or name for name, one in Scenario.model_fields.items()]
_MISSING = re.compile("missing key '(\\w+)'")


@dataclass(frozen=True)
class FormDocument:
    """What a form makes of a scenario: the data that YAML would give, and where each part was filled in."""

    name: str
    data: Any
    mistakes: tuple[Mistake, ...]
    places: Mapping[Trail, Place]

    def mistake(self, problem: Problem) -> Mistake:
        """The problem at the cell that it is about; what lacks, at the cell where it belongs."""
        trail = problem.trail
        if (lacks := _MISSING.match(problem.message)) and (*trail, lacks[1]) in self.places:
            trail = (*trail, lacks[1])
        return self._place(trail).mistake(self.name, problem.message)

    def _place(self, trail: Trail) -> Place:
        for length in range(len(trail), 0, -1):
            if trail[:length] in self.places:
                return self.places[trail[:length]]
            within = [place for other, place in self.places.items() if other[:length] == trail[:length]]
            if within:
                return min(within, key=lambda place: (place.line, place.column))
        return min(self.places.values(), key=lambda place: (place.line, place.column))


def read_form(path: Path, book: ReferenceBook, requirements: Mapping[str, str]) -> FormDocument:
    """What a filled form makes.

    Raises:
        ReadingError: it is no form, or with every mistake in it.
    """
    file = file_name(path)
    if path.suffix.lower() in SCENARIO_FILES and path.is_file():
        raise whole(file, f"is a scenario already, not a form; sketch it: sroi sketch {quote(writable(str(path)))}")
    workbook = read_workbook(path, file)
    if not is_form(workbook):
        raise whole(file, "is a workbook, but no form of sroi; make a form with sroi form")
    records, lost, stray = located(workbook, file)
    if lost:
        raise ReadingError([*lost, *stray])
    return document_of(records, stray, file, book, requirements)


def document_of(
    records: Sequence[RawRecord],
    mistakes: Sequence[Mistake],
    file: str,
    book: ReferenceBook,
    requirements: Mapping[str, str],
) -> FormDocument:
    """What the records of one wijk make. Raises ReadingError with every mistake in them."""
    release = _release(records, book)
    choices = choices_of(book, checked_release(book, release), requirements, _parties(records))
    found = gathered(records, choices, file)
    found.data.setdefault(RELEASE.key, release)
    wrong = (*mistakes, *_twice(records, file), *found.mistakes)
    document = FormDocument(file, _ordered(found.data), wrong, found.places)
    scenario_in(document, None, book)
    return document


def _release(records: Sequence[RawRecord], book: ReferenceBook) -> str:
    """The release that a form names; the newest where it names none that there is, which is told later."""
    raw = next((record.fields[RELEASE.key] for record in records if RELEASE.key in record.fields), None)
    named = chosen(str(raw.cell.value), {name: name for name in book.releases}) if raw and raw.cell else None
    return named or book.latest


def _parties(records: Sequence[RawRecord]) -> dict[str, str]:
    """The ids of the stakeholders that a form adds, by their names."""
    parties = [record for record in records if record.block is PARTIES]
    named = [(_said(record, "id") or None, _said(record, PARTIES.label_key)) for record in parties]
    ids = ids_of(named, str(PARTIES.trail[-1]))
    return {label: id_ for (_, label), id_ in zip(named, ids, strict=True) if label}


def _twice(records: Sequence[RawRecord], file: str) -> Iterator[Mistake]:
    """Stakeholders without an id of their own, under a name that another one in the list has, but for capitals."""
    names: set[str] = set()
    for record in (record for record in records if record.block is PARTIES):
        name = _said(record, PARTIES.label_key).casefold()
        if name and name in names and not _said(record, "id"):
            place = record.place_of(PARTIES.label_key)
            yield place.mistake(file, "stands in this list twice; give each a name or an id of its own")
        names.add(name)


def _said(record: RawRecord, key: str) -> str:
    """The text in a field, spaces evened out; nothing where it is empty."""
    raw = record.fields.get(key)
    return " ".join(str(raw.cell.value).split()) if raw and raw.cell else ""


def _ordered(data: Mapping[str, Any]) -> dict[str, Any]:
    """The parts in the order in which the page of the scenario file has them."""
    return {key: data[key] for key in sorted(data, key=_ORDER.index)}
