"""`sroi sketch --format`: which files are written, and that none is where something is wrong."""

import re
from pathlib import Path
from unittest.mock import patch

import pytest
from openpyxl import load_workbook

from sroi_cli.commands import formats
from tests.conftest import called, run

MANY = """schema: 1
reference_values: "2025-12"
wijk: {name: Groot, gemeente: Nergens}
period: {start: 2026, years: 1}
activities:
""" + "".join(f"  - {{id: a{n}, activity: wandelgroep, participants: 10}}\n" for n in range(220))
MANY += """outcomes:
  - id: allen
    stakeholder: deelnemers
    kind: social
    quantity: participants
    unit_value: {value: 1, unit: EUR/deelnemer, because: x}
    net: {because: x}
"""


def files(folder: Path) -> set[str]:
    return {path.name for path in (folder / "factsheets").glob("*")}


@pytest.mark.parametrize(
    ("given", "endings"),
    [
        ("xlsx", {"xlsx"}),
        ("csv", {"csv"}),
        (" CSV , md,csv", {"md", "csv"}),
        ("html", {"html"}),
        ("md,html,xlsx,csv", {"md", "html", "xlsx", "csv"}),
    ],
)
def test_what_is_named_is_written_and_nothing_else(given: str, endings: set[str], tmp_path: Path) -> None:
    ended = called("sketch", "vijlen", "--draws", "0", "--format", given, folder=tmp_path)
    assert ended.code == 0
    assert files(tmp_path) == {f"vijlen.{ending}" for ending in endings}
    told = re.search(r"^(Factsheets|Files): (.*)$", ended.err, re.MULTILINE)
    assert told
    assert {Path(path).name for path in told[2].split(", ")} == files(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "xslx"), "--format: unknown format 'xslx'; did you mean 'xlsx'?"),
        (("--format", "pdf"), "--format: unknown format 'pdf'; known: csv, html, md, xlsx"),
        (("--format", " ,"), "--format: names no format; give some of md, html, xlsx, csv"),
        (("--format", "xlsx", "--no-files"), "--format: nothing would be written: --no-files is given"),
        (("--format", "xlsx", "--set", "reference.qaly=1"), "--format: nothing would be written: this result"),
        (("--format", "csv", "--json"), "--format: nothing would be written: this result is written only where --out"),
    ],
)
def test_a_format_that_cannot_be_is_refused(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    ended = called("sketch", "vijlen", *arguments, folder=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err
    assert files(tmp_path) == set()


def test_without_xlsxwriter_it_says_what_to_install(tmp_path: Path) -> None:
    with patch.object(formats, "find_spec", lambda _: None):
        ended = called("sketch", "vijlen", "--format", "md,xlsx", folder=tmp_path)
    assert ended.code == 2
    assert "pip install XlsxWriter" in ended.err
    assert files(tmp_path) == set()


def test_a_changed_result_goes_where_out_says_and_is_in_the_workbook(tmp_path: Path) -> None:
    arguments = ("--set", "reference.qaly=80000", "--format", "xlsx", "--out", "factsheets", "--lang", "en")
    assert called("sketch", "vijlen", *arguments, folder=tmp_path).code == 0
    book = load_workbook(tmp_path / "factsheets" / "vijlen.xlsx", data_only=True)
    assert book["Result"]["B7"].value == pytest.approx(3.253496283447416)
    assert any(cell.value == "reference.qaly" for cell in book["Numbers"]["A"])


def test_standard_input_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    text = (Path(__file__).parent.parent / "scenarios" / "voorbeeldwijk-2024.yaml").read_text(encoding="utf-8")
    text = re.sub(r"\n  logo: .*", "", text)
    made = []
    for seed in "12":
        out = f"factsheets{seed}"
        run("sketch", "-", "--draws", "0", "--format", "xlsx,csv", "--out", out, folder=tmp_path, stdin=text,
            PYTHONHASHSEED=seed)  # fmt: skip
        made.append({path.name: path.read_bytes() for path in (tmp_path / out).iterdir()})
    assert made[0] == made[1]
    assert len(made[0]) == 2


def test_what_no_spreadsheet_could_read_is_refused_and_nothing_written(tmp_path: Path) -> None:
    (tmp_path / "groot.yaml").write_text(MANY, encoding="utf-8")
    ended = called("sketch", "groot.yaml", "--draws", "0", "--format", "md,xlsx", folder=tmp_path)
    assert ended.code == 1
    assert re.search(r"groot\.yaml: too large for a workbook: the formula at Waardekaart!\w+ is too long", ended.err)
    assert files(tmp_path) == set()
    beside = called("sketch", "groot.yaml", "vijlen", "--draws", "0", "--format", "xlsx", folder=tmp_path)
    assert (beside.code, files(tmp_path)) == (1, {"vijlen.xlsx"})
