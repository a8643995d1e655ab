"""The rules that a scenario keeps as a whole, beside a release: ids, corrections, evidence, intake, units."""

from collections.abc import Iterator

from sroi_cli.model.number import Number
from sroi_cli.model.number_rules import intake_adds_up, unit_fits
from sroi_cli.model.own_row_rules import inbreng_problems, outcome_problems
from sroi_cli.model.problems import Problem, Trail
from sroi_cli.model.release import Release
from sroi_cli.model.resolved import number_value
from sroi_cli.model.scenario import ALL_PARTICIPANTS, ActivityUse, Hours, InbrengRow, OutcomeRow, Scenario
from sroi_cli.model.units import HOUR, PARTICIPANT, remainder

HOURS_PER_PARTICIPANT = f"{HOUR}/{PARTICIPANT}"


def broken_rules(scenario: Scenario, release: Release) -> list[Problem]:
    """Every rule that the scenario breaks; reference values and activities must exist in the release."""
    absent = list(_absent_from_release(scenario, release))
    if absent:
        return absent
    return [
        *_repeated_ids(scenario),
        *_redefined_stakeholders(scenario, release),
        *_hours(scenario.hours, ("hours",), release),
        *(p for i, use in enumerate(scenario.activities) for p in _activity(use, ("activities", i), scenario, release)),
        *(
            p
            for i, row in enumerate(scenario.inbreng)
            for p in inbreng_problems(row, ("inbreng", i), scenario, release)
        ),
        *(
            p
            for i, row in enumerate(scenario.outcomes)
            for p in outcome_problems(row, ("outcomes", i), scenario, release)
        ),
    ]


def numbers_of(scenario: Scenario) -> Iterator[tuple[Trail, Number]]:
    """Every number of a scenario, with the trail to it."""
    for group in ("activities", "inbreng", "outcomes"):
        for index, row in enumerate(getattr(scenario, group)):
            yield from _numbers_in(row, (group, index))
            if isinstance(row, ActivityUse) and row.hours:
                yield from _numbers_in(row.hours, (group, index, "hours"))
    if scenario.hours:
        yield from _numbers_in(scenario.hours, ("hours",))


def _numbers_in(row: ActivityUse | InbrengRow | OutcomeRow | Hours, trail: Trail) -> Iterator[tuple[Trail, Number]]:
    for name in type(row).model_fields:
        value = getattr(row, name)
        if isinstance(value, Number):
            yield (*trail, name), value


def _absent_from_release(scenario: Scenario, release: Release) -> Iterator[Problem]:
    for trail, number in numbers_of(scenario):
        if number.reference and number != ALL_PARTICIPANTS and number.reference not in release.values:
            yield Problem(trail, f"'{number.reference}' has no value in release {release.name}; use a later release")
    for index, use in enumerate(scenario.activities):
        if use.activity not in release.activities:
            trail = ("activities", index, "activity")
            yield Problem(trail, f"'{use.activity}' is not in release {release.name}; use a later release")


def _repeated_ids(scenario: Scenario) -> Iterator[Problem]:
    uses = [(("activities", i, "id" if use.id else "activity"), use.name) for i, use in enumerate(scenario.activities)]
    rows: list[tuple[Trail, str]] = [(("inbreng", i, "id"), row.id) for i, row in enumerate(scenario.inbreng)]
    rows += [(("outcomes", i, "id"), row.id) for i, row in enumerate(scenario.outcomes)]
    for group in (uses, rows):
        seen: set[str] = set()
        for trail, name in group:
            if name in seen:
                yield Problem(trail, f"the id '{name}' is used twice; give each its own id")
            seen.add(name)


def _redefined_stakeholders(scenario: Scenario, release: Release) -> Iterator[Problem]:
    for name in scenario.stakeholders:
        if name in release.stakeholders:
            yield Problem(
                ("stakeholders", name),
                f"'{name}' exists already; leave it out, or choose another id",
                at_key=True,
            )


def _hours(hours: Hours | None, trail: Trail, release: Release) -> Iterator[Problem]:
    if hours:
        for name in ("deelnemers", "actoren"):
            yield from unit_fits(getattr(hours, name), HOURS_PER_PARTICIPANT, (*trail, name), release)


def _activity(use: ActivityUse, trail: Trail, scenario: Scenario, release: Release) -> Iterator[Problem]:
    yield from unit_fits(use.participants, PARTICIPANT, (*trail, "participants"), release)
    yield from unit_fits(use.participants_without, PARTICIPANT, (*trail, "participants_without"), release)
    yield from _hours(use.hours, (*trail, "hours"), release)
    yield from intake_adds_up(use.intake, number_value(use.participants, release), trail, scenario)
    reached, without = (
        number_value(use.participants, release),
        number_value(use.participants_without, release),
    )
    if without > reached:
        message = f"{without:g} would have come anyway, of {reached:g} reached; give at most as many"
        yield Problem((*trail, "participants_without"), message)
    for outcome in release.activities[use.activity].outcomes:
        units = [PARTICIPANT, release.values[outcome.effect].unit]
        units += [release.values[outcome.unit_value].unit] if outcome.unit_value else []
        if remainder(units) != scenario.currency:
            found = remainder(units)
            message = (
                f"the catalogue's values are in {found}, the scenario counts in {scenario.currency}; use own outcomes"
            )
            yield Problem((*trail, "activity"), message)
            break
