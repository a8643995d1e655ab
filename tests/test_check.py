"""`sroi check`: what stands out, what a sketch rests on, and each requirement applied, explained or missing."""

import json
from collections.abc import Callable
from copy import deepcopy
from math import fsum
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given

from sroi_cli.engine.evidence.checked import Checked
from sroi_cli.engine.evidence.oddities import oddities
from sroi_cli.engine.evidence.requirements import Item, items
from sroi_cli.engine.evidence.resting import by_basis, opbrengst_by_sms, opbrengst_by_source
from sroi_cli.engine.result import Result
from sroi_cli.model.requirement import REQUIREMENTS, Requirement
from sroi_cli.model.scenario import Assessment
from sroi_cli.reports.checked.words import to_do, why
from sroi_cli.reports.style import Style
from tests.conftest import ROOT, SHIPPED, Sketch, called, labels_in
from tests.strategies import scenarios
from tests.test_laws import CORRECTIONS, ONE_OUTCOME
from tests.test_laws import result as of_random

ALL: tuple[Requirement, ...] = get_args(Requirement)
Data = dict[str, Any]


def study(value: float, unit: str = "", sms: int = 3) -> Data:
    return {"value": value, "because": "een onderzoek", "sms": sms} | ({"unit": unit} if unit else {})


def outcome(id_: str, effect: Data, **more: Any) -> Data:
    kept = {key: {"value": 0.1, "because": "gevraagd"} for key in CORRECTIONS}
    people = {"value": 20, "unit": "persoon", "because": "telling"}
    found = {"id": id_, "stakeholder": "deelnemers", "kind": "social", "quantity": people, "effect": effect, **kept}
    return found | {"unit_value": "qaly", "duration": {"value": 3, "because": "gevolgd"}} | more


GREEN: Data = {  # a scenario that does everything that is asked for
    "schema": 1,
    "reference_values": "2025-12",
    "wijk": {"name": "Test", "gemeente": "Test"},
    "period": {"start": 2025, "years": 3},
    "inbreng": [
        {
            "id": "subsidie",
            "stakeholder": "gemeente",
            "kind": "money",
            "quantity": {"value": 1000, "because": "besluit"},
        }
    ],
    "outcomes": [
        outcome("fitter", study(0.02, "QALY/persoon")),
        outcome("blessures", study(-0.001, "QALY/persoon", 5)),
    ],
    "assessment": {
        "counterfactual": "Zonder ons gebeurt er niets.",
        "theory_of_change": "Wie beweegt wordt fitter",
        "context_validity": "Even oud.",
        "stakeholders_involved": ["deelnemers", "gemeente"],
        "valuation": "Gevraagd.",
        "materiality": "Niets weggelaten.",
        "verification": "Door een ander.",
        "response": "Wordt besproken.",
    },
}


def without(data: Data, *trail: str | int) -> Data:
    """A copy that lacks one thing."""
    found = deepcopy(data)
    place: Any = found
    for step in trail[:-1]:
        place = place[step]
    del place[trail[-1]]
    return found


def with_(data: Data, value: Any, *trail: str | int) -> Data:
    """A copy in which one thing is another."""
    found = deepcopy(data)
    place: Any = found
    for step in trail[:-1]:
        place = place[step]
    place[trail[-1]] = value
    return found


TAKEN: dict[str, Callable[[Data], Data]] = {  # what each requirement rests on, taken away
    "counterfactual": lambda data: without(data, "assessment", "counterfactual"),
    "control_group": lambda data: without(data, "outcomes", 1, "effect", "sms"),
    "theory_of_change": lambda data: without(data, "assessment", "theory_of_change"),
    "context_validity": lambda data: without(data, "assessment", "context_validity"),
    "long_term": lambda data: without(without(data, "outcomes", 1, "duration"), "outcomes", 0, "duration"),
    "costs_and_benefits": lambda data: with_(data, "unknown", "inbreng", 0, "quantity"),
    "involve_stakeholders": lambda data: with_(data, ["gemeente"], "assessment", "stakeholders_involved"),
    "understand_what_changes": lambda data: with_(data, data["outcomes"][:1], "outcomes"),
    "value_the_things_that_matter": lambda data: without(data, "assessment", "valuation"),
    "only_include_what_is_material": lambda data: without(data, "assessment", "materiality"),
    "do_not_overclaim": lambda data: with_(data, uncorrected(data["outcomes"]), "outcomes"),
    "be_transparent": lambda data: with_(data, 1000, "inbreng", 0, "quantity"),
    "verify_the_result": lambda data: without(data, "assessment", "verification"),
    "be_responsive": lambda data: without(data, "assessment", "response"),
}


