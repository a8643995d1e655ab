"""Two results side by side: parts of the change that can be worked out by hand, and laws on random pairs."""

import json
import re
from collections.abc import Sequence
from itertools import pairwise
from math import fsum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from sroi_cli.engine.comparison.comparison import Comparison, compare
from sroi_cli.engine.comparison.worlds import CAUSES, Worlds
from sroi_cli.engine.result import Result
from sroi_cli.reading.templates import languages
from sroi_cli.reports.charts.waterfall import Stage, Waterfall, waterfall
from sroi_cli.reports.comparison.page import comparison_page
from sroi_cli.reports.style import Style
from sroi_cli.reports.terminal import narrowest
from tests.conftest import SHIPPED, Sketch, called, labels_in
from tests.strategies import scenarios
from tests.test_laws import result as of_random

PAIR = ("voorbeeldwijk-2024", "voorbeeldwijk-2025")
STYLE = Style(labels_in())

ONE_OUTCOME = """schema: 1
reference_values: "2025-12"
wijk: {{name: Test, gemeente: Test}}
period: {{start: 2025, years: 1}}
inbreng:
  - {{id: {paid}, stakeholder: gemeente, kind: money, quantity: {money}}}
outcomes:
  - id: wandelen
    stakeholder: gemeente
    kind: economic
    net: {{because: t}}
    quantity: {{value: {people}, unit: persoon, because: t}}
    unit_value: {{value: {price}, unit: EUR/persoon, because: t}}
"""


def one_outcome(people: int, price: int, money: int = 100, paid: str = "geld") -> str:
    return ONE_OUTCOME.format(people=people, price=price, money=money, paid=paid)


def changes(found: Comparison) -> dict[str, float]:
    """The parts of the causes that differ."""
    return {part.cause: part.change for part in found.parts if part.differs}


def test_two_causes_share_what_they_do_together(sketched: Sketch) -> None:
    """From 10 people at 20 euros to 15 at 40, for 100 euros: from a ratio of 2 to 6.

    People first: 2 -> 3 -> 6; prices first: 2 -> 4 -> 6. People do (1 + 2) / 2 = 1.5, prices (3 + 2) / 2 = 2.5.
    """
    found = compare(sketched(one_outcome(10, 20)), sketched(one_outcome(15, 40)))
    assert found.ratio_change == pytest.approx(4)
    assert changes(found) == pytest.approx({"prices": 2.5, "participants": 1.5})
    assert [part.cause for part in found.parts[:2]] == ["prices", "participants"]


def test_a_world_without_inbreng_counts_as_halfway(sketched: Sketch) -> None:
    """Participants' time of 100 that no longer counts, and new money of 200, for an outcome of 400: from 4 to 2.

    The row first: 4 -> 4/3 -> 2. The method first: 4 -> no inbreng, so halfway, 3 -> 2. The row does
    (-8/3 - 1) / 2 = -11/6, the method (2/3 - 1) / 2 = -1/6.
    """
    time = (
        "  - {id: tijd, stakeholder: deelnemers, kind: unpaid_time, quantity: {value: 5, unit: uur}, "
        "unit_value: {value: 20, unit: EUR/uur, because: t}}\n"
    )
    both = one_outcome(10, 40, money=200)
    alone = re.sub(r"  - \{id: geld.*\n", "", both)
    before, after = (text.replace("inbreng:\n", f"inbreng:\n{time}") for text in (alone, both))
    found = compare(sketched(before), sketched(after, "method.participants_time=not counted"))
    assert changes(found) == pytest.approx({"rows": -11 / 6, "method": -1 / 6})
    assert found.halfway == 1
    assert any("halverwege" in point for point in comparison_page(found, STYLE).sections[-1].points)


