"""A whole published value map, to the penny: Living Well, Taking Control (UWE Bristol, 2015)."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import Sketch

NAME = "living-well-taking-control"
PRINTED: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "expected" / f"{NAME}.yaml").read_text(encoding="utf-8")
)


def to_the_penny(amount: float) -> Any:
    return pytest.approx(amount, abs=0.00501)


def test_every_impact_year_and_total_is_as_printed(sketched: Sketch) -> None:
    found = sketched(NAME)
    impacts = {one.row.id: one.impact for one in found.rows if one.row.side == "opbrengst"}
    assert impacts == {row: to_the_penny(amount) for row, amount in PRINTED["impact_by_row"].items()}
    assert sum(impacts.values()) == to_the_penny(PRINTED["impact"])
    assert {one.year: one.pv.opbrengst for one in found.years} == {
        year: to_the_penny(amount) for year, amount in PRINTED["pv_by_year"].items()
    }
    assert found.total.inbreng == to_the_penny(PRINTED["inbreng"])
    assert found.total.opbrengst == to_the_penny(PRINTED["opbrengst"])
    assert found.total.saldo == to_the_penny(PRINTED["saldo"])
    assert found.total.ratio is not None
    assert round(found.total.ratio, 2) == PRINTED["ratio"]
    assert round(found.total.ratio - 1, 2) == PRINTED["net_ratio"]


@pytest.mark.parametrize("change", PRINTED["ratio_when_set"], ids=lambda change: ",".join(change["set"]))
def test_every_sensitivity_is_as_printed(change: dict[str, Any], sketched: Sketch) -> None:
    found = sketched(NAME, *change["set"])
    assert found.total.ratio is not None
    assert round(found.total.ratio, 2) == change["ratio"]
