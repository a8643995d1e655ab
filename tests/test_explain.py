"""`sroi explain`: every amount multiplies out, in numbers and in the words that are shown."""

import json
import re
import time
from collections.abc import Callable
from math import prod
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from sroi_cli.engine.explanation import UnknownSubjectError, explanation
from sroi_cli.engine.result import Result, Subject, calculate
from sroi_cli.reading.scenarios import ScenarioFile
from sroi_cli.reports.explained import explained
from sroi_cli.reports.explained_as_json import explained_as_json
from sroi_cli.reports.page import Page
from sroi_cli.reports.style import Style
from sroi_cli.reports.view import view
from tests.conftest import IMPACT_MODELS, SHIPPED, Sketch, called, labels_in, shown_value
from tests.strategies import scenarios
from tests.test_laws import result as of_random

HAVING_ROWS = sorted(set(SHIPPED) - set(IMPACT_MODELS))
CONVENTIONS: list[tuple[str | None, tuple[str, ...]]] = [
    (None, ()),
    ("mkba", ()),
    ("zorginstituut", ()),
    ("svi", ()),
    (None, ("method.corrections=additive", "method.rate_costs=0.07")),
    (None, ("claim_scale=0.37",)),
]
BY_ALL = pytest.mark.parametrize(("profile", "settings"), CONVENTIONS)


def as_json(result: Result, subject: str | None) -> dict[str, Any]:
    return explained_as_json(explanation(result, subject), Style.of(result, labels_in()))


def page(result: Result, subject: str | None) -> Page:
    style = Style.of(result, labels_in())
    return explained(explanation(result, subject), view(result, style), style)


def text(shown: Page) -> str:
    tables = [line for one in shown.sections if one.table for line in (*one.table.lines, one.table.foot)]
    facts = [fact for one in shown.sections for item in one.items for fact in item.facts]
    lines = [line for one in shown.sections for line in one.lines]
    return "\n".join([shown.title, *lines, *(" ".join(cells) for cells in tables), *(" ".join(f) for f in facts)])


def shown(number: str) -> float:
    return float(re.sub(r"[^\d,-]", "", number.split(" per ", maxsplit=1)[0]).replace(",", "."))


def calculated(name: str, sketched: Sketch, profile: str | None, settings: tuple[str, ...]) -> Result:
    known = sketched(name).value_map.parameters
    return sketched(
        name, *(each for each in settings if each.split("=")[0] in known or "method" in each), profile=profile
    )


def assert_multiplies_out(row: dict[str, Any], *, additive: bool) -> None:
    """Factors times what is kept give the impact, and its shares of the years the amounts."""
    factors: dict[str, float] = {}
    for factor in row["factors"]:
        value = factor.get("sign", 1) * factor["value"]
        summed = factor["role"] in factors and "sign" in factor
        assert factor["role"] not in factors or summed, "factors of one role are the terms of a sum"
        factors[factor["role"]] = factors.get(factor["role"], 0) + value
    corrections = [factors.pop(role, 0) for role in ("deadweight", "displacement", "attribution")]
    for role in ("claim_scale", "starts", "duration", "drop_off"):
        factors.pop(role, None)
    if any(corrections):
        kept = 1 - sum(corrections) if additive else prod(1 - share for share in corrections)
        assert row["claim"] == pytest.approx(kept)
    assert prod(factors.values()) * row["claim"] == pytest.approx(row["impact"])
    counted = [year for year in row["years"] if year["counted"]]
    assert row["impact"] * sum(year["share"] for year in counted) == pytest.approx(row["amount"])
    assert sum(year["amount"] for year in counted) == pytest.approx(row["amount"])
    assert sum(year["pv"] for year in counted) == pytest.approx(row["pv"])


def assert_words_multiply_out(row: dict[str, Any]) -> None:
    """The same by the numbers that are shown: to the cent, or to nine digits of a large amount."""
    first, *steps = row["calculation"]
    product, *whole = first.split(" = ")
    impact = prod(map(shown_value, product.split(" × ")))
    assert impact == pytest.approx(row["impact"], abs=0.006, rel=1e-9), first
    assert [shown(each) for each in whole] in ([], [pytest.approx(row["impact"], abs=0.006)])
    for step in steps:
        if step.startswith("× "):
            share, amount = step.split(" = ")
            assert row["impact"] * shown_value(share) == pytest.approx(row["amount"], abs=0.006, rel=1e-8), step
            assert shown(amount) == pytest.approx(row["amount"], abs=0.006)
        if step.startswith("contant"):
            assert shown(step.split(": ")[1]) == pytest.approx(row["pv"], abs=0.006)
    falls = any(step.startswith("× ") for step in steps)
    assert falls or row["amount"] == pytest.approx(row["impact"])
    assert any(step.startswith("contant") for step in steps) or row["pv"] == pytest.approx(row["amount"])


