"""Laws of the arithmetic, on random scenarios."""

from itertools import pairwise
from math import fsum
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sroi_cli.engine.arithmetic import additive_claim, multiplicative_claim, part, spread
from sroi_cli.engine.calculation import claim, flows, impact, shares_by_year
from sroi_cli.engine.mapping import build_value_map
from sroi_cli.engine.result import Result, Subject, calculate
from sroi_cli.engine.settings import Setting
from sroi_cli.model.method import Method, MethodChoice, chosen
from sroi_cli.model.release import Release
from sroi_cli.model.resolved import row_units
from sroi_cli.model.rules import broken_rules
from sroi_cli.model.scenario import Scenario
from sroi_cli.model.units import remainder
from sroi_cli.reading.reference_values import read_reference_values
from tests.conftest import SHIPPED
from tests.strategies import because, scenarios, shares

BOOK = read_reference_values()
RELEASE: Release = BOOK.release("2025-12")
RULES = ("multiplicative", "additive")
AMOUNTS = ("participants", "participants_without", "intake")
CORRECTIONS = ("deadweight", "displacement", "attribution", "drop_off")


ONE_OUTCOME: dict[str, Any] = {
    "schema": 1,
    "reference_values": "2025-12",
    "wijk": {"name": "Test", "gemeente": "Test"},
    "period": {"start": 2025, "years": 3},
    "outcomes": (
        {
            "id": "x",
            "stakeholder": "gemeente",
            "kind": "social",
            "quantity": {"value": 10.0, "unit": "persoon", "because": "t"},
            "unit_value": {"value": 100.0, "unit": "EUR/persoon", "because": "t"},
            **{name: {"value": 0.1, "because": "t"} for name in CORRECTIONS},
            "duration": 2.5,
        },
    ),
}


def result(data: dict[str, Any], *settings: Setting) -> Result:
    scenario = Scenario.model_validate(data)
    assert broken_rules(scenario, RELEASE) == []
    return calculate(Subject(scenario, "test.yaml", settings), RELEASE)


def close(amount: float | None) -> Any:
    return amount if amount is None else pytest.approx(amount, rel=1e-9, abs=1e-6)


def assert_adds_up(found: Result) -> None:
    """Stakeholders, years and rows add up to the total, on both sides."""
    for side in ("inbreng", "opbrengst"):
        total = getattr(found.total, side)
        if total is None:
            continue
        assert fsum(getattr(one.balance, side) for one in found.stakeholders) == close(total)
        assert fsum(getattr(one.pv, side) for one in found.years) == close(total)
        assert fsum(one.pv for one in found.rows if one.row.side == side) == close(total)
        nominal = fsum(getattr(one.nominal, side) for one in found.years)
        assert fsum(one.amount for one in found.rows if one.row.side == side) == close(nominal)
    if found.total.opbrengst is not None:
        assert fsum(amount or 0.0 for amount in found.kinds.values()) == close(found.total.opbrengst)


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_scenarios_add_up(name: str, sketched: Any) -> None:
    assert_adds_up(sketched(name))


@given(scenarios())
def test_random_scenarios_add_up(data: dict[str, Any]) -> None:
    assert_adds_up(result(data))


@given(scenarios(own_outcomes=False))
def test_doubling_the_participants_doubles_the_opbrengst(data: dict[str, Any]) -> None:
    double = [
        use
        | {key: tuple(2 * n for n in use[key]) if key == "intake" else 2 * use[key] for key in use if key in AMOUNTS}
        for use in data["activities"]
    ]
    once, twice = result(data).total.opbrengst, result({**data, "activities": tuple(double)}).total.opbrengst
    assert twice == close(once and 2 * once)


@given(scenarios(), st.sampled_from(RULES))
def test_a_claim_never_exceeds_1(data: dict[str, Any], rule: str) -> None:
    mapped = build_value_map(Scenario.model_validate(data), RELEASE)
    method = chosen(MethodChoice(corrections=rule), RELEASE.profiles)  # type: ignore[arg-type]
    assert all(claim(row, mapped.values, method) <= 1 for row in mapped.rows)


@given(st.fixed_dictionaries(dict.fromkeys(CORRECTIONS, shares)), shares, st.sampled_from(RULES))
def test_raising_a_correction_never_raises_a_positive_outcome(sizes: dict[str, float], more: float, rule: str) -> None:
    """An outcome, and the same once for each correction with more of that."""
    [outcome] = ONE_OUTCOME["outcomes"]
    most = 1 / 3 if rule == "additive" else 1  # added corrections above 1 are refused
    rows: list[dict[str, Any]] = []
    for each in (sizes, *(sizes | {name: max(size, more)} for name, size in sizes.items())):
        corrections = {name: {"value": most * size, **because} for name, size in each.items()}
        rows.append({**outcome, **corrections, "id": f"o{len(rows)}"})
    method = {"profile": "mkba", "corrections": rule}
    first, *others = result(ONE_OUTCOME | {"method": method, "outcomes": tuple(rows)}).rows
    assert len(others) == len(CORRECTIONS)
    assert all(other.pv <= first.pv + 1e-9 for other in others)


