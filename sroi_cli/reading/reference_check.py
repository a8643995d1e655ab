"""Whether reference values are right, still what was released, and each of their sources used."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sroi_cli.model.inventory import Inventory
from sroi_cli.model.overlay import Overlay
from sroi_cli.model.problems import Problem
from sroi_cli.model.release import ReferenceBook
from sroi_cli.reading.errors import IN_ORDER, Mistake, ReadingError
from sroi_cli.reading.own_values import is_overlay, reference_values_of
from sroi_cli.reading.published import read_published
from sroi_cli.reading.reference_values import read_beside_misfits, reference_document
from sroi_cli.reading.releases import release_mistakes
from sroi_cli.reading.scenarios import shipped_scenarios
from sroi_cli.reading.shipped import REFERENCE_VALUES


@dataclass(frozen=True)
class Findings:
    """What is wrong, what is odd, and how much was looked at; None where the files could not be read."""

    errors: tuple[Mistake, ...]
    warnings: tuple[Mistake, ...] = ()
    looked_at: Inventory | None = None
    overlay: Overlay | None = None


def check_reference_values(folder: Path | None) -> Findings:
    """What there is to find in the shipped reference values, or in a folder of own ones."""
    try:
        book, misfits = _read(folder)
        errors = tuple(sorted({*misfits, *_changes(book.beneath or book)}, key=IN_ORDER))
        if errors:
            return Findings(errors)
        cited = _cited(book, folder)
    except ReadingError as error:
        return Findings(error.mistakes)
    return Findings((), tuple(_unused(book, cited)), Inventory.of(book, cited), book.overlay)


def _read(folder: Path | None) -> tuple[ReferenceBook, tuple[Mistake, ...]]:
    if folder is not None and is_overlay(folder):
        return reference_values_of(folder), ()
    return read_beside_misfits(folder or REFERENCE_VALUES)


def _changes(book: ReferenceBook) -> list[Mistake]:
    """What is not as it was released; of each place once, as the earliest release has it."""
    found: dict[tuple[str, int, int], Mistake] = {}
    for name in sorted(book.releases):
        for mistake in (*release_mistakes(book, name), *_changed_parts(book, name)):
            found.setdefault((mistake.file, mistake.line, mistake.column), mistake)
    return list(found.values())


def _changed_parts(book: ReferenceBook, name: str) -> Iterator[Mistake]:
    """The fingerprints of a release, where they are not of what was released."""
    release, line = book.release(name), book.releases[name]
    if release.sha256 == line.sha256 and release.fingerprints != line.parts:
        message = "are not the fingerprints of what was released; undo the change to this file"
        yield reference_document(Path(book.folder), "releases").mistake(Problem((name, "parts"), message))


def _cited(book: ReferenceBook, folder: Path | None) -> frozenset[str]:
    """The sources that something rests on: values, method profiles, published figures, and shipped scenarios."""
    cited = {entry.source for value in book.values.values() for entry in value.entries}
    cited |= {profile.source for profile in book.profiles.values()}
    if folder is None:
        cited |= {id_ for file in shipped_scenarios(book) for id_ in _sources(file.scenario.model_dump())}
    if (Path(book.folder) / "published.yaml").exists():
        cited |= {figure.source for figure in read_published(book, Path(book.folder)).values()}
    return frozenset(cited)


def _sources(content: Any) -> Iterator[str]:
    """Every source that is named in a scenario, at any depth."""
    if isinstance(content, dict):
        if isinstance(content.get("source"), str):
            yield content["source"]
        for value in content.values():
            yield from _sources(value)
    elif isinstance(content, list | tuple):
        for value in content:
            yield from _sources(value)


def _unused(book: ReferenceBook, cited: frozenset[str]) -> Iterator[Mistake]:
    """Sources that nothing rests on; of an overlay its own alone."""
    known = book.beneath.sources if book.beneath else {}
    unused = [id_ for id_ in book.sources if id_ not in cited and id_ not in known]
    for id_ in unused:
        message = f"the source '{id_}' is not used; cite it where something rests on it, or remove it"
        yield reference_document(Path(book.folder), "sources").mistake(Problem((id_,), message, at_key=True))
