"""The workbook calculated by LibreOffice: its formulas alone give what the engine gives, changed cells included.

Needs LibreOffice. Without it these tests are skipped; SROI_OFFICE=required makes that an error.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isclose
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from sroi_cli.engine.result import Result, Subject, calculate
from sroi_cli.engine.settings import parse_setting
from sroi_cli.model.method import Convention
from sroi_cli.model.release import ReferenceBook
from sroi_cli.reading.scenarios import ScenarioFile, read_scenario
from tests.books import Book, ledger_lines, made
from tests.conftest import ROOT, SHIPPED
from tests.strategies import scenarios
from tests.test_laws import result as result_of

OFFICE = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
if OFFICE is None:
    if os.environ.get("SROI_OFFICE") == "required":
        pytest.fail("the tests of workbooks need LibreOffice", pytrace=False)
    pytest.skip("the tests of workbooks need LibreOffice", allow_module_level=True)

CLOSE = 1e-9  # of the larger of two amounts
PATIENCE = 300  # seconds
RANDOM = 8  # scenarios
LOOSE, GUIDED, HARD, UNKNOWN = "voorbeeldwijk-2025", "living-well-taking-control", "hard", "unknown"
HARD_SCENARIO = """schema: 1
reference_values: "2025-12"
method: {profile: mkba, corrections: additive, first_index: 0.5, participants_time: not counted}
wijk: {name: "=1+1", gemeente: "@Nergens"}
period: {start: 2025, years: 3, horizon: 4}
hours: {actoren: 3}
stakeholders: {1e2: {label: "-2", purse: public}, "100": {label: "+3", purse: household}}
activities:
  - {activity: wandelgroep, participants: 45, participants_without: 5, intake: [5, 0, 40]}
  - {id: 2-a1, activity: groepsconsult, participants: 30}
inbreng:
  - {id: week, stakeholder: gemeente, kind: paid_time, quantity: {value: 3, unit: uur/week}, unit_value: onbetaald_uur}
  - {id: once, stakeholder: "100", kind: money, quantity: 900, year: 2027}
  - {id: each, stakeholder: 1e2, kind: money, quantity: {value: 4, unit: EUR/deelnemer}}
outcomes:
  - id: gone_at_once
    stakeholder: "100"
    kind: social
    quantity: {value: 12, unit: persoon, because: x}
    unit_value: {value: 120, unit: EUR/persoon, because: x}
    deadweight: {value: 0.2, because: x}
    displacement: {value: 0.3, because: x}
    attribution: {value: 0.1, because: x}
    drop_off: {value: 1, because: x}
    duration: 3.25
    intake: [6, 3, 3]
  - id: later
    stakeholder: 1e2
    kind: economic
    quantity: {value: 7, unit: persoon/jaar, because: x}
    effect: {value: -0.4, because: x}
    unit_value: {value: 55.5, unit: EUR/persoon, because: x}
    deadweight: {value: 0, because: x}
    displacement: {value: 0, because: x}
    attribution: {value: 0.9, because: x}
    starts: 2
    duration: 6.5
    drop_off: {value: 0.1, because: x}
  - id: by_year
    stakeholder: deelnemers
    kind: social
    quantity: participants
    effect: {value: 0.01, unit: QALY/deelnemer, because: x}
    unit_value: qaly
    deadweight: {value: 0.2, because: x}
    displacement: {value: 0, because: x}
    attribution: {value: 0, because: x}
    per_year: [1, 0.4, 0.2, 0.1, 0.1, 0.1]
