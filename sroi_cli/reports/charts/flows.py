"""Flows through three columns: who pays, for what, who gains. Heights are amounts, on one scale for both sides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum
from textwrap import wrap
from typing import Literal

from sroi_cli.reports.charts.bars import Fill
from sroi_cli.reports.charts.through import Flow, Sides, through

Anchor = Literal["start", "middle", "end"]
Direction = Literal["in", "out"]
_LETTERS, _LINES = 16, 2  # of a name: what a third of a phone has room for
_LINE, _LIFT, _GAP, _HEAD = 1.2, 0.4, 0.7, 2.2  # em: a line of letters, what is under it, between nodes, above them all
_LONGEST, _LEAST = 13.0, 0.15  # em: the blocks of the larger side together, and a block that can be seen
_WIDE, _ACROSS = 1.6, (0.0, 50.0, 100.0)  # percent: a block, and where columns stand
_MIDDLE = 1
_EDGES = ((_WIDE, 50 - _WIDE / 2), (50 + _WIDE / 2, 100 - _WIDE))  # percent: between which bands lie
_ANCHORS: tuple[Anchor, ...] = ("start", "middle", "end")
_DIRECTIONS: tuple[Direction, Direction] = ("in", "out")


@dataclass(frozen=True)
class Node:
    """What stands in a column, by an id of that column; its amount is shown where a label is given."""

    id: str
    name: str
    label: str = ""
    unpaid: bool = False  # what nobody pays yet


@dataclass(frozen=True)
class Column:
    """What stands in a column, and what it is called."""

    head: str
    nodes: Sequence[Node]


@dataclass(frozen=True)
class Block:
    """A rectangle; `x` and `width` in percent, `y` and `height` in em."""

    fill: Fill
    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True)
class Letters:
    """A line of text; `x` in percent, `y` in em."""

    text: str
    x: float
    y: float
    anchor: Anchor
    kind: Literal["head", "name", "value"]


@dataclass(frozen=True)
class Ribbon:
    """A flow as it is drawn: its outline, in percent across and em down."""

    direction: Direction
    outline: str


@dataclass(frozen=True)
class Flows:
    """A chart; its height in em."""

    title: str
    description: str
    height: float
    ribbons: tuple[Ribbon, ...]
    blocks: tuple[Block, ...]
    letters: tuple[Letters, ...]


def flows(title: str, description: str, columns: Sequence[Column], sides: Sides) -> Flows:
    """The chart of what goes in and what comes out; all amounts are above zero, and each node has some."""
    scale = _LONGEST / max(fsum(one.amount for one in side) for side in sides)
    stacks = [_Stack(column.nodes, _heights(place, sides, scale)) for place, column in enumerate(columns)]
    height = max(stack.height for stack in stacks)
    placed = [replace(stack, top=_HEAD + (height - stack.height) / 2) for stack in stacks]
    heads = [Letters(one.head, _ACROSS[place], 1.0, _ANCHORS[place], "head") for place, one in enumerate(columns)]
    return Flows(
        title,
        description,
        height=round(_HEAD + height, 2),
        ribbons=(*_ribbons(0, sides[0], placed, scale), *_ribbons(1, sides[1], placed, scale)),
        blocks=tuple(block for place, stack in enumerate(placed) for block in _blocks(place, stack, sides, scale)),
        letters=(*heads, *(line for place, stack in enumerate(placed) for line in stack.letters(place))),
    )


@dataclass(frozen=True)
class _Stack:
    """A column: its nodes under each other, each below the lines of its name."""

    nodes: Sequence[Node]
    heights: Mapping[str, float]
    top: float = 0.0

    @property
    def height(self) -> float:
        return fsum(_LINE * len(_lines(one)) + _LIFT + self.heights[one.id] + _GAP for one in self.nodes)

    @property
    def tops(self) -> dict[str, float]:
        """Where each block begins."""
        found, y = {}, self.top
        for one in self.nodes:
            found[one.id] = y + _LINE * len(_lines(one)) + _LIFT
            y = found[one.id] + self.heights[one.id] + _GAP
        return found

    def letters(self, place: int) -> Iterator[Letters]:
        """The lines above each block."""
        tops = self.tops
        for one in self.nodes:
            lines = _lines(one)
            for number, text in enumerate(lines):
                y = tops[one.id] - _LIFT - _LINE * (len(lines) - 1 - number)
                kind: Literal["name", "value"] = "value" if text == one.label else "name"
                yield Letters(text, _ACROSS[place], round(y, 2), _ANCHORS[place], kind)


def _lines(node: Node) -> list[str]:
    name = wrap(node.name, _LETTERS)
    if len(name) > _LINES:
        name = [*name[: _LINES - 1], f"{name[_LINES - 1][: _LETTERS - 1]}…"]
    return [*name, *([node.label] if node.label else [])]


def _heights(place: int, sides: Sides, scale: float) -> dict[str, float]:
    """How high the blocks of a column are: what goes in or comes out, whichever is more."""
    found: dict[str, float] = {}
    for sums in through(place, sides):
        for id_, amount in sums.items():
            found[id_] = max(found.get(id_, _LEAST), scale * amount)
    return found


def _blocks(place: int, stack: _Stack, sides: Sides, scale: float) -> Iterator[Block]:
    """The blocks of a column; in the middle one half shows what goes in and the other what comes out."""
    paid, gained = through(place, sides)
    wide = _WIDE / 2 if place == _MIDDLE else _WIDE
    left = _ACROSS[place] - _WIDE * place / 2
    tops = stack.tops
    for one in stack.nodes:
        into: Fill = "dotted" if one.unpaid else "hatched"
        parts: tuple[tuple[Fill, float, dict[str, float]], ...] = (
            (into, left, paid),
            ("solid", left + _WIDE - wide, gained),
        )
        for fill, x, amounts in parts:
            if one.id in amounts:
                yield Block(fill, x, wide, round(tops[one.id], 2), round(max(_LEAST, scale * amounts[one.id]), 2))


def _ribbons(place: int, side: Sequence[Flow], stacks: Sequence[_Stack], scale: float) -> Iterator[Ribbon]:
    """The flows from a column to the next, in the order of both, so that few cross."""
    starts, ends = stacks[place].tops, stacks[place + 1].tops
    first, last = list(starts), list(ends)
    x0, x1 = _EDGES[place]
    for one in sorted(side, key=lambda one: (first.index(one.start), last.index(one.end))):
        thick = scale * one.amount
        yield Ribbon(_DIRECTIONS[place], _outline(x0, starts[one.start], x1, ends[one.end], thick))
        starts[one.start] += thick
        ends[one.end] += thick


def _outline(x0: float, y0: float, x1: float, y1: float, thick: float) -> str:
    """A band that leaves and arrives level."""
    xm, edges = f"{(x0 + x1) / 2:g}", (y0, y1, y1 + thick, y0 + thick)
    a, b, c, d = (f"{y:.3f}" for y in edges)
    return f"M{x0:g} {a}C{xm} {a} {xm} {b} {x1:g} {b}V{c}C{xm} {c} {xm} {d} {x0:g} {d}Z"
