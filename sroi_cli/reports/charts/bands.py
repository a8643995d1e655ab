"""Points within their bands on one scale: of one ratio, or of many under each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from sroi_cli.engine.result import Band
from sroi_cli.engine.uncertainty.sampling import Interval
from sroi_cli.reports.charts.axis import Axis, round_up
from sroi_cli.reports.style import Style

_LEFT, _RIGHT = 3.0, 97.0  # percent of the width: room for the labels at the ends
_ROOM, _EDGE = 24.0, 12.0  # percent: what three labels above a band take, and one beside an end
_EVEN = 1.0  # the ratio at which opbrengst equals inbreng


@dataclass(frozen=True)
class Banded:
    """A row of a chart, before it is drawn: a ratio, its band, and where its name leads."""

    name: str
    ratio: float
    band: Band | None
    link: str = ""
    interval: Interval | None = None

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest that it may be; without a band the ratio itself."""
        return (self.band.low, self.band.high) if self.band else (self.ratio, self.ratio)

    @property
    def inner(self) -> tuple[float, float]:
        """The ends of the interval; without one the ratio itself."""
        return (self.interval.p10, self.interval.p90) if self.interval else (self.ratio, self.ratio)


@dataclass(frozen=True)
class Point:
    """A value at its place, in percent of the width."""

    x: float
    label: str

    @property
    def anchor(self) -> str:
        """On which side of it a label has room."""
        return "start" if self.x < _EDGE else "end" if self.x > 100 - _EDGE else "middle"


@dataclass(frozen=True)
class BandRow:
    """A row as it is drawn."""

    name: str
    link: str
    point: Point
    low: Point
    high: Point
    inner: tuple[Point, Point]  # the interval, from its low to its high end

    @property
    def inner_width(self) -> float:
        """Of the interval, in percent."""
        return round(self.inner[1].x - self.inner[0].x, 2)

    @property
    def end(self) -> float:
        """Where it ends, in percent."""
        return max(self.high.x, self.inner[1].x)

    @property
    def width(self) -> float:
        """Of the band, in percent."""
        return round(self.high.x - self.low.x, 2)

    @property
    def narrow(self) -> bool:
        """Is there no room for three labels above the band?"""
        return self.width < _ROOM


@dataclass(frozen=True)
class Bands:
    """A chart; `even` is where opbrengst equals inbreng."""

    title: str
    description: str
    rows: tuple[BandRow, ...]
    ticks: tuple[Point, ...]
    even: Point


def bands(title: str, found: Sequence[Banded], style: Style) -> Bands:
    """The chart of some ratios. Its description says all that it shows."""
    ends = [end for one in found for end in (*one.ends, *one.inner)]
    axis = Axis(min([0.0, *ends]), round_up(max([1.2 * _EVEN, *ends])), _LEFT, _RIGHT)
    rows = tuple(_row(one, axis, style) for one in found)
    step_digits = 0 if all(tick == int(tick) for tick in axis.ticks) else 1
    ticks = tuple(Point(axis.at(tick), style.ratio(tick, step_digits)) for tick in axis.ticks)
    told = "; ".join(_told(row, style) for row in rows)
    return Bands(title, told, rows, ticks, Point(axis.at(_EVEN), style.term("even")))


def _row(one: Banded, axis: Axis, style: Style) -> BandRow:
    values = (one.ratio, *one.ends, *one.inner)
    point, low, high, *inner = (Point(axis.at(value), style.ratio_said(value)) for value in values)
    return BandRow(one.name, one.link, point, low, high, (inner[0], inner[1]))


def _told(row: BandRow, style: Style) -> str:
    if row.low.label == row.high.label:
        return f"{row.name}: {row.point.label}"
    told = style.term("band_told", ratio=row.point.label, low=row.low.label, high=row.high.label)
    inner = {"low": row.inner[0].label, "high": row.inner[1].label}
    return f"{row.name}: {told}" + (f"; {style.term('interval_told', **inner)}" if row.inner_width else "")