@BY_ALL
@pytest.mark.parametrize("name", HAVING_ROWS)
def test_every_row_multiplies_out_to_its_amount_in_numbers_and_in_words(
    name: str, profile: str | None, settings: tuple[str, ...], sketched: Sketch
) -> None:
    result = calculated(name, sketched, profile, settings)
    for row in as_json(result, None)["rows"]:
        if row["pv"] is not None:
            assert_multiplies_out(row, additive=result.method.corrections == "additive")
            assert_words_multiply_out(row)


@BY_ALL
@pytest.mark.parametrize("name", HAVING_ROWS)
def test_the_amounts_that_a_stakeholder_sees_add_up_as_shown(
    name: str, profile: str | None, settings: tuple[str, ...], sketched: Sketch
) -> None:
    result = calculated(name, sketched, profile, settings)
    for one in result.stakeholders:
        sides = {"Inbreng": one.balance.inbreng, "Opbrengst": one.balance.opbrengst}
        for section in page(result, one.party.id).sections:
            if section.table and section.heading in sides and sides[section.heading] is not None:
                *_, last = section.table.foot or section.table.lines[-1]
                assert sum(shown(line[-1]) for line in section.table.lines) == pytest.approx(shown(last), abs=1e-6)
                assert shown(last) == pytest.approx(sides[section.heading], abs=0.006)


@BY_ALL
def test_each_year_of_a_row_is_its_nominal_amount_times_its_factor(
    profile: str | None, settings: tuple[str, ...], sketched: Sketch
) -> None:
    result = calculated("voorbeeldwijk-2024", sketched, profile, settings)
    for one in result.rows:
        table = next(
            section.table for section in page(result, one.row.id).sections if section.heading.startswith("Wann")
        )
        assert table
        for _, share, nominal, *discounted in table.lines:
            assert shown_value(share) / 100 * one.impact == pytest.approx(shown(nominal), abs=0.006, rel=1e-5)
            if discounted:
                assert shown(nominal) * shown_value(discounted[0]) == pytest.approx(shown(discounted[1]), abs=0.05)


@given(scenarios())
def test_any_scenario_can_be_explained_and_adds_up(data: dict[str, Any]) -> None:
    result = of_random(data)
    found = as_json(result, None)
    for row in found["rows"]:
        if row["pv"] is not None:
            assert_multiplies_out(row, additive=False)
            assert_words_multiply_out(row)
    for one in result.stakeholders:
        assert page(result, one.party.id)


def test_a_large_scenario_is_explained_in_the_time_that_it_takes_to_read(read: Callable[[str], ScenarioFile]) -> None:
    uses = "".join(f"  - {{id: a{i}, activity: wandelgroep, participants: {i + 1}}}\n" for i in range(300))
    head = 'schema: 1\nreference_values: "2025-12"\nwijk: {name: A, gemeente: B}\nperiod: {start: 2025, years: 9}\n'
    file = read(f"{head}activities:\n{uses}")
    result = calculate(Subject(file.scenario, file.name), file.release)
    began = time.perf_counter()
    assert len(explanation(result, None).rows) == 2100
    assert page(result, "gemeente")
    assert time.perf_counter() - began < 2  # about 0.3 s; it was minutes when the ledger was searched for each row


def test_rows_that_the_method_does_not_count_are_told(sketched: Sketch) -> None:
    result = sketched("vijlen", profile="svi")
    words = text(page(result, "wandelgroep.uren_deelnemers"))
    assert "Deze methode telt de tijd van deelnemers niet als inbreng." in words
    assert "Wandelgroep: uren van deelnemers" in words
    assert as_json(result, "deelnemers")["left_out"] == [f"{use}.uren_deelnemers" for use in USES]
    assert "hours.deelnemers" not in [one["name"] for one in as_json(result, "deelnemers")["parameters"]]


USES = ["wandelgroep", "wandeluitdaging", "benzomoe", "hartcheckpunt", "groepsconsult"]


