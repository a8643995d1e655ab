"""The tornado as bars: how far each input moves the ratio, to either side of what it is."""

from collections.abc import Sequence

from sroi_cli.engine.uncertainty.tornado import Swing
from sroi_cli.reports.charts.bars import Bars, Fill, Measure, Measured, bars
from sroi_cli.reports.style import Style
from sroi_cli.reports.uncertainty.inputs import input_name

_MOST = 10


def tornado_chart(swings: Sequence[Swing], ratio: float, style: Style) -> Bars:
    """The ten inputs that move the ratio most; the ratio stands at zero. Nothing is drawn of what has no range."""
    rows = [_row(swing, ratio, style) for swing in swings[:_MOST]]
    return bars(style.term("tornado"), rows, (style.term("tornado_lower"), style.term("tornado_higher")))


def _row(swing: Swing, ratio: float, style: Style) -> Measured:
    """How far each end of the range moves the ratio; nothing where it does not."""
    ends: tuple[tuple[Fill, str, float | None], ...] = (
        ("hatched", "at_low", swing.ratio_low),
        ("solid", "at_high", swing.ratio_high),
    )
    moved = [(fill, key, end) for fill, key, end in ends if end is not None and end != ratio]
    measures = tuple(Measure(fill, end - ratio, style.term(key, ratio=end)) for fill, key, end in moved)
    return Measured(input_name(swing.input, style), measures)
