"""Blue Zone Vijlen: what the model yields from participants, hours and reference values alone."""

import re

import pytest

from sroi_cli.model.release import ReferenceBook
from tests.conftest import ROOT, Sketch


def test_the_amounts_are_those_computed_by_hand(sketched: Sketch) -> None:
    found = sketched("vijlen")
    gains = {one.party.id: one.balance.opbrengst for one in found.stakeholders}
    assert gains == {
        "deelnemers": pytest.approx(695_130),
        "actoren": pytest.approx(22_101.52),
        "gemeente": pytest.approx(13_202),
        "zorgverzekeraar": pytest.approx(99_057),
        "rijksoverheid": pytest.approx(25_025),
        "werkgevers": pytest.approx(14_962),
    }
    assert found.total.inbreng == pytest.approx(395_437.83, abs=0.005)
    assert found.total.opbrengst == pytest.approx(869_477.52)
    assert found.total.ratio == pytest.approx(2.199, abs=0.0005)
    assert [(one.party.id, one.mark) for one in found.stakeholders if len(one.mark) > 1] == [
        ("deelnemers", "+++"),
        ("zorgverzekeraar", "++"),
    ]


def test_the_purses_gain_and_the_wijk_pays(sketched: Sketch) -> None:
    seen = {one.id: one.balance for one in sketched("vijlen").perspectives}
    assert seen["public_purse"].opbrengst == pytest.approx(137_284)
    assert seen["public_purse"].inbreng == 0
    assert seen["money_only"].opbrengst == pytest.approx(152_246)
    assert seen["money_only"].inbreng == pytest.approx(333_427.185)


@pytest.mark.parametrize("file", ["scenarios/vijlen.yaml", "reference_values/effects.yaml"])
def test_the_printed_outcomes_stand_nowhere_in_the_inputs(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    numbers = set(re.findall(r"\d+(?:[.,]\d+)*", text))
    printed = {"398", "12.6", "137", "27.5", "18.1", "695", "22.1", "912", "2.3", "2,3"}
    thousands = {"398000", "12600", "137000", "27500", "18100", "695000", "22100", "912000", "695130", "22101"}
    assert not numbers & (printed | thousands)


def test_calibrated_values_say_what_they_were_fitted_to(book: ReferenceBook, sketched: Sketch) -> None:
    for name in ("qaly_wijkaanpak", "qaly_hartcheckpunt", "qaly_groepsconsult"):
        entry = book.values[name].entries[-1]
        assert entry.calibrated_on
        assert entry.basis == "aannemen"
    own = sketched("vijlen").value_map.parameters["outcomes.betere_toeleiding.unit_value"]
    assert own.evidence.calibrated_on


def test_all_effects_are_net_and_the_prices_are_the_official_ones(book: ReferenceBook) -> None:
    brought = {outcome.effect for one in book.activities.values() for e in one.entries for outcome in e.outcomes}
    effects = [book.values[id_] for id_ in brought]
    assert len(effects) == 14
    assert all(value.net for value in effects)
    latest = {name: book.values[name].entries[-1].value for name in ("qaly", "onbetaald_uur", "professional_uur")}
    assert latest == {"qaly": 50_000, "onbetaald_uur": 20.17, "professional_uur": 68.67}
