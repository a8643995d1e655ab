"""The rows that a scenario writes down itself."""

from sroi_cli.engine.activity_rows import participants
from sroi_cli.engine.intake import even, shares
from sroi_cli.engine.parameters import Parameters
from sroi_cli.engine.value_map import Corrections, Factor, Role, Row, Timing
from sroi_cli.model.base import Translations
from sroi_cli.model.bounds import AMOUNT, ANY, DURATION, SHARE, WHOLE_YEARS
from sroi_cli.model.catalogue import PARTICIPANTS
from sroi_cli.model.number import ALL_PARTICIPANTS, UNKNOWN
from sroi_cli.model.own_rows import NOBODY, InbrengRow, OutcomeRow
from sroi_cli.model.resolved import is_net, quantity_unit, row_units
from sroi_cli.model.scenario import Scenario
from sroi_cli.model.units import PARTICIPANT, QALY, WEEK, YEAR, is_flow, parts

WEEKS, WEEKS_PER_YEAR = "period.weeks_per_year", 52


def inbreng_row(index: int, scenario: Scenario, parameters: Parameters) -> Row:
    """The inbreng at `index`: money, or time at a price; without factors where its quantity is unknown."""
    row = scenario.inbreng[index]
    known = row.quantity != UNKNOWN
    return Row(
        id=row.id,
        label=_label(row),
        what=_label(row),
        side="inbreng",
        stakeholder=row.stakeholder,
        kind=row.kind,
        factors=tuple(_inbreng_factors(row, scenario, parameters)) if known else (),
        timing=Timing(_inbreng_years(row, scenario, parameters) if known else ()),
        trail=("inbreng", index),
        participants_time=row.kind == "unpaid_time" and row.stakeholder == PARTICIPANTS,
        funded_by=None if row.funded_by == NOBODY else row.funded_by or row.stakeholder,
    )


def _inbreng_factors(row: InbrengRow, scenario: Scenario, parameters: Parameters) -> list[Factor]:
    factors = _quantity(row, f"inbreng.{row.id}", scenario, parameters)
    if row.unit_value:
        price = parameters.number(f"inbreng.{row.id}.unit_value", row.unit_value, AMOUNT)
        factors.append(Factor("price", (price,)))
    return factors


def outcome_row(index: int, scenario: Scenario, parameters: Parameters) -> Row:
    """The outcome at `index`: quantity x effect x unit value, less corrections."""
    row = scenario.outcomes[index]
    path = f"outcomes.{row.id}"
    factors = _quantity(row, path, scenario, parameters)
    factors.append(Factor("effect", (parameters.optional(f"{path}.effect", row.effect, 1, ANY),)))
    if row.unit_value:
        factors.append(Factor("unit_value", (parameters.number(f"{path}.unit_value", row.unit_value, ANY),)))
    return Row(
        id=row.id,
        label=_label(row),
        what=_label(row),
        side="opbrengst",
        stakeholder=row.stakeholder,
        kind=row.kind,
        factors=tuple(factors),
        timing=_timing(row, path, scenario, parameters),
        trail=("outcomes", index),
        corrections=_corrections(row, path, parameters),
        health=any(QALY in parts(unit) for unit in row_units(row, scenario, parameters.release)),
    )


def _quantity(row: InbrengRow | OutcomeRow, path: str, scenario: Scenario, parameters: Parameters) -> list[Factor]:
    """The quantity over the period; per week, year or participant it takes further factors."""
    if row.quantity == ALL_PARTICIPANTS:
        return [_all_participants(row, scenario, parameters)]
    unit = quantity_unit(row, scenario, parameters.release)
    factors = [Factor("quantity", (parameters.number(f"{path}.quantity", row.quantity, AMOUNT, unit),))]
    per = parts(unit)[1]
    if per == WEEK:
        weeks = parameters.fixed(WEEKS, WEEKS_PER_YEAR, f"{WEEK}/{YEAR}")
        factors.append(Factor("weeks", (weeks,)))
    if is_flow(unit):
        years = parameters.fixed("period.years", scenario.period.years, YEAR)
        factors.append(Factor("years", (years,)))
    if per == PARTICIPANT:
        factors.append(_all_participants(row, scenario, parameters, role="participants"))
    return factors


def _all_participants(
    row: InbrengRow | OutcomeRow, scenario: Scenario, parameters: Parameters, role: Role = "quantity"
) -> Factor:
    """All participants put in; outcomes count those whom the activities add."""
    pairs = [participants(use, parameters) for use in scenario.activities if use.participants is not None]
    reached = tuple(reached for reached, _ in pairs)
    return Factor(role, reached, tuple(without for _, without in pairs) if isinstance(row, OutcomeRow) else ())


def _inbreng_years(row: InbrengRow, scenario: Scenario, parameters: Parameters) -> tuple[float, ...]:
    """A flow comes evenly in every year of activity; anything else once, in its year."""
    period = scenario.period
    if is_flow(quantity_unit(row, scenario, parameters.release)):
        return even(period.years)
    once = (row.year or period.start) - period.start
    return tuple(1.0 if year == once else 0.0 for year in range(once + 1))


def _timing(row: OutcomeRow, path: str, scenario: Scenario, parameters: Parameters) -> Timing:
    intake = _outcome_intake(row, scenario, parameters)
    if row.per_year:
        return Timing(intake=intake, per_year=row.per_year)
    return Timing(
        intake=intake,
        starts=parameters.optional(f"{path}.starts", row.starts, 0, WHOLE_YEARS, YEAR),
        duration=parameters.optional(f"{path}.duration", row.duration, 1, DURATION, YEAR),
        drop_off=parameters.optional(f"{path}.drop_off", row.drop_off, 0, SHARE),
    )


def _outcome_intake(row: OutcomeRow, scenario: Scenario, parameters: Parameters) -> tuple[float, ...]:
    """Own rows enter wholly in the first year unless they give an intake, or are a flow."""
    if is_flow(quantity_unit(row, scenario, parameters.release)):
        return even(scenario.period.years)
    return shares(row.intake) or (1.0,)


def _corrections(row: OutcomeRow, path: str, parameters: Parameters) -> Corrections | None:
    if is_net(row, parameters.release):
        return None
    return Corrections(
        deadweight=parameters.optional(f"{path}.deadweight", row.deadweight, 0, SHARE),
        displacement=parameters.optional(f"{path}.displacement", row.displacement, 0, SHARE),
        attribution=parameters.optional(f"{path}.attribution", row.attribution, 0, SHARE),
    )


def _label(row: InbrengRow | OutcomeRow) -> Translations:
    return Translations.same(row.label or row.id.replace("_", " ").capitalize())
