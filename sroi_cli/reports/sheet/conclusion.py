"""What the numbers of a result mean, in plain sentences; only those that follow from its amounts.

Amounts go by who puts something in, as everywhere on a sketch; who pays for it is told where that is somebody else.
"""

from collections.abc import Iterator
from math import fsum

from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import SIDES, StakeholderTotal
from sroi_cli.reports.style import Style

_SMALL = 0.05  # share of the inbreng below which somebody hardly puts anything in
_NAMED = 3  # of what is not counted


def meaning(result: Result, style: Style) -> str:
    """What the result is for in a conversation, in one sentence."""
    total = result.total
    if total.ratio is None:
        return style.term("meaning_no_opbrengst" if total.opbrengst is None else "meaning_no_inbreng")
    low, high = _ends(result, total.ratio)
    if low > 1:
        return style.term(
            "meaning_wrong_pocket" if _most_put_in(result) and _gaining_freely(result) else "meaning_above"
        )
    return style.term("meaning_below" if high < 1 else "meaning_around")


def conclusion(result: Result, style: Style) -> Iterator[str]:
    """The sentences: the band, who puts in and who gains, who pays, the part that is money, what is not counted."""
    yield from _within_band(result, style)
    yield from _gains(result, style)
    yield from _wrong_pocket(result, style)
    yield from _paid_for(result, style)
    yield from _in_money(result, style)
    yield from _unfunded(result, style)
    yield from _not_counted(result, style)


def _within_band(result: Result, style: Style) -> Iterator[str]:
    """The band; or the interval, where that leaves it open whether the ratio is above 1, and the band does not."""
    band, ratio = result.band, result.total.ratio
    if not band or ratio is None:
        return
    low, high = _ends(result, ratio)
    around = "around" if ratio >= 1 else "around_below"
    interval = result.sureness.ratio if result.sureness else None
    if interval and low <= 1 <= high and not band.low <= 1 <= band.high:
        yield style.term(f"conclusion_interval_{around}", low=interval.p10, high=interval.p90)
    else:
        key = "above" if low > 1 else "below" if high < 1 else around
        yield style.term(f"conclusion_band_{key}", low=band.low, high=band.high)


def _ends(result: Result, ratio: float) -> tuple[float, float]:
    """The lowest and the highest that band or interval hold."""
    ends = [ratio, *((result.band.low, result.band.high) if result.band else ())]
    ends += [result.sureness.ratio.p10, result.sureness.ratio.p90] if result.sureness and result.sureness.ratio else []
    return min(ends), max(ends)


def _gains(result: Result, style: Style) -> Iterator[str]:
    """Whom it costs something; or to whom most of the opbrengst goes, unless more is to be said of who puts in."""
    known = [(one.balance.opbrengst, one) for one in result.stakeholders if one.balance.opbrengst]
    for amount, one in known:
        if amount < 0:
            yield style.term("conclusion_loss", who=style.name(one.party.label), amount=-amount)
    amount, most = max(known, key=lambda each: each[0], default=(0.0, None))
    alone = [other for other, _ in known].count(amount) == 1 and len(known) > 1
    if most and most.share_opbrengst and alone and not _some_lose(result) and not _most_put_in(result):
        yield style.term("conclusion_gained", share=most.share_opbrengst, who=style.name(most.party.label))


def _some_lose(result: Result) -> bool:
    return any((one.balance.opbrengst or 0) < 0 for one in result.stakeholders)


def _wrong_pocket(result: Result, style: Style) -> Iterator[str]:
    """The one who puts in most and gets less, and those who gain without putting in."""
    most, free = _most_put_in(result), _gaining_freely(result)
    if most:
        shares = {"put_in": most.share_inbreng, "got_out": most.share_opbrengst}
        key = "conclusion_most_loss" if _some_lose(result) else "conclusion_most"
        yield style.term(key, who=style.name(most.party.label), **shares)
    if most and free:
        amount = fsum(one.balance.saldo or 0 for one in free)
        yield style.term("conclusion_free", who=tuple(one.party.label for one in free), amount=amount)


def _most_put_in(result: Result) -> StakeholderTotal | None:
    """The one who puts in more than any other, and gets less than that; None where there is nobody, or nobody else."""
    known = [one for one in result.stakeholders if one.share_inbreng is not None and one.balance.saldo is not None]
    if len(known) <= 1:
        return None
    most = max(known, key=lambda one: one.share_inbreng or 0)
    alone = [one.balance.inbreng for one in known].count(most.balance.inbreng) == 1
    return most if alone and (most.balance.saldo or 0) < 0 else None


def _gaining_freely(result: Result) -> list[StakeholderTotal]:
    """Those who gain, hardly put anything in, and pay for nobody else's inbreng."""
    return [
        one
        for one in result.stakeholders
        if (one.share_inbreng or 0) < _SMALL and (one.balance.saldo or 0) > 0 and one.party.id not in _payers(result)
    ]


def _payers(result: Result) -> dict[str, float]:
    """Who pays for what others put in, and how much."""
    found: dict[str, float] = {}
    for one in result.rows:
        payer = one.row.funded_by
        if one.row.side == "inbreng" and payer and payer != one.row.stakeholder:
            found[payer] = found.get(payer, 0.0) + one.pv
    return found


def _paid_for(result: Result, style: Style) -> Iterator[str]:
    for payer, amount in _payers(result).items():
        rows = {each.row.label: None for each in result.rows if each.row.funded_by == payer != each.row.stakeholder}
        party = style.name(result.value_map.parties[payer].label)
        yield style.term("conclusion_paid", who=party, amount=amount, what=tuple(rows))


def _in_money(result: Result, style: Style) -> Iterator[str]:
    """What is left when only money and paid time count; said where that is less than is put in."""
    money = next(one.balance for one in result.perspectives if one.id == "money_only")
    if money.ratio is not None and money.ratio < 1 and result.kinds["social"]:
        yield style.term("conclusion_money", one=1, ratio=money.ratio)


def _unfunded(result: Result, style: Style) -> Iterator[str]:
    rows = (*result.value_map.rows, *result.value_map.unknown)
    unfunded = tuple(row.label for row in rows if row.side == "inbreng" and row.funded_by is None)
    if unfunded:
        yield style.note("not_funded", {"rows": unfunded})


def _not_counted(result: Result, style: Style) -> Iterator[str]:
    for side in reversed(SIDES):
        names = [item.name for item in result.subject.scenario.not_monetised if item.side == side]
        more = len(names) - _NAMED
        named = names if more <= 1 else [*names[:_NAMED], style.term("and_others", count=more)]
        if named:
            yield style.term(f"conclusion_not_counted_{side}", names=", ".join(named))