def test_what_the_insurer_gets_in_vijlen_adds_up_in_words(sketched: Sketch) -> None:
    bill = next(one.table for one in page(sketched("vijlen"), "zorgverzekeraar").sections if one.table)
    assert bill.foot == ("Samen", "", "€ 99.057")
    assert sum(shown(amount) for *_, amount in bill.lines) == 99_057
    assert bill.lines[-1][0] == "Groepsconsult: minder kosten Zvw\ngroepsconsult.zvw_groepsconsult"
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
        ("vijlen", "Nationale Wandeluitdaging", "activity", 7),
        ("vijlen", "Uur onbetaalde tijd", "parameter", 5),
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
    assert "Herkomst gewijzigd voor deze berekening" in words
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


CONFUSING = """schema: 1
reference_values: "2025-12"
wijk: {name: A, gemeente: B}
period: {start: 2025, years: 1}
stakeholders:
  bieb: {label: Wandelgroep, purse: public}
  vw: {label: Vrijwilligers, purse: household}
  betaler: {label: De betaler, purse: public}
activities: [{activity: wandelgroep, participants: 5}]
inbreng:
  - {id: vrijwilligers, label: Zaal, stakeholder: vw, kind: money, quantity: 100, funded_by: betaler}
  - {id: gemeente, label: Zaal, stakeholder: bieb, kind: money, quantity: 50}
  - {id: rest, stakeholder: gemeente, kind: money, quantity: 7}
"""


@pytest.mark.parametrize(
    ("asked", "kind", "name"),
    [
        ("wandelgroep", "activity", "wandelgroep"),
        ("bieb", "stakeholder", "bieb"),
        ("vrijwilligers", "row", "vrijwilligers"),
        ("gemeente", "stakeholder", "gemeente"),
        ("inbreng.gemeente", "row", "gemeente"),
        ("De betaler", "stakeholder", "betaler"),
    ],
)
def test_ids_go_before_labels(asked: str, kind: str, name: str, sketched: Sketch) -> None:
    found = as_json(sketched(CONFUSING), asked)["what"]
    assert (found["kind"], found["id"]) == (kind, name)


def test_every_name_that_a_bill_prints_leads_back_to_its_row(sketched: Sketch) -> None:
    result = sketched(CONFUSING)
    for section in page(result, None).sections:
        for line in section.table.lines if section.heading in ("Inbreng", "Opbrengst") and section.table else ():
            (row,) = as_json(result, line[0].splitlines()[-1])["rows"]
            assert row["label"] == line[0].splitlines()[0]


def test_a_label_of_several_is_answered_with_their_ids(sketched: Sketch) -> None:
    with pytest.raises(UnknownSubjectError, match="'zaal' is what several are called; ask for one of vr"):
        explanation(sketched(CONFUSING), "zaal")


def test_one_that_only_pays_can_be_asked_for(sketched: Sketch) -> None:
    words = text(page(sketched(CONFUSING), "betaler"))
    assert "Betaalt ook Zaal, inbreng van Vrijwilligers: € 100" in words


def test_a_standard_stakeholder_without_a_part_is_told_so(sketched: Sketch) -> None:
    with pytest.raises(UnknownSubjectError, match="'zorgkantoor' has no part in this scenario; its"):
        explanation(sketched("vijlen"), "zorgkantoor")


def test_a_name_that_nothing_has_is_answered_with_the_nearest(sketched: Sketch, tmp_path: Path) -> None:
    with pytest.raises(UnknownSubjectError, match="stakeholders are deelnemers, actoren, gemeente"):
        explanation(sketched("vijlen"), "xyzzy")
    ended = called("explain", "vijlen", "zorgverzekeraars", folder=tmp_path)
    assert ended.code == 2
    assert "vijlen.yaml: no stakeholder, activity, row or parameter is called 'zorgverzekeraars'" in ended.err
    assert "did you mean 'zorgverzekeraar'?" in ended.err


def test_the_command_prints_words_or_json(tmp_path: Path) -> None:
    ended = called("explain", "vijlen", "zorgverzekeraar", folder=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert "Inbreng € 0, opbrengst € 99.057, saldo € 99.057 (2025-2029)" in ended.out
    assert not any(line != line.rstrip() for line in ended.out.splitlines())
    found = json.loads(called("explain", "vijlen", "--json", "--method", "mkba", folder=tmp_path).out)
    assert found["method"]["profile"] == "mkba"
    assert list(tmp_path.iterdir()) == []
