"""What goes through the nodes of three columns, and the smallest of many nodes taken together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sroi_cli.engine.ledger import summed

MOST = 8  # nodes in a column
REST = "*"  # the id of those that are taken together; ids of scenarios have no such sign


@dataclass(frozen=True)
class Flow:
    """An amount that goes from a node to one of the next column."""

    start: str
    end: str
    amount: float
    unpaid: bool = False  # what nobody pays yet


Sides = tuple[Sequence[Flow], Sequence[Flow]]  # from the first column to the second, and from there to the third


def through(place: int, sides: Sides) -> tuple[dict[str, float], dict[str, float]]:
    """What goes through each node of a column: of the first side, and of the second."""
    first, second = sides
    into = ((one.start if place == 0 else one.end, one.amount) for one in first if place <= 1)
    out = ((one.start if place == 1 else one.end, one.amount) for one in second if place >= 1)
    return summed(into), summed(out)


def together(sides: Sides) -> Sides:
    """The same with a few nodes in each column: the largest, and the rest as one; what nobody pays stands apart."""
    apart = {one.start for one in sides[0] if one.unpaid}
    first, second, third = (_kept(place, sides, apart if place == 0 else ()) for place in range(3))
    return _renamed(sides[0], first, second), _renamed(sides[1], second, third)


def _kept(place: int, sides: Sides, apart: Collection[str]) -> Mapping[str, str]:
    """Each node of a column, and under which id it is drawn."""
    first, second = through(place, sides)
    sizes = {id_: max(first.get(id_, 0.0), second.get(id_, 0.0)) for id_ in (*first, *second)}
    largest = sorted(sizes, key=lambda id_: (id_ not in apart, -sizes[id_]))
    kept = largest if len(largest) <= MOST else largest[: MOST - 1]
    return {id_: id_ if id_ in kept else REST for id_ in sizes}


def _renamed(side: Sequence[Flow], starts: Mapping[str, str], ends: Mapping[str, str]) -> list[Flow]:
    """The flows between the nodes that are drawn, those between the same two as one."""
    amounts = summed(((starts[one.start], ends[one.end], one.unpaid), one.amount) for one in side)
    return [Flow(start, end, amount, unpaid) for (start, end, unpaid), amount in amounts.items()]