def found_of(result: Result) -> dict[str, Item]:
    return {item.id: item for item in items(result)}


def words_of(item: Item, result: Result) -> str:
    style = Style.of(result, labels_in())
    return f"{why(item, style)} {to_do(item, style)}".rstrip()


# The requirements


def test_there_are_six_of_the_guideline_and_eight_principles_and_each_is_looked_at_once(sketched: Sketch) -> None:
    assert {framework: len(ids) for framework, ids in REQUIREMENTS.items()} == {"passend_bewijs": 6, "svi": 8}
    for name in SHIPPED:
        assert [(item.framework, item.id) for item in items(sketched(name))] == [
            (framework, id_) for framework, ids in REQUIREMENTS.items() for id_ in ids
        ]


def test_a_scenario_that_does_all_that_is_asked_for_has_all_applied(sketched: Sketch) -> None:
    result = sketched(json.dumps(GREEN))
    found = found_of(result)
    assert {id_: item.status for id_, item in found.items()} == dict.fromkeys(ALL, "applied")
    assert words_of(found["counterfactual"], result) == "Zonder ons gebeurt er niets."
    assert words_of(found["understand_what_changes"], result) == (
        "Wie beweegt wordt fitter. Ook wat slechter wordt telt mee: Blessures."
    )


@pytest.mark.parametrize("id_", ALL)
def test_what_is_applied_is_missing_without_its_data_and_explained_with_words(id_: str, sketched: Sketch) -> None:
    taken = TAKEN[id_](GREEN)
    result = sketched(json.dumps(taken))
    missing = found_of(result)[id_]
    assert missing.status == "missing"
    assert words_of(missing, result)
    explained = with_(taken, {id_: "kon hier niet"}, "assessment", "explanations")
    told = sketched(json.dumps(explained))
    assert found_of(told)[id_].status == "explained"
    assert words_of(found_of(told)[id_], told) == "kon hier niet."


def test_what_the_data_show_needs_no_explanation(sketched: Sketch) -> None:
    explained = with_(GREEN, dict.fromkeys(ALL, "hoeft niet"), "assessment", "explanations")
    assert {item.status for item in items(sketched(json.dumps(explained)))} == {"applied"}


def test_nothing_is_applied_by_default(sketched: Sketch) -> None:
    bare = {key: GREEN[key] for key in ("schema", "reference_values", "wijk", "period")}
    assert {item.status for item in items(sketched(json.dumps(bare)))} == {"missing"}


NO_DROP_OFF = {"because": "al af"}


