"""The workbook of a sketch: what is in it, what it keeps of each formula, and that no text in it is ever calculated."""

import re
import zipfile
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from sroi_cli.reports.workbook.places import cell, letters
from sroi_cli.reports.workbook.result import HIGH, LOW, MARGIN
from sroi_cli.reports.workbook.sheet import cleaned
from tests.books import Book, ledger_lines, made
from tests.conftest import SHIPPED, Sketch
from tests.strategies import scenarios
from tests.test_laws import result as calculated

SAFE = {"ABS", "AND", "IF", "INT", "ISNUMBER", "MAX", "MIN", "OR", "ROUND", "SUM", "SUMPRODUCT"}
LONGEST = 32_767  # signs in a cell
MINIMAL = """schema: 1
reference_values: "2025-12"
wijk: {{name: {name}, gemeente: {name}}}
period: {{start: 2026, years: 2}}
stakeholders: {{eigen: {{label: {name}, purse: public}}}}
activities: [{{activity: wandelgroep, label: {name}, participants: {{value: 60, because: {name}}}}}]
inbreng: [{{id: a, label: {name}, stakeholder: eigen, kind: money, quantity: 10}}]
not_monetised: [{{name: {name}, side: opbrengst, stakeholder: eigen, reach: {name}, note: {name}}}]
notes: [{name}]
factsheet: {{title: {name}}}
"""


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", SHIPPED)
def test_the_kept_values_are_those_of_the_engine(name: str, language: str, sketched: Sketch) -> None:
    result = sketched(name)
    book = Book.of(result, made(result, language), values=True, language=language)
    lines, ledger = book.lines(), ledger_lines(result)
    assert lines.keys() == ledger.keys()
    for key, (amount, pv) in ledger.items():
        assert list(lines[key]) == pytest.approx([amount, pv], rel=1e-9)
    for total in ("inbreng", "opbrengst", "saldo", "ratio"):
        expected = getattr(result.total, total)
        assert book.total(total) == (None if expected is None else pytest.approx(expected, rel=1e-9))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_number_has_one_cell_with_its_path_and_what_it_rests_on(name: str, sketched: Sketch) -> None:
    result = sketched(name)
    book = Book.of(result, made(result), values=True)
    sheet = book.read[book.layout.sheets["parameters"]]
    for path, parameter in result.value_map.parameters.items():
        found = book.cell(path)
        path_cell, _, value, was, unit, low, high, *_ = (one.value for one in sheet[found.row])
        assert (path_cell, value, was, unit or "") == (path, parameter.value, parameter.value, parameter.unit)
        assert (low, high) == (parameter.low, parameter.high)
        assert found.fill.fgColor.rgb == ("FFEEF1F4" if parameter.fixed else "FFFFF4CC")
        if re.fullmatch(r"[a-z_][a-z0-9_.]*", path):
            assert book.read.defined_names[path].attr_text == book.places[path]
    checks = {str(check.sqref) for check in sheet.data_validations.dataValidation}
    fixed = {p.name for p in result.value_map.parameters.values() if p.fixed}
    assert len(checks) == len(result.value_map.parameters) - len(fixed)


@pytest.mark.parametrize("name", SHIPPED)
def test_formulas_use_what_every_spreadsheet_has_and_are_short_enough(name: str, sketched: Sketch) -> None:
    result = sketched(name)
    formulas = _formulas(made(result))
    assert len(formulas) >= 3 * result.value_map.horizon
    for formula in formulas:
        bare = re.sub(r'"[^"]*"|\'[^\']*\'', "", formula)
        assert set(re.findall(r"([A-Z.]+)\(", bare)) <= SAFE
        assert "[" not in bare
        assert len(formula) < 8_192


def test_every_amount_is_a_formula_and_no_number_stands_twice(sketched: Sketch) -> None:
    result = sketched("voorbeeldwijk-2025")
    book = Book.of(result, made(result), values=False)
    sheet, at = book.read[book.layout.sheets["value_map"]], book.layout.at
    columns = ["quantity", "impact", "within", "nominal", "present", *(key for key in at if key[-1].isdigit())]
    for line in range(5, 5 + len(book.layout.rows)):
        assert {sheet.cell(line, at[key] + 1).data_type for key in columns} == {"f"}


