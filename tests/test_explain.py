"""`sroi explain`: every amount multiplies out, in numbers and in the words that are shown."""

import json
import re
from math import prod
from pathlib import Path
from typing import Any

import pytest

from sroi_cli.engine.explanation import UnknownSubjectError, explanation
from sroi_cli.engine.result import Result
from sroi_cli.reading.templates import read_labels
from sroi_cli.reports.explained import explained
from sroi_cli.reports.explained_as_json import content
from sroi_cli.reports.page import Page
from sroi_cli.reports.style import Style
from sroi_cli.reports.view import view
from tests.conftest import SHIPPED, Sketch, run

HAVING_ROWS = ["gezond-wijdemeren", "hartcheckpunt", "groepsconsult-den-haag-zuidwest", "living-well-taking-control"]
HAVING_ROWS += ["vijlen", "voorbeeldwijk-2024", "voorbeeldwijk-2025"]


def as_json(result: Result, subject: str | None) -> dict[str, Any]:
    return content(explanation(result, subject), Style.of(result, read_labels()))


def page(result: Result, subject: str | None) -> Page:
    style = Style.of(result, read_labels())
    return explained(explanation(result, subject), view(result, style), style)


def text(shown: Page) -> str:
    tables = [line for one in shown.sections if one.table for line in (*one.table.lines, one.table.foot)]
    facts = [fact for one in shown.sections for item in one.items for fact in item.facts]
    lines = [line for one in shown.sections for line in one.lines]
    return "\n".join([shown.title, *lines, *(" ".join(cells) for cells in tables), *(" ".join(f) for f in facts)])


def shown(number: str) -> float:
    return float(re.sub(r"[^\d,-]", "", number.split(" per ", maxsplit=1)[0]).replace(",", "."))


@pytest.mark.parametrize("name", HAVING_ROWS)
def test_every_row_multiplies_out_to_its_amount(name: str, sketched: Sketch) -> None:
    result = sketched(name)
    for one in result.rows:
        (row,) = (row for row in as_json(result, one.row.id)["rows"] if row["side"] == one.row.side)
        factors: dict[str, float] = {}
        for factor in row["factors"]:
            sign = factor.get("sign", 1)
            factors[factor["role"]] = factors.get(factor["role"], 0) + sign * factor["value"]
        corrections = [factors.pop(role, 0) for role in ("deadweight", "displacement", "attribution")]
        for role in ("claim_scale", "starts", "duration", "drop_off"):
            factors.pop(role, None)
        if corrections != [0, 0, 0]:
            assert row["claim"] == pytest.approx(prod(1 - share for share in corrections))
        assert prod(factors.values()) * row["claim"] == pytest.approx(row["impact"])
        counted = [year for year in row["years"] if year["counted"]]
        assert row["impact"] * sum(year["share"] for year in counted) == pytest.approx(row["amount"])
        assert sum(year["amount"] for year in counted) == pytest.approx(row["amount"])
        assert sum(year["pv"] for year in counted) == pytest.approx(row["pv"])


@pytest.mark.parametrize("name", HAVING_ROWS)
def test_the_words_of_every_row_multiply_out_to_its_amount(name: str, sketched: Sketch) -> None:
    result = sketched(name)
    for one in result.rows:
        calculations = [row["calculation"] for row in as_json(result, one.row.id)["rows"] if row["pv"] == one.pv]
        steps = calculations[0]
        impact = shown(steps[0].split(" = ")[-1])
        assert impact == pytest.approx(one.impact, abs=0.005)
        share = next((step for step in steps if step.startswith("× ")), None)
        if share:
            words, amount = share.split(" = ")
            assert impact * shown(words.split(" in ")[0]) == pytest.approx(shown(amount), rel=1e-5)
            assert shown(amount) == pytest.approx(one.amount, abs=0.005)
        else:
            assert impact == pytest.approx(one.amount, abs=0.005)


