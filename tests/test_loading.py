"""Which heavy libraries each command loads: no more than what it does needs."""

from pathlib import Path

import pytest

from tests.conftest import ROOT, run_code

HEAVY = {
    "jinja2",
    "markdown_it",
    "multiprocessing",
    "numpy",
    "openpyxl",
    "pydantic",
    "rich",
    "typer",
    "xlsxwriter",
    "yaml",
}
READING = {"pydantic", "typer", "yaml"}
PRINTING = READING | {"rich"}
ANSWERS = str(ROOT / "scenarios" / "voorbeeld-antwoorden.csv")


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        ("--version", set()),
        ("--help", {"typer"}),
        ("sketch --help", {"pydantic", "typer"}),  # Typer reads options with pydantic
        ("schema", READING),
        ("sketch vijlen --draws 0 --no-files", PRINTING),
        ("sketch vijlen --draws 0 --json", READING),
        ("sketch vijlen --no-files", PRINTING | {"numpy"}),
        ("sketch vijlen --draws 0", PRINTING | {"jinja2"}),
        (
            "sketch gezond-wijdemeren --draws 0",
            PRINTING | {"jinja2", "markdown_it"},
        ),  # has a sign of Markdown in a text
        ("sketch vijlen --draws 0 --format csv --out made", PRINTING),
        ("sketch vijlen --draws 0 --format xlsx --out made", PRINTING | {"xlsxwriter"}),
        ("batch --draws 0 --jobs 1", PRINTING | {"jinja2", "markdown_it", "multiprocessing"}),
        ("explain vijlen", PRINTING),
        ("check vijlen", PRINTING),
        ("finance vijlen --draws 0", PRINTING),
        ("scale --draws 0", PRINTING),
        ("uncertainty vijlen --draws 0", PRINTING),
        ("uncertainty vijlen", PRINTING | {"numpy"}),
        ("compare vijlen --b-method mkba", PRINTING),
        ("form", READING | {"xlsxwriter"}),
        (f"import {ANSWERS}", READING),
        ("reproduce", PRINTING),
        ("reference list", PRINTING),
        ("reference check --json", READING),
    ],
)
def test_a_command_loads_what_it_needs_and_no_more(arguments: str, loaded: set[str], tmp_path: Path) -> None:
    code = (
        f"import sys; from sroi_cli.__main__ import main\nsys.argv = ['sroi', *{arguments.split()!r}]\n"
        "try:\n    main()\nexcept SystemExit as end:\n    print('\\nends', end.code, *sys.modules, file=sys.stderr)"
    )
    ended = run_code(code, tmp_path)
    last = ended.stderr.splitlines()[-1].split()
    assert last[:2] in (["ends", "0"], ["ends", "None"]), ended.stderr
    assert HEAVY & set(last) == loaded
