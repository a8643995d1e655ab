"""The verdict on an arrangement in plain sentences."""

from collections.abc import Iterator, Sequence

from sroi_cli.engine.financing.arrangement import Arrangement
from sroi_cli.engine.financing.break_even import BreakEven
from sroi_cli.engine.financing.financing import Financing
from sroi_cli.model.own_rows import NOBODY
from sroi_cli.reports.style import Style

_PUBLIC = ("public",)


def party_name(id_: str, found: Financing, style: Style) -> str:
    """A party as tables name it."""
    return style.term("finance_nobody") if id_ == NOBODY else style.name(found.parties[id_].label)


def scope_words(one: Arrangement, style: Style) -> str:
    """Which costs an arrangement is for."""
    return style.term(f"finance_scope_{one.scope}", rows=[cost.row.label for cost in one.costs])


def verdict(one: Arrangement, found: Financing, style: Style) -> Iterator[str]:
    """Is it feasible? What is missing, and who could mend that?"""
    scope, who = scope_words(one, style), payers_words(found, style)
    if one.total is None or one.gains is None:
        yield _unknown(one, scope, style)
    elif not one.total:
        yield style.term("finance_no_costs", scope=scope)
    elif not one.payers:
        yield style.term("finance_no_payers", scope=scope, costs=one.total)
    else:
        key = "finance_feasible" if one.feasible else "finance_capped" if _capped(one) else "finance_infeasible"
        figures = {"gains": one.gains, "costs": one.total, "gap": one.gap, "coverage": one.coverage, "limit": one.limit}
        yield style.term(key, scope=scope, who=who, **figures)
    for id_ in one.closed_by:
        gains = next(stake.gains for stake in one.others if stake.id == id_)
        yield style.term("finance_closed_by", scope=scope, who=party_name(id_, found, style), gains=gains)


def payers_words(found: Financing, style: Style) -> str:
    """The payers: all public ones together, or by name."""
    if found.asked.payers == _PUBLIC:
        return style.term("finance_public")
    return style.names([found.parties[one.id].label for one in found.main.payers])


def break_even_words(one: BreakEven, style: Style) -> str:
    """From how many participants on it is feasible, or why no number of them is enough."""
    if one.participants is None:
        key = "finance_even_never" if one.costs_each >= one.gains_each else "finance_even_never_capped"
        return style.term(key, costs=one.costs_each, gains=one.gains_each)
    ends = "between" if one.participants and one.at_most is not None else "until" if one.at_most is not None else "from"
    if ends == "from" and not one.participants:
        return style.term("finance_even_any")
    words = style.term(f"finance_even_{ends}", least=one.participants, most=one.at_most, today=one.today)
    return f"{words} {style.term('finance_even_fixed' if not one.costs_each else 'finance_even_growing')}"


def _unknown(one: Arrangement, scope: str, style: Style) -> str:
    """Why there is no verdict: which costs are not known, or that nothing is said of a side."""
    unknown = [cost.row.label for cost in one.costs if cost.amount is None]
    if unknown:
        return style.term("finance_unknown_rows", scope=scope, rows=unknown)
    return style.term("finance_unknown_costs" if one.total is None else "finance_unknown_gains", scope=scope)


def _capped(one: Arrangement) -> bool:
    """Do caps keep the payers from giving what they gain?"""
    return one.limit is not None and one.gains is not None and one.limit < one.gains


def listed(pieces: Sequence[str], style: Style) -> str:
    """Words as one lists them."""
    *first, last = pieces
    return f"{', '.join(first)} {style.term('and')} {last}" if first else last
