"""A waterfall: from one whole to another, in steps that each begin where the one before it ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from sroi_cli.reports.charts.bars import Fill, NameLine

_LETTERS = 36  # of a name, on one line: what a phone has room for
_LINE, _BAR, _BETWEEN = 1.25, 1.15, 0.7  # em: a line of a name, a bar, and the space after it
_LETTER, _GAP = 0.68, 0.8  # em: a letter of a label, and what is between a bar and its label


@dataclass(frozen=True)
class Stage:
    """A whole, or a step by so much, before it is drawn."""

    name: str
    amount: float
    label: str
    whole: bool = False


@dataclass(frozen=True)
class Step:
    """A bar and its label, which stands at `end`; `x`, `width` and `end` in percent, `y` in em."""

    fill: Fill
    x: float
    width: float
    y: float
    label: str
    end: float


@dataclass(frozen=True)
class Link:
    """From where a bar ends to the bar that begins there; `x` in percent, `y` and `end` in em."""

    x: float
    y: float
    end: float


@dataclass(frozen=True)
class Waterfall:
    """A chart; its height, and the room beside the bars for their labels, in em."""

    title: str
    description: str
    height: float
    room_right: float
    legend: tuple[tuple[Fill, str], ...]
    names: tuple[NameLine, ...]
    steps: tuple[Step, ...]
    links: tuple[Link, ...]


def waterfall(title: str, stages: Sequence[Stage], up: str, down: str) -> Waterfall:
    """The chart of some stages; `up` and `down` are what its patterns mean. Its description says all that it shows."""
    spans = _spans(stages)
    scale = _Scale.of(spans)
    names: list[NameLine] = []
    steps: list[Step] = []
    links: list[Link] = []
    y = _LINE + _BETWEEN
    for stage, span in zip(stages, spans, strict=True):
        begun = y
        for text in wrap(stage.name, _LETTERS):
            y += _LINE
            names.append(NameLine(text, round(y - 0.28, 2)))
        if steps:
            links.append(Link(scale.at(span[1] if stage.whole else span[0]), round(begun - _BETWEEN, 2), round(y, 2)))
        steps.append(_step(stage, span, round(y, 2), scale))
        y += _BAR + _BETWEEN
    told = "; ".join(f"{stage.name}: {stage.label}" for stage in stages)
    room = round(_LETTER * max(len(stage.label) for stage in stages) + _GAP, 2)
    legend: tuple[tuple[Fill, str], ...] = (("dotted", up), ("hatched", down))
    return Waterfall(title, told, round(y, 2), room, legend, tuple(names), tuple(steps), tuple(links))


_Span = tuple[float, float]  # from where a bar begins to where it ends


@dataclass(frozen=True)
class _Scale:
    """The lowest and the highest amount, zero among them."""

    low: float
    high: float

    @classmethod
    def of(cls, spans: Sequence[_Span]) -> "_Scale":
        ends = [0.0, *(end for span in spans for end in span)]
        return cls(min(ends), max(ends))

    def at(self, amount: float) -> float:
        """Where an amount stands, in percent of the width."""
        length = self.high - self.low
        return round(100 * (amount - self.low) / length, 2) if length else 0.0


def _spans(stages: Sequence[Stage]) -> list[_Span]:
    """Wholes begin at zero, steps where the one before them ends."""
    spans: list[_Span] = []
    for stage in stages:
        begin = 0.0 if stage.whole else spans[-1][1]
        spans.append((begin, begin + stage.amount))
    return spans


def _step(stage: Stage, span: _Span, y: float, scale: _Scale) -> Step:
    left, right = sorted(map(scale.at, span))
    fill: Fill = "solid" if stage.whole else "dotted" if stage.amount > 0 else "hatched"
    return Step(fill, left, round(right - left, 2), y, stage.label, right)
