"""What goes through the nodes of three columns, and the smallest of many nodes taken together."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import TypeVar

_Key = TypeVar("_Key", bound=Hashable)
MOST = 8  # nodes in a column
REST = "*"  # the id of those that are taken together; ids of scenarios have no such sign


@dataclass(frozen=True)
class Flow:
    """An amount that goes from a node to one of the next column."""

    start: str
    end: str
    amount: float


Sides = tuple[Sequence[Flow], Sequence[Flow]]  # from the first column to the second, and from there to the third


def through(place: int, sides: Sides) -> tuple[dict[str, float], dict[str, float]]:
    """What goes through each node of a column: of the first side, and of the second."""
    first, second = sides
    into = ((one.start if place == 0 else one.end, one.amount) for one in first if place <= 1)
    out = ((one.start if place == 1 else one.end, one.amount) for one in second if place >= 1)
    return _summed(into), _summed(out)


def together(sides: Sides) -> Sides:
    """The same with a few nodes in each column: the largest, and the rest as one."""
    first, second, third = (_kept(place, sides) for place in range(3))
    return _renamed(sides[0], first, second), _renamed(sides[1], second, third)


def _summed(amounts: Iterable[tuple[_Key, float]]) -> dict[_Key, float]:
    groups: dict[_Key, list[float]] = {}
    for key, amount in amounts:
        groups.setdefault(key, []).append(amount)
    return {key: fsum(found) for key, found in groups.items()}


def _kept(place: int, sides: Sides) -> Mapping[str, str]:
    """Each node of a column, and under which id it is drawn."""
    first, second = through(place, sides)
    sizes = {id_: max(first.get(id_, 0.0), second.get(id_, 0.0)) for id_ in (*first, *second)}
    largest = sorted(sizes, key=lambda id_: -sizes[id_])
    kept = largest if len(largest) <= MOST else largest[: MOST - 1]
    return {id_: id_ if id_ in kept else REST for id_ in sizes}


def _renamed(side: Sequence[Flow], starts: Mapping[str, str], ends: Mapping[str, str]) -> list[Flow]:
    """The flows between the nodes that are drawn, those between the same two as one."""
    amounts = _summed(((starts[one.start], ends[one.end]), one.amount) for one in side)
    return [Flow(*pair, amount) for pair, amount in amounts.items()]
