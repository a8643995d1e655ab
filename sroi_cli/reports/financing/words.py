"""The verdict on an arrangement in plain sentences."""

from collections.abc import Iterator

from sroi_cli.engine.financing.arrangement import Arrangement, Joined
from sroi_cli.engine.financing.break_even import BreakEven
from sroi_cli.engine.financing.financing import Financing
from sroi_cli.model.own_rows import NOBODY
from sroi_cli.reports.style import Style, rounded
from sroi_cli.reports.uncertainty.chance import chance_words

_PUBLIC = {"public"}
_FEW = 3  # rows that a heading can name


def party_name(id_: str, found: Financing, style: Style) -> str:
    """A party as tables name it."""
    return style.term("finance_nobody") if id_ == NOBODY else style.name(found.parties[id_].label)


def scope_words(one: Arrangement, style: Style) -> str:
    """Which costs an arrangement is for."""
    if one.scope == "rows" and len(one.costs) > _FEW:
        return style.term("finance_scope_many", count=len(one.costs))
    return style.term(f"finance_scope_{one.scope}", rows=[cost.row.label for cost in one.costs])


def verdict(one: Arrangement, found: Financing, style: Style) -> Iterator[str]:
    """Is it feasible? What is missing, and who could mend that?"""
    scope = scope_words(one, style)
    if one.total is None or one.gains is None:
        yield _unknown(one, scope, style)
    elif not one.total:
        yield style.term("finance_no_costs", scope=scope)
    elif not one.payers:
        yield style.term("finance_no_payers", scope=scope, costs=one.total)
    else:
        yield _settled(one, scope, found, style)
    yield from _sure(one, style)
    if one.closed_by:
        gains = {stake.id: stake.gains for stake in one.others}
        who = [
            style.term("finance_closer", who=party_name(id_, found, style), gains=gains[id_]) for id_ in one.closed_by
        ]
        yield style.term("finance_closed_by", scope=scope, who=style.listed(who, "or"), gap=one.gap)
    elif one.joined:
        yield _joined(one.joined, scope, found, style)


def _sure(one: Arrangement, style: Style) -> Iterator[str]:
    """Between which values what the payers can give lies in most draws, and how often it is enough."""
    if not one.sure or one.sure.chance is None:
        return
    chance, limit = one.sure.chance, one.sure.limit
    key = "finance_sure_all" if chance == 1 else "finance_sure_none" if chance == 0 else "finance_sure_some"
    often = style.term(key, share=chance_words(chance, style))
    if limit.varies and limit.p10 >= 0:
        yield style.term("finance_sure", low=limit.p10, high=limit.p90, often=often)
    else:
        yield style.term("finance_sure_chance", often=often)


def _joined(joined: Joined, scope: str, found: Financing, style: Style) -> str:
    """What would be, did all others who gain pay too; none of them alone closes the gap."""
    who = style.listed([party_name(id_, found, style) for id_ in joined.ids])
    key = "finance_joined" if joined.coverage >= 1 else "finance_joined_short"
    coverage = coverage_words(joined.coverage, style)
    return style.term(key, scope=scope, who=who, gains=joined.gains, coverage=coverage)


def _settled(one: Arrangement, scope: str, found: Financing, style: Style) -> str:
    """The verdict where all amounts are known, and somebody is to pay."""
    figures = {"scope": scope, "who": payers_words(found, style), "costs": one.total, "gap": one.gap}
    limit, gains, coverage = one.limit or 0.0, one.gains or 0.0, one.coverage or 0.0
    capped = limit < gains
    if one.feasible:
        return style.term("finance_feasible", gains=gains, **figures)
    if limit < 0:
        return style.term("finance_at_loss_capped" if capped else "finance_at_loss", loss=-limit, **figures)
    key = "finance_infeasible_capped" if capped else "finance_infeasible"
    return style.term(key, gains=gains, coverage=coverage_words(coverage, style), limit=limit, **figures)


def coverage_words(coverage: float, style: Style) -> str:
    """A share, of which what is not all of it never looks like all of it."""
    if coverage >= 1 or rounded(coverage, 2) < 1:
        return style.share(coverage)
    return style.share(coverage, 1) if rounded(coverage, 3) < 1 else style.term("finance_nearly_all")


def payers_words(found: Financing, style: Style) -> str:
    """The payers, of whom there are some: all public ones together, or by name."""
    if set(found.asked.payers) == _PUBLIC:
        return style.term("finance_public")
    return style.names([found.parties[one.id].label for one in found.main.payers])


def rule_words(one: Arrangement, found: Financing, style: Style) -> str:
    """What the rule promises, where it can keep that."""
    return style.term(f"finance_rule_{found.asked.rule}" if one.feasible else "finance_rule_infeasible")


def carried_words(one: Arrangement, found: Financing, style: Style) -> Iterator[str]:
    """Who is left with how much of the gap."""
    bearing = [
        f"{party_name(id_, found, style)} {style.some(left)}" for id_, left in one.carried.items() if id_ != NOBODY
    ]
    if bearing:
        yield style.term("finance_carried", who="; ".join(bearing))
    if NOBODY in one.carried:
        yield style.term("finance_uncovered", gap=one.carried[NOBODY])


def loss_words(one: Arrangement, found: Financing, style: Style) -> Iterator[str]:
    """What becomes of the losses of payers."""
    if one.losing and one.contributions:
        who = [f"{party_name(stake.id, found, style)} {style.some(-(stake.gains or 0.0))}" for stake in one.losing]
        yield style.term("finance_loss_paid" if one.feasible else "finance_loss_missing", who="; ".join(who))


def receiver_name(id_: str, one: Arrangement, found: Financing, style: Style) -> str:
    """Who receives money: a party, or the costs that nobody pays yet."""
    if id_ != NOBODY:
        return party_name(id_, found, style)
    unfunded = [cost.row.label for cost in one.costs if cost.payer == NOBODY and cost.amount]
    if len(unfunded) > 1:
        return style.term("finance_unfunded")
    return style.term("finance_unfunded_row", row=style.names(unfunded))


def break_even_words(one: BreakEven | None, style: Style) -> str:
    """From how many participants on it is feasible, or why no number of them is enough."""
    if one is None:
        return style.term("finance_even_nobody")
    if one.participants is None:
        return style.term(f"finance_even_never{_why_never(one)}", costs=one.costs_each, gains=one.gains_each)
    ends = "between" if one.participants and one.at_most is not None else "until" if one.at_most is not None else "from"
    if ends == "from" and not one.participants:
        return style.term("finance_even_any")
    words = style.term(f"finance_even_{ends}", least=one.participants, most=one.at_most, today=one.today)
    return f"{words} {style.term('finance_even_fixed' if one.fixed else 'finance_even_growing', fixed=one.fixed)}"


def _why_never(one: BreakEven) -> str:
    if one.gains_each <= 0:
        return "_no_gain"
    return "" if one.costs_each >= one.gains_each else "_capped"


def _unknown(one: Arrangement, scope: str, style: Style) -> str:
    """Why there is no verdict: which costs are not known, or that nothing is said of a side."""
    unknown = [cost.row.label for cost in one.costs if cost.amount is None]
    if unknown:
        return style.term("finance_unknown_rows", scope=scope, rows=unknown)
    return style.term("finance_unknown_costs" if one.total is None else "finance_unknown_gains", scope=scope)
