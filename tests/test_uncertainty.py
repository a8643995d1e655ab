"""How sure a result is: draws that can be checked by hand, and analyses that agree with `--set`."""

import json
import tracemalloc
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings

from sroi_cli.engine.ledger import ledger
from sroi_cli.engine.result import Result
from sroi_cli.engine.settings import Setting
from sroi_cli.engine.totals import society, stakeholders
from sroi_cli.engine.uncertainty import draws
from sroi_cli.engine.uncertainty.analysis import Analysis, Spread, analysis
from sroi_cli.engine.uncertainty.draws import Stream, drawn, streams
from sroi_cli.engine.uncertainty.inputs import inputs
from sroi_cli.engine.uncertainty.sampling import Interval, Sampling
from sroi_cli.engine.uncertainty.simulation import Measure, simulated
from sroi_cli.engine.uncertainty.sureness import sureness
from sroi_cli.reports.sheet.conclusion import conclusion
from sroi_cli.reports.style import Style
from tests.conftest import ROOT, Sketch, called, labels_in
from tests.strategies import scenarios
from tests.test_laws import result as of_random

if TYPE_CHECKING:
    from sroi_cli.engine.calculation import Values

USUAL = Sampling(10_000, 1)
THREE = ("vijlen", "voorbeeldwijk-2025", "voorbeeldwijk-2024")

ONE_YEAR = """schema: 1
reference_values: "2025-12"
wijk: {name: Test, gemeente: Test}
period: {start: 2025, years: 1}
"""
MONEY = "inbreng:\n  - {id: geld, stakeholder: gemeente, kind: money, quantity: 100}\n"
NET = "net: {because: t}"


def outcome(id_: str, value: str, stakeholder: str = "gemeente") -> str:
    """An own net outcome, once, of so many euros."""
    return (
        f"  - {{id: {id_}, stakeholder: {stakeholder}, kind: economic, {NET}, "
        f"quantity: {{unit: EUR, because: t, {value}}}}}\n"
    )


def ratios(found: Analysis) -> Spread:
    assert found.spread
    return found.spread


def of(result: Result, sampling: Sampling = USUAL, threshold: float = 1.0) -> Analysis:
    return analysis(result, sampling, threshold)


def sure(result: Result, sampling: Sampling = USUAL) -> Interval:
    """The interval of the ratio."""
    lines = ledger(result.value_map, result.method)
    total = society(result.value_map, lines)
    found = sureness(result.value_map, result.method, total, stakeholders(result.value_map, lines), sampling)
    assert found.ratio
    return found.ratio


@pytest.mark.parametrize(
    ("mode", "below"),  # where the mode lies in the range, and the distribution of beta with that mode, in closed form
    [
        (0.0, lambda x: 1 - (1 - x) ** 5),
        (0.25, lambda x: 1 - (1 - x) ** 4 * (1 + 4 * x)),
        (0.5, lambda x: x**3 * (10 - 15 * x + 6 * x**2)),
        (1.0, lambda x: x**5),
    ],
)
def test_one_number_has_the_exact_percentiles_of_pert(mode: float, below: object, sketched: Sketch) -> None:
    value = f"value: {100 + 200 * mode}, low: 100, high: 300"
    found = ratios(of(sketched(ONE_YEAR + MONEY + "outcomes:\n" + outcome("x", value))))
    assert callable(below)
    for percent, ratio in found.percentiles.items():
        assert below((ratio - 1) / 2) == pytest.approx(percent / 100, rel=0.005)
    assert found.mean == pytest.approx((1 + 4 * (1 + 2 * mode) + 3) / 6, rel=0.001)


def test_every_stratum_is_drawn_once_and_two_streams_have_nothing_in_common() -> None:
    one, other = Stream("reference.qaly", 1).strata(10_000), Stream("hours.actoren", 1).strata(10_000)
    assert sorted(one) == sorted(other) == list(range(10_000))
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.04  # four times what chance gives


def test_a_stream_goes_on_and_depends_on_seed_and_key_alone() -> None:
    stream, same, seed = Stream("a", 1), Stream("a", 1), Stream("a", 2)
    first, second = stream.strata(500), stream.strata(500)
    assert not np.array_equal(first, second)
    assert np.array_equal(first, same.strata(500))
    assert not np.array_equal(first, seed.strata(500))


