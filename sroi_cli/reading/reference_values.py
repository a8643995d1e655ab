"""The folder of reference values: registers, values by theme, activities and releases."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from sroi_cli.model.base import Vocabulary
from sroi_cli.model.catalogue import CURRENCY
from sroi_cli.model.method import Profile
from sroi_cli.model.problems import Problem
from sroi_cli.model.reference import (
    Activity,
    ActivityOutcome,
    ReferenceValue,
    RegisteredStakeholder,
    ReleaseLine,
    SourceText,
    UnitRegister,
)
from sroi_cli.model.release import ReferenceBook, Release
from sroi_cli.model.scalars import Identifier, ValueId
from sroi_cli.model.units import PARTICIPANT, parts, remainder
from sroi_cli.reading.checking import checked, located
from sroi_cli.reading.errors import Mistake, ReadingError
from sroi_cli.reading.shipped import REFERENCE_VALUES
from sroi_cli.reading.templates import languages
from sroi_cli.reading.text import read_text
from sroi_cli.reading.yaml_tree import Document, read_yaml

REGISTERS = ("sources", "units", "stakeholders", "methods", "activities", "releases", "published")
# what a release may not have yet: how messages call it, and where a book and a release keep it
_DATED = {
    "stakeholder": "stakeholders",
    "method profile": "profiles",
    "reference value": "values",
    "activity": "activities",
}
_Shape = TypeVar("_Shape")


def read_reference_values(folder: Path = REFERENCE_VALUES) -> ReferenceBook:
    """All reference values; each file that is not a register holds values of one theme.

    Raises:
        ReadingError: with every mistake in the files that could be read this far.
    """
    book, misfits = read_beside_misfits(folder)
    if misfits:
        raise ReadingError(misfits)
    return book


def read_beside_misfits(folder: Path) -> tuple[ReferenceBook, tuple[Mistake, ...]]:
    """All reference values, and which activities do not fit the values that they rest on.

    Raises:
        ReadingError: with every mistake in the files that could be read this far.
    """
    ids = {"language": languages()}
    words = Vocabulary(ids)

    def register(name: str, shape: type[_Shape]) -> _Shape:
        return checked(reference_document(folder, name), shape, words)

    sources = register("sources", dict[Identifier, SourceText])
    units = register("units", UnitRegister)
    stakeholders = register("stakeholders", dict[Identifier, RegisteredStakeholder])
    ids |= {"source": frozenset(sources), "unit": units.names, "currency": units.currency_codes}
    ids |= {"stakeholder": frozenset(stakeholders)}
    profiles = register("methods", dict[Identifier, Profile])
    values, files = read_values(folder, words)
    ids |= {"method profile": frozenset(profiles), "reference value": frozenset(values)}
    activities, misfits = _activities(folder, words, values, stakeholders)
    releases = _releases(folder, words)
    book = ReferenceBook(sources, units, stakeholders, profiles, values, activities, releases, files, str(folder))
    return book, misfits


def vocabulary(book: ReferenceBook, release: Release | None, own_stakeholders: frozenset[str]) -> Vocabulary:
    """The ids that a scenario may refer to in a release, its own stakeholders included.

    Without a release (its name is the scenario's mistake) all that any release has.
    """
    whole = {kind: frozenset(getattr(book, name)) for kind, name in _DATED.items()}
    dated = {kind: frozenset(getattr(release or book, name)) for kind, name in _DATED.items()}
    undated = {
        "source": frozenset(book.sources),
        "unit": book.units.names,
        "currency": book.units.currency_codes,
        "release": frozenset(book.releases),
        "language": languages(),
    }
    named = dated | {"stakeholder": dated["stakeholder"] | own_stakeholders}
    later = {kind: whole[kind] - dated[kind] for kind in whole}
    return Vocabulary(undated | named, later, release.name if release else "")


def _releases(folder: Path, words: Vocabulary) -> dict[str, ReleaseLine]:
    document = reference_document(folder, "releases")
    releases = checked(document, dict[str, ReleaseLine], words)
    problems = [
        Problem((name, "date"), f"{line.date} is not in {name}; a release is named after its month")
        for name, line in releases.items()
        if line.month != name
    ]
    if problems:
        raise located(document, problems)
    return releases


def read_values(folder: Path, words: Vocabulary) -> tuple[dict[str, ReferenceValue], dict[str, str]]:
    """All values of a folder, and the file that holds each.

    Raises:
        ReadingError: with every mistake in its files.
    """
    values: dict[str, ReferenceValue] = {}
    files: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.stem in REGISTERS or path.name.startswith("."):  # hidden ones are an editor's or a file manager's
            continue
        document = reference_document(folder, path.stem)
        try:
            found = checked(document, dict[ValueId, ReferenceValue], words)
        except ReadingError as error:
            mistakes += error.mistakes
            continue
        repeated = [
            Problem((id_,), f"'{id_}' is defined in {files[id_]}.yaml too; keep one of them", at_key=True)
            for id_ in found
            if id_ in files
        ]
        mistakes += map(document.mistake, [*repeated, *_unpriced(found, words)])
        values |= found
        files |= dict.fromkeys(found, path.stem)
    if mistakes:
        raise ReadingError(mistakes)
    return values, files


def _unpriced(values: Mapping[str, ReferenceValue], words: Vocabulary) -> list[Problem]:
    """A price says its price level, or that its source states none."""
    return [
        Problem((id_, "entries", index), "missing key 'price_level'; give the year, or unstated")
        for id_, value in values.items()
        if parts(value.unit)[0] in words.ids["currency"]
        for index, entry in enumerate(value.entries)
        if entry.price_level is None
    ]


def _activities(
    folder: Path,
    words: Vocabulary,
    values: Mapping[str, ReferenceValue],
    stakeholders: Mapping[str, RegisteredStakeholder],
) -> tuple[dict[str, Activity], tuple[Mistake, ...]]:
    """The activity catalogue, and what of it does not fit the values and the stakeholders."""
    document = reference_document(folder, "activities")
    activities = checked(document, dict[Identifier, Activity], words)
    problems = [
        Problem((id_, "entries", e, "outcomes", o), problem)
        for id_, activity in activities.items()
        for e, entry in enumerate(activity.entries)
        for o, outcome in enumerate(entry.outcomes)
        for problem in (
            *_unit_problems(outcome, values),
            *_too_late(outcome, entry.from_, values, stakeholders),
        )
    ]
    return activities, tuple(map(document.mistake, problems))


def _unit_problems(outcome: ActivityOutcome, values: Mapping[str, ReferenceValue]) -> Iterator[str]:
    ids = outcome.values
    left = remainder([PARTICIPANT, *(values[id_].unit for id_ in ids)])
    if left != CURRENCY:
        yield f"the units do not cancel to {CURRENCY}: {' × '.join([PARTICIPANT, *ids])} leaves {left}"


def _too_late(
    outcome: ActivityOutcome,
    month: str,
    values: Mapping[str, ReferenceValue],
    stakeholders: Mapping[str, RegisteredStakeholder],
) -> Iterator[str]:
    """What an activity rests on is there from the month from which the activity holds."""
    since = {id_: values[id_].entries[0].from_ for id_ in outcome.values}
    since |= {outcome.stakeholder: stakeholders[outcome.stakeholder].from_}
    for id_, first in since.items():
        if first > month:
            yield f"'{id_}' holds from {first}, the activity from {month}; date the activity later, or that earlier"


def reference_document(folder: Path, name: str) -> Document:
    """A file of the folder, by its name without ending."""
    file = f"{folder.resolve().name}/{name}.yaml"
    return read_yaml(read_text(folder / f"{name}.yaml", file), file)
