"""The rules for the rows that a scenario writes down itself: units, corrections, evidence, timing."""

from collections.abc import Iterator

from sroi_cli.model.bounds import DURATION, SHARE, WHOLE_YEARS, Bounds
from sroi_cli.model.ground import Ground
from sroi_cli.model.number import ALL_PARTICIPANTS, UNKNOWN, Number, NumberOrId
from sroi_cli.model.number_rules import intake_adds_up, unit_fits
from sroi_cli.model.own_rows import InbrengRow, OutcomeRow
from sroi_cli.model.problems import Problem, Trail
from sroi_cli.model.release import Release
from sroi_cli.model.resolved import all_participants, net_values, number_value, quantity_unit, row_units
from sroi_cli.model.scenario import Scenario
from sroi_cli.model.units import NONE, PARTICIPANT, YEAR, is_flow, multipliers, remainder

CORRECTIONS = ("deadweight", "displacement", "attribution")


def inbreng_problems(row: InbrengRow, trail: Trail, ground: Ground) -> Iterator[Problem]:
    scenario, release = ground.scenario, ground.release
    if row.quantity == UNKNOWN:
        for name in ("unit_value", "year"):
            if getattr(row, name) is not None:
                yield Problem((*trail, name), f"the quantity is unknown: leave '{name}' out", at_key=True)
        return
    yield from _units(row, trail, scenario, release)
    yield from _participants_exist(row, trail, ground)
    if row.year is None:
        return
    last = scenario.period.start + scenario.period.counted - 1
    if is_flow(quantity_unit(row, scenario, release)):
        yield Problem(
            (*trail, "year"),
            "a quantity per week or year is spread over all years; leave the year out",
            at_key=True,
        )
    elif not scenario.period.start <= row.year <= last:
        yield Problem(
            (*trail, "year"),
            f"{row.year} lies outside the period {scenario.period.start}-{last}; give a year within it",
        )


def outcome_problems(row: OutcomeRow, trail: Trail, ground: Ground) -> Iterator[Problem]:
    scenario, release = ground.scenario, ground.release
    yield from _units(row, trail, scenario, release)
    yield from _participants_exist(row, trail, ground)
    yield from _corrections(row, trail, release)
    yield from _evidence(row, trail)
    yield from _timing(row, trail)
    for name in (*CORRECTIONS, "drop_off"):
        yield from _fits(getattr(row, name), NONE, SHARE, (*trail, name), release)
    yield from _fits(row.starts, YEAR, WHOLE_YEARS, (*trail, "starts"), release)
    yield from _fits(row.duration, YEAR, DURATION, (*trail, "duration"), release)
    yield from _intake(row, trail, ground)


def _intake(row: OutcomeRow, trail: Trail, ground: Ground) -> Iterator[Problem]:
    scenario, release = ground.scenario, ground.release
    if row.intake and is_flow(quantity_unit(row, scenario, release)):
        message = "a quantity per week or year is spread evenly; leave the intake out"
        yield Problem((*trail, "intake"), message, at_key=True)
    elif row.quantity != ALL_PARTICIPANTS:
        yield from intake_adds_up(row.intake, number_value(row.quantity, release), trail, scenario)
    elif "activities" not in ground.unsure:
        yield from intake_adds_up(row.intake, all_participants(scenario, release), trail, scenario)


def _corrections(row: OutcomeRow, trail: Trail, release: Release) -> Iterator[Problem]:
    given = [name for name in CORRECTIONS if getattr(row, name) is not None]
    net = net_values(row, release)
    if row.net or net:
        why = f"'{net[0]}' is net" if net else "the row says that it is net"
        refused = given + (["drop_off"] if row.net and row.drop_off else [])
        for name in refused:
            yield Problem((*trail, name), f"{why}: correcting it again counts twice; leave '{name}' out", at_key=True)
        return
    wanted = CORRECTIONS if row.per_year else (*CORRECTIONS, "drop_off")
    for name in wanted:
        if getattr(row, name) is None:
            message = f"missing key '{name}'; zero is a claim too: {{value: 0, because: ...}}, or net: {{because: ...}}"
            yield Problem(trail, message)


def _evidence(row: OutcomeRow, trail: Trail) -> Iterator[Problem]:
    for name in ("quantity", "effect", "unit_value", *CORRECTIONS, "drop_off"):
        number = getattr(row, name)
        if isinstance(number, Number) and not number.explained:
            yield Problem(
                (*trail, name), "does not say what it rests on; add because or source: {value: ..., because: ...}"
            )


def _timing(row: OutcomeRow, trail: Trail) -> Iterator[Problem]:
    if row.per_year:
        for name in ("starts", "duration", "drop_off"):
            if getattr(row, name) is not None:
                yield Problem((*trail, name), f"per_year stands instead of {name}; keep one of them", at_key=True)


def _participants_exist(row: InbrengRow | OutcomeRow, trail: Trail, ground: Ground) -> Iterator[Problem]:
    if "activities" in ground.unsure or any(use.participants for use in ground.scenario.activities):
        return
    unit = quantity_unit(row, ground.scenario, ground.release)
    if row.quantity == ALL_PARTICIPANTS or PARTICIPANT in multipliers(unit):
        yield Problem((*trail, "quantity"), "no activity gives participants; give the quantity as a number of its own")


def _units(row: InbrengRow | OutcomeRow, trail: Trail, scenario: Scenario, release: Release) -> Iterator[Problem]:
    units = row_units(row, scenario, release)
    left = remainder(units)
    if left == scenario.currency:
        return
    product = " × ".join(unit or "1" for unit in units)
    message = f"the units do not cancel to {scenario.currency}: {product} leaves {left or 'no unit'}"
    unpriced = "add a unit_value, or " if row.unit_value is None else ""
    yield Problem((*trail, "quantity"), f"{message}; {unpriced}give each number the unit that it has")


def _fits(number: NumberOrId | None, unit: str, bounds: Bounds, trail: Trail, release: Release) -> Iterator[Problem]:
    """The unit of the place, and for a reference value also its bounds."""
    misfit = list(unit_fits(number, unit, trail, release))
    yield from misfit
    if not misfit and isinstance(number, str) and (refusal := bounds.refusal(number_value(number, release))):
        yield Problem(trail, f"'{number}' does not fit here: {refusal}")