def test_the_draws_are_the_same_on_any_machine() -> None:
    """From the bits of PCG64, which NumPy keeps as they are."""
    assert Stream("reference.qaly", 1).strata(12).tolist() == FIRST_STRATA


FIRST_STRATA = [8, 2, 1, 9, 7, 0, 6, 4, 3, 11, 10, 5]


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    command = ("sketch", "vijlen", "--json", "--draws", "2000")
    one, again, other = (called(*command, "--seed", seed, folder=tmp_path).out for seed in ("1", "1", "2"))
    assert one == again
    assert json.loads(one)["total"]["interval"]["p10"] != json.loads(other)["total"]["interval"]["p10"]


@pytest.mark.parametrize("command", [("uncertainty", "vijlen"), ("finance", "vijlen"), ("scale",)])
def test_every_command_that_draws_gives_the_same_bytes(command: Sequence[str], tmp_path: Path) -> None:
    one, again = (called(*command, "--json", "--draws", "1000", folder=tmp_path).out for _ in range(2))
    assert one == again
    assert one != called(*command, "--json", "--draws", "1000", "--seed", "2", folder=tmp_path).out


def test_other_ways_to_draw_give_what_the_page_on_method_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A uniform distribution in place of PERT; and all numbers low or high together."""

    def interval() -> str:
        found = json.loads(called("sketch", "vijlen", "--json", folder=tmp_path).out)["total"]["interval"]
        return f"{found['p10']:.2f} to {found['p90']:.2f}"

    with monkeypatch.context() as uniform:
        uniform.setattr(draws, "quantiles", lambda one, shares: one.low + (one.high - one.low) * shares)
        flat = interval()
    drawn_apart = Stream.__init__
    monkeypatch.setattr(Stream, "__init__", lambda stream, _, seed: drawn_apart(stream, "all", seed))
    told = " ".join((ROOT / "docs" / "method.md").read_text(encoding="utf-8").split())
    assert f"With a uniform distribution the interval would be {flat}." in told
    assert f"it would be {interval()} too." in told


def test_another_own_outcome_leaves_the_draws_of_the_others_alone(sketched: Sketch) -> None:
    before = ONE_YEAR + MONEY + "outcomes:\n" + outcome("x", "value: 200, low: 100, high: 300")
    after = before + outcome("y", "value: 20, low: 10, high: 30", "werkgevers")
    one, more = (sketched(text, sampling=USUAL).sureness for text in (before, after))
    assert one
    assert more
    assert one.saldi["gemeente"] == more.saldi["gemeente"]
    assert one.ratio != more.ratio


def test_a_million_draws_agree_with_ten_thousand(sketched: Sketch) -> None:
    few, many = (sure(sketched("voorbeeldwijk-2025"), Sampling(draws, 1)) for draws in (10_000, 1_000_000))
    assert (many.p10, many.p90) == pytest.approx((few.p10, few.p90), rel=0.01)


def test_without_any_range_the_interval_is_the_point(sketched: Sketch) -> None:
    result = sketched("living-well-taking-control", sampling=USUAL)
    point = result.total.ratio
    assert set(ratios(of(result)).percentiles.values()) == {point} == {ratios(of(result)).mean}
    assert (ratios(of(result)).bars, set(ratios(of(result)).chances.values())) == ((), {None})
    assert result.sureness
    assert result.sureness.ratio == Interval(result.total.ratio or 0, result.total.ratio or 0)
    for one in result.stakeholders:
        assert result.sureness.saldi[one.party.id] == Interval(one.balance.saldo or 0, one.balance.saldo or 0)


def test_numbers_that_move_together_give_the_wider_interval(sketched: Sketch) -> None:
    value = "value: 200, low: 100, high: 300"
    apart = sketched(ONE_YEAR + MONEY + "outcomes:\n" + outcome("x", value) + outcome("y", value))
    parameters = {name: replace(one, moves_with="one") for name, one in apart.value_map.parameters.items()}
    together = replace(apart, value_map=replace(apart.value_map, parameters=parameters))
    wide, narrow = sure(together), sure(apart)
    assert wide.p90 - wide.p10 > 1.3 * (narrow.p90 - narrow.p10)
    assert [one.input.name for one in of(together).tornado] == ["one"]


@pytest.mark.parametrize("draws", [100, 10_000, 25_000])
def test_any_number_of_draws_will_do(draws: int, sketched: Sketch) -> None:
    found = ratios(of(sketched("vijlen"), Sampling(draws, 1)))
    assert sum(bar.draws for bar in found.bars) == draws
    assert found.mean == pytest.approx(2.199, abs=0.02)


def test_memory_does_not_grow_with_rows(sketched: Sketch) -> None:
    assert peak(sketched, rows=100) < 1.5 * peak(sketched, rows=10)


def peak(sketched: Sketch, rows: int) -> int:
    """Bytes that the draws of so many rows take at most, beside what the rows themselves take."""
    rows_text = "".join(outcome(f"x{number}", "value: 20, low: 10, high: 30") for number in range(rows))
    result = sketched(ONE_YEAR + MONEY + "outcomes:\n" + rows_text)
    sure(result, Sampling(100, 1))
    tracemalloc.start()
    sure(result, Sampling(20_000, 1))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def test_added_corrections_beyond_all_there_is_are_held_at_zero_and_counted(sketched: Sketch) -> None:
    corrections = ", ".join(
        f"{name}: {{value: 0.3, low: 0, high: 0.9, because: t}}" for name in ("deadweight", "attribution")
    )
    text = ONE_YEAR + "method: {profile: 2diabeat, corrections: additive}\n" + MONEY + (
        "outcomes:\n  - {id: x, stakeholder: gemeente, kind: economic, quantity: {value: 200, unit: EUR, because: t}, "
        f"{corrections}, displacement: {{value: 0, because: t}}, drop_off: {{value: 0, because: t}}}}\n"
    )  # fmt: skip
    result = sketched(text, sampling=USUAL)
    assert result.sureness
    held = result.sureness.held_at_zero
    assert 0 < held < 2000
    assert ratios(of(result)).bars[0].low == 0
    assert sum(values_of(result, "outcomes.x.deadweight") + values_of(result, "outcomes.x.attribution") > 1) == held


def values_of(result: Result, name: str) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """What a number is in each of the usual draws."""
    one = next(one for one in inputs(result.value_map.rows, result.value_map) if one.name == name)
    return drawn(one.members[0], Stream(one.key, 1).strata(USUAL.draws))


def test_what_one_activity_lacks_takes_nothing_from_another(sketched: Sketch) -> None:
    text = ONE_YEAR + MONEY + (
        "activities:\n  - {activity: wandelgroep, participants: {value: 10, low: 8, high: 12, because: t}, "
        "participants_without: {value: 9, low: 8, high: 30, because: t}}\n"
        "  - {activity: groepsconsult, participants: 10}\n"
        f"outcomes:\n  - {{id: x, stakeholder: actoren, kind: economic, {NET}, quantity: participants, "
        "unit_value: {value: 10, unit: EUR/deelnemer, because: t}}\n"
    )  # fmt: skip
    result = sketched(text)
    without, reached = (
        values_of(result, f"activities.wandelgroep.{name}") for name in ("participants_without", "participants")
    )
    measures = {"x": Measure(lambda row: int(row.id == "x"))}
    found = simulated(result.value_map, result.method, measures, USUAL)
    assert found.sums["x"] == pytest.approx(10 * (10 + np.maximum(reached - without, 0)))
    assert found.held.sum() == (reached < without).sum() > 0


def test_a_number_on_both_sides_may_leave_the_ratio_as_it_is(tmp_path: Path) -> None:
    text = ONE_YEAR + (
        "activities:\n  - {activity: wandelgroep, hours: {deelnemers: 0}, "
        "participants: {value: 10, low: 5, high: 20, because: t}}\n"
    )
    (tmp_path / "wijk.yaml").write_text(text, encoding="utf-8")
    settings = ["--set", "reference.*=1"]  # the participants alone have a range, and come on both sides
    found = json.loads(called("uncertainty", "wijk.yaml", "--json", *settings, folder=tmp_path).out)
    assert found["ratio"]["p10"] == found["ratio"]["point"] == found["ratio"]["mean"]
    assert (found["histogram"], found["probability"]["society"]) == ([], None)
    shown = called("uncertainty", "wijk.yaml", *settings, folder=tmp_path)
    assert (shown.code, "is niet te zeggen" in shown.out, "P90" in shown.out) == (0, True, False)


def test_an_inbreng_that_may_be_nothing_moves_the_ratio_most(sketched: Sketch, tmp_path: Path) -> None:
    money = "inbreng:\n  - {id: geld, stakeholder: gemeente, kind: money, quantity: {value: 100, low: 0, high: 200}}\n"
    text = ONE_YEAR + money + "outcomes:\n" + outcome("x", "value: 150, low: 140, high: 160")
    found = of(sketched(text))
    assert [(one.input.name, one.ratio_low, one.ratio_high) for one in found.tornado] == [
        ("inbreng.geld.quantity", None, 0.75),
        ("outcomes.x.quantity", 1.4, 1.6),
    ]
    assert found.corners
    assert (found.corners.conservative, found.corners.optimistic) == (0.7, None)
    (tmp_path / "wijk.yaml").write_text(text, encoding="utf-8")
    assert "alles aan de andere kant: geen ratio" in called("uncertainty", "wijk.yaml", folder=tmp_path).out
    called("sketch", "wijk.yaml", "--out", "here", folder=tmp_path)
    assert "(€ 0 - € 200): geen ratio, 0,75;" in (tmp_path / "here" / "wijk.html").read_text(encoding="utf-8")


def test_an_end_that_cannot_be_set_is_marked(tmp_path: Path) -> None:
    text = ONE_YEAR + MONEY + (
        "activities:\n  - {activity: wandelgroep, participants: {value: 50, low: 10, high: 60, because: t}, "
        "participants_without: 20}\n"
    )  # fmt: skip
    (tmp_path / "wijk.yaml").write_text(text, encoding="utf-8")
    rows = json.loads(called("uncertainty", "wijk.yaml", "--json", folder=tmp_path).out)["tornado"]
    assert {row["parameter"]: row.get("held_at_zero") for row in rows} == {
        "activities.wandelgroep.participants": True, "wijdemeren": None,
    }  # fmt: skip


def test_at_the_threshold_a_number_that_does_not_matter_turns_nothing(sketched: Sketch) -> None:
    nothing = "  - {id: niets, stakeholder: gemeente, kind: money, quantity: 0}\n"
    text = ONE_YEAR + MONEY + nothing + "outcomes:\n" + outcome("x", "value: 200") + outcome("y", "value: 100")
    found = {one.parameter.name: one.value for one in of(sketched(text), threshold=3).switches}
    assert found["outcomes.x.quantity"] == 200
    found = {one.parameter.name: one.value for one in of(sketched(text, "outcomes.y.quantity=0"), threshold=2).switches}
    assert found["outcomes.x.quantity"] == 200


def test_the_histogram_shows_the_bulk_also_where_a_few_draws_lie_far_out(sketched: Sketch) -> None:
    money = "inbreng:\n  - {id: geld, stakeholder: gemeente, kind: money, quantity: {value: 1, low: 0, high: 2}}\n"
    bars = ratios(of(sketched(ONE_YEAR + money + "outcomes:\n" + outcome("x", "value: 7")))).bars
    assert max(bar.draws for bar in bars) < 5000
    assert bars[-1].high > 4 * bars[-1].low
    assert sum(bar.draws for bar in bars) == 10_000


def test_corrections_that_add_up_to_all_there_is_are_not_more(sketched: Sketch) -> None:
    shares = zip(("deadweight", "displacement", "attribution", "drop_off"), (0.562, 0.3502, 0.0878, 0), strict=True)
    corrections = ", ".join(f"{name}: {{value: {share}, because: t}}" for name, share in shares)
    text = ONE_YEAR + "method: {profile: 2diabeat, corrections: additive}\n" + MONEY + (
        f"outcomes:\n  - {{id: x, stakeholder: gemeente, kind: economic, {corrections}, "
        "quantity: {value: 200, low: 100, high: 300, unit: EUR, because: t}}\n"
    ) + outcome("y", "value: 20, low: 10, high: 30")  # fmt: skip
    result = sketched(text, sampling=USUAL)
    assert result.sureness
    assert result.sureness.held_at_zero == 0


def test_more_who_would_have_come_anyway_than_come_are_nobody(sketched: Sketch) -> None:
    text = ONE_YEAR + (
        "activities:\n  - {activity: wandelgroep, participants: {value: 10, low: 8, high: 12, because: t}, "
        "participants_without: {value: 9, low: 8, high: 12, because: t}}\n"
    )
    result = sketched(text, sampling=USUAL)
    assert result.sureness
    assert result.sureness.held_at_zero > 0
    assert result.sureness.saldi["gemeente"].p10 >= 0


# what agrees with a recalculation through --set


@pytest.mark.parametrize("name", THREE)
def test_the_tornado_is_what_settings_give(name: str, sketched: Sketch) -> None:
    found = of(sketched(name))
    assert found.tornado
    for swing in found.tornado:
        for ends, ratio in zip(swing.input.ends(), (swing.ratio_low, swing.ratio_high), strict=True):
            settings = [f"{path}={value!r}" for path, value in ends.items()]
            assert sketched(name, *settings).total.ratio == pytest.approx(ratio, rel=1e-9)


@pytest.mark.parametrize("name", THREE)
@pytest.mark.parametrize("threshold", [1.0, 2.0])
def test_at_a_switching_value_the_ratio_is_the_threshold(name: str, threshold: float, sketched: Sketch) -> None:
    found = of(sketched(name), threshold=threshold).switches
    turning = [one for one in found if one.value is not None]
    assert turning
    for one in turning:
        assert one.value is not None
        if not one.parameter.bounds.whole:
            changed = sketched(name, f"{one.parameter.name}={one.value!r}")
            assert changed.total.ratio == pytest.approx(threshold, rel=1e-6)


@pytest.mark.parametrize("name", THREE)
def test_where_there_is_no_switching_value_neither_end_turns_the_ratio(name: str, sketched: Sketch) -> None:
    point = sketched(name).total.ratio or 0
    for one in of(sketched(name)).switches:
        low, high = one.parameter.bounds.low, one.parameter.bounds.high
        if one.value is None and high == 1:  # shares have ends that can be set
            for end in (low, high):
                ratio = sketched(name, f"{one.parameter.name}={end!r}").total.ratio
                assert ratio is not None
                assert (ratio > 1) == (point > 1)


@pytest.mark.parametrize("name", THREE)
def test_the_chance_is_the_share_of_draws_that_settings_put_above_the_threshold(name: str, sketched: Sketch) -> None:
    sampling, threshold = Sampling(100, 3), (sketched(name).total.ratio or 0) * 1.01
    result = sketched(name)
    found = inputs([one.row for one in result.rows], result.value_map)
    flowing = streams(found, sampling.seed)
    values = {
        m.name: drawn(m, strata) for one in found for strata in (flowing[one.key].strata(100),) for m in one.members
    }
    above = [set_ratio(name, values, at, sketched) > threshold for at in range(100)]
    assert ratios(of(result, sampling, threshold)).chances["society"] == sum(above) / 100
    assert 0 < sum(above) < 100


def set_ratio(name: str, values: "Values", at: int, sketched: Sketch) -> float:
    settings = [f"{path}={float(found[at])!r}" for path, found in values.items()]  # type: ignore[index]
    return sketched(name, *settings).total.ratio or 0


def test_the_share_that_a_number_explains_is_its_share_of_the_variance(sketched: Sketch) -> None:
    wide, narrow = "value: 200, low: 100, high: 300", "value: 200, low: 150, high: 250"
    found = ratios(of(sketched(ONE_YEAR + MONEY + "outcomes:\n" + outcome("x", wide) + outcome("y", narrow))))
    assert found.explained["outcomes.x.quantity"] == pytest.approx(0.8, abs=0.01)
    assert found.explained["outcomes.y.quantity"] == pytest.approx(0.2, abs=0.01)


@pytest.mark.parametrize("draws", [100, 1000, 10_000])
def test_of_a_ratio_that_is_linear_in_its_numbers_all_is_explained(draws: int, sketched: Sketch) -> None:
    together = sum(ratios(of(sketched("vijlen"), Sampling(draws, 1))).explained.values())
    assert together == pytest.approx(1, abs=0.2 if draws == 100 else 0.03)


def test_what_cancels_out_has_no_interval_of_its_rounding(sketched: Sketch) -> None:
    """As much goes in as comes out for the gemeente, by one uncertain number of participants."""
    text = ONE_YEAR + (
        "activities:\n  - {activity: wandelgroep, participants: {value: 33, low: 7, high: 91, because: t}}\n"
        "inbreng:\n  - {id: bijdrage, stakeholder: gemeente, kind: money, quantity: {value: 71, unit: EUR/deelnemer}}\n"
    )
    result = sketched(text, "reference.wmo_wijkaanpak=71", sampling=USUAL)
    assert result.sureness
    assert not result.sureness.saldi["gemeente"].varies
    assert result.sureness.saldi["zorgverzekeraar"].varies


def test_whole_years_turn_at_a_whole_year(sketched: Sketch) -> None:
    """100 in the year of entry, 0.9 of it a year later at the rate of 10 %: below 50 from the eighth year on."""
    text = ONE_YEAR.replace("years: 1", "years: 1, horizon: 20") + MONEY.replace("100", "50") + (
        "method: {profile: 2diabeat, rate_costs: 0.1}\n"
        "outcomes:\n  - {id: x, stakeholder: gemeente, kind: economic, quantity: {value: 100, unit: EUR, because: t}, "
        f"starts: 2, {NET}}}\n"
    )  # fmt: skip
    found = {one.parameter.name: one.value for one in of(sketched(text)).switches}
    assert found["outcomes.x.starts"] == 8


def decimal(ratio: float) -> str:
    return f"{ratio:.2f}".replace(".", ",")


def test_a_conclusion_is_not_surer_than_the_draws(sketched: Sketch) -> None:
    """The band, 1.13 to 1.88, is above 1; the draws go below it."""
    money = "inbreng:\n  - {id: geld, stakeholder: gemeente, kind: money, quantity: {value: 100, low: 50, high: 300}}\n"
    result = sketched(ONE_YEAR + money + "outcomes:\n" + outcome("x", "value: 150"), sampling=USUAL)
    told = " ".join(conclusion(result, Style.of(result, labels_in())))
    assert result.sureness
    assert result.sureness.ratio
    ends = (decimal(result.sureness.ratio.p10), decimal(result.sureness.ratio.p90))
    assert f"tussen {ends[0]} en {ends[1]}: de opbrengst kan ook kleiner zijn dan de inbreng" in told
    assert "Ook aan de onderkant" not in told


def test_the_corners_lie_beyond_every_single_swing(sketched: Sketch) -> None:
    found = of(sketched("voorbeeldwijk-2025"))
    assert found.corners
    singles = [ratio or 0 for swing in found.tornado for ratio in (swing.ratio_low, swing.ratio_high)]
    assert (found.corners.conservative or 0) < min(singles)
    assert (found.corners.optimistic or 0) > max(singles)


def test_what_is_set_has_no_range_and_none_that_would_be_unknown(sketched: Sketch) -> None:
    found = of(sketched("voorbeeldwijk-2025", "hours.deelnemers=9", "reference.qaly=60000"))
    named = {swing.input.name for swing in found.tornado} | {one.name for one in found.ranges_unknown}
    assert not {"hours.deelnemers", "reference.qaly"} & named
    assert "reference.professional_uur" in named


def test_convention_ranges_alone_are_said_to_be_so(sketched: Sketch) -> None:
    assert of(sketched("vijlen")).conventional
    assert not of(sketched("voorbeeldwijk-2025")).conventional
    assert not of(sketched("living-well-taking-control")).conventional


def test_by_hand(sketched: Sketch) -> None:
    """Opbrengst 200 (100-300) and 100, inbreng 100: a ratio of 3, from 2 to 4, and 1 at no value above zero."""
    text = (
        ONE_YEAR + MONEY + "outcomes:\n" + outcome("x", "value: 200, low: 100, high: 300") + outcome("y", "value: 100")
    )
    found = of(sketched(text), threshold=2.5)
    (swing,) = found.tornado
    assert (swing.ratio_low, swing.ratio_high, swing.input.name) == (2, 4, "outcomes.x.quantity")
    assert found.corners
    assert (found.corners.conservative, found.corners.optimistic) == (2, 4)
    assert {one.parameter.name: one.value for one in found.switches} == pytest.approx(
        {"inbreng.geld.quantity": 120, "outcomes.x.quantity": 150, "outcomes.y.quantity": 50}
    )
    assert {one.parameter.name: one.within_range for one in found.switches} == {
        "inbreng.geld.quantity": None, "outcomes.x.quantity": True, "outcomes.y.quantity": None,
    }  # fmt: skip
    assert [one.name for one in found.ranges_unknown] == ["inbreng.geld.quantity", "outcomes.y.quantity"]
    chance = ratios(found).chances["society"]
    assert chance is not None
    assert chance == pytest.approx(1 - 0.25**3 * (10 - 15 * 0.25 + 6 * 0.25**2), abs=1e-4)  # P(beta(3, 3) > 1/4)


def test_a_nonlinear_number_turns_where_it_should(sketched: Sketch) -> None:
    """100 a year for `duration` years against 250: the ratio is 1 at two and a half years."""
    text = ONE_YEAR.replace("years: 1", "years: 5") + MONEY.replace("100", "250") + (
        "outcomes:\n  - {id: x, stakeholder: gemeente, kind: economic, quantity: {value: 100, unit: EUR, because: t}, "
        f"duration: 4, {NET}}}\n"
    )  # fmt: skip
    found = {one.parameter.name: one.value for one in of(sketched(text)).switches}
    assert found["outcomes.x.duration"] == pytest.approx(2.5)
    assert found["outcomes.x.quantity"] == pytest.approx(62.5)


@pytest.mark.parametrize("name", ["hartcheckpunt", "berlicum-vitaal"])
def test_without_a_ratio_it_says_so(name: str, tmp_path: Path) -> None:
    ended = called("uncertainty", name, folder=tmp_path)
    assert (ended.code, "Zonder ratio" in ended.out) == (0, True)
    found = json.loads(called("uncertainty", name, "--json", folder=tmp_path).out)
    assert set(found["ratio"].values()) == {None}
    assert (found["tornado"], found["switching"], found["draws"]) == ([], [], 0)
    assert set(found["probability"].values()) == {None}


def test_the_json_has_what_the_terminal_has(tmp_path: Path) -> None:
    found = json.loads(called("uncertainty", "voorbeeldwijk-2025", "--json", folder=tmp_path).out)
    assert set(found["ratio"]) == {"point", "mean", "p5", "p10", "p50", "p90", "p95"}
    groups = [row for row in found["tornado"] if "members" in row]
    assert {"parameter", "low", "high", "ratio_low", "ratio_high"} <= set(found["tornado"][0])
    assert next(member["parameter"] for member in groups[0]["members"]).startswith("reference.")
    assert groups[0]["low"] is None
    assert found["probability"]["society"] == 1.0
    assert found["probability"]["stakeholder.werkgevers"] is None
    assert found["methods"][0] == {"profile": "mkba", "changed": ["rate_health"], "ratio": found["ratio"]["point"]}
    assert "reference.qaly" in found["ranges_unknown"]
    assert sum(bar["draws"] for bar in found["histogram"]) == found["draws"] == 10_000


def test_without_draws_the_tornado_and_the_switching_values_are_left(tmp_path: Path) -> None:
    ended = called("uncertainty", "voorbeeldwijk-2025", "--draws", "0", folder=tmp_path)
    assert "Waar de ratio het meest van afhangt" in ended.out
    assert "P10" not in ended.out
    found = json.loads(called("uncertainty", "voorbeeldwijk-2025", "--draws", "0", "--json", folder=tmp_path).out)
    assert (found["draws"], found["ratio"]["p10"], found["variance"]) == (0, None, [])
    assert found["tornado"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--draws", "5"], "--draws: 5 is out of range; give 0 for none, or a whole number from 100 to 1000000"),
        (["--draws", "-1"], "--draws: -1 is out of range"),
        (["--draws", "2000000"], "--draws: 2000000 is out of range"),
        (["--draws", "200.000"], "--draws: '200.000' can be read in two ways; write 200000 or 200.0"),
        (["--seed", "x"], "--seed: 'x'"),
        (["--threshold", "een"], "--threshold: 'een'"),
        (["--threshold", "-1"], "--threshold: -1 is out of range; give 0 or more"),
        (["--set", "reference.qaaly=1"], "reference.qaly"),
    ],
)
def test_wrong_use_is_answered_with_what_to_do(options: list[str], words: str, tmp_path: Path) -> None:
    ended = called("uncertainty", "vijlen", *options, folder=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err


def test_sketches_scale_and_batches_say_how_sure_they_are(tmp_path: Path) -> None:
    sketch = json.loads(called("sketch", "vijlen", "--json", folder=tmp_path).out)
    assert sketch["total"]["interval"] == {"p10": 2.027, "p90": 2.37047, "draws": 10_000, "seed": 1}
    assert all(one["interval"]["p10"] <= one["saldo"] <= one["interval"]["p90"] for one in sketch["stakeholders"])
    national = json.loads(called("scale", "--json", folder=tmp_path).out)
    for reading in (national, national["one_effect_year"]):
        intervals = reading["intervals"]
        amounts = {f"savings.{who}": amount for who, amount in reading["national"].items()}
        amounts |= {f"sums.{name}": amount for name, amount in reading["sums"].items()}
        amounts |= {f"saldo.{one['id']}": one["saldo"] for one in reading["stakeholders"]}
        amounts |= {key: reading["total"][key] for key in ("inbreng", "opbrengst", "saldo", "ratio")}
        amounts |= {"qalys": reading["qaly"]["qalys"], "qaly_value": reading["qaly"]["value"]}
        for key, amount in amounts.items():
            margin = 1e-9 * abs(amount)
            assert intervals[key]["p10"] - margin <= amount <= intervals[key]["p90"] + margin, key


def test_without_draws_nothing_is_said_of_them(tmp_path: Path) -> None:
    plain = called("sketch", "vijlen", "--draws", "0", "--out", "here", folder=tmp_path)
    page = (tmp_path / "here" / "vijlen.html").read_text(encoding="utf-8")
    for text in (plain.out, page, called("scale", "--draws", "0", folder=tmp_path).out):
        assert "P10" not in text
        assert "doorgerekend" not in text
        assert "binnen zijn spreiding varieert" not in text
    assert (
        json.loads(called("sketch", "vijlen", "--draws", "0", "--json", folder=tmp_path).out)["total"]["interval"]
        is None
    )


def ranged(data: dict[str, Any]) -> dict[str, Any]:
    """A random scenario whose own outcomes are uncertain."""
    return data | {"outcomes": tuple({key: _ranged(value) for key, value in row.items()} for row in data["outcomes"])}


def _ranged(value: Any) -> Any:
    if not (isinstance(value, dict) and "value" in value):
        return value
    most = 1.0 if 0 <= value["value"] <= 1 else 1e9  # of a share
    low, high = sorted((round(0.5 * value["value"], 2), round(min(1.5 * value["value"], most), 2)))
    return value | {"low": min(low, value["value"]), "high": max(high, value["value"])}


@settings(max_examples=25)
@given(scenarios())
def test_any_tornado_is_what_settings_give(data: dict[str, Any]) -> None:
    data = ranged(data)
    found = of(of_random(data), Sampling(100, 1))
    for swing in found.tornado:
        for ends, ratio in zip(swing.input.ends(), (swing.ratio_low, swing.ratio_high), strict=True):
            changed = of_random(data, *(Setting(name, value) for name, value in ends.items()))
            assert changed.total.ratio == (ratio if ratio is None else pytest.approx(ratio, rel=1e-9, abs=1e-12))


@settings(max_examples=25)
@given(scenarios())
def test_percentiles_rise_and_chances_are_shares(data: dict[str, Any]) -> None:
    found = of(of_random(ranged(data)), Sampling(200, 1))
    if found.spread:
        values = list(found.spread.percentiles.values())
        assert values == sorted(values)
        assert all(chance is None or 0 <= chance <= 1 for chance in found.spread.chances.values())
        assert all(0 <= share <= 1 for share in found.spread.explained.values())
