"""Random scenarios for the property tests: the mappings that a file could hold."""

from typing import Any

from hypothesis import strategies as st

ACTIVITIES = ["wandelgroep", "wandeluitdaging", "leefstijlinterventie", "benzomoe", "hartcheckpunt", "groepsconsult"]
STAKEHOLDERS = ["deelnemers", "actoren", "gemeente", "zorgverzekeraar", "rijksoverheid", "werkgevers"]

shares = st.floats(0, 1).map(lambda x: round(x, 4))
counts = st.integers(0, 5000).map(float)
because = {"because": "test"}


def _number(values: st.SearchStrategy[float], **more: Any) -> st.SearchStrategy[dict[str, Any]]:
    return values.map(lambda value: {"value": value, **more, **because})


@st.composite
def activities(draw: st.DrawFn, years: int) -> dict[str, Any]:
    reached = draw(st.integers(0, 2000))
    found: dict[str, Any] = {"activity": draw(st.sampled_from(ACTIVITIES)), "participants": float(reached)}
    if draw(st.booleans()):
        found["participants_without"] = float(draw(st.integers(0, reached)))
    if draw(st.booleans()):
        cuts = sorted(draw(st.lists(st.integers(0, reached), min_size=years - 1, max_size=years - 1)))
        found["intake"] = tuple(float(b - a) for a, b in zip([0, *cuts], [*cuts, reached], strict=True))
    if draw(st.integers(0, 9)) == 0:
        found["hours"] = "unknown"
    elif draw(st.booleans()):
        found["hours"] = {"actoren": draw(st.integers(0, 500)) / 10}
    return found


@st.composite
def outcomes(draw: st.DrawFn) -> dict[str, Any]:
    """An own outcome: corrected or net, in money or in QALYs, once or every year."""
    found: dict[str, Any] = {
        "stakeholder": draw(st.sampled_from(STAKEHOLDERS)),
        "kind": draw(st.sampled_from(["social", "economic"])),
        **draw(st.one_of(_priced(), _qalys())),
    }
    if draw(st.booleans()):
        return found | {"net": dict(because)}
    found |= {name: draw(_number(shares)) for name in ("deadweight", "displacement", "attribution")}
    if draw(st.booleans()):
        found["per_year"] = tuple(draw(st.lists(shares, min_size=1, max_size=8)))
    else:
        found |= {"drop_off": draw(_number(shares)), "starts": float(draw(st.integers(0, 3)))}
        found |= {"duration": draw(st.integers(1, 16)) / 2}
    return found


@st.composite
def _priced(draw: st.DrawFn) -> dict[str, Any]:
    unit = draw(st.sampled_from(["persoon", "persoon/jaar"]))
    value = st.floats(-1000, 1000).map(lambda x: round(x, 2))
    return {"quantity": draw(_number(counts, unit=unit)), "unit_value": draw(_number(value, unit="EUR/persoon"))}


@st.composite
def _qalys(draw: st.DrawFn) -> dict[str, Any]:
    effect = draw(_number(shares, unit="QALY/deelnemer"))
    return {"quantity": draw(_number(counts, unit="deelnemer")), "effect": effect, "unit_value": "qaly"}


@st.composite
def funding(draw: st.DrawFn) -> dict[str, Any]:
    """What kind an inbreng is, and who pays for it."""
    kind = draw(st.sampled_from(["money", "paid_time", "unpaid_time"]))
    return {"kind": kind, "funded_by": draw(st.sampled_from([*STAKEHOLDERS, "zorgkantoor", "none"]))}


@st.composite
def scenarios(draw: st.DrawFn, *, own_outcomes: bool = True, paid_by_others: bool = False) -> dict[str, Any]:
    """A scenario that keeps all rules."""
    years = draw(st.integers(1, 6))
    used = draw(st.lists(activities(years), max_size=5))
    own = draw(st.lists(outcomes(), max_size=4)) if own_outcomes else []
    flows = draw(st.lists(st.tuples(st.sampled_from(STAKEHOLDERS), counts), max_size=3))
    return {
        "schema": 1,
        "reference_values": "2025-12",
        "method": draw(st.sampled_from(["2diabeat", "mkba", "zorginstituut", "svi"])),
        "wijk": {"name": "Test", "gemeente": "Test"},
        "period": {"start": 2025, "years": years, "horizon": years + draw(st.integers(0, 3))},
        "activities": tuple({"id": f"a{i}", **use} for i, use in enumerate(used)),
        "inbreng": tuple(
            {"id": f"i{i}", "stakeholder": who, "kind": "money", "quantity": {"value": amount, "unit": "EUR/jaar"}}
            | (draw(funding()) if paid_by_others else {})
            for i, (who, amount) in enumerate(flows)
        ),
        "outcomes": tuple({"id": f"o{i}", **row} for i, row in enumerate(own)),
    }
