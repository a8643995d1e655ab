"""What a scenario comes to beside a release: its stakeholders, values, units, and whether they are net."""

from collections.abc import Mapping

from sroi_cli.model.number import ALL_PARTICIPANTS, UNKNOWN, Number, NumberOrId
from sroi_cli.model.own_rows import InbrengRow, OutcomeRow
from sroi_cli.model.reference import Stakeholder
from sroi_cli.model.release import Release
from sroi_cli.model.scenario import ActivityUse, Scenario
from sroi_cli.model.units import NONE, PARTICIPANT, multipliers


def known_stakeholders(scenario: Scenario, release: Release) -> Mapping[str, Stakeholder]:
    """Those of the register, and the scenario's own."""
    return {**release.stakeholders, **scenario.stakeholders}


def number_unit(number: NumberOrId, release: Release) -> str:
    """The unit of a number, or of the reference value whose id it is."""
    return number.unit or NONE if isinstance(number, Number) else release.values[number].unit


def number_value(number: NumberOrId | None, release: Release) -> float:
    """The number, or the reference value's; 0 where none is given."""
    if number is None:
        return 0.0
    return number.value if isinstance(number, Number) else release.values[number].entry.value


def all_participants(scenario: Scenario, release: Release) -> float:
    """All participants that the activities add."""
    return sum(
        number_value(use.participants, release) - number_value(use.participants_without, release)
        for use in scenario.activities
    )


def hours_of(use: ActivityUse, scenario: Scenario, who: str) -> NumberOrId | None:
    """The hours that hold for an activity: its own, else the scenario's; UNKNOWN, or None for the averages."""
    for hours in (use.hours, scenario.hours):
        if hours is None:
            continue
        if hours == UNKNOWN:
            return hours
        given: NumberOrId | None = getattr(hours, who)
        if given is not None:
            return given
    return None


def quantity_unit(row: InbrengRow | OutcomeRow, scenario: Scenario, release: Release) -> str:
    """The unit of a row's quantity; without one it is money where nothing prices it."""
    if row.quantity == ALL_PARTICIPANTS:
        return PARTICIPANT
    money = isinstance(row, InbrengRow) and row.unit_value is None
    return number_unit(row.quantity, release) or (scenario.currency if money else NONE)


def row_units(row: InbrengRow | OutcomeRow, scenario: Scenario, release: Release) -> list[str]:
    """The units of an own row's factors, those that spread a flow over the period included."""
    quantity = quantity_unit(row, scenario, release)
    effect = row.effect if isinstance(row, OutcomeRow) else None
    rest = [number_unit(number, release) for number in (effect, row.unit_value) if number is not None]
    return [quantity, *multipliers(quantity), *rest]


def net_values(row: OutcomeRow, release: Release) -> list[str]:
    """The reference values of a row whose source has taken deadweight and attribution off."""
    ids = [n for n in (row.quantity, row.effect, row.unit_value) if isinstance(n, str) and n != ALL_PARTICIPANTS]
    return [id_ for id_ in ids if release.values[id_].net]


def is_net(row: OutcomeRow, release: Release) -> bool:
    """Are deadweight and attribution already off, by the row's own word or by its reference values'?"""
    return row.net is not None or bool(net_values(row, release))