@pytest.mark.parametrize(
    ("change", "id_", "words"),
    [
        (lambda data: with_(data, 2, "outcomes", 0, "effect", "sms"), "control_group", "niveau 3 of hoger"),
        (lambda data: with_(data, 3, "outcomes", 0, "duration"), "long_term", "source bij: outcomes.fitter.duration."),
        (
            lambda data: with_(data, [lasting("fitter", net=NO_DROP_OFF), data["outcomes"][1]], "outcomes"),
            "long_term",
            "source bij: outcomes.fitter.drop_off.",
        ),
        (
            lambda data: with_(data, [lasting("fitter", per_year=[1, 0.5])], "outcomes"),
            "long_term",
            "een because: outcomes.fitter.per_year.",
        ),
        (
            lambda data: with_(data, [lasting("fitter", per_year=[1, 0])], "outcomes"),
            "long_term",
            "Geen opbrengst telt",
        ),
        (lambda data: with_(data, [lasting("fitter", starts=2)], "outcomes"), "long_term", "valt na de periode"),
        (
            lambda data: with_(data, [lasting("erger", effect=study(-1)), lasting("fitter", starts=2)], "outcomes"),
            "long_term",
            "valt na de periode",
        ),
        (
            lambda data: with_(data, [lasting("fitter", drop_off={"value": 1, "because": "weg"})], "outcomes"),
            "long_term",
            "Geen opbrengst telt",
        ),
        (
            lambda data: with_(data, [lasting("fitter", effect=study(0))], "outcomes"),
            "long_term",
            "geen opbrengst in geld",
        ),
        (
            lambda data: with_(data, [lasting("fitter", effect=study(0))], "outcomes"),
            "control_group",
            "geen opbrengst in geld",
        ),
        (
            lambda data: with_(data, [lasting("erger", effect=study(-1))], "outcomes"),
            "do_not_overclaim",
            "geen opbrengst in geld",
        ),
        (lambda data: with_(data, 0, "inbreng", 0, "quantity", "value"), "costs_and_benefits", "De inbreng is niet"),
        (lambda data: without(data, "outcomes"), "long_term", "geen opbrengst in geld"),
        (lambda data: without(data, "outcomes"), "control_group", "geen opbrengst in geld"),
        (lambda data: without(data, "outcomes"), "costs_and_benefits", "De opbrengst is niet"),
        (lambda data: without(data, "outcomes"), "do_not_overclaim", "geen opbrengst in geld"),
        (lambda data: without(data, "outcomes"), "value_the_things_that_matter", "telt niet mee"),
        (
            lambda data: with_(data, "gemeente", "outcomes", 0, "stakeholder"),
            "value_the_things_that_matter",
            "telt niet mee",  # what is left for households is a loss
        ),
        (lambda data: without(data, "assessment", "stakeholders_involved"), "involve_stakeholders", "niemand"),
        (lambda data: without(data, "assessment", "theory_of_change"), "understand_what_changes", "waarom het werkt"),
        (
            lambda data: with_(data, 0.01, "outcomes", 1, "effect", "value"),
            "understand_what_changes",
            "geen uitkomst mee die slechter wordt",
        ),
        (
            lambda data: with_(data, uncorrected(data["outcomes"]), "outcomes"),
            "do_not_overclaim",
            "is niets afgetrokken: Fitter.",  # of a loss nothing need be
        ),
    ],
)
def test_each_thing_that_a_requirement_asks_for_is_missed(
    change: Callable[[Data], Data], id_: str, words: str, sketched: Sketch
) -> None:
    result = sketched(json.dumps(change(GREEN)))
    assert found_of(result)[id_].status == "missing"
    assert words in words_of(found_of(result)[id_], result)


def lasting(id_: str, **more: Any) -> Data:
    """An outcome of three years, or of what is given in their place."""
    row = outcome(id_, study(1)) | {"unit_value": {"value": 9, "unit": "EUR/persoon", "because": "tarief"}} | more
    gone = {"net": CORRECTIONS, "per_year": ("starts", "duration", "drop_off")}
    return {key: value for key, value in row.items() if key not in [one for k in gone if k in more for one in gone[k]]}


def uncorrected(rows: list[Data]) -> list[Data]:
    nothing = {key: {"value": 0, "because": "nagegaan"} for key in CORRECTIONS}
    return [row | nothing for row in rows]


def test_what_comes_after_the_first_year_is_told_within_the_horizon(sketched: Sketch) -> None:
    data = with_(GREEN, [lasting("fitter", starts=1)], "outcomes")  # 20 x 9 x 0.9^3 a year, 0.9 of it in the third
    result = sketched(json.dumps(data))
    (note,) = found_of(result)["long_term"].why
    assert note.figures["amount"] == pytest.approx(20 * 9 * 0.9**3 * 0.9)


def activity(name: str, participants: float = 3, more: Data | None = None) -> Data:
    return {"activity": name, "participants": {"value": participants, "because": "telling"}, **(more or {})}


