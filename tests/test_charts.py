"""The charts: bars and bands as long as what they show, on one scale, with all of it in words too."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sroi_cli.engine.result import Band
from sroi_cli.reports.charts.axis import Axis, round_step, round_up
from sroi_cli.reports.charts.bands import Banded, bands
from sroi_cli.reports.charts.bars import Bars, Measure, Measured, bars
from sroi_cli.reports.style import Style
from tests.conftest import labels_in

STYLE = Style(labels_in())
AMOUNTS = st.floats(0, 1e12) | st.just(0.0)
RATIOS = st.floats(-20, 200)


def chart(balances: list[tuple[float, float]]) -> Bars:
    rows = [
        Measured(
            f"party {n}", (Measure("hatched", -put_in, f"a{n}", leftward=True), Measure("solid", got_out, f"b{n}"))
        )
        for n, (put_in, got_out) in enumerate(balances)
    ]
    return bars("title", rows, ("in", "out"))


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=8))
def test_bars_are_as_long_as_their_amounts_on_one_scale(balances: list[tuple[float, float]]) -> None:
    found = chart(balances)
    whole = max(put_in for put_in, _ in balances) + max(got_out for _, got_out in balances)
    amounts = [amount for balance in balances for amount in balance]
    for bar, amount in zip(found.bars, amounts, strict=True):
        assert bar.width == pytest.approx(100 * amount / whole if whole else 0, abs=0.02)
        assert -0.01 <= bar.x <= bar.x + bar.width <= 100.01
        assert (bar.x if bar.fill == "solid" else bar.x + bar.width) == pytest.approx(found.zero, abs=0.02)


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=8))
def test_no_bar_or_name_lies_on_another_and_the_chart_holds_them_all(balances: list[tuple[float, float]]) -> None:
    found = chart(balances)
    tops = sorted({bar.y for bar in found.bars})
    assert len(tops) == len(balances)
    assert all(after - before > 2 for before, after in pairwise(tops))
    assert tops[-1] + 1.15 <= found.height
    assert all(name.y < bar.y + 0.01 for name, bar in zip(found.names, found.bars[::2], strict=True))


def test_a_chart_says_all_that_it_shows() -> None:
    assert chart([(1, 2), (3, 4)]).description == "party 0: a0, b0; party 1: a1, b1"


def test_a_loss_stands_on_the_side_of_what_is_put_in_under_its_bar() -> None:
    measures = (Measure("hatched", -10, "in", leftward=True), Measure("solid", -5, "loss"))
    put_in, loss = bars("title", [Measured("werkgevers", measures)]).bars
    assert put_in.leftward
    assert loss.leftward
    assert loss.y > put_in.y + 1


def test_what_is_not_known_has_a_label_and_no_bar() -> None:
    [bar] = bars("title", [Measured("actoren", (Measure("hatched", None, "onbekend", leftward=True),))]).bars
    assert (bar.width, bar.label, bar.leftward) == (0, "onbekend", True)


def test_a_long_name_is_broken_into_lines_that_a_phone_has_room_for() -> None:
    name = "Een belanghebbende met een naam van wel zestig tekens, of meer"
    found = bars("title", [Measured(name, (Measure("solid", 1, "x"),))])
    assert " ".join(line.text for line in found.names) == name
    assert all(len(line.text) <= 36 for line in found.names)


@given(st.floats(1e-6, 1e15))
def test_an_axis_ends_above_its_values_at_a_round_number(value: float) -> None:
    end = round_up(value)
    assert value < end <= 2.6 * value
    assert end / round_step(value) == pytest.approx(round(end / round_step(value)))
    ticks = Axis(0, end).ticks
    assert 2 <= len(ticks) <= 8
    assert all(-1e-9 <= tick <= end * (1 + 1e-9) for tick in ticks)


@given(st.lists(st.tuples(RATIOS, st.floats(0, 1)), min_size=1, max_size=5))
def test_points_lie_within_their_bands_and_bands_within_the_chart(found: list[tuple[float, float]]) -> None:
    given_ = [Banded("wijk", ratio, Band(m, ratio - abs(ratio) * m, ratio + abs(ratio) * m)) for ratio, m in found]
    for row in bands("title", given_, STYLE).rows:
        assert 0 <= row.low.x <= row.point.x <= row.high.x <= 100


def test_bands_are_told_in_words() -> None:
    found = bands("title", [Banded("Vijlen", 2.2, Band(0.25, 1.65, 2.75)), Banded("Ander", 3, None)], STYLE)
    assert found.description == "Vijlen: 2,2, met een bandbreedte van 1,7 tot 2,8; Ander: 3,0"
