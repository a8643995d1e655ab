"""The form: what it asks, what it lets through, and that it keeps all that it can hold of a scenario."""

import json
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from sroi_cli.model.form.fields import Block, Field
from sroi_cli.model.form.sheets import BLOCKS, CHOICES, GUIDE, SHEETS
from sroi_cli.model.release import ReferenceBook
from sroi_cli.model.scenario import Scenario
from sroi_cli.reading.scenarios import read_scenario
from tests.conftest import IMPACT_MODELS, ROOT, SHIPPED, Sketch, called, keys_of_type
from tests.filling_forms import Form, assert_same_amounts
from tests.strategies import scenarios

REFUSED = {
    "voorbeeldwijk-2025": ("method.rate_costs", "method.rate_health", "method.first_index", "method.corrections",
                           "method.discount_inputs", "method.participants_time", "factsheet.logo"),
}  # fmt: skip
HELD = sorted(set(SHIPPED) - set(REFUSED))
FIELDS = [pytest.param(block, one, id=f"{block.title}: {one.label}") for block in BLOCKS for one in block.fields]


def test_a_form_is_the_same_every_time(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        assert called("form", "vijlen", "--out", name, folder=tmp_path).err == f"Form: {name}\n"
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_form_has_a_name_of_its_own_and_replaces_nothing(tmp_path: Path) -> None:
    assert called("form", folder=tmp_path).err == "Form: formulier.xlsx\n"
    assert called("form", "vijlen", folder=tmp_path).err == "Form: vijlen-formulier.xlsx\n"
    (tmp_path / "formulier.xlsx").write_text("mine", encoding="utf-8")
    ended = called("form", folder=tmp_path)
    assert (ended.code, "already exists" in ended.err, "--force" in ended.err) == (1, True, True)
    assert (tmp_path / "formulier.xlsx").read_text(encoding="utf-8") == "mine"
    assert called("form", "--force", folder=tmp_path).code == 0
    assert (tmp_path / "formulier.xlsx").read_bytes().startswith(b"PK")


def test_a_form_is_no_other_kind_of_file(tmp_path: Path) -> None:
    ended = called("form", "--out", "formulier.ods", folder=tmp_path)
    assert (ended.code, "does not end in .xlsx" in ended.err) == (2, True)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("command", "library"), [("form", "xlsxwriter"), ("import", "openpyxl")])
def test_without_the_extra_it_says_how_to_install_it(
    command: str, library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Form(tmp_path).save()
    monkeypatch.setitem(sys.modules, library, None)
    arguments = (path.name,) if command == "import" else ("--out", "new.xlsx")
    ended = called(command, *arguments, folder=tmp_path)
    assert (ended.code, "-m pip install XlsxWriter openpyxl" in ended.err) == (1, True)


@pytest.mark.parametrize("name", HELD)
def test_a_form_keeps_all_of_a_scenario(name: str, tmp_path: Path, book: ReferenceBook) -> None:
    """The digest is of the content: what the files say is the same to the last digit."""
    assert called("form", name, "--out", "formulier.xlsx", folder=tmp_path).code == 0
    ended = called("import", "formulier.xlsx", "--out", "back.yaml", folder=tmp_path)
    assert ended.code == 0, ended.err
    before, after = (
        read_scenario(path, book) for path in (ROOT / "scenarios" / f"{name}.yaml", tmp_path / "back.yaml")
    )
    assert before.scenario.sha256 == after.scenario.sha256


@pytest.mark.parametrize("name", [name for name in HELD if name not in IMPACT_MODELS])
def test_a_form_keeps_every_amount(name: str, tmp_path: Path, sketched: Sketch) -> None:
    assert called("form", name, "--out", "formulier.xlsx", folder=tmp_path).code == 0
    assert called("import", "formulier.xlsx", "--out", "back.yaml", folder=tmp_path).code == 0
    before, after = sketched(name), sketched((tmp_path / "back.yaml").read_text(encoding="utf-8"))
    assert_same_amounts(before, after)


@settings(max_examples=20)
@given(scenarios())
def test_a_form_keeps_all_of_any_scenario_that_it_can_hold(book: ReferenceBook, data: dict[str, object]) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "wijk.yaml").write_text(json.dumps(data), encoding="utf-8")
        ended = called("form", "wijk.yaml", folder=Path(folder))
        if ended.code:
            assert re.fullmatch(r"wijk.yaml: a form cannot hold (activities\.\d+\.hours(, )?)+; .*\n", ended.err), (
                ended.err
            )
            return
        ended = called("import", "wijk-formulier.xlsx", "--out", "back.yaml", folder=Path(folder))
        assert ended.code == 0, ended.err
        before, after = (read_scenario(Path(folder) / name, book) for name in ("wijk.yaml", "back.yaml"))
        assert before.scenario.sha256 == after.scenario.sha256


@pytest.mark.parametrize("name", REFUSED)
def test_a_form_says_by_key_what_it_cannot_hold(name: str, tmp_path: Path) -> None:
    ended = called("form", name, folder=tmp_path)
    assert (ended.code, not list(tmp_path.iterdir())) == (1, True)
    assert ended.err.startswith(f"{name}.yaml: a form cannot hold ")
    assert all(key in ended.err for key in REFUSED[name])


