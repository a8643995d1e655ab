"""How the amounts come about, in words: the calculation of each row, and the sources of its numbers."""

from collections.abc import Callable, Collection, Iterator
from math import isclose

from sroi_cli.engine.calculation import factor_value, rate
from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import RowTotal
from sroi_cli.engine.value_map import CLAIM_SCALE, Factor, Row
from sroi_cli.model.release import Release
from sroi_cli.reports.evidence import source_words
from sroi_cli.reports.style import Style

_NEUTRAL = {"starts": 0, "duration": 1, "drop_off": 0}  # timing that needs no words


def calculation(one: RowTotal, result: Result, style: Style, money: Callable[[float], str]) -> Iterator[str]:
    """How a row comes to its amount.

    First factors, what is kept of them, and the impact: `45 deelnemers × € 331 per deelnemer = € 14.895`. Then, where
    they differ from it, how much of it falls in the period, and what that is worth today.
    """
    pieces = [_factor(factor, result, style) for factor in one.row.factors]
    pieces.append(_kept(one.row, result, style))
    product = " × ".join(piece for piece in pieces if piece)
    yield product if product == money(one.impact) else f"{product} = {money(one.impact)}"
    timing = "; ".join(_timing(one.row, result, style))
    share = one.amount / one.impact if one.impact else 1.0
    if not isclose(share, 1):
        words = style.term("timing_share", share=style.number(share, 9)) + (f" ({timing})" if timing else "")
        yield f"{words} = {money(one.amount)}"
    elif timing:
        yield timing
    if not isclose(one.pv, one.amount):
        percent = 100 * rate(one.row, result.method)
        yield style.term("present_value", percent=percent, amount=money(one.pv))


def _factor(factor: Factor, result: Result, style: Style) -> str:
    parameters = result.value_map.parameters
    given = [parameters[name] for name in factor.plus]
    if all(parameter.default for parameter in given):
        return ""
    values, unit = result.value_map.values, given[0].unit
    signs = [*((" + ", values[name]) for name in factor.plus), *((" - ", values[name]) for name in factor.minus)]
    terms = [(sign, value) for sign, value in signs if value] or signs[:1]
    if len(terms) == 1:
        return style.quantity(float(factor_value(factor, values)), unit)
    (_, first), *middle, (sign, last) = terms
    between = "".join(f"{sign}{style.number(value)}" for sign, value in middle)
    return f"({style.number(first)}{between}{sign}{style.quantity(last, unit)})"


def _kept(row: Row, result: Result, style: Style) -> str:
    """What the corrections leave; those of zero take nothing off, and are told with the numbers."""
    parameters = result.value_map.parameters
    if row.net:
        scale = parameters[CLAIM_SCALE]
        return "" if scale.default else style.number(scale.value)
    if row.corrections is None:
        return ""
    shares = [style.number(parameters[name].value) for _, name in row.corrections.named if parameters[name].value]
    if not shares:
        return ""
    if result.method.corrections == "additive":
        return f"(1 - {' - '.join(shares)})"
    return " × ".join(f"(1 - {share})" for share in shares)


def _timing(row: Row, result: Result, style: Style) -> Iterator[str]:
    """When the impact falls, where that is not simply the year of entry."""
    parameters, timing = result.value_map.parameters, row.timing
    entered = [year for year, share in enumerate(timing.intake) if share]
    if row.activity is None and len(entered) == 1 and entered[0]:
        yield style.term("timing_once", year=result.value_map.start + entered[0])
    if row.trail[0] == "outcomes" and len(set(timing.intake)) > 1 and len(entered) > 1:
        shares = (style.percent(style.number(100 * share)) for share in timing.intake)
        yield style.term("timing_intake", shares="; ".join(shares))
    if timing.per_year is not None:
        yield style.term("timing_per_year", shares="; ".join(map(style.number, timing.per_year)))
        return
    for role, name in timing.named:
        if parameters[name].value != _NEUTRAL[role]:
            value = parameters[name].value
            yield style.term(f"timing_{role}", value=value, percent=100 * value)


def cited(used: Collection[str | None], release: Release) -> Iterator[tuple[str, str]]:
    """Sources by their id, as one cites them, with their address."""
    for id_, source in release.sources.items():
        if id_ in used:
            yield id_, f"{source_words(source)}. {source.url}"
