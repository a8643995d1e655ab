"""Compiled templates are kept, and never change what is made."""

from pathlib import Path

import pytest

from sroi_cli.commands import compiled_templates
from sroi_cli.commands.compiled_templates import Kept
from sroi_cli.commands.own_templates import templates_in
from sroi_cli.reading.templates import read_templates
from sroi_cli.reports.factsheet import Factsheets
from sroi_cli.reports.sheet.sheet import sheet
from sroi_cli.reports.style import Style
from sroi_cli.reports.templates import Templates
from sroi_cli.reports.view import view
from tests.conftest import Sketch, labels_in

TEXTS = read_templates()


@pytest.fixture
def made(sketched: Sketch, tmp_path: Path) -> "Made":
    return Made(sketched, tmp_path / "kept")


class Made:
    """Factsheets of one scenario, with templates that are kept in a folder."""

    def __init__(self, sketched: Sketch, folder: Path) -> None:
        self.result, self.folder = sketched("vijlen"), folder
        self.style = Style.of(self.result, labels_in())

    def texts(self, texts: dict[str, str] = TEXTS) -> dict[str, str]:
        found = sheet(self.result, view(self.result, self.style), self.style)
        return Factsheets(Templates(texts, Kept(self.folder))).of(found, self.style)

    def kept(self) -> dict[Path, int]:
        return {path: path.stat().st_ino for path in self.folder.iterdir()}


def test_what_is_kept_is_used_and_gives_the_same(made: Made) -> None:
    first = made.texts()
    kept = made.kept()
    assert len(kept) > 5
    assert made.texts() == first
    assert made.kept() == kept, "a file written anew is another one"


def test_a_template_that_changed_is_compiled_anew(made: Made) -> None:
    first = made.texts()
    changed = made.texts(TEXTS | {"factsheet.md.j2": TEXTS["factsheet.md.j2"] + "more\n"})
    assert (changed["md"], changed["html"]) == (first["md"] + "more\n", first["html"])


def test_a_broken_file_is_compiled_anew(made: Made) -> None:
    first = made.texts()
    for path in made.kept():
        path.write_bytes(path.read_bytes()[:40])
    assert made.texts() == first


@pytest.mark.parametrize("changed", ["__version__", "OPTIONS"])
def test_what_another_version_or_way_of_compiling_made_is_not_used(
    changed: str, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.texts()
    before = made.kept()
    monkeypatch.setattr(compiled_templates, changed, "another")
    made.texts()
    assert len(made.kept()) == 2 * len(before)


def test_where_nothing_can_be_kept_all_is_as_well(made: Made) -> None:
    made.folder.write_text("a file is in the way")
    assert "Vijlen" in made.texts()["md"]


def test_own_templates_are_not_kept(tmp_path: Path) -> None:
    (tmp_path / "factsheet.css").write_text("body { color: red }")
    assert templates_in(tmp_path).compiled is None