def test_activities_ask_who_would_have_come_anyway_and_who_comes_twice_and_what_others_pay(sketched: Sketch) -> None:
    asked = {"participants_without": {"value": 0, "because": "gevraagd"}}
    one = sketched(json.dumps(GREEN | {"activities": [activity("wandelgroep", more=asked)]}))
    assert found_of(one)["do_not_overclaim"].status == "applied"
    assert words_of(found_of(one)["do_not_overclaim"], one).endswith("5 keer deed de bron dat al, 1 keer de schets.")
    two = sketched(
        json.dumps(GREEN | {"activities": [activity(name, more=asked) for name in ("benzomoe", "wandelgroep")]})
    )
    assert found_of(two)["do_not_overclaim"].status == "applied"  # these two have no theme in common
    alike = [activity(name, more=asked) for name in ("wandelgroep", "wandeluitdaging")]
    sharing = sketched(json.dumps(GREEN | {"activities": alike}))
    assert "samen 6 deelnemers" in words_of(found_of(sharing)["do_not_overclaim"], sharing)
    assert "Zvw" in words_of(found_of(one)["costs_and_benefits"], one)
    paid = [*GREEN["inbreng"]]
    for who in ("zorgverzekeraar", "rijksoverheid"):
        paid.append({**paid[0], "id": who, "stakeholder": who})
    whole = sketched(json.dumps(GREEN | {"activities": alike, "inbreng": paid}))
    assert found_of(whole)["costs_and_benefits"].status == "applied"
    paid[1] = {**paid[1], "quantity": {"value": 0, "because": "niets"}}
    unpaid = sketched(json.dumps(GREEN | {"activities": alike, "inbreng": paid}))
    assert found_of(unpaid)["costs_and_benefits"].status == "missing"


APPLIED: dict[str, set[str]] = {  # of each shipped scenario; read line by line beside what its file says
    "berlicum-vitaal": set(),
    "gezond-wijdemeren": {"counterfactual", "costs_and_benefits", "be_transparent"},
    "gezond-wijdemeren-2022": set(),
    "groepsconsult-den-haag-zuidwest": {"be_transparent"},
    "hartcheckpunt": {"be_transparent"},
    "krachtenbinder-eijsden": {"counterfactual"},
    "living-well-taking-control": {"long_term", "costs_and_benefits", "do_not_overclaim", "be_transparent"},
    "schilderswijk": set(),
    "vijlen": {"be_transparent"},
    "voorbeeldwijk-2024": {"counterfactual", "theory_of_change", "understand_what_changes"},
    "voorbeeldwijk-2025": {
        "counterfactual",
        "theory_of_change",
        "context_validity",
        "long_term",
        "understand_what_changes",
        "value_the_things_that_matter",
        "only_include_what_is_material",
        "verify_the_result",
        "be_responsive",
    },
}


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_applied_in_the_shipped_scenarios(name: str, sketched: Sketch) -> None:
    found = items(sketched(name))
    assert {item.id for item in found if item.status == "applied"} == APPLIED[name]
    explained = sketched(name).subject.scenario.assessment.explanations
    assert {item.id for item in found if item.status == "explained"} == set(explained) - APPLIED[name]


def bare_number(data: Data) -> Data:
    """Without what the first number of somebody's counting rests on."""
    place = next(row for key in ("activities", "inbreng") for row in data.get(key, ()))
    key = "participants" if "participants" in place else "quantity"
    number = place[key]
    for said in ("source", "because", "locator"):
        number.pop(said, None)
    return data


OF_SHIPPED: dict[str, Callable[[Data], Data]] = {
    **TAKEN,
    "be_transparent": bare_number,
    "costs_and_benefits": lambda data: without(data, "inbreng"),
    "long_term": lambda data: (
        data | {"outcomes": [{key: one[key] for key in one if key != "duration"} for one in data["outcomes"]]}
    ),
    "understand_what_changes": lambda data: with_(
        data, [one for one in data["outcomes"] if one["id"] != "blessures"], "outcomes"
    ),
}


