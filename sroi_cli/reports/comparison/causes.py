"""The causes of the change in a ratio: a table, and a waterfall."""

from collections.abc import Iterator

from sroi_cli.engine.comparison.comparison import Comparison
from sroi_cli.reports.charts.waterfall import Stage, Waterfall, waterfall
from sroi_cli.reports.comparison.words import cause_name, moved, rounding_shows
from sroi_cli.reports.page import Section
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Table


def causes(found: Comparison, style: Style) -> Iterator[Section]:
    """The parts of the change in the ratio, the largest first."""
    differing = [part for part in found.parts if part.differs]
    if not differing:
        return
    lines = tuple((cause_name(part, style), moved(part.change, style)) for part in differing)
    foot = (style.term("together"), moved(found.ratio_change, style))
    yield Section(
        style.term("compare_causes"),
        (style.term("compare_causes_lines"),),
        Table((style.term("cause"), style.term("change")), lines, foot),
        waterfall=_waterfall(found, style),
        points=(style.term("compare_rounded"),) if rounding_shows(found) else (),
    )


def _waterfall(found: Comparison, style: Style) -> Waterfall:
    ends = [(name, one.total.ratio or 0.0) for name, one in (("A", found.a), ("B", found.b))]
    first, last = (
        Stage(f"{style.term('ratio')} {name}", ratio, style.ratio(ratio), whole=True) for name, ratio in ends
    )
    steps = [
        Stage(cause_name(part, style), part.change, moved(part.change, style)) for part in found.parts if part.differs
    ]
    return waterfall(
        style.term("compare_causes"), (first, *steps, last), style.term("compare_up"), style.term("compare_down")
    )
