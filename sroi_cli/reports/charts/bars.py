"""Bars from a zero line to either side, a row for each name, all on one scale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Literal

Fill = Literal["solid", "hatched", "dotted"]  # solid what comes out, hatched what goes in, dotted what it is set beside
_LETTERS = 36  # of a name, on one line: what a phone has room for
_LINE, _BAR, _BETWEEN = 1.25, 1.15, 0.7  # em: a line of a name, a bar, and the space after a row
_OVER = 0.15  # em: how far the zero line reaches over the bars
_LETTER, _GAP = 0.68, 0.8  # em: a letter of a label, and what is between a bar and its label


@dataclass(frozen=True)
class Measure:
    """What one bar shows; to the left below zero. Without an amount there is a label alone."""

    fill: Fill
    amount: float | None
    label: str
    leftward: bool = False  # on which side a label without an amount stands


@dataclass(frozen=True)
class Measured:
    """A row of a chart, before it is drawn."""

    name: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class Bar:
    """A bar and its label, which stands at `end`; `x`, `width` and `end` in percent, `y` in em."""

    fill: Fill
    x: float
    width: float
    y: float
    label: str
    end: float
    leftward: bool


@dataclass(frozen=True)
class NameLine:
    """A line of a row's name."""

    text: str
    y: float


@dataclass(frozen=True)
class ZeroLine:
    """The zero line beside the bars of a row."""

    y: float
    height: float


@dataclass(frozen=True)
class Bars:
    """A chart; its height, and the room beside the bars for their labels, in em."""

    title: str
    description: str
    zero: float
    height: float
    room_left: float
    room_right: float
    zeros: tuple[ZeroLine, ...]
    names: tuple[NameLine, ...]
    bars: tuple[Bar, ...]
    heads: tuple[str, str] | None  # what the left and the right side show


def bars(title: str, rows: Sequence[Measured], heads: tuple[str, str] | None = None) -> Bars:
    """The chart of some rows. Its description says all that it shows."""
    scale = _Scale.of(rows)
    names: list[NameLine] = []
    drawn: list[Bar] = []
    zeros: list[ZeroLine] = []
    y = _LINE if heads else 0.0
    for row in rows:
        for text in wrap(row.name, _LETTERS):
            y += _LINE
            names.append(NameLine(text, round(y - 0.28, 2)))
        found = list(_row(row, scale, y))
        drawn += found
        end = max([y + _BAR, *(bar.y + _BAR for bar in found)])
        zeros.append(ZeroLine(round(y - _OVER, 2), round(end - y + 2 * _OVER, 2)))
        y = end + _BETWEEN
    told = "; ".join(f"{row.name}: {', '.join(one.label for one in row.measures)}" for row in rows)
    rooms = (_room(rows, leftward=True), _room(rows, leftward=False))
    return Bars(title, told, scale.at(0), round(y, 2), *rooms, tuple(zeros), tuple(names), tuple(drawn), heads)


@dataclass(frozen=True)
class _Scale:
    """The largest amounts to the left and to the right."""

    left: float
    right: float

    @classmethod
    def of(cls, rows: Sequence[Measured]) -> "_Scale":
        measures = [one for row in rows for one in row.measures]
        left = max((-(one.amount or 0) for one in measures), default=0)
        right = max((one.amount or 0 for one in measures), default=0)
        return cls(max(left, 0), max(right, 0))

    def at(self, amount: float) -> float:
        """Where an amount stands, in percent of the width."""
        length = self.left + self.right
        return round(100 * (amount + self.left) / length, 2) if length else 0.0


def _room(rows: Sequence[Measured], *, leftward: bool) -> float:
    labels = [one.label for row in rows for one in row.measures if _leftward(one) == leftward]
    return round(_LETTER * max(map(len, labels)) + _GAP, 2) if labels else 0.0


def _leftward(measure: Measure) -> bool:
    return measure.amount < 0 if measure.amount else measure.leftward


def _row(row: Measured, scale: _Scale, y: float) -> Iterator[Bar]:
    """The bars of a row: to either side in one lane, those on one side under each other."""
    lanes = {True: 0, False: 0}
    for one in row.measures:
        leftward = _leftward(one)
        end, zero = scale.at(one.amount or 0), scale.at(0)
        top = round(y + lanes[leftward] * (_BAR + 0.15), 2)
        yield Bar(one.fill, min(end, zero), round(abs(end - zero), 2), top, one.label, end, leftward)
        lanes[leftward] += 1
