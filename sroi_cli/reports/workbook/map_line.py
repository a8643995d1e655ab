"""One row of the value map on its line: whose it is, its factors, what is kept of it, and its amounts."""

from collections.abc import Iterable
from functools import cached_property
from math import fsum

from sroi_cli.engine.arithmetic import clip
from sroi_cli.engine.calculation import claim, counts, impact, present_value, product, shares_by_year
from sroi_cli.engine.totals import basis
from sroi_cli.engine.value_map import CLAIM_SCALE, Factor, Role, Row
from sroi_cli.reports.workbook.layout import Layout
from sroi_cli.reports.workbook.places import across, cell, on, quoted
from sroi_cli.reports.workbook.sheet import Sheet
from sroi_cli.reports.workbook.sums import padded

_ROLES: dict[str, tuple[Role, ...]] = {  # whose factors stand in which column
    "quantity": ("quantity",),
    "over": ("weeks", "years", "participants"),
    "effect": ("hours", "effect"),
    "unit_value": ("price", "unit_value"),
}
_CORRECTIONS = ("deadweight", "displacement", "attribution")


class MapLine:
    """One row of the value map, on its line."""

    def __init__(self, sheet: Sheet, layout: Layout, row: Row, line: int) -> None:
        self.sheet, self.layout, self.row, self.line = sheet, layout, row, line
        value_map = layout.result.value_map
        self.known = row not in value_map.unknown
        self.values = value_map.values

    def write(self) -> None:
        self.sheet.ruled(self.line, len(self.layout.at))
        self._who()
        if self.known:
            self._factors()
            self._claim()
            self._timing()
            self._amounts()
            self._years()
        else:
            self._put("impact", self.layout.style.term("unknown"), "line", "right")
        self._counting()

    def _put(self, key: str, text: str, *looks: str) -> None:
        self.sheet.text(self.line, self.layout.at[key], text, *(looks or ("text",)), "ruled")

    def _formula(self, key: str, formula: str, value: float, *looks: str) -> None:
        self.sheet.formula(self.line, self.layout.at[key], formula, value, *looks, "ruled")

    def _here(self, key: str) -> str:
        return cell(self.line, self.layout.at[key])

    def _timed(self, key: str) -> str:
        """The cell of this row on the sheet that says when rows fall."""
        return on(self.layout.sheets["timing"], cell(self.line, self.layout.timing[key]))

    def _who(self) -> None:
        style, row = self.layout.style, self.row
        value_map = self.layout.result.value_map
        self._put("side", style.term(row.side))
        self._put("what", style.name(row.label))
        self._put("stakeholder", style.name(value_map.parties[row.stakeholder].label))
        self._put("kind", style.kind(row.kind))
        self._put("row_id", row.id, "quiet", "text")
        self._put("stakeholder_id", row.stakeholder, "quiet", "text")
        self._put("basis", style.basis(basis(row, value_map)))

    def _factors(self) -> None:
        for key, roles in _ROLES.items():
            factors = [factor for factor in self.row.factors if factor.role in roles]
            if factors:
                self._formula(key, _multiplied(factors, self.layout), float(product(factors, self.values)), "number")
            if f"{key}_unit" in self.layout.at:
                self._put(f"{key}_unit", self._unit(factors), "quiet", "text")

    def _unit(self, factors: list[Factor]) -> str:
        names = [name for factor in factors for name in factor.plus]
        return self.layout.result.value_map.parameters[names[0]].unit if names else ""

    def _claim(self) -> None:
        numbers, method = self.layout.numbers, self.layout.result.method
        value = clip(claim(self.row, self.values, method), 0, 1)
        if self.row.net:
            for key in _CORRECTIONS:
                self._put(key, self.layout.style.term("net_fact").lower(), "quiet", "right")
            self._formula("claim", f"MAX(0,MIN(1,{numbers[CLAIM_SCALE]}))", float(value), "percent")
        elif self.row.corrections:
            for key, name in self.row.corrections.named:
                self._formula(key, numbers[name], self.values[name], "percent")
            taken = [self._here(key) for key in _CORRECTIONS]
            rule = f"{self.layout.choices['corrections']}={quoted(self.layout.style.choice('additive'))}"
            kept = f"IF({rule},1-({'+'.join(taken)}),{'*'.join(f'(1-{one})' for one in taken)})"
            self._formula("claim", f"MAX(0,MIN(1,{kept}))", float(value), "percent")

    def _timing(self) -> None:
        for key, name in self.row.timing.named:
            looks = ("percent",) if key == "drop_off" else ("number",)
            self._formula(key, self.layout.numbers[name], self.values[name], *looks)
        first, last = (self._timed(f"share_{t}") for t in (0, self.layout.horizon[-1]))
        self._formula(
            "within",
            f"SUM({first}:{last.rpartition('!')[2]})",
            fsum(self._shares[t] for t in self.layout.horizon),
            "number",
        )

    def _amounts(self) -> None:
        given = [key for key, roles in _ROLES.items() if any(factor.role in roles for factor in self.row.factors)]
        kept = ["claim"] if self.row.side == "opbrengst" else []
        # signs, not PRODUCT, which would pass over a text in the place of a number
        times = "*".join(self._here(key) for key in (*given, *kept))
        self._formula("impact", times or "1", self._impact, "money2")
        for key in ("nominal", "present"):
            columns = [self.layout.at[f"{key}_{t}"] for t in (0, self.layout.horizon[-1])]
            value = fsum(self._amount(t) if key == "nominal" else self._present(t) for t in self.layout.horizon)
            self._formula(key, f"SUM({across(self.line, *columns)})", value, "money2")
        after = fsum(self._shares[len(self.layout.horizon) :])
        formula = f"{self._here('counts')}*{self._here('impact')}*{self._timed('after')}"
        self._formula("beyond", formula, self._impact * after * self._counts, "money2")

    def _years(self) -> None:
        for t in self.layout.horizon:
            amount = f"{self._here('counts')}*{self._here('impact')}*{self._timed(f'share_{t}')}"
            self._formula(f"nominal_{t}", amount, self._amount(t), "money2")
            worth = f"{self._here(f'nominal_{t}')}*{self.layout.discount(self.row, t)}"
            self._formula(f"present_{t}", worth, self._present(t), "money2")

    def _counting(self) -> None:
        at = self.layout.at
        self.sheet.number(self.line, at["known"], int(self.known), "whole", "fixed")
        if self.row.participants_time:
            rule = f"{self.layout.choices['participants_time']}={quoted(self.layout.style.choice('counted'))}"
            self._formula("counts", f"IF({rule},1,0)", self._counts, "whole")
        else:
            self.sheet.number(self.line, at["counts"], 1, "whole", "fixed")
        for one in self.layout.viewpoints:
            self.sheet.number(self.line, at[f"seen_{one.id}"], int(one.seen(self.row)), "whole", "fixed")

    @cached_property
    def _counts(self) -> int:
        return int(counts(self.row, self.layout.result.method))

    @cached_property
    def _impact(self) -> float:
        return float(impact(self.row, self.values, self.layout.result.method))

    @cached_property
    def _shares(self) -> list[float]:
        """Share of the impact in each year, those that do not count included."""
        return padded(map(float, shares_by_year(self.row.timing, self.values)), self.layout)

    def _amount(self, t: int) -> float:
        return self._impact * self._shares[t] * self._counts

    def _present(self, t: int) -> float:
        return float(present_value(self._amount(t), t, self.row, self.layout.result.method))


def _multiplied(factors: Iterable[Factor], layout: Layout) -> str:
    """Factors as a formula."""
    found = [layout.factor(factor) for factor in factors]
    return "*".join(f"({one})" if "+" in one else one for one in found) if len(found) > 1 else found[0]
