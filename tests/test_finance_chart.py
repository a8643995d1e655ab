"""The chart of flows: what it shows are the amounts, on one scale, with nothing on top of anything else."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sroi_cli.engine.financing.financing import financing
from sroi_cli.reading.templates import read_labels, read_templates
from sroi_cli.reports.charts.flows import Column, Flows, Node, flows
from sroi_cli.reports.charts.through import MOST, REST, Flow, Sides, through, together
from sroi_cli.reports.sheet.financing import finance_sheet
from sroi_cli.reports.style import Style
from tests.conftest import IMPACT_MODELS, SHIPPED, Sketch

STYLE = Style(read_labels())
IDS = st.integers(0, 14)
_UNPAID = st.sampled_from([True])
SIDE = st.lists(
    st.builds(Flow, IDS.map("a{}".format), IDS.map("b{}".format), st.floats(0.01, 1e9))
    | st.builds(Flow, st.just("nobody"), IDS.map("b{}".format), st.floats(0.01, 1e9), unpaid=_UNPAID),
    min_size=1,
    max_size=40,
)
OTHER = st.lists(st.builds(Flow, IDS.map("b{}".format), IDS.map("c{}".format), st.floats(0.01, 1e9)), max_size=40)


def drawn(sides: Sides) -> Flows:
    columns = []
    for place in range(3):
        first, second = through(place, sides)
        columns.append(
            Column("kop", [Node(id_, f"een naam van {id_}", "€ 1") for id_ in dict.fromkeys([*first, *second])])
        )
    return flows("titel", "uitleg", columns, sides, STYLE.short)


@given(SIDE, OTHER)
def test_few_nodes_hold_all_that_many_hold(paid: list[Flow], gained: list[Flow]) -> None:
    merged = together((paid, gained))
    for before, after in zip((paid, gained), merged, strict=True):
        assert sum(one.amount for one in after) == pytest.approx(sum(one.amount for one in before))
        assert len({(one.start, one.end) for one in after}) == len(after)
    assert {one.start for one in merged[0] if one.unpaid} == {one.start for one in paid if one.unpaid}
    for place in range(3):
        first, second = through(place, merged)
        assert len({*first, *second}) <= MOST
        if len({*through(place, (paid, gained))[0], *through(place, (paid, gained))[1]}) <= MOST:
            assert REST not in {*first, *second}


@given(SIDE, OTHER)
def test_blocks_are_as_high_as_their_amounts_on_one_scale_and_do_not_overlap(
    paid: list[Flow], gained: list[Flow]
) -> None:
    sides = together((paid, gained))
    found = drawn(sides)
    whole = max(sum(one.amount for one in side) for side in sides)
    for place, fill in ((0, "hatched"), (2, "solid")):
        amounts = through(place, sides)[0 if place == 0 else 1]
        blocks = [one for one in found.blocks if (one.x < 1 if place == 0 else one.x > 98)]
        assert {one.fill for one in blocks} <= {fill, "dotted"}
        assert [one.fill for one in blocks].count("dotted") == (place == 0 and "nobody" in amounts)
        assert sorted(one.height for one in blocks) == pytest.approx(
            sorted(max(0.15, 13 * amount / whole) for amount in amounts.values()), abs=0.01
        )
    for x in {one.x for one in found.blocks}:
        column = sorted((one for one in found.blocks if one.x == x), key=lambda one: one.y)
        assert all(before.y + before.height <= after.y + 0.02 for before, after in pairwise(column))
        assert column[0].y > 0
        assert column[-1].y + column[-1].height <= found.height + 0.02


@given(SIDE, OTHER)
def test_no_line_of_text_stands_on_another_or_on_a_block(paid: list[Flow], gained: list[Flow]) -> None:
    found = drawn(together((paid, gained)))
    for x in (0, 50, 100):
        lines = sorted(one.y for one in found.letters if one.x == x)
        assert all(after - before >= 1.19 for before, after in pairwise(lines))
        for block in (one for one in found.blocks if abs(one.x + one.width / 2 - x) < 2):
            assert not [y for y in lines if block.y - 0.3 < y < block.y + block.height + 0.8]


@given(SIDE, OTHER)
def test_ribbons_begin_and_end_at_blocks(paid: list[Flow], gained: list[Flow]) -> None:
    sides = together((paid, gained))
    found = drawn(sides)
    assert len(found.ribbons) == sum(map(len, sides))
    for ribbon in found.ribbons:
        x0, y0, x1, y1 = re.findall(r"M([\d.]+) ([\d.]+)C[\d. ]+ ([\d.]+) ([\d.]+)V", ribbon.outline)[0]
        assert (float(x0), float(x1)) == ((50.8, 98.4) if ribbon.kind == "out" else (1.6, 49.2))
        assert 0 < min(float(y0), float(y1)) <= max(float(y0), float(y1)) <= found.height


@given(SIDE, OTHER)
def test_what_nobody_pays_is_drawn_as_such_all_the_way(paid: list[Flow], gained: list[Flow]) -> None:
    """Its blocks on the left and in the middle are as high together, but for those that would be too low to see."""
    sides = together((paid, gained))
    found = drawn(sides)
    assert [one.kind for one in found.ribbons].count("unpaid") == sum(one.unpaid for one in sides[0])
    reached = {one.end for one in sides[0] if one.unpaid}
    dotted = [one for one in found.blocks if one.fill == "dotted"]
    assert len([one for one in dotted if one.x > 1]) == len(reached)
    whole = max(sum(one.amount for one in side) for side in sides)
    unpaid = 13 * sum(one.amount for one in sides[0] if one.unpaid) / whole
    assert sum(one.height for one in dotted if one.x > 1) >= unpaid - 0.01 * len(dotted)
    assert "stroke-dasharray" not in rule_of(".flows .in")
    assert "stroke-dasharray" in rule_of(".flows .unpaid")


def rule_of(selector: str) -> str:
    style = read_templates()["factsheet.css"]
    return style.partition(f"{selector} {{")[2].partition("}")[0]


def test_a_block_says_its_whole_name_and_amount() -> None:
    sides: Sides = ([Flow("a", "b", 1200), Flow("n", "b", 800, unpaid=True)], [])
    name = "Samenwerkingsverband van een heel lange naam"
    columns = [
        Column("x", [Node("a", name), Node("n", "Niemand")]),
        Column("y", [Node("b", "B")]),
        Column("z", []),
    ]
    blocks = flows("t", "d", columns, sides, STYLE.short).blocks
    assert [(one.title, one.fill) for one in blocks] == [
        (f"{name}: € 1,2K", "hatched"),
        ("Niemand: € 800", "dotted"),
        ("B: € 1,2K", "hatched"),
        ("B: € 800", "dotted"),
    ]


def test_long_names_are_cut_to_three_lines_that_a_phone_has_room_for() -> None:
    flow = [Flow("a", "b", 1)]
    columns = [
        Column("x", [Node("a", "Een heel lange naam van een samenwerkingsverband")]),
        Column("y", [Node("b", "B")]),
        Column("z", []),
    ]
    found = flows("t", "d", columns, (flow, []), STYLE.short)
    lines = [one.text for one in found.letters if one.kind == "name" and one.x == 0]
    assert lines == ["Een heel lange", "naam van een", "samenwerkingsve…"]


@pytest.mark.parametrize("name", sorted(set(SHIPPED) - set(IMPACT_MODELS)))
def test_the_factsheet_tells_every_flow_of_a_scenario(name: str, sketched: Sketch) -> None:
    result = sketched(name)
    style = Style.of(result, read_labels())
    found, shown = financing(result), finance_sheet(result, style)
    assert (shown is None) is (found.main.total is None)
    if shown is None:
        return
    assert [style.note(key, {}) for key in ("finance_economic", "finance_not_cash")] == list(shown.resting)
    cells = " ".join(cell for line in shown.table.lines for cell in line)
    for one in found.main.payers:
        assert not one.pays or style.name(found.parties[one.id].label) in shown.chart.description
    for cost in found.books.costs:
        assert style.money(cost.amount) in cells or cost.amount == 0 or cost.row.activity
    assert len(shown.losses) == name.startswith("voorbeeldwijk")  # the injuries of its guides


@pytest.mark.parametrize("name", IMPACT_MODELS)
def test_an_impact_model_has_no_chart(name: str, sketched: Sketch) -> None:
    assert finance_sheet(sketched(name), STYLE) is None
