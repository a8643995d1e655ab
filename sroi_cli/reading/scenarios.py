"""Scenario files: finding them by name, and reading them into checked scenarios."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from sroi_cli.model.release import ReferenceBook, Release, digest
from sroi_cli.model.rules import broken_rules
from sroi_cli.model.scenario import Scenario
from sroi_cli.reading.checking import checked, located
from sroi_cli.reading.errors import Mistake, ReadingError
from sroi_cli.reading.reference_values import resolved, vocabulary
from sroi_cli.reading.shipped import SCENARIOS
from sroi_cli.reading.text import STDIN, read_text
from sroi_cli.reading.yaml_tree import Document, read_yaml

_SUFFIXES = ("", ".yaml", ".yml")


@dataclass(frozen=True)
class ScenarioFile:
    """A scenario that keeps all rules, the release it is read with, and its document, for messages."""

    name: str  # of the file, without its folder: the same on every machine
    document: Document
    scenario: Scenario
    release: Release
    sha256: str  # of the content: comments, key order and defaults aside


def find_scenario(argument: str) -> Path | None:
    """The path of a scenario argument; None is standard input.

    A bare name is looked for in the current folder, in ./scenarios, and among the shipped scenarios.

    Raises:
        ReadingError: there is none; names the nearest ones.
    """
    if argument == STDIN:
        return None
    for path in _candidates(argument):
        if path.exists():
            return path
    near = get_close_matches(Path(argument).stem, sorted(_known_names()), n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else f"known scenarios: {', '.join(sorted(_known_names()))}"
    raise ReadingError([Mistake(argument, 0, 0, f"does not exist; {hint}")])


def _candidates(argument: str) -> Iterator[Path]:
    named = Path(argument)
    folders = [Path()] if named.name != argument else [Path(), Path("scenarios"), SCENARIOS]
    for folder in folders:
        for suffix in _SUFFIXES:
            path = folder / f"{argument}{suffix}"
            if (folder == Path() and not suffix) or path.is_file():
                yield path


def _known_names() -> set[str]:
    folders = (Path(), Path("scenarios"), SCENARIOS)
    return {path.stem for folder in folders for path in folder.glob("*.y*ml")}


def read_scenario(path: Path | None, book: ReferenceBook, release: str | None = None) -> ScenarioFile:
    """The scenario in a file (standard input where `path` is None), read with its release or with another.

    Raises:
        ReadingError: with every mistake in the file.
    """
    shown = str(path) if path else "standard input"
    document = read_yaml(read_text(path, shown), shown)
    own = document.data.get("stakeholders") if isinstance(document.data, dict) else None
    words = vocabulary(book, frozenset(own) if isinstance(own, dict) else frozenset())
    scenario = checked(document, Scenario, words)
    chosen = resolved(book, release or scenario.reference_values)
    problems = broken_rules(scenario, chosen)
    if problems:
        raise located(document, problems)
    sha256 = digest(scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    return ScenarioFile(path.name if path else STDIN, document, scenario, chosen, sha256)
