"""What each requirement asks for, looked up in the data of a result.

Passend bewijs voor preventie: Adviescommissie richtlijn passend bewijs voor preventie, 15 October 2025.
Principles of Social Value: Social Value International.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import fsum

from sroi_cli.engine.activity_rows import use_label
from sroi_cli.engine.evidence.findings import Finding, has, lacking, lacks
from sroi_cli.engine.evidence.lasting import after_first_year, yearly
from sroi_cli.engine.evidence.oddities import shared
from sroi_cli.engine.evidence.resting import outcomes, sms
from sroi_cli.engine.notes import costs_left_out, seen
from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import RowTotal
from sroi_cli.engine.value_map import Parameter, Row
from sroi_cli.model.requirement import Requirement
from sroi_cli.model.scenario import Assessment

ROBUST = 3  # level of the Maryland scale from which the guideline takes a comparison as sufficient
_Judge = Callable[[Result], Iterator[Finding]]


def _told(key: str) -> _Judge:
    """Something that only the scenario can say, under `assessment`."""
    assert key in Assessment.model_fields  # noqa: S101 - a requirement asks for what a scenario can give

    def judge(result: Result) -> Iterator[Finding]:
        text: str | None = getattr(result.subject.scenario.assessment, key)
        yield has("own", text=text) if text else lacks(f"lacks_{key}")

    return judge


def _control_group(result: Result) -> Iterator[Finding]:
    """Does all opbrengst rest on effects from studies with a comparison group?"""
    amounts = [(sms(one.row, result.value_map), abs(one.pv)) for one in outcomes(result.rows) if one.pv]
    weak = fsum(amount for level, amount in amounts if level is None or level < ROBUST)
    if not amounts:
        yield lacks("lacks_effects")
    elif weak:  # gains and losses added, for neither makes up for what is not known of the other
        share = weak / fsum(amount for _, amount in amounts)
        yield lacks("lacks_control_group", share=share, level=ROBUST)
    else:
        yield has("has_control_group", level=ROBUST)


def _long_term(result: Result) -> Iterator[Finding]:
    """Do gains after the first year of an effect count, with a reason for how long and how much is lost?"""
    gains = [one for one in outcomes(result.rows) if one.impact > 0]
    later = {one.row: after_first_year(one, result) for one in gains}
    if not gains:
        yield lacks("lacks_effects")
    elif not any(later.values()):
        beyond = any(fsum(yearly(one.row, result)[1:]) for one in gains)
        yield lacks("lacks_long_term_in_period" if beyond else "lacks_long_term")
    else:
        yield has("has_long_term", amount=fsum(later.values()))
        yield from _unexplained_timing([row for row, amount in later.items() if amount], result)


def _unexplained_timing(rows: Iterable[Row], result: Result) -> Iterator[Finding]:
    """How long outcomes last and how much of them is lost, as far as nothing is said of what that rests on."""
    bare, lists = [], []
    for row in rows:
        names = (name for name in (row.timing.duration, row.timing.drop_off) if name)
        bare += [name for name in names if not _explained(result.value_map.parameters[name])]
        lists += [f"outcomes.{row.id}.per_year"] if row.timing.per_year else []
    if bare:
        yield lacks("lacks_reason_for_duration", numbers=", ".join(bare))
    if lists:
        yield lacks("lacks_reason_for_list", numbers=", ".join(lists))


def _costs_and_benefits(result: Result) -> Iterator[Finding]:
    """Are costs and benefits both known in money, and do those put in who are known to pay beside?"""
    putting_in = tuple(one.party.label for one in result.stakeholders if one.balance.inbreng)
    known = result.total.inbreng is not None and putting_in
    yield has("has_inbreng", parties=putting_in) if known else lacks("lacks_inbreng")
    yield lacks("lacks_opbrengst") if result.total.opbrengst is None else has("has_opbrengst")
    yield from lacking(costs_left_out(result))


def _involve(result: Result) -> Iterator[Finding]:
    """Has everybody who puts in or gets something seen the sketch?"""
    unseen = tuple(seen(result))
    if unseen:
        yield from lacking(unseen)
    else:
        yield has("has_involved", parties=tuple(party.label for party in result.value_map.parties.values()))


def _understand(result: Result) -> Iterator[Finding]:
    """Is it said how change comes about, and does a change for the worse count too?"""
    yield from _told("theory_of_change")(result)
    losses = tuple(one.row.label for one in outcomes(result.rows) if one.pv < 0)
    yield has("has_losses", rows=losses) if losses else lacks("lacks_losses")


def _value(result: Result) -> Iterator[Finding]:
    """Does what households get count, and is it said how they weighed it?"""
    parties = result.value_map.parties
    gaining = dict.fromkeys(one.row.stakeholder for one in outcomes(result.rows) if one.pv > 0)
    households = tuple(parties[id_].label for id_ in gaining if parties[id_].purse == "household")
    yield has("has_households", who=households) if households else lacks("lacks_households")
    yield from _told("valuation")(result)


def _do_not_overclaim(result: Result) -> Iterator[Finding]:
    """Is what would have happened anyway, or is counted twice, left out?"""
    gains = [one for one in outcomes(result.rows) if one.pv > 0]
    if not gains:
        yield lacks("lacks_effects")
        return
    whole = tuple(one.row.label for one in gains if not _corrected(one, result))
    net = sum(one.row.net for one in gains)
    yield lacks("lacks_corrections", rows=whole) if whole else has("has_corrections", net=net, own=len(gains) - net)
    uses = result.subject.scenario.counted
    silent = tuple(use_label(use, result.release) for use in uses if use.participants_without is None)
    if silent:
        yield lacks("lacks_participants_without", activities=silent)
    yield from (lacks("lacks_overlap", **vars(one)) for one in shared(result))


def _corrected(one: RowTotal, result: Result) -> bool:
    """Has anything been taken off, by its source or here?"""
    named = one.row.corrections.named if one.row.corrections else ()
    return one.row.net or any(result.value_map.values[name] for _, name in named)


def _transparent(result: Result) -> Iterator[Finding]:
    """Does every number that is given say what it rests on?"""
    given = [one for one in result.value_map.named_by(result.value_map.rows) if not (one.default or one.fixed)]
    bare = [one.name for one in given if not _explained(one)]
    if not given:
        yield lacks("lacks_numbers")
    elif bare:
        yield lacks("lacks_sources", bare=len(bare), all=len(given), numbers=", ".join(bare))
    else:
        yield has("has_sources", all=len(given))


def _explained(parameter: Parameter) -> bool:
    return bool(parameter.evidence.source or parameter.evidence.because)


JUDGES: Mapping[Requirement, _Judge] = {
    "counterfactual": _told("counterfactual"),
    "control_group": _control_group,
    "theory_of_change": _told("theory_of_change"),
    "context_validity": _told("context_validity"),
    "long_term": _long_term,
    "costs_and_benefits": _costs_and_benefits,
    "involve_stakeholders": _involve,
    "understand_what_changes": _understand,
    "value_the_things_that_matter": _value,
    "only_include_what_is_material": _told("materiality"),
    "do_not_overclaim": _do_not_overclaim,
    "be_transparent": _transparent,
    "verify_the_result": _told("verification"),
    "be_responsive": _told("response"),
}