@pytest.mark.parametrize(
    ("setting", "cause"),
    [
        ("activities.wandelgroep.participants=80", "participants"),
        ("activities.leefstijlinterventie.participants_without=2", "participants"),
        ("outcomes.minder_eenzaam.quantity=60", "participants"),
        ("reference.qaly=80000", "prices"),
        ("reference.professional_uur=80", "prices"),
        ("inbreng.tuincoordinator.unit_value=30", "prices"),
        ("reference.qaly_groepsconsult=0.1", "effects"),
        ("reference.zvw_wijkaanpak=300", "effects"),
        ("outcomes.minder_ziek_thuis.effect=3", "effects"),
        ("hours.actoren=2", "inbreng"),
        ("inbreng.zaalhuur.quantity=9000", "inbreng"),
        ("inbreng.materiaal.quantity=9", "inbreng"),
        ("outcomes.minder_eenzaam.deadweight=0.9", "corrections"),
        ("outcomes.minder_eenzaam.duration=1", "corrections"),
        ("claim_scale=0.8", "corrections"),
        ("method.rate_costs=0.1", "method"),
        ("method.participants_time=not counted", "method"),
    ],
)
def test_one_change_is_all_of_one_cause(setting: str, cause: str, sketched: Sketch) -> None:
    found = compare(sketched("voorbeeldwijk-2025"), sketched("voorbeeldwijk-2025", setting))
    assert changes(found) == {cause: pytest.approx(found.ratio_change, abs=1e-12)}
    assert found.ratio_change


@pytest.mark.parametrize(("years", "horizon"), [(2, 3), (1, 2)])
def test_another_period_is_a_cause_of_its_own(years: int, horizon: int, sketched: Sketch) -> None:
    flow = one_outcome(10, 20).replace("unit: persoon", "unit: persoon/jaar").replace("net:", "duration: 2\n    net:")
    other = flow.replace("years: 1", f"years: {years}, horizon: {horizon}")
    assert set(changes(compare(sketched(flow), sketched(other)))) == {"period"}


def test_a_world_with_some_causes_is_what_setting_them_gives(sketched: Sketch) -> None:
    people, price = "activities.wandelgroep.participants=90", "reference.qaly=80000"
    worlds = Worlds(sketched("vijlen"), sketched("vijlen", people, price))
    assert list(worlds.differing) == ["participants", "prices"]
    for cause, setting in zip(worlds.differing, (people, price), strict=True):
        assert worlds.balance(frozenset([cause])).ratio == pytest.approx(sketched("vijlen", setting).total.ratio)


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_changed_is_zero_for_every_cause(name: str, sketched: Sketch) -> None:
    found = compare(sketched(name), sketched(name))
    assert all(part.change == 0 and not part.differs for part in found.parts)
    assert len(found.parts) == (0 if found.a.total.ratio is None else len(CAUSES))
    assert found.parameters == ()


@given(scenarios(), scenarios())
@settings(max_examples=30)
def test_parts_add_up_and_the_other_way_round_they_are_the_opposite(a: dict[str, Any], b: dict[str, Any]) -> None:
    found, back = compare(of_random(a), of_random(b)), compare(of_random(b), of_random(a))
    assert_sound(found)
    turned = {cause: -change for cause, change in changes(back).items()}
    assert turned == pytest.approx(changes(found), rel=1e-9, abs=1e-9)


def test_a_row_written_by_other_units_is_another_row(sketched: Sketch) -> None:
    """A thousand people at 100 euros are 2,000 hours at 50: no world multiplies people by a price per hour."""
    people = one_outcome(1000, 100)
    hours = one_outcome(2000, 50).replace("persoon", "uur")
    found = compare(sketched(people), sketched(hours))
    assert changes(found) == pytest.approx({"rows": 0})
    assert found.ratio_change == pytest.approx(0)


def test_another_id_changes_nothing(sketched: Sketch) -> None:
    found = compare(sketched(one_outcome(10, 40)), sketched(one_outcome(10, 40, paid="ander_geld")))
    assert (changes(found), found.ratio_change) == ({"rows": 0}, 0)


