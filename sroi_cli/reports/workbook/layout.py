"""Where everything stands in the workbook, before anything is written: formulas need the places of each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import SIDES, Viewpoint, viewpoints
from sroi_cli.engine.value_map import Factor, Row
from sroi_cli.model.method import Convention
from sroi_cli.reports.style import Style
from sroi_cli.reports.workbook.places import fixed, letters, on

HEAD = 3  # row of the head of a table; above it a title, what it is, and headings over columns
FIRST = HEAD + 1
VALUE = 2  # column of the numbers that can be changed
AS_MADE = 3  # column of what they were when the workbook was made
METHOD_FIRST = FIRST  # row of the first choice of the method
SHEETS = ("front", "result", "value_map", "timing", "parameters", "method", "sources")  # in their order

# The columns of the value map up to the years, each with the heading that stands over it.
MAP_COLUMNS: tuple[tuple[str, str], ...] = (
    ("side", "who"),
    ("what", "who"),
    ("stakeholder", "who"),
    ("kind", "who"),
    ("quantity", "times"),
    ("quantity_unit", "times"),
    ("over", "times"),
    ("effect", "times"),
    ("effect_unit", "times"),
    ("unit_value", "times"),
    ("unit_value_unit", "times"),
    ("deadweight", "kept"),
    ("displacement", "kept"),
    ("attribution", "kept"),
    ("claim", "kept"),
    ("impact", "amounts"),
    ("starts", "when"),
    ("duration", "when"),
    ("drop_off", "when"),
    ("within", "when"),
    ("nominal", "amounts"),
    ("present", "amounts"),
    ("beyond", "amounts"),
    ("basis", "amounts"),
)


@dataclass(frozen=True)
class Layout:
    """The result, the style in which it is shown, and the place of each of its cells."""

    result: Result
    style: Style

    @cached_property
    def sheets(self) -> Mapping[str, str]:
        """The name of each sheet."""
        return {key: self.style.term(f"book_{key}") for key in SHEETS}

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the value map, those without an amount included: first what is put in."""
        value_map = self.result.value_map
        return tuple(row for side in SIDES for row in (*value_map.rows, *value_map.unknown) if row.side == side)

    @property
    def last(self) -> int:
        """The line of the last row; that above the first where there are none."""
        return FIRST + len(self.rows) - 1

    @property
    def horizon(self) -> range:
        """The years that count, from 0."""
        return range(self.result.value_map.horizon)

    @cached_property
    def viewpoints(self) -> tuple[Viewpoint, ...]:
        """Those that see a part of the rows which no column tells."""
        return tuple(one for one in viewpoints(self.result.value_map) if one.party is None and one.id != "society")

    @cached_property
    def at(self) -> Mapping[str, int]:
        """The columns of the value map."""
        keys = [key for key, _ in MAP_COLUMNS]
        keys += [f"nominal_{t}" for t in self.horizon] + [f"present_{t}" for t in self.horizon]
        keys += ["row_id", "stakeholder_id", "known", "counts", *(f"seen_{one.id}" for one in self.viewpoints)]
        return {key: column for column, key in enumerate(keys)}

    @cached_property
    def timing(self) -> Mapping[str, int]:
        """The columns of the sheet that says when rows fall."""
        keys = ["what", "row_id", "starts", "duration", "drop_off"]
        keys += [f"enters_{t}" for t in self.horizon]
        keys += [f"left_{t}" for t in reversed(self.horizon)]  # so that those who entered first meet what is left last
        keys += ["in_all", *(f"share_{t}" for t in self.horizon), "after"]
        return {key: column for column, key in enumerate(keys)}

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The cell of each parameter, from any sheet."""
        names = enumerate(self.result.value_map.parameters, start=FIRST)
        return {name: on(self.sheets["parameters"], fixed(row, VALUE)) for row, name in names}

    @cached_property
    def choices(self) -> Mapping[str, str]:
        """The cell of each choice of the method, from any sheet."""
        names = enumerate(Convention.model_fields, start=METHOD_FIRST)
        return {name: on(self.sheets["method"], fixed(row, VALUE)) for row, name in names}

    def mapped(self, key: str) -> str:
        """The cells of all rows in a column of the value map, from any sheet."""
        column = self.at[key]
        return on(self.sheets["value_map"], f"{fixed(FIRST, column)}:{fixed(self.last, column)}")

    def factor(self, factor: Factor) -> str:
        """A factor as a formula; each part of it is held at zero where more would be taken off than there is."""
        names = self.numbers
        if factor.minus:
            pairs = zip(factor.plus, factor.minus, strict=True)
            return "+".join(f"MAX(0,{names[plus]}-{names[minus]})" for plus, minus in pairs)
        return "+".join(names[name] for name in factor.plus) or "0"

    def discount(self, row: Row, t: int) -> str:
        """The cell with what an amount of year t is worth in the first year, for a row."""
        line = DISCOUNTS.index("inbreng" if row.side == "inbreng" else "health" if row.health else "costs")
        return on(self.sheets["method"], f"{letters(DISCOUNT_COLUMN + t)}${DISCOUNT_FIRST + line + 1}")


DISCOUNTS = ("costs", "health", "inbreng")  # what has a discount of its own
DISCOUNT_COLUMN = VALUE
DISCOUNT_HEAD = METHOD_FIRST + len(Convention.model_fields) + 8
DISCOUNT_FIRST = DISCOUNT_HEAD + 1
