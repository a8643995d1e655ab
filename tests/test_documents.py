"""The README's examples and the kept factsheets are the program's real output.

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
from sroi_cli.model.scenario import Scenario
from sroi_cli.reading.reference_values import read_reference_values
from sroi_cli.reading.templates import read_templates
from sroi_cli.reports.page_files import page_files
from sroi_cli.reports.reproduced import reproduced
from tests.conftest import BESIDE, ENVIRONMENT, ROOT, SHIPPED, keys_of_type, labels_in, run

REFRESH = os.environ.get("SROI_REFRESH") == "1"
README = ROOT / "README.md"
NATIONAL = ROOT / "factsheets" / "landelijk"
MADE = [*(f"{name}.{ending}" for name in SHIPPED for ending in ("md", "html")), *BESIDE]
CONSOLE = re.compile(r"(```console\n)(.*?)(```)", re.DOTALL)


def test_the_readme_shows_real_output(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every line after `$` in a console block is run in a copy of the repository's examples."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "tests").symlink_to(ROOT / "tests")
    written = README.read_text(encoding="utf-8")
    real = CONSOLE.sub(lambda block: block[1] + _outputs(block[2], folder) + block[3], written)
    if REFRESH:
        README.write_text(real, encoding="utf-8")
    assert real == README.read_text(encoding="utf-8")


def _outputs(block: str, folder: Path) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    assert commands
    return "".join(f"{command}\n{_output(command[2:], folder)}" for command in commands)


def _output(command: str, folder: Path) -> str:
    program = f"{shlex.quote(sys.executable)} -m sroi_cli"
    python = shlex.quote(sys.executable)
    line = re.sub(r"^sroi ", f"{program} ", command).replace("| python3 ", f"| {python} ")
    ended = subprocess.run(  # noqa: S602 - the commands of our own README, pipes included
        line,
        shell=True,
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return ended.stdout.decode()


def test_the_shortest_scenario_of_the_readme_works(tmp_path: Path) -> None:
    scenario = re.search(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert scenario
    (tmp_path / "mijn-wijk.yaml").write_text(scenario[1], encoding="utf-8")
    ended = run("sketch", "mijn-wijk.yaml", folder=tmp_path)
    assert (ended.code, "zijn gemiddelde uren gebruikt" in ended.out) == (0, True)


def test_the_page_of_the_scenario_file_shows_every_key_and_works(tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(.*?)```", (ROOT / "docs" / "scenario.md").read_text(encoding="utf-8"), re.DOTALL)
    assert example
    keys = set(re.findall(r"(\w+):", example[1]))
    assert set(keys_of_type(Scenario)) <= keys
    (tmp_path / "wijk.yaml").write_text(example[1], encoding="utf-8")
    ended = run("sketch", "wijk.yaml", folder=tmp_path)
    assert (ended.code, "None" in ended.out) == (0, False), ended.err


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is made of all shipped scenarios."""
    folder = tmp_path_factory.mktemp("all")
    assert run("batch", str(ROOT / "scenarios"), folder=folder).code == 0
    return folder / "factsheets"


def test_nothing_is_kept_that_would_not_be_written(written: Path) -> None:
    made, kept = ({path.name for path in folder.iterdir()} for folder in (written, ROOT / "factsheets"))
    assert kept - made == {NATIONAL.name}


@pytest.mark.parametrize("name", MADE)
def test_the_kept_factsheets_and_overviews_are_what_would_be_written(name: str, written: Path) -> None:
    kept, real = ROOT / "factsheets" / name, (written / name).read_bytes()
    if REFRESH:
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(real)
    assert kept.read_bytes() == real


@pytest.mark.parametrize("ending", ["md", "html"])
def test_the_kept_national_factsheet_is_what_would_be_written(ending: str, tmp_path: Path) -> None:
    assert run("scale", "--wijken", "855", "--year", "2030", "--out", "here", folder=tmp_path).code == 0
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
    table = page_files(page, figures.style, read_templates())["md"].partition("\n")[2]
    kept = ROOT / "docs" / "published-figures.md"
    head, mark, shown = kept.read_text(encoding="utf-8").partition("<!-- sroi reproduce -->\n")
    if REFRESH:
        kept.write_text(head + mark + table, encoding="utf-8")
        shown = table
    assert (bool(mark), shown) == (True, table)


def test_every_local_link_of_the_documents_leads_somewhere() -> None:
    for document in (README, ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#\s]+)\)", document.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (document.parent / target).exists(), f"{document.name}: {target}"
