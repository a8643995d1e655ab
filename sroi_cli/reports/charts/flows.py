"""Flows through three columns: who pays, for what, who gains. Heights are amounts, on one scale for both sides."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum
from textwrap import wrap
from typing import Literal

from sroi_cli.engine.ledger import summed
from sroi_cli.reports.charts.bars import Fill
from sroi_cli.reports.charts.through import Flow, Sides, through

Anchor = Literal["start", "middle", "end"]
Kind = Literal["in", "unpaid", "out"]
_LETTERS, _LINES = 16, 3  # of a name: what a third of a phone has room for
_LONG = re.compile(rf"\w{{{_LETTERS - 1}}}(?=\w\w)")  # the part of a longer word that fits on a line
_LINE, _LIFT, _GAP, _HEAD = 1.2, 0.4, 0.7, 2.2  # em: a line of letters, what is under it, between nodes, above them all
_LONGEST, _LEAST = 13.0, 0.15  # em: the blocks of the larger side together, and a block that can be seen
_WIDE, _ACROSS = 1.6, (0.0, 50.0, 100.0)  # percent: a block, and where columns stand
_MIDDLE = 1
_EDGES = ((_WIDE, 50 - _WIDE / 2), (50 + _WIDE / 2, 100 - _WIDE))  # percent: between which bands lie
_ANCHORS: tuple[Anchor, ...] = ("start", "middle", "end")


@dataclass(frozen=True)
class Node:
    """What stands in a column, by an id of that column; its amount is shown where a label is given."""

    id: str
    name: str
    label: str = ""


@dataclass(frozen=True)
class Column:
    """What stands in a column, and what it is called."""

    head: str
    nodes: Sequence[Node]


@dataclass(frozen=True)
class Block:
    """A rectangle, and what it says when it is pointed at; `x` and `width` in percent, `y` and `height` in em."""

    title: str
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

    kind: Kind
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


def flows(title: str, description: str, columns: Sequence[Column], sides: Sides, said: Callable[[float], str]) -> Flows:
    """The chart of what goes in and what comes out; all amounts are above zero, and each node has some.

    Args:
        title: what the chart is called.
        description: all that it shows, for who does not see it.
        columns: the three of them, with the nodes of each from top to bottom.
        sides: what goes between them.
        said: an amount in words.
    """
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
        blocks=tuple(
            block for place, stack in enumerate(placed) for block in _blocks(place, stack, sides, scale, said)
        ),
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
    name = wrap(_LONG.sub(r"\g<0>-", node.name), _LETTERS)
    if len(name) > _LINES:
        name = [*name[: _LINES - 1], f"{name[_LINES - 1].rstrip('-')}…"]
    return [*name, *([node.label] if node.label else [])]


def _heights(place: int, sides: Sides, scale: float) -> dict[str, float]:
    """How high the blocks of a column are: what goes in or comes out, whichever is more."""
    found: dict[str, float] = {}
    for sums in through(place, sides):
        for id_, amount in sums.items():
            found[id_] = max(found.get(id_, _LEAST), scale * amount)
    return found


def _blocks(place: int, stack: _Stack, sides: Sides, scale: float, said: Callable[[float], str]) -> Iterator[Block]:
    """The blocks of a column; in the middle one half shows what goes in and the other what comes out."""
    paid, gained = (_parts(place, number, sides) for number in (0, 1))
    wide = _WIDE / 2 if place == _MIDDLE else _WIDE
    left = _ACROSS[place] - _WIDE * place / 2
    tops = stack.tops
    for one in stack.nodes:
        for x, parts in ((left, paid), (left + _WIDE - wide, gained)):
            found = {fill: amount for (id_, fill), amount in parts.items() if id_ == one.id}
            y, whole = tops[one.id], fsum(found.values())
            for fill, amount in found.items():
                height = max(_LEAST, scale * whole) * amount / whole
                yield Block(f"{one.name}: {said(amount)}", fill, x, wide, round(y, 2), round(height, 2))
                y += height


def _parts(place: int, number: int, sides: Sides) -> dict[tuple[str, Fill], float]:
    """What one side brings to each node of a column, what nobody pays last."""
    if place not in (number, number + 1):
        return {}
    amounts = (
        ((one.start if place == number else one.end, _fill(number, one)), one.amount)
        for one in sorted(sides[number], key=lambda one: one.unpaid)
    )
    return summed(amounts)


def _fill(number: int, one: Flow) -> Fill:
    return "solid" if number else "dotted" if one.unpaid else "hatched"


def _ribbons(place: int, side: Sequence[Flow], stacks: Sequence[_Stack], scale: float) -> Iterator[Ribbon]:
    """The flows from a column to the next, in the order of both, so that few cross; what nobody pays last."""
    starts, ends = stacks[place].tops, stacks[place + 1].tops
    first, last = list(starts), list(ends)
    x0, x1 = _EDGES[place]
    for one in sorted(side, key=lambda one: (one.unpaid, first.index(one.start), last.index(one.end))):
        thick = scale * one.amount
        kind: Kind = "out" if place else "unpaid" if one.unpaid else "in"
        yield Ribbon(kind, _outline(x0, starts[one.start], x1, ends[one.end], thick))
        starts[one.start] += thick
        ends[one.end] += thick


def _outline(x0: float, y0: float, x1: float, y1: float, thick: float) -> str:
    """A band that leaves and arrives level."""
    xm, edges = f"{(x0 + x1) / 2:g}", (y0, y1, y1 + thick, y0 + thick)
    a, b, c, d = (f"{y:.3f}" for y in edges)
    return f"M{x0:g} {a}C{xm} {a} {xm} {b} {x1:g} {b}V{c}C{xm} {c} {xm} {d} {x0:g} {d}Z"
