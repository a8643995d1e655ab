"""Sums over the value map as formulas: of a side, and of the rows that meet some conditions."""

from collections.abc import Iterable
from math import fsum

from sroi_cli.model.scenario import Side
from sroi_cli.reports.workbook.layout import Layout
from sroi_cli.reports.workbook.places import quoted


def said(side: Side, layout: Layout) -> bool:
    """Does any row say what stands on that side?"""
    return any(row.side == side for row in layout.rows)


def side_total(side: Side, key: str, layout: Layout, *conditions: str) -> str:
    """The sum of a column over the rows of a side that meet the conditions; a word where one of them is not known."""
    found = _sum(side, key, layout, *conditions)
    if all(row.side != side for row in layout.result.value_map.unknown):
        return found
    marks = "*".join((_of(side, layout), *conditions, f"(1-{layout.mapped('known')})"))
    lacking = f"SUMPRODUCT({marks},{layout.mapped('counts')})"
    return f"IF({lacking}>0,{quoted(layout.style.term('unknown'))},{found})"


def column_total(side: Side, key: str, layout: Layout) -> tuple[str, float]:
    """The sum of a column over the rows of a side that are known, and what it comes to."""
    stem, _, year = key.rpartition("_")
    ledger, start = layout.result.ledger, layout.result.value_map.start
    of_side = [line for line in (ledger.beyond if key == "beyond" else ledger.lines) if line.row.side == side]
    if stem:
        of_side = [line for line in of_side if line.year == start + int(year)]
    present = "present" in (key, stem)
    return _sum(side, key, layout), fsum(line.pv if present else line.amount for line in of_side)


def condition(key: str, value: str, layout: Layout) -> str:
    """The rows that have a value in a column."""
    return f"({layout.mapped(key)}={value})"


def padded(shares: Iterable[float], layout: Layout) -> list[float]:
    """A share for each year that counts at least."""
    found = list(shares)
    return found + [0.0] * (len(layout.horizon) - len(found))


def _sum(side: Side, key: str, layout: Layout, *conditions: str) -> str:
    marks = "*".join((_of(side, layout), *conditions))
    return f"SUMPRODUCT({marks}*1,{layout.mapped(key)})"


def _of(side: Side, layout: Layout) -> str:
    return condition("side", quoted(layout.style.term(side)), layout)
