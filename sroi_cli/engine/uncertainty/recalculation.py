"""A result at other values of some parameters; only the rows that name them are calculated again."""

from collections.abc import Mapping
from functools import cached_property
from math import fsum

from sroi_cli.engine.calculation import counted, flows, held_at_zero
from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import Balance, balanced
from sroi_cli.engine.value_map import Row


class Recalculation:
    """Inbreng and opbrengst of all together at other values: what `--set` would give."""

    def __init__(self, result: Result) -> None:
        self.value_map, self.method = result.value_map, result.method
        self.rows = counted(self.value_map.rows, self.method)
        self._naming: dict[str, list[int]] = {}
        for at, row in enumerate(self.rows):
            for name in row.parameters:
                self._naming.setdefault(name, []).append(at)

    def balance(self, changes: Mapping[str, float]) -> Balance:
        """The balance at the changed values."""
        values = {**self.value_map.values, **changes}
        present = list(self._present)
        for at in self._touched(changes):
            present[at] = self._value(self.rows[at], values)
        return balanced((row.side, value) for row, value in zip(self.rows, present, strict=True))

    def possible(self, changes: Mapping[str, float]) -> bool:
        """Can the values be set? Not where more would be taken off from a row than there is."""
        values = {**self.value_map.values, **changes}
        return not any(held_at_zero(self.rows[at], values, self.method) for at in self._touched(changes))

    @cached_property
    def _present(self) -> list[float]:
        return [self._value(row, self.value_map.values) for row in self.rows]

    def _touched(self, changes: Mapping[str, float]) -> set[int]:
        return {at for name in changes for at in self._naming.get(name, ())}

    def _value(self, row: Row, values: Mapping[str, float]) -> float:
        """The present value of a row over the horizon."""
        found = flows((row,), values, self.method)
        return fsum(float(present) for _, t, _, present in found if t < self.value_map.horizon)
