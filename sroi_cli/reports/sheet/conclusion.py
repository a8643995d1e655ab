"""What the numbers of a result mean, in plain sentences; only those that follow from its amounts."""

from collections.abc import Iterator
from math import fsum

from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import StakeholderTotal
from sroi_cli.reports.style import Style

_SMALL = 0.05  # share of the inbreng below which somebody hardly puts anything in


def conclusion(result: Result, style: Style) -> Iterator[str]:
    """The sentences: the band, who pays and who gains, the part that is money, what is not paid for or counted."""
    yield from _within_band(result, style)
    yield from _most_gained(result, style)
    yield from _wrong_pocket(result, style)
    yield from _in_money(result, style)
    yield from _unfunded(result, style)
    if result.subject.scenario.not_monetised:
        yield style.term("conclusion_not_counted", count=len(result.subject.scenario.not_monetised))


def meaning(result: Result, style: Style) -> str:
    """What the result is for in a conversation, in one sentence."""
    band, ratio = result.band, result.total.ratio
    if ratio is None:
        return style.term("meaning_no_ratio")
    if ratio > 1 and any(_wrong_pocket(result, style)):
        return style.term("meaning_wrong_pocket")
    low, high = (band.low, band.high) if band else (ratio, ratio)
    return style.term("meaning_above" if low > 1 else "meaning_below" if high < 1 else "meaning_around")


def _within_band(result: Result, style: Style) -> Iterator[str]:
    band = result.band
    if band:
        key = "above" if band.low > 1 else "below" if band.high < 1 else "around"
        yield style.term(f"conclusion_band_{key}", low=band.low, high=band.high)


def _most_gained(result: Result, style: Style) -> Iterator[str]:
    """To whom most of the opbrengst goes."""
    shares = [(one.share_opbrengst, one.party) for one in result.stakeholders if one.share_opbrengst]
    if shares:
        share, party = max(shares, key=lambda one: one[0])
        yield style.term("conclusion_gained", share=share, who=style.name(party.label))


def _wrong_pocket(result: Result, style: Style) -> Iterator[str]:
    """The one who puts in most, where more goes to others; and those who gain without putting in."""
    known = [one for one in result.stakeholders if one.share_inbreng is not None and one.share_opbrengst is not None]
    if not known:
        return
    most = max(known, key=lambda one: one.share_inbreng or 0)
    if most.balance.saldo is None or most.balance.saldo >= 0:
        return
    shares = {"put_in": most.share_inbreng, "got_out": most.share_opbrengst}
    yield style.term("conclusion_most", who=style.name(most.party.label), **shares)
    free = [one for one in known if _gains_freely(one)]
    if free:
        amount = fsum(one.balance.saldo or 0 for one in free)
        yield style.term("conclusion_free", who=tuple(one.party.label for one in free), amount=amount)


def _gains_freely(one: StakeholderTotal) -> bool:
    return (one.share_inbreng or 0) < _SMALL and (one.balance.saldo or 0) > 0


def _in_money(result: Result, style: Style) -> Iterator[str]:
    """What is left when only money and paid time count; said where that is less than is put in."""
    money = next(one.balance for one in result.perspectives if one.id == "money_only")
    social, whole = result.kinds["social"], result.total.opbrengst
    if money.ratio is None or money.ratio >= 1 or not social or not whole:
        return
    yield style.term("conclusion_money", one=1, ratio=money.ratio, share=social / whole)


def _unfunded(result: Result, style: Style) -> Iterator[str]:
    rows = (*result.value_map.rows, *result.value_map.unknown)
    unfunded = tuple(row.label for row in rows if row.side == "inbreng" and row.funded_by is None)
    if unfunded:
        yield style.note("not_funded", {"rows": unfunded})
