"""Scenario files: finding them by name, and reading them into checked scenarios."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import Any

from pydantic import ValidationError

from sroi_cli.model.image import Image
from sroi_cli.model.problems import Problem
from sroi_cli.model.release import ReferenceBook, Release
from sroi_cli.model.rules import broken_rules
from sroi_cli.model.scenario import STDIN, FactsheetTexts, Scenario
from sroi_cli.model.suggestions import did_you_mean, near
from sroi_cli.reading.checking import Placed, checked, located
from sroi_cli.reading.errors import Mistake, ReadingError
from sroi_cli.reading.folders import entries, folder_mistake, writable
from sroi_cli.reading.images import read_image
from sroi_cli.reading.reference_values import vocabulary
from sroi_cli.reading.releases import checked_release
from sroi_cli.reading.shipped import SCENARIOS
from sroi_cli.reading.sound_parts import rules_broken_beside
from sroi_cli.reading.text import read_text, whole
from sroi_cli.reading.yaml_tree import read_yaml

SCENARIO_FILES = (".yaml", ".yml")
_SUFFIXES = ("", *SCENARIO_FILES)
_FORMS = (".xlsx", ".csv", ".tsv")
_SHEETS = (*_FORMS, ".xls", ".ods")
_LOGO = ("factsheet", "logo")


@dataclass(frozen=True)
class ScenarioFile:
    """A scenario that keeps all rules, what it is read with and has beside it, and its document, for messages."""

    name: str  # of the file, without its folder: the same on every machine
    document: Placed
    scenario: Scenario
    release: Release
    logo: Image | None = None  # no part of the calculation, nor of the digest of the scenario


def find_scenario(argument: str) -> Path | None:
    """The path of a scenario argument; None is standard input.

    A bare name is looked for in the current folder, in ./scenarios, and among the shipped scenarios.

    Raises:
        ReadingError: there is none; names the nearest ones.
    """
    if argument == STDIN:
        return None
    candidates = list(_candidates(argument))
    for path in candidates:
        if _is(path.is_file) or _is(path.is_fifo):
            return path
    if _is(candidates[0].exists):
        return candidates[0]  # a folder, or what may not be looked into: reading it says so
    known = sorted(_known_names())
    meant = near(Path(argument).stem, known)
    hint = did_you_mean(meant) if meant else f"; known scenarios: {', '.join(known)}"
    raise ReadingError([Mistake(writable(argument), 0, 0, f"does not exist{hint}")])


def _candidates(argument: str) -> Iterator[Path]:
    bare = Path(argument).name == argument
    for folder in (Path(), Path("scenarios"), SCENARIOS) if bare else (Path(),):
        for suffix in _SUFFIXES:
            yield folder / f"{argument}{suffix}"


def _is(asked: Callable[[], bool]) -> bool:
    """The answer of the file system; no where it cannot even ask, as for a name that is too long."""
    try:
        return asked()
    except (OSError, ValueError):
        return False


def _known_names() -> set[str]:
    folders = [folder for folder in (Path(), Path("scenarios"), SCENARIOS) if os.access(folder, os.R_OK | os.X_OK)]
    return {writable(path.stem) for folder in folders for path in folder.glob("*.y*ml")}


def read_scenario(path: Path | None, book: ReferenceBook, release: str | None = None) -> ScenarioFile:
    """The scenario in a file (standard input where `path` is None), read with its release or with another.

    Raises:
        ReadingError: with every mistake in the file.
    """
    shown = writable(str(path)) if path else "standard input"
    if path and path.suffix.lower() in _SHEETS and path.is_file():
        first = "" if path.suffix.lower() in _FORMS else "save it as .xlsx, and "
        raise whole(shown, f"is a spreadsheet, not a scenario; {first}make one of it: sroi import {quote(shown)}")
    return scenario_in(read_yaml(read_text(path, shown), shown), path, book, release)


def scenario_in(document: Placed, path: Path | None, book: ReferenceBook, release: str | None = None) -> ScenarioFile:
    """The scenario that a document is; `path` is where its file stands, or will stand.

    Raises:
        ReadingError: with every mistake in the document.
    """
    data = document.data if isinstance(document.data, dict) else {}
    named = release or str(data.get("reference_values"))
    chosen = checked_release(book, named) if named in book.releases else None
    own = data.get("stakeholders")
    words = vocabulary(book, chosen, frozenset(own) if isinstance(own, dict) else frozenset())
    logo, amiss = _logo(data, path)
    scenario = checked(
        document, Scenario, words, lambda found: [*rules_broken_beside(found, data, words, chosen), *amiss]
    )
    assert chosen is not None  # noqa: S101 - a scenario whose release is unknown does not get here
    if problems := [*amiss, *broken_rules(scenario, chosen)]:
        raise located(document, problems)
    return ScenarioFile(file_name(path) if path else STDIN, document, scenario, chosen, logo)


def _logo(data: Mapping[str, Any], path: Path | None) -> tuple[Image | None, list[Problem]]:
    """The logo that stands beside a scenario, and what is wrong with it.

    Neither where the texts of the factsheet have mistakes: those are told first.
    """
    try:
        name = FactsheetTexts.model_validate(data.get("factsheet", {})).logo
    except ValidationError:
        return None, []
    if name is None:
        return None, []
    folder, where = (path.parent, "beside the scenario") if path else (Path(), "in the current folder")
    if not _is((folder / name).exists):
        message = f"'{name}' does not exist {where}; put the image there, or leave the key out"
        return None, [Problem(_LOGO, message)]
    try:
        return read_image(folder / name), []
    except ReadingError as error:
        return None, [Problem(_LOGO, f"'{name}' {mistake.text}") for mistake in error.mistakes]


def shipped_scenarios(book: ReferenceBook) -> list[ScenarioFile]:
    """Every scenario that travels with the program.

    Raises:
        ReadingError: one of them is broken.
    """
    return [read_scenario(path, book) for path in scenarios_in(SCENARIOS)]


def scenarios_in(folder: Path) -> list[Path]:
    """The scenario files of a folder, hidden ones aside, in the order of their names.

    Raises:
        ReadingError: it does not exist, is no folder, cannot be read, or has no scenarios.
    """
    there = entries(folder, "scenarios", "give a folder, or sketch it with sroi sketch")
    found = [path for path in there if _may_be_scenario(path)]
    if not found:
        raise folder_mistake(folder, "has no scenarios (*.yaml or *.yml); give a folder that has")
    return found


def _may_be_scenario(path: Path) -> bool:
    """By its name; no folder or pipe, but a link that leads nowhere is, and is told when it is read."""
    named = path.suffix.lower() in SCENARIO_FILES and not path.name.startswith(".")
    return named and (_is(path.is_file) or not _is(path.exists))


def file_name(path: Path) -> str:
    """The name of a file without its folder, as it can be written: the same on every machine."""
    return writable(path.name or str(path))