@pytest.mark.parametrize(("name", "id_"), [(name, id_) for name, ids in APPLIED.items() for id_ in sorted(ids)])
def test_what_a_shipped_scenario_applies_is_missing_without_its_data(name: str, id_: str, sketched: Sketch) -> None:
    data = yaml.safe_load((ROOT / "scenarios" / f"{name}.yaml").read_text(encoding="utf-8"))
    data.get("factsheet", {}).pop("logo", None)  # it stands beside the file
    changed = OF_SHIPPED[id_](deepcopy(data))
    assert found_of(sketched(json.dumps(changed)))[id_].status == "missing"


# What stands out


def keys_of(result: Result) -> list[str]:
    """What stands out beside the ratio."""
    return [note.key for note in oddities(result) if not note.key.startswith("ratio_")]


@pytest.mark.parametrize(
    ("effect", "rests", "keys"),
    [
        (0.05, "gross", []),
        (0.0501, "gross", ["odd_gain"]),  # for three years, so more than 0.15
        (0.005, "net", []),  # 0.015: at a claim of a tenth just 0.15
        (0.0051, "net", ["odd_net_gain"]),
        (0.025, "net", ["odd_net_gain"]),  # 0.075: more than 0.15 below a claim of a half
        (0.026, "net", ["odd_net_gain_always"]),  # 0.078: even at a claim of a half 0.156
        (-0.2, "gross", []),
    ],
)
def test_a_gain_in_health_above_what_is_reported_stands_out(
    effect: float, rests: str, keys: list[str], sketched: Sketch
) -> None:
    row = outcome("fitter", study(effect, "QALY/persoon"), drop_off={"value": 0, "because": "blijft"})
    if rests == "net":
        row = {key: value for key, value in row.items() if key not in CORRECTIONS} | {"net": {"because": "al af"}}
    assert keys_of(sketched(json.dumps(GREEN | {"outcomes": [row]}))) == keys


def test_a_gain_is_told_with_the_claim_below_which_it_would_be_too_high(sketched: Sketch) -> None:
    gains = [note.figures for note in oddities(sketched("vijlen")) if note.key == "odd_net_gain"]
    assert [one["gain"] for one in gains] == [0.0468, 0.0439]
    assert [one["least"] for one in gains] == [pytest.approx(0.312), pytest.approx(0.29267, abs=1e-5)]


def saving(who: str, euros: float, **more: Any) -> Data:
    price = {"value": euros, "unit": "EUR/persoon", "because": "telling"}
    nothing = {key: {"value": 0, "because": "nagegaan"} for key in CORRECTIONS}
    row = outcome(more.pop("id", "minder_kosten"), study(1), stakeholder=who, kind="economic", unit_value=price)
    return row | nothing | more


@pytest.mark.parametrize(
    ("who", "euros", "keys"),
    [
        ("zorgverzekeraar", 157.5, []),  # 5 % of 3,150
        ("zorgverzekeraar", 157, ["odd_savings"]),
        ("zorgverzekeraar", 378, []),  # 12 %
        ("zorgverzekeraar", 379, ["odd_savings"]),
        ("gemeente", 75.16, []),  # 4 % of 1,879
        ("gemeente", 75, ["odd_savings"]),
        ("gemeente", 187.9, []),  # 10 %
        ("gemeente", 188, ["odd_savings"]),
        ("gemeente", -75, []),  # no saving
        ("werkgevers", 1, []),  # of whom nothing is reported
    ],
)
def test_savings_outside_the_reported_shares_stand_out(
    who: str, euros: float, keys: list[str], sketched: Sketch
) -> None:
    data = GREEN | {"outcomes": [saving(who, euros)]}
    assert keys_of(sketched(json.dumps(data))) == keys
    other = json.dumps(data | {"currency": "GBP"}).replace("EUR/persoon", "GBP/persoon")
    assert keys_of(sketched(other)) == ["odd_not_in_euros"]


