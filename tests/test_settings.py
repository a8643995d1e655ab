"""`--set`: which paths there are, which values they take, and what is said when one is wrong."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from sroi_cli.engine.settings import SettingError
from sroi_cli.engine.value_map import Evidence
from sroi_cli.model.bounds import AMOUNT, ANY, SHARE
from sroi_cli.model.problems import ScenarioError
from tests.conftest import Sketch

LWTC = "living-well-taking-control"
BROKEN = yaml.safe_load((Path(__file__).parent / "broken" / "settings.yaml").read_text(encoding="utf-8"))


def test_a_reference_value_changes_every_row_that_names_it(sketched: Sketch) -> None:
    found = sketched("vijlen", "reference.qaly=80000")
    gain = next(one.balance.opbrengst for one in found.stakeholders if one.party.id == "deelnemers")
    assert gain == pytest.approx(695_130 * 80_000 / 50_000)


def test_participants_change_effects_and_hours(sketched: Sketch) -> None:
    before, after = sketched("vijlen"), sketched("vijlen", "activities.groepsconsult.participants=200")
    rows = {one.row.id: (one.pv, other.pv) for one, other in zip(before.rows, after.rows, strict=True)}
    assert rows["groepsconsult.zvw_groepsconsult"][1] == pytest.approx(200 * 373)
    assert rows["groepsconsult.uren_actoren"][1] == pytest.approx(200 * 6.5 * 68.67)
    assert rows["betere_toeleiding"][1] == pytest.approx((427 + 70) * 51.76)


def test_who_would_have_come_anyway_can_be_set_where_the_file_is_silent(sketched: Sketch) -> None:
    found = sketched("vijlen", "activities.*.participants_without=20")
    assert found.total.inbreng == pytest.approx(395_437.833)
    insurer = next(one.balance.opbrengst for one in found.stakeholders if one.party.id == "zorgverzekeraar")
    assert insurer == pytest.approx((142 - 60) * 331 + 135 * 23 + 110 * 373)


def test_claim_scale_bears_on_net_outcomes(sketched: Sketch) -> None:
    assert sketched("vijlen", "claim_scale=0.8").total.opbrengst == pytest.approx(0.8 * 869_477.52)


def test_a_star_meets_every_row(sketched: Sketch) -> None:
    found = sketched(LWTC, "outcomes.*.deadweight=0.5")
    names = [name for name in found.value_map.parameters if name.endswith(".deadweight")]
    assert {found.value_map.parameters[name].value for name in names} == {0.5}
    assert len(names) == 15


def test_the_last_setting_of_a_path_holds(sketched: Sketch) -> None:
    found = sketched("vijlen", "reference.qaly=1", "reference.qaly=80000")
    assert found.value_map.parameters["reference.qaly"].value == 80_000


def test_what_is_set_has_no_range(sketched: Sketch) -> None:
    parameter = sketched("vijlen", "reference.zvw_wijkaanpak=300").value_map.parameters["reference.zvw_wijkaanpak"]
    assert (parameter.low, parameter.high, parameter.moves_with) == (None, None, None)


def test_what_is_set_rests_on_the_setting_alone(sketched: Sketch) -> None:
    found = sketched("vijlen", "reference.qaly_wijkaanpak=0.02")
    parameter = found.value_map.parameters["reference.qaly_wijkaanpak"]
    assert parameter.evidence == Evidence()
    assert parameter.set_for_run
    assert next(one for one in found.rows if one.row.id == "wandelgroep.qaly_wijkaanpak").basis == "aannemen"


def test_a_value_that_the_method_has_already_is_no_change(sketched: Sketch) -> None:
    found = sketched("vijlen", "method.rate_costs=0", "method.discount_inputs=true")
    assert found.method.changed == ()


def test_a_reference_value_used_in_two_places_keeps_the_narrower_bounds() -> None:
    assert ANY.narrowed(SHARE) == SHARE.narrowed(ANY) == SHARE
    assert AMOUNT.narrowed(SHARE).refusal(2) == "2 is out of range; give a fraction from 0 to 1 (2 % is written 0.02)"


def test_the_method_can_be_set(sketched: Sketch) -> None:
    method = sketched(
        LWTC, "method.rate_costs=0.02", "method.discount_inputs=true", "method.corrections=additive"
    ).method
    assert (method.rate_costs, method.discount_inputs, method.corrections) == (0.02, True, "additive")
    assert method.changed == ("corrections", "discount_inputs", "rate_costs")


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case["set"])
def test_a_setting_that_cannot_be_says_why(case: dict[str, Any], sketched: Sketch) -> None:
    with pytest.raises(SettingError) as raised:
        sketched(case.get("scenario", "vijlen"), case["set"])
    assert all(words in str(raised.value) for words in case["words"]), str(raised.value)


@pytest.mark.parametrize("ending", ["actoren", "deelnemers", "quantity", "deadweight", "qaly"])
def test_a_path_that_is_suggested_can_be_set(ending: str, sketched: Sketch) -> None:
    with pytest.raises(SettingError, match="did you mean") as raised:
        sketched("voorbeeldwijk-2025", f"{ending}=0.5")
    for path in re.findall(r"'([\w.*]+)'", str(raised.value)):
        found = sketched("voorbeeldwijk-2025", f"{path}=0.5").value_map.parameters
        assert [name for name, one in found.items() if one.set_for_run and name.endswith(f".{ending}")], path


def test_added_corrections_above_1_are_refused(sketched: Sketch) -> None:
    with pytest.raises(ScenarioError, match=r"'healthier_diet' add up to 1\.2, more than 1"):
        sketched(LWTC, "method.corrections=additive", "outcomes.*.deadweight=0.6", "outcomes.*.attribution=0.6")