def test_only_what_went_the_way_of_the_ratio_is_said_to_have_done_it(tmp_path: Path) -> None:
    options = ("--b-set", "reference.qaly=130000", "--b-set", "hours.actoren=12")
    shown = called("compare", "vijlen", *options, folder=tmp_path).out
    assert "Dat komt het meest door: prijzen en tarieven (+" in shown
    assert "De andere kant op werkten: uren en bedragen van de inbreng (-" in shown


@given(scenarios())
@settings(max_examples=15)
def test_only_what_changed_has_a_part(data: dict[str, Any]) -> None:
    uses = [{key: value for key, value in use.items() if key != "intake"} for use in data["activities"]]
    data |= {"activities": tuple(uses)}
    changed = data | {"activities": tuple({**use, "participants": use["participants"] + 7} for use in uses)}
    found = compare(of_random(data), of_random(changed))
    assert_sound(found)
    assert set(changes(found)) <= {"participants"}
    assert all(part.change == 0 for part in found.parts if not part.differs)


def assert_sound(found: Comparison) -> None:
    if found.ratio_change is None:
        assert found.parts == ()
        return
    assert fsum(part.change for part in found.parts) == pytest.approx(found.ratio_change, abs=1e-9)
    assert all(part.change == 0 for part in found.parts if not part.differs)
    worlds = Worlds(found.a, found.b)
    for world, result in ((frozenset(), found.a), (frozenset(worlds.differing), found.b)):
        assert worlds.balance(world).ratio == pytest.approx(result.total.ratio)


def test_the_sides_are_what_sketches_say(tmp_path: Path) -> None:
    found = json.loads(called("compare", *PAIR, "--json", folder=tmp_path).out)
    for side, name in zip("ab", PAIR, strict=True):
        sketch = json.loads(called("sketch", name, "--json", "--draws", "0", folder=tmp_path).out)
        for key in ("scenario", "reference_values", "method", "period"):
            assert found[side][key] == sketch[key]
        assert found[side]["total"]["ratio"] == sketch["total"]["ratio"]
        keys = ("inbreng", "opbrengst", "saldo", "ratio")
        shown = {one["id"]: {key: one[key] for key in keys} for one in sketch["stakeholders"]}
        assert {one["id"]: one[side] for one in found["stakeholders"] if one[side]} == shown
        rows = {(one["side"], one["id"]): one["pv"] for one in sketch["rows"]}
        assert {(one["side"], one["id"]): one[side]["pv"] for one in found["rows"] if one[side]} == rows
    assert fsum(one["change"] for one in found["causes"]) == pytest.approx(found["ratio_change"], abs=1e-9)
    sizes = [abs(one["change"]) for one in found["causes"]]
    assert sizes == sorted(sizes, reverse=True)


def test_without_a_ratio_the_sides_are_shown_and_it_is_said_why(tmp_path: Path) -> None:
    ended = called("compare", "vijlen", "groepsconsult-den-haag-zuidwest", folder=tmp_path)
    assert ended.code == 0
    assert "Hoe de ratio verandert is niet te zeggen" in ended.out
    assert re.search("B: Geen ratio: .*inbreng", ended.out)
    assert "Per stakeholder" in ended.out
    assert "Oorzaak" not in ended.out
    found = json.loads(called("compare", "vijlen", "groepsconsult-den-haag-zuidwest", "--json", folder=tmp_path).out)
    assert (found["ratio_change"], found["causes"]) == (None, [])