def test_savings_are_those_of_the_year_that_brings_most_after_corrections(sketched: Sketch) -> None:
    half = {"value": 0.5, "because": "gevraagd"}
    row = saving("gemeente", 400, deadweight=half, drop_off=half, starts=1)
    (note,) = [n for n in oddities(sketched(json.dumps(GREEN | {"outcomes": [row]}))) if n.key == "odd_savings"]
    assert note.figures["saving"] == pytest.approx(200)  # half of 400; in the next year half of that
    assert note.figures["share"] == pytest.approx(200 / 1879)


def test_each_outcome_and_activity_stands_alone_even_under_one_name(sketched: Sketch) -> None:
    rows = [saving("gemeente", 60, id=id_) for id_ in ("wandelgroep", "minder_vervoer")]
    result = sketched(json.dumps(GREEN | {"outcomes": rows, "activities": [activity("wandelgroep")]}))
    found = [
        note.figures for note in oddities(result) if note.key == "odd_savings" and note.figures["spending"] == 1879
    ]
    assert [(one["saving"], len(one["rows"])) for one in found] == [(71, 1), (60, 2)]  # type: ignore[arg-type]


def test_what_reaches_nobody_stands_out_for_nothing(sketched: Sketch) -> None:
    result = sketched(json.dumps(GREEN | {"activities": [activity("wandelgroep", 0)]}))
    assert keys_of(result) == []


@pytest.mark.parametrize("id_", ["zvw_per_inwoner", "qaly_programma_hoog"])
def test_a_reported_figure_of_nothing_stops_no_check(id_: str, tmp_path: Path) -> None:
    own = tmp_path / "eigen"
    own.mkdir()
    unit, price = ("EUR/inwoner", ", price_level: 2024") if id_ == "zvw_per_inwoner" else ("QALY/deelnemer", "")
    entry = f"{{from: 2025-12, value: 0{price}, basis: weten, source: gezond-leven-2025, locator: p. 1}}"
    (own / "eigen.yaml").write_text(f"{id_}: {{label: Test, unit: {unit}, entries: [{entry}]}}", encoding="utf-8")
    assert called("check", "vijlen", "--reference-dir", "eigen", folder=tmp_path).code == 0


@pytest.mark.parametrize(
    ("inhabitants", "keys"),
    [
        (39, []),
        (38, []),
        (37, ["odd_crowded"]),
        (21, ["odd_crowded"]),
        (20, ["odd_crowded_one", "odd_crowded"]),
        (18, ["odd_crowded_one", "odd_crowded_one", "odd_crowded_one", "odd_crowded"]),  # and both outcomes, of 19
    ],
)
def test_more_people_than_inhabitants_stand_out(inhabitants: int, keys: list[str], sketched: Sketch) -> None:
    data = deepcopy(GREEN) | {"activities": [activity("wandelgroep", 21), activity("benzomoe", 17)]}
    for row in data["outcomes"]:
        row["quantity"]["value"] = 19
    data["wijk"] = {"name": "Test", "gemeente": "Test", "inhabitants": inhabitants}
    assert [key for key in keys_of(sketched(json.dumps(data))) if "crowded" in key] == keys


def test_activities_that_share_a_theme_are_told_together_with_how_many_people_they_may_be(sketched: Sketch) -> None:
    (note,) = [note for note in oddities(sketched("vijlen")) if note.key == "odd_shared"]
    assert (note.figures["participants"], note.figures["largest"]) == (375, 155)
    assert "Benzomoe" not in str(note.figures["labels"])
    assert note.figures["theme"] == "bewegen"


def test_an_activity_that_reaches_nobody_shares_nobody(sketched: Sketch) -> None:
    data = GREEN | {"activities": [activity("wandelgroep", 20), activity("wandeluitdaging", 0)]}
    assert "odd_shared" not in keys_of(sketched(json.dumps(data)))


def test_a_ratio_outside_what_the_programme_reports_stands_out(sketched: Sketch) -> None:
    assert oddities(sketched("vijlen"))[0].key == "ratio_below_programme"
    own = with_(GREEN, 1, "inbreng", 0, "quantity", "value")
    assert oddities(sketched(json.dumps(own)))[0].key == "ratio_above_programme"
    assert keys_of(sketched("living-well-taking-control")) == ["odd_not_in_euros"]


