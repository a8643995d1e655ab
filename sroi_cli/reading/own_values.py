"""A folder of own reference values: one that stands alone, or an overlay on the shipped ones."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from sroi_cli.model.base import Vocabulary
from sroi_cli.model.overlay import Overlay
from sroi_cli.model.problems import Problem
from sroi_cli.model.reference import ReferenceValue, SourceText
from sroi_cli.model.release import ReferenceBook
from sroi_cli.model.scalars import Identifier
from sroi_cli.reading.checking import checked, located
from sroi_cli.reading.errors import Mistake, ReadingError
from sroi_cli.reading.folders import entries, folder_mistake
from sroi_cli.reading.reference_values import REGISTERS, read_reference_values, read_values, reference_document
from sroi_cli.reading.templates import languages

_ALONE = "releases.yaml"  # what a folder has that stands alone
_SOURCES = "sources"


def reference_values_of(folder: Path | None) -> ReferenceBook:
    """The shipped reference values; those of a folder with releases of its own; or the shipped with it laid over them.

    Raises:
        ReadingError: with what is wrong with the folder or in its files.
    """
    if folder is None:
        return read_reference_values()
    if not is_overlay(folder):
        return read_reference_values(folder)
    _check_names(folder)
    return _laid_over(read_reference_values(), folder)


def is_overlay(folder: Path) -> bool:
    """Are its values laid over the shipped ones? Raises ReadingError where there is no such folder."""
    return _ALONE not in _names(folder)


def _names(folder: Path) -> list[str]:
    """What is in a folder, hidden files aside."""
    found = entries(folder, "reference values", "give the folder that it is in")
    return [path.name for path in found if not path.name.startswith(".")]


def _check_names(folder: Path) -> None:
    """Raises ReadingError for files that would not be read, and where there is none that would."""
    names = _names(folder)
    mistakes = [
        Mistake(f"{folder.resolve().name}/{name}", 0, 0, told) for name in names if (told := _refusal(Path(name)))
    ]
    if mistakes:
        raise ReadingError(mistakes)
    if not any(name.endswith(".yaml") and name != f"{_SOURCES}.yaml" for name in names):
        raise folder_mistake(folder, "has no reference values (*.yaml); give a folder that has")


def _refusal(file: Path) -> str:
    if file.suffix == ".yml":
        return f"is not read; name it {file.stem}.yaml"
    if file.suffix == ".yaml" and file.stem in REGISTERS and file.stem != _SOURCES:
        return f"an overlay has values and their sources; leave this file out, or add {_ALONE} and all other files"
    return ""


def _laid_over(beneath: ReferenceBook, folder: Path) -> ReferenceBook:
    sources = {**beneath.sources, **_own_sources(beneath, folder)}
    ids = {
        "source": frozenset(sources),
        "unit": beneath.units.names,
        "currency": beneath.units.currency_codes,
        "language": languages(),
    }
    own, files = read_values(folder, Vocabulary(ids))
    mistakes = [
        reference_document(folder, files[id_]).mistake(problem)
        for id_, value in own.items()
        for problem in _misfits(id_, value, beneath)
    ]
    if mistakes:
        raise ReadingError(mistakes)
    name = folder.resolve().name
    return replace(
        beneath,
        sources=sources,
        values={**beneath.values, **own},
        files={**beneath.files, **{id_: f"{name}/{file}" for id_, file in files.items()}},
        folder=str(folder),
        overlay=Overlay.of(name, own, beneath.values),
        beneath=beneath,
    )


def _own_sources(beneath: ReferenceBook, folder: Path) -> Mapping[str, SourceText]:
    """The sources that come with own values, each under an id that is free."""
    if not (folder / f"{_SOURCES}.yaml").exists():
        return {}
    document = reference_document(folder, _SOURCES)
    own = checked(document, dict[Identifier, SourceText], Vocabulary())
    taken = [
        Problem((id_,), f"'{id_}' is a shipped source already; give yours another id, or leave it out", at_key=True)
        for id_ in own
        if id_ in beneath.sources
    ]
    if taken:
        raise located(document, taken)
    return own


def _misfits(id_: str, own: ReferenceValue, beneath: ReferenceBook) -> Iterator[Problem]:
    """Why a value cannot stand where it is laid: what uses the shipped one counts on its unit and its dates."""
    shipped, first = beneath.values.get(id_), own.entries[0].from_
    date = (id_, "entries", 0, "from")
    if shipped is None:
        newest = beneath.releases[beneath.latest].month
        if first > newest:
            yield Problem(date, f"'{id_}' begins in {first}, after release {newest}; begin with it or earlier")
        return
    if own.unit != shipped.unit:
        yield Problem(
            (id_, "unit"), f"'{id_}' replaces a value in {shipped.unit}; keep that unit, or choose another id"
        )
    if own.net != shipped.net:
        words = "is net" if shipped.net else "is not net"
        yield Problem((id_, "net"), f"'{id_}' replaces a value that {words}; keep that, or choose another id")
    since = shipped.entries[0].from_
    if first > since:
        words = f"'{id_}' replaces a value that holds from {since}; begin with an entry from then"
        yield Problem(date, f"{words} (the year of your price goes in price_level)")
