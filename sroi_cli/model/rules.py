"""The rules that a scenario keeps as a whole, beside a release: ids, stakeholders, and each of its rows."""

from collections.abc import Callable, Iterator

from sroi_cli.model.catalogue import CURRENCY, HOURS_UNIT, TIME
from sroi_cli.model.number import ALL_PARTICIPANTS, NumberOrId
from sroi_cli.model.number_rules import intake_adds_up, unit_fits
from sroi_cli.model.own_row_rules import inbreng_problems, outcome_problems
from sroi_cli.model.problems import Problem, Trail
from sroi_cli.model.release import Release
from sroi_cli.model.resolved import hours_of, number_value
from sroi_cli.model.scalars import plainly
from sroi_cli.model.scenario import NOBODY, ActivityUse, Hours, InbrengRow, OutcomeRow, Scenario, Unknown, Wijk
from sroi_cli.model.units import INHABITANT, PARTICIPANT

_Row = ActivityUse | InbrengRow | OutcomeRow
_Check = Callable[..., Iterator[Problem]]


def broken_rules(scenario: Scenario, release: Release) -> list[Problem]:
    """Every rule that the scenario breaks; a row whose values the release lacks is checked no further."""
    return [
        *_repeated_ids(scenario),
        *_redefined_stakeholders(scenario, release),
        *_hours_problems(scenario.hours, ("hours",), release),
        *_inhabitants(scenario, release),
        *_rows("activities", scenario, release, _activity_problems),
        *_rows("inbreng", scenario, release, inbreng_problems),
        *_rows("outcomes", scenario, release, outcome_problems),
    ]


def _rows(group: str, scenario: Scenario, release: Release, check: _Check) -> Iterator[Problem]:
    for index, row in enumerate(getattr(scenario, group)):
        trail = (group, index)
        absent = list(_absent(row, trail, scenario, release))
        yield from absent or check(row, trail, scenario, release)


def _absent(row: _Row, trail: Trail, scenario: Scenario, release: Release) -> Iterator[Problem]:
    """What the row refers to and the release does not have yet."""
    yield from _absent_values(row, trail, release)
    if not isinstance(row, ActivityUse):
        return
    if row.activity not in release.activities:
        yield Problem((*trail, "activity"), f"'{row.activity}' is not in release {release.name}; use a later release")
    if row.participants is None:
        return
    for time in TIME:
        hours = hours_of(row, scenario, time.stakeholder)
        wanted = [] if hours == "unknown" else [time.price] + ([time.average] if hours is None else [])
        for id_ in wanted:
            if id_ not in release.values:
                message = (
                    f"needs '{id_}', which has no value in release {release.name}; give hours, or use a later release"
                )
                yield Problem((*trail, "activity"), message)


def _absent_values(row: _Row | Hours | Wijk, trail: Trail, release: Release) -> Iterator[Problem]:
    for name in row.numbers:
        number: NumberOrId | None = getattr(row, name)
        if isinstance(number, str) and number != ALL_PARTICIPANTS and number not in release.values:
            yield Problem((*trail, name), f"'{number}' has no value in release {release.name}; use a later release")


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
        if name in release.stakeholders or name == NOBODY:
            message = f"'{name}' has a meaning already; leave it out, or choose another id"
            yield Problem(("stakeholders", name), message, at_key=True)


def _activity_problems(use: ActivityUse, trail: Trail, scenario: Scenario, release: Release) -> Iterator[Problem]:
    yield from unit_fits(use.participants, PARTICIPANT, (*trail, "participants"), release)
    yield from unit_fits(use.participants_without, PARTICIPANT, (*trail, "participants_without"), release)
    yield from _hours_problems(use.hours, (*trail, "hours"), release)
    reached = number_value(use.participants, release)
    without = number_value(use.participants_without, release)
    yield from intake_adds_up(use.intake, reached, trail, scenario)
    if without > reached:
        message = f"{plainly(without)} would have come anyway, of {plainly(reached)} reached; give at most as many"
        yield Problem((*trail, "participants_without"), message)
    if use.participants is not None and scenario.currency != CURRENCY:
        message = f"the catalogue counts in {CURRENCY}, the scenario in {scenario.currency}; use own outcomes"
        yield Problem((*trail, "activity"), message)


def _hours_problems(hours: Hours | Unknown | None, trail: Trail, release: Release) -> Iterator[Problem]:
    if not isinstance(hours, Hours):
        return
    absent = list(_absent_values(hours, trail, release))
    yield from absent
    for name in () if absent else hours.numbers:
        yield from unit_fits(getattr(hours, name), HOURS_UNIT, (*trail, name), release)


def _inhabitants(scenario: Scenario, release: Release) -> Iterator[Problem]:
    trail = ("wijk", "inhabitants")
    absent = list(_absent_values(scenario.wijk, ("wijk",), release))
    yield from absent or unit_fits(scenario.wijk.inhabitants, INHABITANT, trail, release)
