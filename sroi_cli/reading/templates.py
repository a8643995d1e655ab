"""The templates and labels of the reports."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from sroi_cli.model.base import Vocabulary
from sroi_cli.model.scalars import Text
from sroi_cli.model.suggestions import suggestion
from sroi_cli.reading.checking import checked
from sroi_cli.reading.errors import Mistake, ReadingError
from sroi_cli.reading.folders import entries, writable
from sroi_cli.reading.shipped import TEMPLATES
from sroi_cli.reading.text import read_text
from sroi_cli.reading.yaml_tree import read_yaml

_SUFFIXES = (".j2", ".css", ".js")
_ENDS = {  # what ends a style sheet or a script early on the page that holds it, and what to do about it
    ".css": (re.compile("</style", re.IGNORECASE | re.ASCII), "take it out"),
    ".js": (re.compile("</script", re.IGNORECASE | re.ASCII), "write <\\/script"),
}


def languages() -> frozenset[str]:
    """The languages that have labels."""
    return frozenset(path.name.split(".")[1] for path in TEMPLATES.glob("labels.*.yaml"))


def read_labels(language: str = "nl") -> Mapping[str, Mapping[str, str]]:
    """The labels of a language, by group and key."""
    name = f"labels.{language}.yaml"
    document = read_yaml(read_text(TEMPLATES / name, name), name)
    return checked(document, dict[Text, dict[Text, Text]], Vocabulary())


def requirement_names() -> dict[str, str]:
    """What each requirement on the evidence is called, in Dutch, as the form is."""
    of = "requirement_"
    return {key.removeprefix(of): words for key, words in read_labels()["terms"].items() if key.startswith(of)}


def read_templates(folder: Path | None = None) -> dict[str, str]:
    """The text of every template, style sheet and script, by file name; those in `folder` stand in for ours.

    Raises:
        ReadingError: the folder cannot be read, or a template in it is none of ours or cannot be used.
    """
    ours = {path.name: _text(path, path.name) for path in sorted(TEMPLATES.iterdir()) if path.suffix in _SUFFIXES}
    return ours if folder is None else ours | _own(folder, frozenset(ours))


def _text(path: Path, shown: str) -> str:
    """A template with the line ends that browsers take a script to have, of which its digest depends."""
    return read_text(path, shown).replace("\r\n", "\n").replace("\r", "\n")


def _own(folder: Path, known: frozenset[str]) -> dict[str, str]:
    """The templates in a folder; other files are left alone."""
    found: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for path in entries(folder, "templates", "give the folder that it is in"):
        file = writable(str(path))
        if re.fullmatch(r"labels\..*\.ya?ml", path.name):
            mistakes.append(Mistake(file, 0, 0, "labels are not taken from a folder of templates; remove it"))
        if path.name.startswith(".") or path.suffix.lower() not in _SUFFIXES:
            continue
        if path.name in known:
            found[path.name] = _text(path, file)
            mistakes += _ended_early(found[path.name], path.suffix, file)
        else:
            mistakes.append(Mistake(file, 0, 0, f"is no template of this program{suggestion(path.name, known)}"))
    if mistakes:
        raise ReadingError(mistakes)
    return found


def _ended_early(text: str, suffix: str, file: str) -> Iterator[Mistake]:
    """The places where a browser would take the end of a style sheet or a script to be."""
    if suffix not in _ENDS:
        return
    end, instead = _ENDS[suffix]
    for one in end.finditer(text):
        line, column = text.count("\n", 0, one.start()) + 1, one.start() - text.rfind("\n", 0, one.start())
        yield Mistake(file, line, column, f"{one[0]} ends it early on the page that holds it; {instead}")
