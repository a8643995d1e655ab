"""The ledger in long form: it adds up to the result, unrounded, and its columns are described."""

import csv
import re
from collections.abc import Mapping
from io import StringIO
from math import fsum

import pytest

from sroi_cli.reports.ledger_as_csv import COLUMNS, ledger_as_csv
from sroi_cli.reports.style import Style
from tests.books import ledger_lines
from tests.conftest import ROOT, SHIPPED, Sketch, labels_in

Line = Mapping[str, str]


def lines(name: str, sketched: Sketch, *settings: str, profile: str | None = None) -> list[Line]:
    result = sketched(name, *settings, profile=profile)
    text = ledger_as_csv(result, Style.of(result, labels_in()))
    return list(csv.DictReader(StringIO(text, newline="")))


@pytest.mark.parametrize("profile", [None, "svi"])
@pytest.mark.parametrize("name", SHIPPED)
def test_the_lines_are_those_of_the_ledger_to_the_last_digit(name: str, profile: str | None, sketched: Sketch) -> None:
    result = sketched(name, profile=profile)
    found = [line for line in lines(name, sketched, profile=profile) if line["year"]]
    ledger = ledger_lines(result)
    assert len(found) == len(result.ledger.lines)
    for line in found:
        side = "inbreng" if line["side"] == "inbreng" else "opbrengst"
        assert (float(line["amount"]), float(line["pv"])) == ledger[side, line["row"], int(line["year"])]
    for side in ("inbreng", "opbrengst"):
        whole = getattr(result.total, side)
        summed = fsum(float(line["pv"]) for line in found if line["side"] == side)
        assert whole is None or summed == pytest.approx(whole, rel=1e-12)


def test_rows_that_are_not_known_have_a_line_without_amounts(sketched: Sketch) -> None:
    found = [line for line in lines("hartcheckpunt", sketched) if not line["year"]]
    assert len(found) == len(sketched("hartcheckpunt").ledger.unknown) > 0
    assert {(line["amount"], line["pv"], line["side"]) for line in found} == {("", "", "inbreng")}


def test_every_line_says_what_it_was_made_with(sketched: Sketch) -> None:
    result = sketched("vijlen", "reference.qaly=80000", profile="mkba")
    for line in lines("vijlen", sketched, "reference.qaly=80000", profile="mkba"):
        assert (line["scenario"], line["method"], line["set"]) == ("vijlen.yaml", "mkba", "reference.qaly=80000")
        assert (line["release_sha256"], line["currency"]) == (result.release.sha256, "EUR")
        assert line["scenario_sha256"] == result.subject.scenario.sha256


def test_the_columns_are_described_in_their_order() -> None:
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    assert tuple(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == COLUMNS


def test_no_cell_is_a_formula(sketched: Sketch) -> None:
    text = """schema: 1
reference_values: "2025-12"
wijk: {name: "=1+1", gemeente: "@x,y"}
period: {start: 2026, years: 1}
inbreng: [{id: a, label: "+1;=2", stakeholder: gemeente, kind: money, quantity: 10}]
"""
    (line,) = lines(text, sketched)
    assert (line["wijk"], line["gemeente"], line["label"]) == ("'=1+1", "'@x,y", "'+1;'=2")
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line.values())
