"""The tornado as bars: how far each input moves the ratio, to either side of what it is."""

from collections.abc import Sequence
from math import fsum

from sroi_cli.engine.result import Result
from sroi_cli.engine.uncertainty.tornado import Swing
from sroi_cli.reports.charts.bars import Bars, Fill, Measure, Measured, bars
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Table
from sroi_cli.reports.uncertainty.inputs import input_name

_MOST = 10


def tornado_chart(swings: Sequence[Swing], ratio: float, result: Result, style: Style) -> Bars:
    """The ten inputs that move the ratio most; the ratio stands at zero. Nothing is drawn of what has no range."""
    rows = [_row(swing, ratio, result, style) for swing in swings[:_MOST]]
    return bars(style.term("tornado"), rows, (style.term("tornado_lower"), style.term("tornado_higher")))


def tornado_table(swings: Sequence[Swing], result: Result, style: Style) -> Table:
    """The same in words."""
    lines = tuple(
        (_name(swing, result, style), ratio_words(swing.ratio_low, style), ratio_words(swing.ratio_high, style))
        for swing in swings[:_MOST]
    )
    return Table(tuple(map(style.term, ("input", "ratio_low", "ratio_high"))), lines)


def ratio_words(ratio: float | None, style: Style) -> str:
    """A ratio, or that there is none."""
    return style.term("no_ratio") if ratio is None else style.ratio(ratio)


def tornado_rest(swings: Sequence[Swing], style: Style) -> str:
    """How far what is not drawn moves the ratio; nothing where all is."""
    rest = swings[_MOST:]
    return style.term("tornado_rest", count=len(rest), width=fsum(swing.width for swing in rest)) if rest else ""


def _row(swing: Swing, ratio: float, result: Result, style: Style) -> Measured:
    """How far each end of the range moves the ratio; nothing where it does not."""
    ends: tuple[tuple[Fill, float | None], ...] = (("hatched", swing.ratio_low), ("solid", swing.ratio_high))
    measures = tuple(_measure(fill, end, ratio, style) for fill, end in ends if end != ratio)
    return Measured(_name(swing, result, style), measures)


def _measure(fill: Fill, end: float | None, ratio: float, style: Style) -> Measure:
    """Without inbreng there is no ratio, and no length."""
    if end is None:
        return Measure(fill, None, style.term("no_ratio"))
    return Measure(fill, end - ratio, style.ratio(end))


def _name(swing: Swing, result: Result, style: Style) -> str:
    """What the input is, and its range."""
    name, one = input_name(swing.input, result, style), swing.input.members[0]
    if len(swing.input.members) > 1:
        return name
    unit = result.value_map.parameters[one.name].unit
    return f"{name} ({style.range(one.low, one.high, unit)})"
