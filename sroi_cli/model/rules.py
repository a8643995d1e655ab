"""The rules that a scenario keeps as a whole, beside a release: ids, stakeholders, and each of its rows."""

from collections.abc import Callable, Iterator

from sroi_cli.model.bounds import SHARE
from sroi_cli.model.catalogue import CURRENCY, HOURS_UNIT, TIME
from sroi_cli.model.ground import Ground
from sroi_cli.model.number import UNKNOWN
from sroi_cli.model.number_rules import intake_adds_up, unit_fits
from sroi_cli.model.own_row_rules import inbreng_problems, outcome_problems
from sroi_cli.model.own_rows import NOBODY
from sroi_cli.model.problems import Problem, Trail
from sroi_cli.model.release import Release
from sroi_cli.model.resolved import hours_of, known_stakeholders, number_value
from sroi_cli.model.scalars import plainly
from sroi_cli.model.scenario import ActivityUse, Hours, Scenario, Unknown
from sroi_cli.model.units import INHABITANT, PARTICIPANT, SHARE_UNIT


def broken_rules(scenario: Scenario, release: Release, unsure: frozenset[str] = frozenset()) -> list[Problem]:
    """Every rule that the scenario breaks; `unsure` names parts that are left out of it (see `Ground`)."""
    ground = Ground(scenario, release, unsure)
    return [
        *_repeated_ids(scenario),
        *_redefined_stakeholders(scenario, release),
        *_method_profile(ground),
        *_hours_units(scenario.hours, ("hours",), release),
        *unit_fits(scenario.wijk.inhabitants, INHABITANT, ("wijk", "inhabitants"), release),
        *_national_figures(scenario, release),
        *_rows("activities", ground, _activity_problems),
        *_rows("inbreng", ground, inbreng_problems),
        *_rows("outcomes", ground, outcome_problems),
    ]


def _rows(group: str, ground: Ground, check: Callable[..., Iterator[Problem]]) -> Iterator[Problem]:
    for index, row in enumerate(getattr(ground.scenario, group)):
        yield from check(row, (group, index), ground)


def _repeated_ids(scenario: Scenario) -> Iterator[Problem]:
    uses = [(("activities", i, "id" if use.id else "activity"), use.name) for i, use in enumerate(scenario.activities)]
    rows: list[tuple[Trail, str]] = [(("inbreng", i, "id"), row.id) for i, row in enumerate(scenario.inbreng)]
    rows += [(("outcomes", i, "id"), row.id) for i, row in enumerate(scenario.outcomes)]
    for group in (uses, rows):
        seen: set[str] = set()
        for trail, name in group:
            if name in seen:
                yield Problem(trail, f"the id '{name}' is used twice; give each an id of its own, such as id: {name}_2")
            seen.add(name)


def _redefined_stakeholders(scenario: Scenario, release: Release) -> Iterator[Problem]:
    for name in scenario.stakeholders:
        if name in release.stakeholders or name == NOBODY:
            message = f"'{name}' has a meaning already; leave it out, or choose another id"
            yield Problem(("stakeholders", name), message, at_key=True)


def _method_profile(ground: Ground) -> Iterator[Problem]:
    """The default too is one that the release has, which own reference values need not have."""
    profile, known = ground.scenario.method.profile, ground.release.profiles
    if "method" not in ground.unsure and profile not in known:
        given = f"give a method: {', '.join(sorted(known))}"
        yield Problem(("method",), f"release {ground.release.name} has no method profile '{profile}'; {given}")


def _national_figures(scenario: Scenario, release: Release) -> Iterator[Problem]:
    """A figure of the country is in the unit that the wijk's is said to be in; a reference value is a share too."""
    for index, figure in enumerate(scenario.wijk.context):
        national, trail = figure.national, ("wijk", "context", index, "national")
        if national is None or figure.unit is None:
            continue
        misfit = list(unit_fits(national, figure.unit, trail, release))
        yield from misfit
        refusal = SHARE.refusal(number_value(national, release)) if figure.unit == SHARE_UNIT else None
        if refusal and not misfit:
            yield Problem(trail, f"'{national}' does not fit here: {refusal}")


def _activity_problems(use: ActivityUse, trail: Trail, ground: Ground) -> Iterator[Problem]:
    scenario, release = ground.scenario, ground.release
    yield from unit_fits(use.participants, PARTICIPANT, (*trail, "participants"), release)
    yield from unit_fits(use.participants_without, PARTICIPANT, (*trail, "participants_without"), release)
    yield from _hours_units(use.hours, (*trail, "hours"), release)
    reached = number_value(use.participants, release)
    without = number_value(use.participants_without, release)
    yield from intake_adds_up(use.intake, reached, trail, scenario)
    for key, people in (("participants", reached), ("participants_without", without)):
        if 0 < people < 1:
            message = f"{plainly(people)} is less than one person; give a number of people, not a share of them"
            yield Problem((*trail, key), message)
    if without > reached:
        message = f"{plainly(without)} would have come anyway, of {plainly(reached)} reached; give at most as many"
        yield Problem((*trail, "participants_without"), message)
    if use.participants is not None:
        yield from _valued(use, trail, ground)


def _valued(use: ActivityUse, trail: Trail, ground: Ground) -> Iterator[Problem]:
    """A counted activity is valued in the catalogue's currency, at prices and hours that the release has."""
    scenario, release = ground.scenario, ground.release
    if scenario.currency != CURRENCY:
        message = f"the catalogue counts in {CURRENCY}, the scenario in {scenario.currency}; use own outcomes"
        yield Problem((*trail, "activity"), message)
    for time in TIME:
        if time.stakeholder not in known_stakeholders(scenario, release):
            message = f"takes hours of '{time.stakeholder}', whom release {release.name} does not have; add them to it"
            yield Problem((*trail, "activity"), message)
        hours = hours_of(use, scenario, time.stakeholder)
        if hours == UNKNOWN:
            continue
        wanted = [time.price] + ([time.average] if hours is None and "hours" not in ground.unsure else [])
        for id_ in wanted:
            if id_ not in release.values:
                message = (
                    f"needs '{id_}', which release {release.name} does not have; give hours, or use a later release"
                )
                yield Problem((*trail, "activity"), message)


def _hours_units(hours: Hours | Unknown | None, trail: Trail, release: Release) -> Iterator[Problem]:
    if isinstance(hours, Hours):
        for name in ("deelnemers", "actoren"):
            yield from unit_fits(getattr(hours, name), HOURS_UNIT, (*trail, name), release)