@pytest.mark.parametrize("name", HAVING_ROWS)
def test_the_rows_of_a_stakeholder_add_up_to_what_it_puts_in_and_gets(name: str, sketched: Sketch) -> None:
    result = sketched(name)
    for one in result.stakeholders:
        rows = as_json(result, one.party.id)["rows"]
        for side, amount in (("inbreng", one.balance.inbreng), ("opbrengst", one.balance.opbrengst)):
            found = [row["pv"] for row in rows if row["side"] == side]
            assert (None if None in found else sum(found)) == (None if amount is None else pytest.approx(amount))


def test_what_the_insurer_gets_in_vijlen_adds_up_in_words(sketched: Sketch) -> None:
    bill = next(one.table for one in page(sketched("vijlen"), "zorgverzekeraar").sections if one.table)
    assert bill.foot == ("Samen", "", "€ 99.057")
    assert sum(shown(amount) for *_, amount in bill.lines) == 99_057
    assert "130 deelnemers × € 373 per deelnemer = € 48.490" in [calculation for _, calculation, _ in bill.lines]


def test_an_explanation_goes_down_to_entry_release_source_locator_basis_and_calibration(sketched: Sketch) -> None:
    words = text(page(sketched("vijlen"), "wandelgroep.qaly_wijkaanpak"))
    for part in (
        "release 2025-12, geldig vanaf 2024-12",
        "Netto wat ook zonder de aanpak was gebeurd en wat anderen deden, is er al af",
        "Impactanalyse 2diabeat 2021-2025 (VitaValley, voor 2diabeat, 2025), figuur 5",
        "aannemen: afgesteld op een gepubliceerde uitkomst",
        "Afgesteld op Gezond Wijdemeren 2024",
        "Afleiding 0.80 * 8.6e6 / 50000 / 2940",
        "Spreiding 0,0351 - 0,0585 QALY per deelnemer (een afspraak, geen meting)",
        "weten: officiële prijs of statistiek, of gemeten",
    ):
        assert part in words
    (found,) = as_json(sketched("vijlen"), "qaly_wijkaanpak")["parameters"]
    assert (found["entry"], found["release"], found["source"]["id"]) == ("2024-12", "2025-12", "impactanalyse-2diabeat")
    assert found["calibrated_on"].startswith("Gezond Wijdemeren 2024")


@pytest.mark.parametrize(
    ("scenario", "subject", "kind", "rows"),
    [
        ("vijlen", None, "scenario", 36),
        ("vijlen", "gemeente", "stakeholder", 4),
        ("vijlen", "hartcheckpunt", "activity", 6),
        ("vijlen", "activities.hartcheckpunt", "activity", 6),
        ("vijlen", "hartcheckpunt.zvw_hartcheckpunt", "row", 1),
        ("vijlen", "inbreng.lokale_aanjager", "row", 1),
        ("vijlen", "outcomes.betere_toeleiding", "row", 1),
        ("vijlen", "reference.qaly", "parameter", 5),
        ("vijlen", "qaly", "parameter", 5),
        ("vijlen", "hours.deelnemers", "parameter", 5),
        ("vijlen", "activities.benzomoe.participants_without", "parameter", 6),
        ("hartcheckpunt", "actoren", "stakeholder", 1),
        ("vijlen", "ZORGVERZEKERAAR", "stakeholder", 5),
        ("vijlen", "Actoren in de wijk", "stakeholder", 7),
        ("living-well-taking-control", "Big Lottery", "stakeholder", 1),
        ("living-well-taking-control", "inbreng.big_lottery", "row", 1),
        ("voorbeeldwijk-2024", "benzomoe", "activity", 0),
        ("vijlen", "method", "method", 0),
        ("vijlen", "method.rate_health", "method", 0),
        ("schilderswijk", None, "scenario", 0),
        ("schilderswijk", "gemeente", "stakeholder", 0),
    ],
)
def test_what_can_be_asked_for(scenario: str, subject: str | None, kind: str, rows: int, sketched: Sketch) -> None:
    found = as_json(sketched(scenario), subject)
    assert (found["what"]["kind"], len(found["rows"])) == (kind, rows)