def test_one_scenario_under_other_options(tmp_path: Path) -> None:
    """Options for both come first, those of one of both in their place."""
    options = ("--method", "svi", "--b-method", "mkba", "--set", "hours.actoren=5", "--b-set", "hours.actoren=6")
    found = json.loads(called("compare", "vijlen", *options, "--json", folder=tmp_path).out)
    assert [found[side]["method"]["profile"] for side in "ab"] == ["svi", "mkba"]
    assert [found[side]["scenario"]["set"] for side in "ab"] == [{"hours.actoren": 5}, {"hours.actoren": 6}]
    assert {one["name"] for one in found["parameters"]} == {"hours.actoren"}
    assert "method.rate_costs" in {one["name"] for one in found["method"]}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("vijln", "vijlen"), 1, "vijln: does not exist; did you mean 'vijlen'"),
        (("vijlen",), 2, "nothing to compare with: give a second scenario, or an option for one side"),
        (("vijlen", "--b-method", "mkbaa"), 2, "--b-method: unknown method profile 'mkbaa'; did you mean 'mkba'"),
        (("vijlen", "--a-set", "reference.qaly"), 2, "--a-set 'reference.qaly' is not PATH=VALUE"),
        (
            ("vijlen", "--b-set", "reference.qualy=1"),
            2,
            "vijlen.yaml: --b-set reference.qualy: no parameter has this path",
        ),
        (
            ("vijlen", "--set", "reference.qualy=1", "--b-set", "reference.qaly=2"),
            2,
            "vijlen.yaml: --set reference.qualy: no parameter has this path; did you mean",
        ),
        (("vijlen", "living-well-taking-control"), 2, "compare scenarios in one currency"),
        (("-", "-"), 2, "standard input can be read once"),
        (("vijlen", "--a-release", "2025"), 2, "--a-release: unknown release '2025'"),
    ],
)
def test_mistakes_are_told(arguments: Sequence[str], code: int, words: str, tmp_path: Path) -> None:
    ended = called("compare", *arguments, folder=tmp_path)
    assert (ended.code, ended.out) == (code, "")
    assert words in ended.err


def pair(sketched: Sketch) -> tuple[Result, Result]:
    return sketched(PAIR[0]), sketched(PAIR[1])


@pytest.mark.parametrize("language", sorted(languages()))
def test_the_page_fits_eighty_columns(language: str, sketched: Sketch) -> None:
    page = comparison_page(compare(*pair(sketched)), Style(labels_in(language)))
    assert narrowest(section.table for section in page.sections) <= 80


def test_the_page_is_written_with_a_waterfall_that_says_all(tmp_path: Path) -> None:
    ended = called("compare", *PAIR, "--lang", "en", "--out", "here", folder=tmp_path)
    assert ended.code == 0
    stem = "vergelijking-voorbeeldwijk-2024-voorbeeldwijk-2025"
    assert sorted(path.name for path in (tmp_path / "here").iterdir()) == [f"{stem}.html", f"{stem}.md"]
    html = (tmp_path / "here" / f"{stem}.html").read_text(encoding="utf-8")
    described = re.search("<desc[^>]*>(.*?)</desc>", html)
    assert described
    assert described[1].startswith("SROI ratio A: 1.72; New, dropped and rebuilt rows: +0.36; ")
    assert described[1].endswith("; SROI ratio B: 2.11")
    assert "| New, dropped and rebuilt rows | +0.36 |" in (tmp_path / "here" / f"{stem}.md").read_text(encoding="utf-8")


def test_a_waterfall_goes_from_whole_to_whole() -> None:
    amounts = [(2.0, True), (1.0, False), (-4.0, False), (0.5, False), (-0.5, True)]  # passes below zero
    found: Waterfall = waterfall("t", [Stage(f"s{n}", a, f"l{n}", w) for n, (a, w) in enumerate(amounts)], "up", "down")
    assert [step.fill for step in found.steps] == ["solid", "dotted", "hatched", "dotted", "solid"]
    assert [step.width for step in found.steps] == [50, 25, 100, 12.5, 12.5]
    assert all(link.x in (one.x, one.end) for link, one in zip(found.links, found.steps[1:], strict=True))
    assert all(
        before.y + 1.15 <= link.y + 0.01 < link.end <= after.y + 0.01
        for (before, after), link in zip(pairwise(found.steps), found.links, strict=True)
    )
    assert found.description == "s0: l0; s1: l1; s2: l2; s3: l3; s4: l4"
