"""The shipped scenarios: what each yields, what it owns up to, and that no number is invented under a real name."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from sroi_cli.model.scenario import Scenario
from tests.conftest import IMPACT_MODELS, ROOT, SHIPPED, Sketch, keys_of_type

WITHOUT_INBRENG = {"groepsconsult-den-haag-zuidwest": 8_650_800, "hartcheckpunt": 77_184}
FICTIONAL = ["voorbeeldwijk-2024", "voorbeeldwijk-2025"]
REAL = sorted(set(SHIPPED) - set(FICTIONAL))


def text_of(name: str) -> str:
    return (ROOT / "scenarios" / f"{name}.yaml").read_text(encoding="utf-8")


def test_gezond_wijdemeren_is_a_consistency_check(sketched: Sketch) -> None:
    found = sketched("gezond-wijdemeren")
    assert found.total.inbreng == pytest.approx(2_100_000, abs=0.01)
    assert found.total.opbrengst == pytest.approx(8_637_720)
    assert found.total.ratio == pytest.approx(4.113, abs=0.0005)
    gains = {one.party.id: one.balance.opbrengst for one in found.stakeholders if one.balance.opbrengst}
    assert gains == {
        "deelnemers": pytest.approx(2_940 * 0.0468 * 50_000),
        "gemeente": pytest.approx(2_940 * 71),
        "zorgverzekeraar": pytest.approx(2_940 * 331),
        "rijksoverheid": pytest.approx(2_940 * 125),
        "werkgevers": pytest.approx(2_940 * 71),
    }
    assert any("consistentiecontrole, geen reproductie" in note for note in found.subject.scenario.notes)


def test_the_inbreng_of_gezond_wijdemeren_has_the_printed_shares(sketched: Sketch) -> None:
    shares = {one.party.id: one.share_inbreng for one in sketched("gezond-wijdemeren").stakeholders}
    printed = {"actoren": 43, "gemeente": 22, "zorgverzekeraar": 22, "deelnemers": 13, "rijksoverheid": 0.1}
    assert shares == {"werkgevers": 0, **{who: pytest.approx(share / 100.1) for who, share in printed.items()}}


@pytest.mark.parametrize("name", WITHOUT_INBRENG)
def test_without_a_published_inbreng_there_is_no_ratio(name: str, sketched: Sketch) -> None:
    found = sketched(name)
    assert found.total.opbrengst == pytest.approx(WITHOUT_INBRENG[name])
    assert (found.total.inbreng, found.total.ratio) == (None, None)


@pytest.mark.parametrize("name", IMPACT_MODELS)
def test_an_impact_model_has_no_amounts(name: str, sketched: Sketch) -> None:
    found = sketched(name)
    assert (found.total.inbreng, found.total.opbrengst, found.rows) == (None, None, ())
    sides = {item.side for item in found.subject.scenario.not_monetised}
    assert sides == {"inbreng", "opbrengst"}


@pytest.mark.parametrize("name", ["berlicum-vitaal", "schilderswijk"])
def test_the_impact_model_names_those_of_table_1(name: str, sketched: Sketch) -> None:
    items = sketched(name).subject.scenario.not_monetised
    sides = [(item.stakeholder, item.side) for item in items]
    assert sides.count(("deelnemers", "opbrengst")) == 2
    assert set(sides) == {
        *((who, "inbreng") for who in ("deelnemers", "actoren", "gemeente", "rijksoverheid")),
        *((who, "opbrengst") for who in ("deelnemers", "actoren", "gemeente", "zorgverzekeraar", "rijksoverheid")),
        ("werkgevers", "opbrengst"),
    }


@pytest.mark.parametrize("name", REAL)
def test_every_number_of_a_real_wijk_says_what_it_rests_on(name: str) -> None:
    """Participants, hours, inhabitants and own rows have a source or a reason; the catalogue brings the rest."""
    scenario = yaml.safe_load(text_of(name))
    numbers = [
        scenario["wijk"].get("inhabitants"),
        *(use.get("participants") for use in scenario.get("activities", ())),
        *(scenario["hours"].values() if isinstance(scenario.get("hours"), dict) else ()),
        *(row["quantity"] for row in scenario.get("inbreng", ())),
    ]
    for number in numbers:
        assert number in (None, "unknown") or {"source", "because"} & set(number), number
    for figure in scenario["wijk"].get("context", ()):
        assert "source" in figure


@pytest.mark.parametrize("name", SHIPPED)
def test_a_scenario_opens_with_what_it_is_and_where_its_numbers_come_from(name: str) -> None:
    comments = "".join(re.findall(r"^# (?!yaml-).*", text_of(name).split("\nschema:")[0], re.MULTILINE))
    assert re.search("Published|come from|FICTIONAL|analysis", comments), comments


@pytest.mark.parametrize("name", [*WITHOUT_INBRENG, *IMPACT_MODELS, "gezond-wijdemeren"])
def test_a_sketch_says_what_is_not_published(name: str, sketched: Sketch) -> None:
    notes = " ".join(sketched(name).subject.scenario.notes).lower()
    assert re.search("niet gepubliceerd|niet na te rekenen|niets na te rekenen|niets om door te delen", notes)


@pytest.mark.parametrize("name", FICTIONAL)
def test_a_fictional_wijk_says_so_everywhere(name: str, sketched: Sketch) -> None:
    scenario = sketched(name).subject.scenario
    assert text_of(name).count("FICTIONAL") == 1
    assert scenario.notes[0].startswith("Verzonnen")
    assert "erzonnen" in (scenario.factsheet.intro or "")


def test_the_fictional_pair_uses_every_key_and_choice() -> None:
    pair = [yaml.safe_load(text_of(name)) for name in FICTIONAL]
    keys = set(_keys_of_data(pair))
    assert set(keys_of_type(Scenario)) <= keys
    rows = [row for scenario in pair for row in (*scenario["inbreng"], *scenario["outcomes"])]
    assert {row["kind"] for row in rows} == {"money", "paid_time", "unpaid_time", "social", "economic"}
    units = {str(row["quantity"]["unit"]) for row in rows if isinstance(row["quantity"], dict)}
    assert {"uur/week", "uur/jaar", "EUR/jaar", "EUR/deelnemer", "persoon", "consult/jaar"} <= units
    assert any(row["quantity"] == "participants" for row in rows)
    assert any(isinstance(row.get("effect"), dict) and row["effect"]["value"] < 0 for row in rows)
    assert {scenario["reference_values"] for scenario in pair} == {"2024-12", "2025-12"}


def _keys_of_data(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _keys_of_data(part)
