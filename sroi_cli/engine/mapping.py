"""A scenario and its release to the value map."""

from collections.abc import Mapping, Sequence

from sroi_cli.engine.activity_rows import activity_rows, unknown_rows
from sroi_cli.engine.own_rows import inbreng_row, outcome_row
from sroi_cli.engine.parameters import Parameters
from sroi_cli.engine.value_map import CLAIM_SCALE, Party, ValueMap
from sroi_cli.model.bounds import SHARE
from sroi_cli.model.reference import Stakeholder
from sroi_cli.model.release import Release
from sroi_cli.model.resolved import known_stakeholders
from sroi_cli.model.scenario import Scenario


def build_value_map(scenario: Scenario, release: Release) -> ValueMap:
    """The value map of a scenario that keeps the rules (`model.rules`)."""
    parameters = Parameters(release)
    uses = range(len(scenario.activities))
    of_activities = [row for index in uses for row in activity_rows(index, scenario, parameters)]
    inbreng = [inbreng_row(index, scenario, parameters) for index in range(len(scenario.inbreng))]
    rows = [
        *of_activities,
        *(row for row in inbreng if row.factors),
        *(outcome_row(index, scenario, parameters) for index in range(len(scenario.outcomes))),
    ]
    unknown = [
        *(row for index in uses for row in unknown_rows(index, scenario, parameters)),
        *(row for row in inbreng if not row.factors),
    ]
    if any(row.net for row in rows):
        parameters.optional(CLAIM_SCALE, None, 1, SHARE)
    named = [row.stakeholder for row in (*rows, *unknown)] + [item.stakeholder for item in scenario.not_monetised]
    return ValueMap(
        currency=scenario.currency,
        start=scenario.period.start,
        years=scenario.period.years,
        horizon=scenario.period.counted,
        rows=tuple(rows),
        unknown=tuple(unknown),
        parameters=parameters.gathered,
        parties=parties(named, known_stakeholders(scenario, release)),
    )


def parties(named: Sequence[str], known: Mapping[str, Stakeholder]) -> dict[str, Party]:
    """The stakeholders that rows name: in the order of the register, a scenario's own ones as its rows name them."""
    ordered = sorted(dict.fromkeys(named), key=lambda id_: (known[id_].order, named.index(id_)))
    return {id_: Party(id_, known[id_].label, known[id_].purse) for id_ in ordered}
