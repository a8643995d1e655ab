"""The rows of an activity: the hours that people put in, and the outcomes that the catalogue knows of it."""

from collections.abc import Iterator

from sroi_cli.engine.intake import even, shares
from sroi_cli.engine.parameters import Parameters
from sroi_cli.engine.value_map import Factor, Row, Timing
from sroi_cli.model.base import Translations
from sroi_cli.model.bounds import AMOUNT
from sroi_cli.model.catalogue import HOURS_UNIT, PARTICIPANTS, TIME, Time
from sroi_cli.model.number import UNKNOWN, NumberOrId
from sroi_cli.model.reference import ActivityOutcome
from sroi_cli.model.release import Release
from sroi_cli.model.resolved import hours_of
from sroi_cli.model.scenario import ActivityUse, Scenario
from sroi_cli.model.units import PARTICIPANT, QALY, parts


def participants(use: ActivityUse, parameters: Parameters) -> tuple[str, str]:
    """Names of the parameters: participants, and those who would have come anyway."""
    path = f"activities.{use.name}"
    assert use.participants is not None  # noqa: S101 - uncounted activities make no rows
    reached = parameters.number(f"{path}.participants", use.participants, AMOUNT, PARTICIPANT)
    without = parameters.optional(f"{path}.participants_without", use.participants_without, 0, AMOUNT, PARTICIPANT)
    return reached, without


def activity_rows(index: int, scenario: Scenario, parameters: Parameters) -> Iterator[Row]:
    """The rows of the activity at `index` whose amount is known; none where it has no participants."""
    use = scenario.activities[index]
    if use.participants is None:
        return
    for time in TIME:
        hours = hours_of(use, scenario, time.stakeholder)
        if hours != UNKNOWN:
            yield _time_row(index, time, scenario, parameters, _hours_parameter(use, hours, time, parameters))
    for outcome in parameters.release.activities[use.activity].outcomes:
        yield _outcome_row(index, outcome, scenario, parameters)


def unknown_rows(index: int, scenario: Scenario, parameters: Parameters) -> Iterator[Row]:
    """The rows of the activity at `index` whose hours the scenario says are unknown."""
    use = scenario.activities[index]
    for time in TIME:
        if use.participants is not None and hours_of(use, scenario, time.stakeholder) == UNKNOWN:
            yield _time_row(index, time, scenario, parameters, hours=None)


def _time_row(index: int, time: Time, scenario: Scenario, parameters: Parameters, hours: str | None) -> Row:
    """Time that a stakeholder puts in; `hours` names the parameter."""
    use = scenario.activities[index]
    reached, _ = participants(use, parameters)
    given = [Factor("hours", (hours,))] if hours else []
    price = parameters.reference(time.price, AMOUNT)
    return Row(
        id=f"{use.name}.{time.average}",
        label=joined(use_label(use, parameters.release), time.label),
        what=time.label,
        side="inbreng",
        stakeholder=time.stakeholder,
        kind=time.kind,
        factors=(Factor("quantity", (reached,)), *given, Factor("price", (price,))),
        timing=Timing(intake=_intake(use, scenario)),
        trail=("activities", index),
        participants_time=time.stakeholder == PARTICIPANTS,
        funded_by=time.stakeholder,
        activity=use.name,
    )


def _hours_parameter(use: ActivityUse, hours: NumberOrId | None, time: Time, parameters: Parameters) -> str:
    if hours is None:
        return parameters.reference(time.average, AMOUNT)
    own = use.hours is not None and getattr(use.hours, time.stakeholder) is not None
    path = f"activities.{use.name}.hours" if own else "hours"
    return parameters.number(f"{path}.{time.stakeholder}", hours, AMOUNT, HOURS_UNIT)


def _outcome_row(index: int, outcome: ActivityOutcome, scenario: Scenario, parameters: Parameters) -> Row:
    use = scenario.activities[index]
    reached, without = participants(use, parameters)
    effect = parameters.release.values[outcome.effect]
    factors = [Factor("quantity", (reached,), (without,)), Factor("effect", (parameters.reference(effect.id),))]
    if outcome.unit_value:
        factors.append(Factor("unit_value", (parameters.reference(outcome.unit_value),)))
    return Row(
        id=f"{use.name}.{outcome.effect}",
        label=joined(use_label(use, parameters.release), outcome.label or effect.label),
        what=outcome.label or effect.label,
        side="opbrengst",
        stakeholder=outcome.stakeholder,
        kind=outcome.kind,
        factors=tuple(factors),
        timing=Timing(intake=_intake(use, scenario)),
        trail=("activities", index),
        health=QALY in parts(effect.unit),
        activity=use.name,
    )


def _intake(use: ActivityUse, scenario: Scenario) -> tuple[float, ...]:
    return shares(use.intake) or even(scenario.period.years)


def use_label(use: ActivityUse, release: Release) -> Translations:
    """The activity's name: the scenario's own, or the catalogue's, with the id where that is the scenario's."""
    if use.label:
        return Translations.same(use.label)
    label = release.activities[use.activity].label
    if use.name == use.activity:
        return label
    return Translations.made("{} ({})".format, label, Translations.same(use.name))


def joined(first: Translations, second: Translations) -> Translations:
    """The label of a row: of what, and what."""
    return Translations.made("{}: {}".format, first, second)