@pytest.mark.parametrize("name", SHIPPED)
def test_only_cells_to_change_can_be_changed_and_no_line_can_be_sorted(name: str, sketched: Sketch) -> None:
    result = sketched(name)
    book = Book.of(result, made(result), values=False).read
    for sheet in book:
        assert sheet.protection.sheet
        assert not sheet.auto_filter.ref
        open_ = [one for line in sheet for one in line if not one.protection.locked]
        assert {one.fill.fgColor.rgb for one in open_} <= {"FFFFF4CC"}


def test_the_band_is_there_for_a_ratio_that_comes_of_a_change(sketched: Sketch) -> None:
    result = sketched("hartcheckpunt")
    assert result.band is None
    sheet = Book.of(result, made(result), values=False).read["Resultaat"]
    assert [sheet.cell(row + 1, 2).data_type for row in (MARGIN, LOW, HIGH)] == ["n", "f", "f"]


def test_a_sheet_says_what_the_scenario_says_of_what_is_not_counted(sketched: Sketch) -> None:
    result = sketched("schilderswijk")
    texts = _texts(made(result))
    for item in result.subject.scenario.not_monetised:
        assert any(item.name in text for text in texts)
    assert any(result.release.sha256[:12] in text for text in texts)
    assert any(result.subject.scenario.sha256[:12] in text for text in texts)


@pytest.mark.parametrize("name", ["vijlen", "living-well-taking-control"])
def test_the_same_result_gives_the_same_bytes(name: str, sketched: Sketch) -> None:
    first, again = made(sketched(name)), made(sketched(name))
    assert first == again
    with zipfile.ZipFile(BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in parts.read("docProps/core.xml")


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x.example","klik")', "@x", "+1", "-2+3", "=cmd|' /C calc'!A0", "  =1", "{=1}",
        "regel\n=2", "=x " * 13_334, "👩‍🌾" * 7_000, "_x0041_ & <b> \"'",
    ],
)  # fmt: skip
def test_no_text_is_ever_a_formula(text: str, sketched: Sketch) -> None:
    result = sketched(MINIMAL.format(name=_quoted(text)))
    file = made(result)
    assert len(_formulas(file)) == len(_formulas(made(sketched(MINIMAL.format(name="gewoon")))))
    texts = _texts(file)
    assert any(text[:30].strip() in found for found in texts)
    assert max(len(found.encode("utf-16-le")) // 2 for found in texts) <= LONGEST
    for sheet in load_workbook(BytesIO(file)):
        for found in (found for line in sheet for found in line if found.data_type == "s"):
            begins = re.match(r"\s*[=+\-@]", str(found.value)) is not None
            assert bool(found.quotePrefix) == begins, found.value


def _quoted(text: str) -> str:
    return '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n"))


@given(st.text(max_size=200))
def test_what_a_cell_cannot_hold_is_left_out(text: str) -> None:
    shown = cleaned(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]", shown)
    assert [sign for sign in text if sign in shown] == list(shown)


@settings(max_examples=12)
@given(scenarios())
def test_a_workbook_is_made_of_every_scenario(data: dict[str, Any]) -> None:
    result = calculated(data)
    lines, ledger = Book.of(result, made(result), values=True).lines(), ledger_lines(result)
    assert lines.keys() == ledger.keys()
    for key, (amount, pv) in ledger.items():
        assert list(lines[key]) == pytest.approx([amount, pv], rel=1e-9, abs=1e-9)


def _formulas(file: bytes) -> list[str]:
    book = load_workbook(BytesIO(file))
    return [str(one.value) for sheet in book for line in sheet for one in line if one.data_type == "f"]


def _texts(file: bytes) -> list[str]:
    book = load_workbook(BytesIO(file))
    return [str(one.value) for sheet in book for line in sheet for one in line if one.data_type == "s"]


def test_columns_have_their_letters() -> None:
    assert [letters(column) for column in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert cell(4, 27) == "AB5"
