"""How long what an outcome brings somebody lasts."""

from dataclasses import replace
from math import fsum

from sroi_cli.engine.calculation import ROUNDING, left_by_year, shares_by_year
from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import RowTotal
from sroi_cli.engine.value_map import Row, Timing


def yearly(row: Row, result: Result) -> list[float]:
    """Share of the impact in each year since the effect began, for somebody who enters."""
    return [float(share) for share in left_by_year(row.timing, result.value_map.values)]


def after_first_year(one: RowTotal, result: Result) -> float:
    """Nominal amount within the horizon that comes after the first year of the effect; exactly 0 where none does."""
    at_first = replace(one.row.timing, duration=None, drop_off=None, per_year=(yearly(one.row, result)[0],))
    later = _within(one.row.timing, result) - _within(at_first, result)
    return one.impact * later if abs(later) > ROUNDING else 0.0


def _within(timing: Timing, result: Result) -> float:
    """Share of the impact that falls within the horizon."""
    shares = shares_by_year(timing, result.value_map.values)[: result.value_map.horizon]
    return fsum(float(share) for share in shares)