"""
OWN = {HARD: HARD_SCENARIO, UNKNOWN: HARD_SCENARIO.replace("intake: [5, 0, 40]", "hours: unknown")}


@dataclass(frozen=True)
class Case:
    """A scenario, and what is changed in its workbook."""

    scenario: str
    changes: Mapping[str, float | str] = field(default_factory=dict)
    profile: str | None = None  # whose choices are filled in
    language: str = "nl"

    @property
    def name(self) -> str:
        changes = "-".join(f"{name}={value}" for name, value in self.changes.items())
        return "-".join(filter(None, (self.scenario, self.profile, self.language, changes)))


CASES = [
    *(Case(name) for name in (*SHIPPED, HARD, UNKNOWN)),
    *(Case(name, profile=profile) for name in (LOOSE, "vijlen", HARD) for profile in ("2diabeat", "svi")),
    Case("vijlen", profile="zorginstituut", language="en"),
    Case(GUIDED, profile="mkba"),
    Case("vijlen", {"activities.wandelgroep.participants": 145}),
    Case("vijlen", {"activities.groepsconsult.participants_without": 30, "claim_scale": 0.8}),
    Case("vijlen", {"hours.deelnemers": 0, "inbreng.lokale_aanjager.quantity": 0, "reference.professional_uur": 50.5}),
    Case("vijlen", {"reference.qaly": 80000, "reference.zvw_wijkaanpak": -331}),
    Case(GUIDED, {"outcomes.healthier_diet.duration": 4.75, "outcomes.healthier_diet.drop_off": 1}),
    Case(GUIDED, {"outcomes.healthier_diet.duration": 0.3, "outcomes.more_physical_activity.drop_off": 0}),
    Case(GUIDED, {"outcomes.healthier_diet.starts": 2, "outcomes.more_physical_activity.deadweight": 1}),
    Case(GUIDED, {"method.corrections": "additive", "method.first_index": 0.5, "method.rate_costs": 0.05}),
    Case(LOOSE, {"method.rate_health": 0.2, "method.discount_inputs": "false", "claim_scale": 0.5}),
    Case(LOOSE, {"outcomes.minder_eenzaam.starts": 5}),
    Case(HARD, {"outcomes.later.duration": 20, "outcomes.later.starts": 0, "outcomes.gone_at_once.drop_off": 0.5}),
    Case(HARD, {"outcomes.gone_at_once.duration": 1, "method.corrections": "multiplicative"}),
]


def _scenario(name: str, book: ReferenceBook, folder: Path) -> ScenarioFile:
    if name in SHIPPED:
        return read_scenario(ROOT / "scenarios" / f"{name}.yaml", book)
    path = folder / f"{name}.yaml"
    path.write_text(OWN[name], encoding="utf-8")
    return read_scenario(path, book)


def _result(file: ScenarioFile, case: Case | None) -> Result:
    """The result of a scenario, as it stands or with the changes of a case."""
    changes = [f"{name}={value}" for name, value in case.changes.items()] if case else []
    given_settings = tuple(map(parse_setting, changes))
    return calculate(Subject(file.scenario, file.name, given_settings), file.release, case.profile if case else None)


def _changed(case: Case, before: Result, after: Result) -> Book:
    """The workbook of a scenario with the cells of a case changed; openpyxl keeps no values of formulas."""
    book = Book.of(before, made(before, case.language), values=False, language=case.language)
    changes: dict[str, float | str | bool] = {**case.changes}
    if case.profile:
        changes |= {f"method.{name}": getattr(after.method, name) for name in Convention.model_fields}
    for name, value in changes.items():
        words = isinstance(value, str | bool)
        book.cell(name).value = book.layout.style.choice(value) if words else value
    return book


def drawn() -> list[Result]:
    """Some random scenarios, the same ones every time."""
    found: list[Result] = []

    @settings(max_examples=RANDOM, database=None, derandomize=True, phases=[Phase.generate])
    @given(scenarios())
    def draw(data: dict[str, Any]) -> None:
        found.append(result_of(data))

    draw()
    return found


@pytest.fixture(scope="module")
def calculated(book: ReferenceBook, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Book, Result]]:
    """What LibreOffice makes of the workbook of each case, and the result that it should have."""
    folder = tmp_path_factory.mktemp("office")
    bare, full = folder / "bare", folder / "full"
    bare.mkdir()
    expected: dict[str, Result] = {}
    for number, result in enumerate(drawn()):
        expected[f"random-{number}"] = result
        Book.of(result, made(result), values=False).read.save(bare / f"random-{number}.xlsx")
    for number, case in enumerate(CASES):
        file = _scenario(case.scenario, book, folder)
        expected[case.name] = _result(file, case)
        _changed(case, _result(file, None), expected[case.name]).read.save(bare / f"{number}.xlsx")
    command = [str(OFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(full), *map(str, bare.glob("*.xlsx"))]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    files = {case.name: (f"{number}.xlsx", case.language) for number, case in enumerate(CASES)}
    files |= {name: (f"{name}.xlsx", "nl") for name in expected if name not in files}
    return {
        name: (Book.of(expected[name], full / file, values=True, language=language), expected[name])
        for name, (file, language) in files.items()
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_formulas_alone_give_the_ledger_and_the_totals(
    case: Case, calculated: dict[str, tuple[Book, Result]]
) -> None:
    found, expected = calculated[case.name]
    assert not differences(found, expected)


def test_so_it_is_for_random_scenarios(calculated: dict[str, tuple[Book, Result]]) -> None:
    random = {name: pair for name, pair in calculated.items() if name.startswith("random-")}
    assert len(random) == RANDOM
    assert not [line for pair in random.values() for line in differences(*pair)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_formula_gives_what_is_kept_beside_it(case: Case, calculated: dict[str, tuple[Book, Result]]) -> None:
    found, expected = calculated[case.name]
    file = made(expected, case.language)
    formulas = Book.of(expected, file, values=False, language=case.language).read
    kept = Book.of(expected, file, values=True, language=case.language).read
    checked = 0
    for sheet in formulas:
        for cell in (cell for line in sheet for cell in line if cell.data_type == "f"):
            told, shown = (book[sheet.title][cell.coordinate].value for book in (kept, found.read))
            assert same(told, shown), (sheet.title, cell.coordinate, cell.value, told, shown)
            checked += 1
    assert checked or not expected.rows


def same(kept: object, found: object) -> bool:
    """The same text, or the same number: to a millionth where nearly nothing is left of large ones."""
    if isinstance(kept, int | float) and isinstance(found, int | float):
        return isclose(kept, found, rel_tol=CLOSE, abs_tol=1e-6)
    return (kept or "") == (found or "")


def differences(found: Book, expected: Result) -> list[str]:
    """What is further off from what the engine has than a billionth of the larger amount."""
    lines, ledger = found.lines(), ledger_lines(expected)
    pairs = {f"{key}": (lines[key][n], ledger[key][n]) for key in ledger for n in (0, 1)}
    assert lines.keys() == ledger.keys()
    totals = {name: getattr(expected.total, name) for name in ("inbreng", "opbrengst", "saldo", "ratio")}
    for name, value in totals.items():
        shown = found.total(name)
        assert (shown is None) == (value is None), name
        pairs[name] = (shown or 0.0, value or 0.0)
    off = {name: abs(a - b) / max(abs(a), abs(b)) for name, (a, b) in pairs.items() if a != b}
    return [f"{name}: {pairs[name]}" for name, share in off.items() if share > CLOSE]
