"""The rows of an activity: the hours that people put in, and the outcomes that the catalogue knows of it."""

from collections.abc import Iterator
from typing import Literal

from sroi_cli.engine.parameters import AMOUNT, Parameters
from sroi_cli.engine.value_map import Factor, Row, Timing
from sroi_cli.model.base import Translations
from sroi_cli.model.number import Number
from sroi_cli.model.problems import Trail
from sroi_cli.model.reference import ActivityOutcome
from sroi_cli.model.scenario import ActivityUse, InbrengKind, Scenario
from sroi_cli.model.units import PARTICIPANT, QALY, parts

# whose hours, at which price, of which kind, and the average that stands in where a scenario gives none
_TIME: tuple[tuple[str, str, InbrengKind, str], ...] = (
    ("deelnemers", "onbetaald_uur", "unpaid_time", "uren_deelnemers"),
    ("actoren", "professional_uur", "paid_time", "uren_actoren"),
)
_HOURS_UNIT = "uur/deelnemer"


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


def unknown_hours(scenario: Scenario) -> frozenset[str]:
    """The stakeholders whose hours are said to be unknown for some counted activity."""
    return frozenset(
        who
        for use in scenario.activities
        if use.participants is not None
        for who, *_ in _TIME
        if _hours(use, scenario, who) == "unknown"
    )


def uses_average_hours(scenario: Scenario) -> bool:
    """Does some counted activity rest on the reference averages?"""
    counted = [use for use in scenario.activities if use.participants is not None]
    return any(_hours(use, scenario, who) is None for use in counted for who, *_ in _TIME)


def _time_rows(
    use: ActivityUse, scenario: Scenario, parameters: Parameters, timing: Timing, trail: Trail
) -> Iterator[Row]:
    reached, _ = participants(use, parameters)
    activity = parameters.release.activities[use.activity]
    for who, price, kind, average in _TIME:
        hours = _hours(use, scenario, who)
        if hours == "unknown":
            continue
        own = use.hours is not None and getattr(use.hours, who) is not None
        path = f"activities.{use.name}.hours.{who}" if own else f"hours.{who}"
        name = (
            parameters.reference(average, AMOUNT)
            if hours is None
            else parameters.number(path, hours, AMOUNT, _HOURS_UNIT)
        )
        factors = (
            Factor("quantity", (reached,)),
            Factor("hours", (name,)),
            Factor("price", (parameters.reference(price, AMOUNT),)),
        )
        yield Row(
            id=f"{use.name}.{average}",
            label=_joined(_name(use, activity.label), parameters.release.values[average].label),
            side="inbreng",
            stakeholder=who,
            kind=kind,
            factors=factors,
            timing=timing,
            trail=trail,
            participants_time=who == "deelnemers",
            funded_by=who,
            activity=use.name,
        )


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
        label=_joined(_name(use, parameters.release.activities[use.activity].label), values[outcome.effect].label),
        side="opbrengst",
        stakeholder=outcome.stakeholder,
        kind=outcome.kind,
        factors=tuple(factors),
        timing=timing,
        trail=trail,
        health=QALY in parts(values[outcome.effect].unit),
        activity=use.name,
    )


def _hours(use: ActivityUse, scenario: Scenario, who: str) -> Number | Literal["unknown"] | None:
    """The hours that hold for an activity: its own, else the scenario's; "unknown", or None for the averages."""
    for hours in (use.hours, scenario.hours):
        if hours is None:
            continue
        if hours.unknown:
            return "unknown"
        given: Number | None = getattr(hours, who)
        if given is not None:
            return given
    return None


def _intake(use: ActivityUse, scenario: Scenario) -> tuple[float, ...]:
    total = sum(use.intake or ())
    if not total or use.intake is None:
        return even(scenario.period.years)
    return tuple(year / total for year in use.intake)


def even(years: int) -> tuple[float, ...]:
    """The same share in every year."""
    return (1 / years,) * years


def _name(use: ActivityUse, label: Translations) -> Translations:
    if use.name == use.activity:
        return label
    return Translations(nl=f"{label.nl} ({use.name})", en=f"{label.en} ({use.name})")


def _joined(first: Translations, second: Translations) -> Translations:
    return Translations(nl=f"{first.nl}: {second.nl}", en=f"{first.en}: {second.en}")
