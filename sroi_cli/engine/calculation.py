"""A row and the values of its parameters to its impact and the years in which it falls."""

from collections.abc import Iterable, Iterator, Mapping
from math import ceil, inf
from typing import TYPE_CHECKING

from sroi_cli.engine.arithmetic import additive_claim, clip, discounted, multiplicative_claim, part, spread
from sroi_cli.engine.value_map import CLAIM_SCALE, Factor, Row, Timing
from sroi_cli.model.method import Method

if TYPE_CHECKING:
    from sroi_cli.engine.arithmetic import Flag, Real

ROUNDING = 1e-12  # of a sum of shares
Values = Mapping[str, "Real"]


def counts(row: Row, method: Method) -> bool:
    """Does the row count under this convention? Participants' own time may not."""
    return not row.participants_time or method.participants_time == "counted"


def counted(rows: Iterable[Row], method: Method) -> list[Row]:
    """The rows that do."""
    return [row for row in rows if counts(row, method)]


def factor_value(factor: Factor, values: "Values") -> "Real":
    """The sum of a factor's parameters, less those it takes off."""
    total: Real = 0.0
    for name in factor.plus:
        total = total + values[name]
    for name in factor.minus:
        total = total - values[name]
    return total


def claim(row: Row, values: "Values", method: Method) -> "Real":
    """Share of the outcome that is kept; inbreng is kept whole. Below 0 where added corrections exceed 1."""
    if row.net:
        return values[CLAIM_SCALE]
    if row.corrections is None:
        return 1.0
    rule = additive_claim if method.corrections == "additive" else multiplicative_claim
    return rule(*(values[name] for _, name in row.corrections.named))


def impact(row: Row, values: "Values", method: Method) -> "Real":
    """The product quantity x effect x unit value x claim: a full effect-year, in the scenario's currency."""
    return product(row.factors, values) * clip(claim(row, values, method), 0, 1)


def product(factors: Iterable[Factor], values: "Values") -> "Real":
    """The product of some factors of a row."""
    found: Real = 1.0
    for factor in factors:
        found = found * _at_least_none(factor, values)
    return found


def held_at_zero(row: Row, values: "Values", method: Method) -> "Flag":
    """Would more be taken off than there is? Values of files and settings cannot; ends of ranges and draws can."""
    held: Flag = claim(row, values, method) < -ROUNDING
    for left in (left for factor in row.factors for left in _left(factor, values)):
        held = held | (left < 0)
    return held


def _left(factor: Factor, values: "Values") -> Iterator["Real"]:
    """What is left of each parameter of a factor less the one that is taken off it; nothing where none is."""
    if factor.minus:
        for plus, minus in zip(factor.plus, factor.minus, strict=True):
            yield values[plus] - values[minus]


def _at_least_none(factor: Factor, values: "Values") -> "Real":
    """The factor, each part of it held at zero where more would be taken off than there is."""
    if not factor.minus:
        return factor_value(factor, values)
    total: Real = 0.0
    for left in _left(factor, values):
        total = total + clip(left, 0, inf)
    return total


def shares_by_year(timing: Timing, values: "Values") -> list["Real"]:
    """Share of the impact in each year from the start, the years after the horizon included."""
    starts = int(values[timing.starts]) if timing.starts else 0
    return spread(timing.intake, left_by_year(timing, values), starts)


def flows(rows: Iterable[Row], values: "Values", method: Method) -> Iterator[tuple[Row, int, "Real", "Real"]]:
    """Each row that counts in each year t = 0, 1, ...: its nominal amount and its present value."""
    shares: dict[Timing, list[Real]] = {}  # rows of one activity share their timing
    for row in rows:
        if counts(row, method):
            whole = impact(row, values, method)
            if row.timing not in shares:
                shares[row.timing] = shares_by_year(row.timing, values)
            for t, share in enumerate(shares[row.timing]):
                amount = whole * share
                yield row, t, amount, present_value(amount, t, row, method)


def present_value(amount: "Real", t: int, row: Row, method: Method) -> "Real":
    """The amount of year t (0 is the first) at the rate that the convention sets for the row."""
    if row.side == "inbreng" and not method.discount_inputs:
        return amount
    return discounted(amount, rate(row, method), method.first_index + t)


def rate(row: Row, method: Method) -> float:
    """The discount rate per year of a row: that of health where it counts QALYs."""
    return method.rate_health if row.health else method.rate_costs


def left_by_year(timing: Timing, values: "Values") -> list["Real"]:
    """Share of the impact in each year since the effect began, for one who enters."""
    if timing.per_year is not None:
        return list(timing.per_year)
    duration = values[timing.duration] if timing.duration else 1.0
    drop_off = values[timing.drop_off] if timing.drop_off else 0.0
    longest = duration if isinstance(duration, float | int) else float(duration.max())
    return [part(k, drop_off, duration) for k in range(ceil(longest))]