def test_where_nothing_can_be_compared_it_says_so(sketched: Sketch) -> None:
    assert keys_of(sketched("voorbeeldwijk-2024")) == ["odd_not_compared", "odd_shared"]
    assert keys_of(sketched("berlicum-vitaal")) == ["odd_no_amounts"]


# What it rests on


@given(scenarios())
def test_what_it_rests_on_adds_up(data: Data) -> None:
    result = of_random(data)
    if result.total.opbrengst is None:
        return
    whole = pytest.approx(result.total.opbrengst, rel=1e-9, abs=1e-6)
    bases = by_basis(result)
    assert fsum(one.opbrengst for one in bases) == whole
    assert bases[-1].balance.opbrengst == whole
    assert fsum(opbrengst_by_sms(result).values()) == whole
    most = fsum(abs(one.pv) for one in result.rows if one.row.side == "opbrengst")
    assert all(abs(amount) <= most + 1e-6 for amount in opbrengst_by_source(result).values())
    (note,) = found_of(result)["control_group"].why
    assert 0 < float(str(note.figures.get("share", 1))) <= 1 + 1e-12


def test_vijlen_rests_on_what_is_indicated_and_assumed(sketched: Sketch) -> None:
    found = Checked.of(sketched("vijlen"))
    assert [(one.basis, one.opbrengst) for one in found.by_basis] == [
        ("weten", 0),
        ("vermoeden", pytest.approx(152_246)),
        ("aannemen", pytest.approx(717_231.52)),
    ]
    assert [one.balance.ratio for one in found.by_basis] == [
        0,
        pytest.approx(152_246 / 395_437.8344, rel=1e-6),
        pytest.approx(2.1988, abs=5e-5),
    ]
    assert found.by_sms == {None: pytest.approx(869_477.52)}
    assert found.calibrated == pytest.approx(717_231.52)


def test_the_level_of_a_row_is_that_of_its_effect(sketched: Sketch) -> None:
    found = opbrengst_by_sms(sketched(json.dumps(GREEN)))
    assert [*found] == [5, 3]
    rows = {one.row.id: one.pv for one in sketched(json.dumps(GREEN)).rows}
    assert found == {5: rows["blessures"], 3: rows["fitter"]}
    ungraded = sketched(json.dumps(TAKEN["control_group"](GREEN)))
    assert [*opbrengst_by_sms(ungraded)] == [3, None]


# The command


