"""Hand-computed cases: a small scenario, and the figures worked out in its first lines."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from sroi_cli.reports.as_json import as_json
from sroi_cli.reports.style import Style
from tests.conftest import Sketch, labels_in

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_figures_are_those_worked_out_by_hand(path: Path, sketched: Sketch) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = as_json(sketched(case["scenario"]), Style(labels_in()))
    for figure, expected in case["expected"].items():
        assert _figure(found, figure) == (pytest.approx(expected, abs=5e-5) if _is_number(expected) else expected), (
            figure
        )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _figure(found: Any, name: str) -> Any:
    """A figure by its path; items of lists are named by their id or year, and ids may hold points."""
    group, rest = name.split(".", 1)
    inside = found[group]
    if isinstance(inside, dict):
        return inside[rest]
    item, key = rest.rsplit(".", 1)
    return next(one[key] for one in inside if str(one.get("id", one.get("year"))) == item)
