"""Whether a release still is what was released; where it is not, what has changed and where."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sroi_cli.model.problems import Problem, Trail
from sroi_cli.model.reference import PartOfRelease
from sroi_cli.model.release import ReferenceBook, Release
from sroi_cli.reading.errors import Mistake, ReadingError
from sroi_cli.reading.reference_values import reference_document

_REGISTERS: dict[PartOfRelease, str] = {
    "activities": "activities",
    "stakeholders": "stakeholders",
    "profiles": "methods",
}
_AROUND: dict[PartOfRelease, tuple[str, str]] = {"values": ("unit", "net"), "activities": ("themes", "phase")}


@lru_cache(8)  # one book is read in a call, and each of its few releases once
def checked_release(book: ReferenceBook, name: str) -> Release:
    """The release `name`; own values that are laid over it change nothing of what was released.

    Raises:
        ReadingError: it resolves to something else than what was released; names each part that has changed.
    """
    if mistakes := release_mistakes(book.beneath or book, name):
        raise ReadingError(mistakes)
    return book.release(name)


def release_mistakes(book: ReferenceBook, name: str) -> list[Mistake]:
    """Each part of a release that is not what was released."""
    release, line = book.release(name), book.releases[name]
    if release.sha256 == line.sha256:
        return []
    changes = list(_Comparison(book, release).changes())
    unnamed = Problem((name, "sha256"), "is not the digest of what was released; undo the change to this file")
    return [
        reference_document(Path(book.folder), file).mistake(problem)
        for file, problem in changes or [("releases", unnamed)]
    ]


@dataclass(frozen=True)
class _Comparison:
    """A release beside what was released under its name."""

    book: ReferenceBook
    release: Release

    def changes(self) -> Iterator[tuple[str, Problem]]:
        """The file and the place of each part that is not what was released."""
        name, found = self.release.name, self.release.fingerprints
        for kind, released in self.book.releases[name].parts.items():
            for id_ in sorted({*found[kind], *released}):
                now, then = found[kind].get(id_), released.get(id_)
                if now is None:
                    message = f"release {name} has '{id_}', and its entry for that date is gone; put it back"
                    yield self._place(kind, id_, message) or (
                        "releases",
                        Problem((name, "parts", kind, id_), message, at_key=True),
                    )
                elif now != then:
                    yield _REGISTERS.get(kind) or self.book.files[id_], self._change(kind, id_, now, then)

    def _change(self, kind: PartOfRelease, id_: str, now: str, then: str | None) -> Problem:
        """Where a part has changed, and what to do."""
        name = f"release {self.release.name}"
        if then is None:
            return Problem((id_,), f"'{id_}' is no part of {name}; give it a later date", at_key=True)
        (since, entry, _), (since_then, entry_then, _) = now.split("/"), then.split("/")
        if since > since_then and self._has_entry(kind, id_, since_then):
            message = f"the entry of '{id_}' from {since} came after {name}; give it a later date"
            return Problem((id_, *self._entry(kind, id_)), message)
        if since != since_then:
            return Problem((id_,), f"'{id_}' has no entry from {since_then}, as {name} has; put it back", at_key=True)
        if entry == entry_then:
            keys = " or ".join(_AROUND.get(kind, ()))
            message = f"what '{id_}' says beside its entries is not what it was in {name}: its {keys}; undo the change"
            return Problem((id_,), message)
        mend = "an entry with a later date" if kind in ("values", "activities") else "another with a later date"
        message = f"'{id_}' is not what it was in {name}; undo the change, or add {mend}"
        return Problem((id_, *self._entry(kind, id_)), message)

    def _place(self, kind: PartOfRelease, id_: str, message: str) -> tuple[str, Problem] | None:
        """The value itself, where only its entry is gone."""
        if kind == "values" and id_ in self.book.values:
            return self.book.files[id_], Problem((id_,), message, at_key=True)
        return None

    def _has_entry(self, kind: PartOfRelease, id_: str, since: str) -> bool:
        if kind == "values":
            return any(entry.from_ == since for entry in self.book.values[id_].entries)
        return kind == "activities" and any(entry.from_ == since for entry in self.book.activities[id_].entries)

    def _entry(self, kind: PartOfRelease, id_: str) -> Trail:
        """The steps to the entry that holds, where there are entries."""
        if kind == "values":
            return ("entries", self.book.values[id_].entries.index(self.release.values[id_].entry))
        if kind == "activities":
            return ("entries", self.book.activities[id_].entries.index(self.release.activities[id_].entry))
        return ()