def test_vijlen_is_far_from_all_green_and_told_in_full(tmp_path: Path) -> None:
    ended = called("check", "vijlen", folder=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    for words in (
        "vijlen.yaml: geen fouten in het bestand.",
        "De ratio 2,20 ligt onder de 3 tot 6",
        "Toegepast: 0; uitgelegd: 0; ontbreekt: 6.",
        "Toegepast: 1; uitgelegd: 0; ontbreekt: 7.",
        "te doen    Zet onder assessment.counterfactual",
        "Elk van de 26 getallen waarmee is gerekend heeft een bron of een reden",
    ):
        assert words in ended.out


@pytest.mark.parametrize("name", SHIPPED)
def test_each_shipped_scenario_is_told_in_both_languages_and_strict_fails(name: str, tmp_path: Path) -> None:
    for language, term in (("nl", "ontbreekt"), ("en", "missing")):
        ended = called("check", name, "--lang", language, "--strict", folder=tmp_path)
        assert (ended.code, term in ended.out) == (1, True)
        assert ended.err.startswith(f"{name}.yaml: neither applied nor explained: ")
        assert "None" not in ended.out.replace("None of the effects", "")


def test_strict_is_content_with_what_is_explained(tmp_path: Path) -> None:
    green = tmp_path / "groen.yaml"
    green.write_text(json.dumps(GREEN), encoding="utf-8")
    assert called("check", "groen.yaml", "--strict", folder=tmp_path).code == 0
    why_not = dict.fromkeys(ALL, "kon niet")
    explained = with_(GREEN, {"explanations": why_not}, "assessment")
    green.write_text(json.dumps(explained), encoding="utf-8")
    ended = called("check", "groen.yaml", "--strict", folder=tmp_path)
    assert (ended.code, ended.out.count("uitgelegd  kon niet.")) == (0, 9)


def test_json_has_what_stands_out_and_every_item(tmp_path: Path) -> None:
    ended = called("check", "vijlen", "hartcheckpunt", "--json", folder=tmp_path)
    found = [json.loads(line) for line in ended.out.splitlines()]
    assert [one["file"] for one in found] == ["vijlen.yaml", "hartcheckpunt.yaml"]
    vijlen = found[0]
    assert len(vijlen["warnings"]) == 7
    assert [one["basis"] for one in vijlen["by_basis"]] == ["weten", "vermoeden", "aannemen"]
    assert vijlen["by_sms"] == [{"sms": None, "opbrengst": pytest.approx(869_477.52)}]
    assert {one["source"] for one in vijlen["by_source"]} == {"impactanalyse-2diabeat"}
    assert len(vijlen["items"]) == 14
    assert set(vijlen["items"][0]) == {"id", "framework", "status", "why"}
    assert vijlen["items"][0]["why"].endswith(
        "Zet onder assessment.counterfactual wat er zonder de aanpak zou gebeuren."
    )
    assert found[1]["by_basis"][0]["ratio_so_far"] is None
    unknown = json.loads(called("check", "berlicum-vitaal", "--json", folder=tmp_path).out)
    assert (unknown["by_basis"], unknown["by_sms"], unknown["calibrated"]) == ([], [], None)


def test_a_broken_file_is_told_with_all_its_mistakes_and_does_not_stop_the_others(tmp_path: Path) -> None:
    broken = with_(GREEN, {"controle_groep": "kan niet"}, "assessment", "explanations")
    broken["inbreng"][0]["quantity"]["sms"] = 9
    (tmp_path / "stuk.yaml").write_text(json.dumps(broken), encoding="utf-8")
    ended = called("check", "stuk.yaml", "nergens", "vijlen", folder=tmp_path)
    assert ended.code == 1
    assert "Nagekeken: Wijkaanpak Blue Zone Vijlen" in ended.out
    for words in ("did you mean 'control_group'?", "9 is out of range; give 0 to 5", "nergens"):
        assert words in ended.err


def test_the_hook_checks_the_files_that_it_is_given(tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, *arguments = hook["entry"].split()
    assert (program, hook["id"], hook["language"]) == ("sroi", "sroi-check", "python")
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "goed.yaml").write_text(json.dumps(GREEN), encoding="utf-8")
    (tmp_path / "scenarios" / "stuk.yaml").write_text("schema: 1\n", encoding="utf-8")
    good = called(*arguments, "scenarios/goed.yaml", folder=tmp_path)
    assert (good.code, good.out, good.err) == (0, "", "")
    bad = called(*arguments, "scenarios/goed.yaml", "scenarios/stuk.yaml", folder=tmp_path)
    assert (bad.code, bad.out) == (1, "")
    assert all(line.startswith("scenarios/stuk.yaml:") for line in bad.err.splitlines())


@pytest.mark.parametrize("name", SHIPPED)
def test_the_annex_of_a_factsheet_has_each_requirement(name: str, sketched: Sketch) -> None:
    terms = labels_in()["terms"]
    page = (ROOT / "factsheets" / f"{name}.md").read_text(encoding="utf-8")
    for item in items(sketched(name)):
        assert f"- {terms[f'requirement_{item.id}']} ({terms[f'item_{item.status}']}): " in page


def test_every_text_that_is_asked_for_can_be_given() -> None:
    assert {*GREEN["assessment"], "explanations"} == set(Assessment.model_fields)


def test_one_outcome_of_money_rests_on_nothing_that_was_graded() -> None:
    assert [*opbrengst_by_sms(of_random(ONE_OUTCOME))] == [None]
