"""The rows of an activity: the hours that people put in, and the outcomes that the catalogue knows of it."""

from collections.abc import Iterator

from sroi_cli.engine.parameters import Parameters
from sroi_cli.engine.value_map import Factor, Row, Timing
from sroi_cli.model.base import Translations
from sroi_cli.model.bounds import AMOUNT
from sroi_cli.model.catalogue import HOURS_UNIT, PARTICIPANTS, TIME, Time
from sroi_cli.model.number import NumberOrId
from sroi_cli.model.problems import Trail
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
    """The rows of the activity at `index`; none where it has no participants."""
    use = scenario.activities[index]
    if use.participants is None:
        return
    timing = Timing(intake=_intake(use, scenario))
    trail: Trail = ("activities", index)
    yield from _time_rows(use, scenario, parameters, timing, trail)
    for outcome in parameters.release.activities[use.activity].outcomes:
        yield _outcome_row(use, outcome, parameters, timing, trail)


def _time_rows(
    use: ActivityUse, scenario: Scenario, parameters: Parameters, timing: Timing, trail: Trail
) -> Iterator[Row]:
    reached, _ = participants(use, parameters)
    for time in TIME:
        hours = hours_of(use, scenario, time.stakeholder)
        factors = [Factor("quantity", (reached,))]
        if hours != "unknown":
            factors.append(Factor("hours", (_hours_parameter(use, hours, time, parameters),)))
        factors.append(Factor("price", (parameters.reference(time.price, AMOUNT),)))
        yield Row(
            id=f"{use.name}.{time.average}",
            label=_joined(use_label(use, parameters.release), time.label),
            side="inbreng",
            stakeholder=time.stakeholder,
            kind=time.kind,
            factors=tuple(factors),
            timing=timing,
            trail=trail,
            participants_time=time.stakeholder == PARTICIPANTS,
            funded_by=time.stakeholder,
            activity=use.name,
            known=hours != "unknown",
        )


def _hours_parameter(use: ActivityUse, hours: NumberOrId | None, time: Time, parameters: Parameters) -> str:
    if hours is None:
        return parameters.reference(time.average, AMOUNT)
    own = use.hours is not None and getattr(use.hours, time.stakeholder) is not None
    path = f"activities.{use.name}.hours" if own else "hours"
    return parameters.number(f"{path}.{time.stakeholder}", hours, AMOUNT, HOURS_UNIT)


def _outcome_row(
    use: ActivityUse, outcome: ActivityOutcome, parameters: Parameters, timing: Timing, trail: Trail
) -> Row:
    reached, without = participants(use, parameters)
    values = parameters.release.values
    factors = [
        Factor("quantity", (reached,), (without,)),
        Factor("effect", (parameters.reference(outcome.effect),)),
    ]
    if outcome.unit_value:
        factors.append(Factor("unit_value", (parameters.reference(outcome.unit_value),)))
    return Row(
        id=f"{use.name}.{outcome.effect}",
        label=_joined(use_label(use, parameters.release), values[outcome.effect].label),
        side="opbrengst",
        stakeholder=outcome.stakeholder,
        kind=outcome.kind,
        factors=tuple(factors),
        timing=timing,
        trail=trail,
        health=QALY in parts(values[outcome.effect].unit),
        activity=use.name,
    )


def _intake(use: ActivityUse, scenario: Scenario) -> tuple[float, ...]:
    return shares(use.intake) or even(scenario.period.years)


def shares(intake: tuple[float, ...] | None) -> tuple[float, ...] | None:
    """Which share enters in each year; None where nothing is given, or nobody enters."""
    total = sum(intake or ())
    return tuple(year / total for year in intake) if intake and total else None


def even(years: int) -> tuple[float, ...]:
    """The same share in every year."""
    return (1 / years,) * years


def use_label(use: ActivityUse, release: Release) -> Translations:
    """The activity's name; with the id where the scenario gives one of its own."""
    label = release.activities[use.activity].label
    if use.name == use.activity:
        return label
    return Translations(nl=f"{label.nl} ({use.name})", en=f"{label.en} ({use.name})")


def _joined(first: Translations, second: Translations) -> Translations:
    return Translations(nl=f"{first.nl}: {second.nl}", en=f"{first.en}: {second.en}")
