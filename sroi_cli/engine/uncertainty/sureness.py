"""How sure a result is: where its ratio and each stakeholder's saldo lie in most draws."""

from collections.abc import Callable, Iterable

from sroi_cli.engine.calculation import counted
from sroi_cli.engine.totals import SIDES, Balance, StakeholderTotal
from sroi_cli.engine.uncertainty.inputs import all_conventional, inputs
from sroi_cli.engine.uncertainty.pert import Floats
from sroi_cli.engine.uncertainty.sampling import Interval, Sampling, Sureness
from sroi_cli.engine.uncertainty.simulation import Measure, Simulated, interval, simulated
from sroi_cli.engine.value_map import Row, ValueMap
from sroi_cli.model.method import Method
from sroi_cli.model.scenario import Side


def sureness(
    value_map: ValueMap, method: Method, total: Balance, stakeholders: Iterable[StakeholderTotal], sampling: Sampling
) -> Sureness:
    """The intervals of a result whose balances are known already."""
    known = {one.party.id: one.balance for one in stakeholders if one.balance.saldo is not None}
    measures = {side: Measure(on(side)) for side in SIDES} | {who: Measure(_saldo_of(who)) for who in known}
    found = simulated(value_map, method, measures, sampling)
    rows = counted(value_map.rows, method)
    ranged = inputs(rows, value_map)
    saldi = {who: _of_saldo(found.sums.pop(who), one) for who, one in known.items()}  # first, to free their memory
    return Sureness(
        sampling=sampling,
        ratio=None if total.ratio is None else interval(_ratio(found), total.ratio),
        saldo=None if total.saldo is None else _of_saldo(_saldo(found), total),
        saldi=saldi,
        conventional=bool(all_conventional(ranged)),
        held_at_zero=int(found.held.sum()),
    )


def _of_saldo(found: Floats, balance: Balance) -> Interval:
    return interval(found, balance.saldo or 0.0, of=max(balance.inbreng or 0.0, abs(balance.opbrengst or 0.0)))


def _ratio(found: Simulated) -> Floats:
    return found.sums["opbrengst"] / found.sums["inbreng"]


def _saldo(found: Simulated) -> Floats:
    return found.sums["opbrengst"] - found.sums["inbreng"]


def on(side: Side, seen: Callable[[Row], bool] = lambda _: True) -> Callable[[Row], int]:
    """The weight that counts the rows of one side, of those that are seen."""
    return lambda row: int(row.side == side and seen(row))


def _saldo_of(stakeholder: str) -> Callable[[Row], int]:
    """The weight that counts what a stakeholder gets, less what it puts in."""
    return lambda row: 0 if row.stakeholder != stakeholder else 1 if row.side == "opbrengst" else -1