SMALL = """
schema: 1
reference_values: "2025-12"
wijk: {name: W, gemeente: G}
period: {start: 2026, years: 2}
activities: [{activity: wandelgroep, participants: 10}]
"""


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ("hours: {deelnemers: uren_deelnemers}", None),
        ("inbreng: [{id: a, stakeholder: gemeente, kind: money, quantity: {value: 12.5, unit: EUR}}]", None),
        ("stakeholders: {a: {label: {nl: A, en: B}, purse: public}, b: {label: A, purse: private}}", None),
        ("factsheet: {supported_by: ['A; B']}", "factsheet.supported_by"),
        ("notes: ['=1+1']", None),
        ("notes: ['{n}']".replace("{n}", "a" * 40_000), "notes.1"),
        ("assessment: {explanations: {control_group: '  =HYPERLINK(\"x\")'}}", None),
    ],
)
def test_what_a_form_can_hold_is_held_and_the_rest_is_named(more: str, key: str | None, tmp_path: Path) -> None:
    (tmp_path / "wijk.yaml").write_text(SMALL + more, encoding="utf-8")
    ended = called("form", "wijk.yaml", folder=tmp_path)
    assert (ended.code, key is None or f"cannot hold {key};" in ended.err) == (int(key is not None), True), ended.err
    if key is None:
        assert called("import", "wijk-formulier.xlsx", "--out", "back.yaml", folder=tmp_path).code == 0


def test_people_in_parts_are_not_held(tmp_path: Path) -> None:
    text = SMALL.replace("participants: 10", "participants: 10.5")
    (tmp_path / "wijk.yaml").write_text(text, encoding="utf-8")
    assert "cannot hold activities.1.participants.value" in called("form", "wijk.yaml", folder=tmp_path).err


def test_the_form_asks_every_key_of_a_scenario_or_refuses_it() -> None:
    asked = {step for block in BLOCKS for one in block.fields for step in (*block.trail, *one.trail)}
    refused = {key.rpartition(".")[2] for keys in REFUSED.values() for key in keys}
    made = {"schema"}
    assert set(keys_of_type(Scenario)) - asked - refused - made == set()


@pytest.mark.parametrize(("block", "one"), FIELDS)
def test_every_field_stands_on_the_form(block: Block, one: Field, form: Form) -> None:
    (sheet,) = [sheet for sheet in SHEETS if block in sheet.blocks]
    page = form.book[sheet.name]
    place = form.place(sheet.name, one.label)
    assert not page[place].protection.locked
    assert page[place].fill.fgColor.rgb == "FFFFF8D6"
    texts = {cell.value for row in page.iter_rows() for cell in row}
    assert {one.label, block.title} <= texts
    assert not one.help or one.help in texts
    checks = [check for check in page.data_validations.dataValidation if place in check.sqref]
    assert bool(one.choice) == any(check.type == "list" for check in checks)
    assert all(check.prompt == one.help for check in checks if check.prompt)


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    return Form(tmp_path_factory.mktemp("form"))


def test_the_words_of_a_form_are_locked_and_its_lists_hidden(form: Form) -> None:
    assert form.book.sheetnames == [GUIDE, *(sheet.name for sheet in SHEETS), CHOICES]
    assert form.book[CHOICES].sheet_state == "hidden"
    for sheet in SHEETS:
        page = form.book[sheet.name]
        assert page.protection.sheet
        assert page["A1"].protection.locked


def test_the_lists_are_those_of_the_reference_values(form: Form, book: ReferenceBook) -> None:
    lists = {
        column[0].value: [cell.value for cell in column[1:] if cell.value] for column in form.book[CHOICES].columns
    }
    release = book.release(book.latest)
    assert lists["activity"] == [one.label.nl for one in release.activities.values()]
    assert lists["stakeholder"] == [one.label.nl for one in release.stakeholders.values()]


def test_numbers_are_checked_where_they_are_typed(form: Form) -> None:
    place = form.place("Activiteiten", "Hoeveel mensen doen mee?")
    checks = form.book["Activiteiten"].data_validations.dataValidation
    (check,) = [check for check in checks if place in check.sqref]
    assert (check.type, check.operator, check.formula1) == ("whole", "greaterThanOrEqual", "0")
    assert "heel getal" in (check.error or "")


def test_a_form_has_no_formula_and_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "wijk.yaml").write_text(SMALL.replace("name: W", "name: =HYPERLINK(A1)"), encoding="utf-8")
    path = tmp_path / "formulier.xlsx"
    assert called("form", "wijk.yaml", "--out", path.name, folder=tmp_path).code == 0
    cells = [cell for page in load_workbook(path) for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" and cell.value != "=HYPERLINK(A1)"]
    with ZipFile(path) as parts:
        assert not [name for name in parts.namelist() if "external" in name.lower()]
        assert all(b"<f>" not in parts.read(name) for name in parts.namelist() if "sheets/sheet" in name)
