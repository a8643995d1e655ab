"""Which requirements on evidence a sketch meets: decided from its data, explained by it, or missing.

Passend bewijs voor preventie: Adviescommissie richtlijn passend bewijs voor preventie, 15 October 2025.
Principles of Social Value: Social Value International.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import fsum
from typing import Literal

from sroi_cli.engine.evidence.oddities import shared
from sroi_cli.engine.evidence.resting import opbrengst_by_sms
from sroi_cli.engine.notes import Figure, Note, costs_left_out, seen
from sroi_cli.engine.result import Result
from sroi_cli.engine.value_map import Parameter, Row
from sroi_cli.model.requirement import REQUIREMENTS, Framework, Requirement
from sroi_cli.model.scenario import Assessment

Status = Literal["applied", "explained", "missing"]
ROBUST = 3  # level of the Maryland scale from which the guideline takes a comparison as sufficient


@dataclass(frozen=True)
class Finding:
    """One thing that a requirement asks for: is it there, and what was found."""

    met: bool
    note: Note


@dataclass(frozen=True)
class Item:
    """A requirement and what comes of it: what was found, why not, or what to do."""

    id: Requirement
    framework: Framework
    status: Status
    why: tuple[Note, ...]


_Judge = Callable[[Result], Iterator[Finding]]


def _has(key: str, **figures: Figure) -> Finding:
    return Finding(met=True, note=Note(key, figures))


def _lacks(key: str, **figures: Figure) -> Finding:
    return Finding(met=False, note=Note(key, figures))


def items(result: Result) -> tuple[Item, ...]:
    """Every requirement, in the order of the frameworks. Nothing is met unless the data say so."""
    return tuple(_item(id_, framework, result) for framework, ids in REQUIREMENTS.items() for id_ in ids)


def _item(id_: Requirement, framework: Framework, result: Result) -> Item:
    found = tuple(_JUDGES[id_](result))
    if found and all(one.met for one in found):
        return Item(id_, framework, "applied", tuple(one.note for one in found))
    if words := result.subject.scenario.assessment.explanations.get(id_):
        return Item(id_, framework, "explained", (Note("own", {"text": words}),))
    return Item(id_, framework, "missing", tuple(one.note for one in found if not one.met))


def _told(key: str) -> _Judge:
    """Something that only the scenario can say, under `assessment`."""
    assert key in Assessment.model_fields  # noqa: S101 - a requirement asks for what a scenario can give

    def judge(result: Result) -> Iterator[Finding]:
        text: str | None = getattr(result.subject.scenario.assessment, key)
        yield _has("own", text=text) if text else _lacks(f"lacks_{key}")

    return judge


def _control_group(result: Result) -> Iterator[Finding]:
    """Does all opbrengst rest on effects from studies with a comparison group?"""
    outcomes = [one for one in result.rows if one.row.side == "opbrengst"]
    if not outcomes:
        yield _lacks("lacks_effects")
        return
    levels = opbrengst_by_sms(result)
    robust = fsum(amount for level, amount in levels.items() if level is not None and level >= ROBUST)
    met = all(level is not None and level >= ROBUST for level in levels)
    share = robust / result.total.opbrengst if result.total.opbrengst else 0.0
    yield _has("has_control_group", level=ROBUST) if met else _lacks("lacks_control_group", share=share, level=ROBUST)


def _long_term(result: Result) -> Iterator[Finding]:
    """Is there opbrengst that lasts longer than a year, with a reason for how long and how much is lost?"""
    outcomes = [one.row for one in result.rows if one.row.side == "opbrengst"]
    lasting = [row for row in outcomes if _lasts(row, result)]
    if not lasting:
        yield _lacks("lacks_long_term")
        return
    yield _has("has_long_term", lasting=len(lasting), all=len(outcomes))
    timing = (name for row in lasting for name in (row.timing.duration, row.timing.drop_off) if name)
    bare = [name for name in dict.fromkeys(timing) if not _explained(result.value_map.parameters[name])]
    if bare:
        yield _lacks("lacks_reason_for_duration", numbers=", ".join(bare))


def _lasts(row: Row, result: Result) -> bool:
    if row.timing.per_year:
        return any(row.timing.per_year[1:])
    return row.timing.duration is not None and result.value_map.values[row.timing.duration] > 1


def _costs_and_benefits(result: Result) -> Iterator[Finding]:
    """Are costs and benefits both known in money, and does nothing that is paid stay out?"""
    total = result.total
    yield _lacks("lacks_inbreng") if total.inbreng is None else _has("has_inbreng")
    yield _lacks("lacks_opbrengst") if total.opbrengst is None else _has("has_opbrengst")
    yield from (Finding(met=False, note=note) for note in costs_left_out(result))


def _involve(result: Result) -> Iterator[Finding]:
    """Has everybody who puts in or gets something seen the sketch?"""
    unseen = tuple(seen(result))
    parties = tuple(party.label for party in result.value_map.parties.values())
    if unseen or not parties:
        yield from (Finding(met=False, note=note) for note in unseen or (Note("nobody_involved"),))
    else:
        yield _has("has_involved", parties=parties)


def _understand(result: Result) -> Iterator[Finding]:
    """Is it said how change comes about, and does a change for the worse count too?"""
    yield from _told("theory_of_change")(result)
    losses = tuple(one.row.label for one in result.rows if one.row.side == "opbrengst" and one.pv < 0)
    yield _has("has_losses", rows=losses) if losses else _lacks("lacks_losses")


def _value(result: Result) -> Iterator[Finding]:
    """Does what households get count, and is it said how they weighed it?"""
    households = [one for one in result.stakeholders if one.party.purse == "household" and one.balance.opbrengst]
    if households and result.total.opbrengst:
        share = fsum(one.balance.opbrengst or 0.0 for one in households) / result.total.opbrengst
        yield _has("has_households", share=share, who=tuple(one.party.label for one in households))
    else:
        yield _lacks("lacks_households")
    yield from _told("valuation")(result)


def _do_not_overclaim(result: Result) -> Iterator[Finding]:
    """Is what would have happened anyway, or is counted twice, left out?"""
    outcomes = [one for one in result.rows if one.row.side == "opbrengst"]
    if not outcomes:
        yield _lacks("lacks_effects")
        return
    net = sum(one.row.net for one in outcomes)
    yield _has("has_corrections", net=net, corrected=len(outcomes) - net)
    scenario = result.subject.scenario
    silent = [use.name for use in scenario.counted if use.participants_without is None]
    if silent:
        yield _lacks("lacks_participants_without", activities=", ".join(silent))
    yield from (_lacks("lacks_overlap", **vars(one)) for one in shared(result))


def _transparent(result: Result) -> Iterator[Finding]:
    """Does every number say what it rests on?"""
    given = [one for one in result.value_map.named_by(result.value_map.rows) if not (one.default or one.fixed)]
    bare = [one.name for one in given if not _explained(one)]
    if not given:
        yield _lacks("lacks_numbers")
    elif bare:
        yield _lacks("lacks_sources", bare=len(bare), all=len(given), numbers=", ".join(bare))
    else:
        yield _has("has_sources", all=len(given))


def _explained(parameter: Parameter) -> bool:
    return parameter.default or bool(parameter.evidence.source or parameter.evidence.because)


_JUDGES: Mapping[Requirement, _Judge] = {
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
