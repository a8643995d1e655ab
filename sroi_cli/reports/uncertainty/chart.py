"""The tornado as bars: how far each input moves the ratio, to either side of what it is."""

from collections.abc import Sequence
from math import fsum

from sroi_cli.engine.result import Result
from sroi_cli.engine.uncertainty.tornado import Swing
from sroi_cli.reports.charts.bars import Bars, Fill, Measure, Measured, bars
from sroi_cli.reports.style import Style
from sroi_cli.reports.uncertainty.inputs import input_name

_MOST = 10


def tornado_chart(swings: Sequence[Swing], ratio: float, result: Result, style: Style) -> Bars:
    """The ten inputs that move the ratio most; the ratio stands at zero. Nothing is drawn of what has no range."""
    rows = [_row(swing, ratio, result, style) for swing in swings[:_MOST]]
    return bars(style.term("tornado"), rows, (style.term("tornado_lower"), style.term("tornado_higher")))


def tornado_rest(swings: Sequence[Swing], style: Style) -> str:
    """How far what is not drawn moves the ratio; nothing where all is."""
    rest = swings[_MOST:]
    return style.term("tornado_rest", count=len(rest), width=fsum(swing.width for swing in rest)) if rest else ""


def _row(swing: Swing, ratio: float, result: Result, style: Style) -> Measured:
    """How far each end of the range moves the ratio; nothing where it does not."""
    ends: tuple[tuple[Fill, float | None], ...] = (("hatched", swing.ratio_low), ("solid", swing.ratio_high))
    moved = [(fill, end) for fill, end in ends if end is not None and end != ratio]
    measures = tuple(Measure(fill, end - ratio, style.ratio(end)) for fill, end in moved)
    return Measured(_name(swing, result, style), measures)


def _name(swing: Swing, result: Result, style: Style) -> str:
    """What the input is, and its range."""
    name, one = input_name(swing.input, result, style), swing.input.members[0]
    if len(swing.input.members) > 1:
        return name
    unit = result.value_map.parameters[one.name].unit
    return f"{name} ({style.range(one.low, one.high, unit)})"
