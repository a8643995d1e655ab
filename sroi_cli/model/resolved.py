"""What the numbers of a scenario come to beside a release: values, units, and whether they are net."""

from sroi_cli.model.number import Number
from sroi_cli.model.release import Release
from sroi_cli.model.scenario import ALL_PARTICIPANTS, InbrengRow, OutcomeRow, Scenario
from sroi_cli.model.units import NONE, PARTICIPANT, multipliers


def number_unit(number: Number, release: Release) -> str:
    return release.values[number.reference].unit if number.reference else number.unit or NONE


def number_value(number: Number | None, release: Release) -> float:
    """The number, or its reference value's; 0 where none is given."""
    if number is None:
        return 0.0
    return release.values[number.reference].entry.value if number.reference else number.value or 0.0


def all_participants(scenario: Scenario, release: Release) -> float:
    """All participants that the activities add."""
    return sum(
        number_value(use.participants, release) - number_value(use.participants_without, release)
        for use in scenario.activities
    )


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
    numbers = (row.quantity, row.effect, row.unit_value)
    ids = [n.reference for n in numbers if n and n.reference and n != ALL_PARTICIPANTS]
    return [id_ for id_ in ids if release.values[id_].net]


def is_net(row: OutcomeRow, release: Release) -> bool:
    """Are deadweight and attribution already off, by the row's own word or by its reference values'?"""
    return row.net is not None or bool(net_values(row, release))