@pytest.mark.parametrize("name", SHIPPED)
def test_everything_that_a_page_names_can_be_asked_for_in_turn(name: str, sketched: Sketch) -> None:
    result = sketched(name)
    for found in ([*result.value_map.parties], [row.row.id for row in result.rows], [*result.value_map.parameters]):
        for subject in found:
            assert "None" not in text(page(result, subject))


def test_a_setting_is_named_as_where_a_number_comes_from(sketched: Sketch) -> None:
    words = text(page(sketched("vijlen", "reference.qaly=80000"), "qaly"))
    assert "Waarde € 80.000 per QALY" in words
    assert "Uit gewijzigd voor deze berekening" in words
    assert "Impactanalyse" not in words


def test_years_after_the_period_are_shown_and_not_counted(sketched: Sketch) -> None:
    words = text(page(sketched("voorbeeldwijk-2024"), "minder_eenzaam"))
    assert "2028 18,9 %" in words
    assert "2029 (na de periode, telt niet mee) 4,9 %" in words


def test_who_pays_is_told_where_it_is_not_who_puts_in(sketched: Sketch) -> None:
    result = sketched("voorbeeldwijk-2025")
    assert "Betaalt ook Lokale aanjager, inbreng van Actoren in de wijk: € " in text(page(result, "gemeente"))
    assert "betaald door Gemeente" in text(page(result, "lokale_aanjager"))
    assert "nog niet gefinancierd" in text(page(result, "tuincoordinator"))


def test_what_a_reader_must_know_stands_beside_the_amounts(sketched: Sketch) -> None:
    words = text(page(sketched("vijlen"), "zorgverzekeraar"))
    assert "Niet meegerekend: wat zorgverzekeraars voor de activiteiten vergoeden (Zvw)." in words
    assert "consistentiecontrole, geen reproductie" in text(page(sketched("gezond-wijdemeren"), None))
    assert any("consistentiecontrole" in note for note in as_json(sketched("gezond-wijdemeren"), "gemeente")["notes"])


def test_the_method_is_explained_with_its_source(sketched: Sketch) -> None:
    words = text(page(sketched("voorbeeldwijk-2025"), "method"))
    for part in (
        "2,25 % per jaar",
        "1,5 % per jaar",
        "Aangepast Discontovoet gezondheid",
        "Rapport Werkgroep discontovoet",
    ):
        assert part in words


def test_a_standard_stakeholder_without_a_part_is_told_so(sketched: Sketch) -> None:
    with pytest.raises(UnknownSubjectError, match="'zorgkantoor' has no part in this scenario; its"):
        explanation(sketched("vijlen"), "zorgkantoor")


def test_a_name_that_nothing_has_is_answered_with_the_nearest(sketched: Sketch, tmp_path: Path) -> None:
    with pytest.raises(UnknownSubjectError, match="stakeholders are deelnemers, actoren, gemeente"):
        explanation(sketched("vijlen"), "xyzzy")
    ended = run("explain", "vijlen", "zorgverzekeraars", folder=tmp_path)
    assert ended.code == 2
    assert "vijlen.yaml: no stakeholder, activity, row or parameter is called 'zorgverzekeraars'" in ended.err
    assert "the nearest are zorgverzekeraar" in ended.err


def test_the_command_prints_words_or_json(tmp_path: Path) -> None:
    ended = run("explain", "vijlen", "zorgverzekeraar", folder=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert "Inbreng € 0, opbrengst € 99.057, saldo € 99.057 (2025-2029)" in ended.out
    assert not any(line != line.rstrip() for line in ended.out.splitlines())
    found = json.loads(run("explain", "vijlen", "--json", "--method", "mkba", folder=tmp_path).out)
    assert found["method"]["profile"] == "mkba"
    assert list(tmp_path.iterdir()) == []
