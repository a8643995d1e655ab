"""Whether a release still is what was released; where it is not, what has changed and where."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sroi_cli.model.problems import Problem, Trail
from sroi_cli.model.reference import PartOfRelease
from sroi_cli.model.release import ReferenceBook, Release
from sroi_cli.reading.errors import ReadingError
from sroi_cli.reading.reference_values import reference_document
from sroi_cli.reading.shipped import REFERENCE_VALUES

_REGISTERS: dict[PartOfRelease, str] = {
    "activities": "activities",
    "stakeholders": "stakeholders",
    "profiles": "methods",
}


@cache  # one book is read in a call, and each of its releases once
def checked_release(book: ReferenceBook, name: str, folder: Path = REFERENCE_VALUES) -> Release:
    """The release `name`.

    Raises:
        ReadingError: it resolves to something else than what was released; names each part that has changed.
    """
    release = book.release(name)
    if release.sha256 != book.releases[name].sha256:
        changes = list(_changes(book, release))
        unnamed = Problem((name, "sha256"), f"is not the digest of what the release resolves to, {release.sha256}")
        raise ReadingError(
            reference_document(folder, file).mistake(problem) for file, problem in changes or [("releases", unnamed)]
        )
    return release


def _changes(book: ReferenceBook, release: Release) -> Iterator[tuple[str, Problem]]:
    """The file and the place of each part that is not what was released."""
    for kind, released in book.releases[release.name].parts.items():
        found = release.fingerprints[kind]
        for id_ in sorted({*found, *released}):
            if found.get(id_) == released.get(id_):
                continue
            if id_ not in found:
                message = f"release {release.name} has '{id_}', and its entry for that date is gone; put it back"
                yield "releases", Problem((release.name, "parts", kind, id_), message, at_key=True)
                continue
            new = id_ not in released
            yield (
                _REGISTERS.get(kind) or book.files[id_],
                Problem(
                    _trail(kind, id_, book, release),
                    f"'{id_}' {'is no part of' if new else 'is not what it was in'} release {release.name}; "
                    + ("give it a later date" if new else "undo the change, or add an entry with a later date"),
                ),
            )


def _trail(kind: PartOfRelease, id_: str, book: ReferenceBook, release: Release) -> Trail:
    """Where the part stands: the entry that holds in the release, where it has entries."""
    if kind == "values":
        return (id_, "entries", book.values[id_].entries.index(release.values[id_].entry))
    if kind == "activities":
        return (id_, "entries", book.activities[id_].entries.index(release.activities[id_].entry))
    return (id_,)