@given(scenarios())
def test_the_order_of_keys_and_rows_changes_nothing(data: dict[str, Any]) -> None:
    assert Scenario.model_validate(turned(data)).sha256 == Scenario.model_validate(data).sha256
    rows_turned = data | {group: data[group][::-1] for group in ("activities", "inbreng", "outcomes")}
    before, after = result(data), result(rows_turned)
    assert after.total.inbreng == close(before.total.inbreng)
    assert after.total.opbrengst == close(before.total.opbrengst)
    amounts = {(one.row.side, one.row.id): one.pv for one in before.rows}
    assert {(one.row.side, one.row.id): one.pv for one in after.rows} == amounts


def turned(data: Any) -> Any:
    """The same content with the keys of every mapping in the other order."""
    if isinstance(data, dict):
        return {key: turned(data[key]) for key in reversed(data)}
    return tuple(map(turned, data)) if isinstance(data, tuple) else data


@given(scenarios())
def test_what_counts_and_what_falls_later_is_all_there_is(data: dict[str, Any]) -> None:
    found = result(data)
    values = found.value_map.values
    for one in found.rows:
        whole = one.impact * fsum(float(share) for share in shares_by_year(one.row.timing, values))
        later = fsum(line.amount for line in found.ledger.beyond if line.row is one.row)
        assert one.amount + later == close(whole)


@given(scenarios(), st.floats(0, 0.1))
def test_a_higher_rate_never_raises_a_positive_present_value(data: dict[str, Any], rate: float) -> None:
    data = data | {"method": {"profile": "mkba"}}
    higher = [Setting("method.rate_costs", 0.0225 + rate), Setting("method.rate_health", 0.0225 + rate)]
    before, after = result(data), result(data, *higher)
    for row, other in zip(before.rows, after.rows, strict=True):
        if row.pv > 0:
            assert other.pv <= row.pv + 1e-9


@given(scenarios())
def test_the_units_of_every_row_cancel_to_the_currency(data: dict[str, Any]) -> None:
    scenario = Scenario.model_validate(data)
    mapped = build_value_map(scenario, RELEASE)
    for row in mapped.rows:
        assert remainder(mapped.parameters[factor.plus[0]].unit for factor in row.factors) == "EUR"
    rules = [row_units(row, scenario, RELEASE) for row in scenario.inbreng]
    rules += [row_units(row, scenario, RELEASE) for row in scenario.outcomes]
    assert all(remainder(units) == "EUR" for units in rules)


@given(shares, shares, shares)
def test_added_corrections_take_off_at_least_as_much_as_multiplied_ones(a: float, b: float, c: float) -> None:
    assert additive_claim(a, b, c) <= multiplicative_claim(a, b, c) + 1e-12


@given(shares, st.floats(0.1, 20))
def test_an_effect_never_grows_and_ends_with_its_duration(drop_off: float, duration: float) -> None:
    parts = [part(k, drop_off, duration) for k in range(22)]
    assert all(later <= earlier for earlier, later in pairwise(parts))
    assert parts[21] == 0
    assert part(-1, drop_off, duration) == 0
    if drop_off == 0:
        assert sum(parts) == pytest.approx(duration)


def test_the_arithmetic_is_the_same_on_arrays() -> None:
    """10,000 draws are the same functions as one sketch: element by element the same numbers."""
    mapped = build_value_map(Scenario.model_validate(ONE_OUTCOME), RELEASE)
    method: Method = chosen(MethodChoice(profile="svi"), RELEASE.profiles)
    draws = np.random.default_rng(1).uniform(0.05, 0.9, size=(3, 50))
    names = ("outcomes.x.deadweight", "outcomes.x.drop_off", "outcomes.x.duration")
    row = mapped.rows[0]
    arrays = {**mapped.values, names[0]: draws[0], names[1]: draws[1], names[2]: 3 * draws[2]}
    together = [impact(row, arrays, method) * share for share in shares_by_year(row.timing, arrays)]
    for i in range(draws.shape[1]):
        single = {**mapped.values, names[0]: draws[0][i], names[1]: draws[1][i], names[2]: 3 * draws[2][i]}
        values = {name: float(value) for name, value in single.items()}
        amounts = [impact(row, values, method) * share for share in shares_by_year(row.timing, values)]
        for t, amount in enumerate(amounts):
            assert np.asarray(together[t])[i] == pytest.approx(amount, rel=1e-12)


def test_in_a_draw_corrections_above_1_leave_nothing() -> None:
    """As a point they are an error; among draws they count as 0."""
    mapped = build_value_map(Scenario.model_validate(ONE_OUTCOME), RELEASE)
    method = chosen(MethodChoice(corrections="additive"), RELEASE.profiles)
    values: dict[str, Any] = {**mapped.values, "outcomes.x.deadweight": np.array([0.1, 0.9])}
    amounts = [(t, amount, pv) for _, t, amount, pv in flows(mapped.rows, values, method)]
    assert np.asarray(amounts[0][1]) == pytest.approx([700, 0])
    assert np.asarray(amounts[1][2]) == pytest.approx([630, 0])


def test_spread_follows_its_formula() -> None:
    assert spread((0.25, 0.75), (1.0, 0.5), 1) == [0.0, 0.25, 0.875, 0.375]
