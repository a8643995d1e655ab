"""The ledger: one line per row and year. Every table is a group-by of the same lines."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from math import fsum
from typing import TypeVar

from sroi_cli.engine.calculation import ROUNDING, claim, counted, flows
from sroi_cli.engine.value_map import Row, RowKey, ValueMap
from sroi_cli.model.method import Method
from sroi_cli.model.problems import Problem, ScenarioError

MOST_LINES = 20_000  # that a wijk may come to; one of thirty rows comes to 150 in five years
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Line:
    """What one row comes to in one calendar year."""

    row: Row
    year: int
    amount: float  # nominal
    pv: float  # present value


@dataclass(frozen=True)
class Ledger:
    """The lines that count, those that fall after the horizon, and the rows whose amount is not known."""

    lines: tuple[Line, ...]
    beyond: tuple[Line, ...]
    unknown: tuple[Row, ...]

    @cached_property
    def present_values(self) -> dict[RowKey, float]:
        """The present value of each row that counts, by its side and id."""
        return totals(self.lines, row_key)


def ledger(value_map: ValueMap, method: Method) -> Ledger:
    """All lines of a value map under a convention.

    Raises:
        ScenarioError: corrections that are added up take off more than there is, or there are too many lines.
    """
    check_claims(value_map, method)
    lines: list[Line] = []
    beyond: list[Line] = []
    found = list(islice(flows(value_map.rows, value_map.values, method), MOST_LINES + 1))
    if len(found) > MOST_LINES:
        raise ScenarioError(Problem((), f"comes to more than {MOST_LINES:,} amounts; give fewer rows, or fewer years"))
    for row, t, amount, pv in found:
        line = Line(row, value_map.start + t, float(amount), float(pv))
        (lines if t < value_map.horizon else beyond).append(line)
    unknown = tuple(counted(value_map.unknown, method))
    return Ledger(tuple(lines), tuple(beyond), unknown)


def totals(
    lines: Iterable[Line], key: Callable[[Line], _Key], value: Callable[[Line], float] = lambda line: line.pv
) -> dict[_Key, float]:
    """The sum of `value` per key. The sums are exact, so that the order of rows cannot matter."""
    return summed((key(line), value(line)) for line in lines)


def summed(amounts: Iterable[tuple[_Key, float]]) -> dict[_Key, float]:
    """One exact sum for each key, in the order in which keys come first."""
    groups: dict[_Key, list[float]] = {}
    for key, amount in amounts:
        groups.setdefault(key, []).append(amount)
    return {key: fsum(found) for key, found in groups.items()}


def nominal(line: Line) -> float:
    """What `totals` adds up where amounts are not to be discounted."""
    return line.amount


def row_key(line: Line) -> RowKey:
    """The key of its row."""
    return line.row.key


def check_claims(value_map: ValueMap, method: Method) -> None:
    """Raises ScenarioError where corrections that are added up take off more than there is."""
    problems = [
        Problem(
            row.trail,
            f"the corrections of '{row.id}' add up to {1 - found:g}, more than 1; lower them, or multiply them",
        )
        for row in value_map.rows
        if (found := claim(row, value_map.values, method)) < -ROUNDING
    ]
    if problems:
        raise ScenarioError(*problems)
