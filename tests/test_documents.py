"""The examples of the README and the docs, and the kept factsheets are the program's real output.

`SROI_REFRESH=1 pytest tests/test_documents.py` writes them anew. Look at the difference before you keep it.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from sroi_cli.commands.reproducing import Figures
from sroi_cli.model.release import ReferenceBook
from sroi_cli.model.scenario import Scenario
from sroi_cli.reading.reference_values import read_reference_values
from sroi_cli.reading.templates import read_templates
from sroi_cli.reports.page_files import page_files
from sroi_cli.reports.reproduced import reproduced
from sroi_cli.reports.templates import Templates
from tests.commands_page import commands_page
from tests.conftest import BESIDE, ROOT, SHIPPED, Ended, called, keys_of_type, labels_in
from tests.form_page import form_page
from tests.values_page import values_page

REFRESH = os.environ.get("SROI_REFRESH") == "1"
README = ROOT / "README.md"
NATIONAL = ROOT / "factsheets" / "landelijk"
MADE = [*(f"{name}.{ending}" for name in SHIPPED for ending in ("md", "html")), *BESIDE]
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
FILE = re.compile(r"```yaml\n(# ([\w-]+\.yaml)\n.*?)```", re.DOTALL)
BLOCK = re.compile(f"{CONSOLE.pattern}|{FILE.pattern}", re.DOTALL)


PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("*/README.md"))]
RECIPES = ROOT / "docs" / "recipes.md"  # followed in a copy of the repository: tests/test_recipes.py
SHOWING = [page for page in PAGES if page != RECIPES and CONSOLE.search(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", SHOWING, ids=lambda page: page.stem)
def test_the_commands_of_a_document_give_what_it_shows(page: Path, tmp_path: Path) -> None:
    """Every line after `$` in a console block is run in a copy of the repository's examples.

    A YAML block that begins with a file name as comment is that file, for the commands after it.
    """
    for examples in ("tests", "scenarios"):
        (tmp_path / examples).symlink_to(ROOT / examples)
    written = page.read_text(encoding="utf-8")
    real = BLOCK.sub(lambda block: _done(block, tmp_path), written)
    if REFRESH:
        page.write_text(real, encoding="utf-8")
    assert real == page.read_text(encoding="utf-8")


def _done(block: re.Match[str], folder: Path) -> str:
    commands, text, name = block.groups()
    if commands is not None:
        return f"```console\n{_outputs(commands, folder)}```"
    (folder / name).write_text(text, encoding="utf-8")
    return block[0]


def _outputs(block: str, folder: Path) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    assert commands
    return "".join(f"{command}\n{_output(command[2:], folder)}" for command in commands)


def _output(command: str, folder: Path) -> str:
    ours, _, others = command.partition(" | ")
    name, *arguments = shlex.split(ours)
    assert name == "sroi"
    ended = called(*arguments, folder=folder)
    if not others:
        return ended.out + ended.err
    line = re.sub(r"^python3 ", f"{shlex.quote(sys.executable)} ", others)
    piped = subprocess.run(  # noqa: S602 - the pipes of our own pages
        line, shell=True, input=ended.out.encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return ended.err + piped.stdout.decode()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_links_of_a_document_lead_somewhere(page: Path) -> None:
    """Those within the repository: the file is there, and so is the heading."""
    for link in re.findall(r"\]\((?!\w+:)([^)\s]+)\)", page.read_text(encoding="utf-8")):
        path, _, heading = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        assert not heading or heading in _anchors(target), link


def _anchors(page: Path) -> set[str]:
    """What GitHub makes of the headings."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_shortest_scenario_of_the_readme_works(tmp_path: Path) -> None:
    scenario = re.search(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert scenario
    (tmp_path / "mijn-wijk.yaml").write_text(scenario[1], encoding="utf-8")
    ended = called("sketch", "mijn-wijk.yaml", folder=tmp_path)
    assert (ended.code, "zijn gemiddelde uren gebruikt" in ended.out) == (0, True)


def test_the_page_of_the_scenario_file_shows_every_key_and_works(tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(.*?)```", (ROOT / "docs" / "scenario.md").read_text(encoding="utf-8"), re.DOTALL)
    assert example
    keys = set(re.findall(r"(\w+):", example[1]))
    assert set(keys_of_type(Scenario)) <= keys
    (tmp_path / "wijk.yaml").write_text(example[1], encoding="utf-8")
    ended = called("sketch", "wijk.yaml", folder=tmp_path)
    assert (ended.code, "None" in ended.out) == (0, False), ended.err


def test_nothing_is_kept_that_would_not_be_written(batch_of_all: tuple[Ended, Path]) -> None:
    ended, written = batch_of_all
    assert ended.code == 0
    made, kept = ({path.name for path in folder.iterdir()} for folder in (written, ROOT / "factsheets"))
    assert kept - made == {NATIONAL.name}


@pytest.mark.parametrize("name", MADE)
def test_the_kept_factsheets_and_overviews_are_what_would_be_written(
    name: str, batch_of_all: tuple[Ended, Path]
) -> None:
    _, written = batch_of_all
    kept, real = ROOT / "factsheets" / name, (written / name).read_bytes()
    if REFRESH:
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(real)
    assert kept.read_bytes() == real


def test_the_kept_national_factsheet_is_what_would_be_written(tmp_path: Path) -> None:
    assert called("scale", "--wijken", "855", "--year", "2030", "--out", "here", folder=tmp_path).code == 0
    for ending in ("md", "html"):
        name = f"opschaling-855-wijken-2030.{ending}"
        kept, real = NATIONAL / name, (tmp_path / "here" / name).read_text(encoding="utf-8")
        if REFRESH:
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(real, encoding="utf-8")
        assert kept.read_text(encoding="utf-8") == real


def test_the_page_of_published_figures_is_what_the_program_computes() -> None:
    book = read_reference_values()
    figures = Figures(book, labels_in())
    page = reproduced(figures.reproduced(), figures.release, figures.style)
    table = page_files(page, figures.style, Templates(read_templates()))["md"].partition("\n")[2]
    assert _kept("published-figures.md", "sroi reproduce", table) == table


def test_the_page_of_commands_is_what_their_help_says() -> None:
    commands = commands_page()
    assert _kept("commands.md", "sroi --help", commands) == commands


def test_the_page_of_reference_values_is_what_ships(book: ReferenceBook) -> None:
    values = values_page(book)
    assert _kept("reference-values.md", "reference_values", values) == values


def test_the_page_of_the_form_is_what_it_asks(book: ReferenceBook) -> None:
    asked = form_page(book)
    assert _kept("form.md", "sroi form", asked) == asked


def _kept(name: str, mark: str, real: str) -> str:
    """What a page of the docs shows below a mark; what stands above it is written by hand."""
    page = ROOT / "docs" / name
    head, found, shown = page.read_text(encoding="utf-8").partition(f"<!-- {mark} -->\n")
    assert found
    if REFRESH:
        page.write_text(head + found + real, encoding="utf-8")
    return real if REFRESH else shown
