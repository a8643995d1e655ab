"""Rules for single numbers: the unit that their place wants, and an intake that adds up."""

from collections.abc import Iterator

from sroi_cli.model.number import NumberOrId
from sroi_cli.model.problems import Problem, Trail
from sroi_cli.model.release import Release
from sroi_cli.model.resolved import number_unit
from sroi_cli.model.scalars import plainly
from sroi_cli.model.scenario import Scenario
from sroi_cli.model.units import parts


def unit_fits(number: NumberOrId | None, expected: str, trail: Trail, release: Release) -> Iterator[Problem]:
    if number is None:
        return
    unit = number_unit(number, release)
    if unit and parts(unit) != parts(expected):
        yield Problem(trail, f"is in {unit}; {expected or 'a number without a unit'} is wanted here")


def intake_adds_up(
    intake: tuple[float, ...] | None, total: float, trail: Trail, scenario: Scenario
) -> Iterator[Problem]:
    if intake is None:
        return
    if len(intake) != scenario.period.years:
        message = f"gives {len(intake)} years; the period has {scenario.period.years}: give one number for each"
        yield Problem((*trail, "intake"), message)
    elif abs(sum(intake) - total) > 1e-9 * max(1, total):
        yield Problem(
            (*trail, "intake"), f"adds up to {plainly(sum(intake))}, not to {plainly(total)}; correct one of them"
        )
