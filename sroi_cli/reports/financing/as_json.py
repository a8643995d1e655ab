"""The financing of a scenario as JSON: unrounded, null where an amount is not known."""

from typing import Any

from sroi_cli.engine.financing.arrangement import Arrangement
from sroi_cli.engine.financing.financing import Financing
from sroi_cli.engine.financing.notes import finance_notes
from sroi_cli.engine.financing.stakes import Stake
from sroi_cli.engine.summary import Summary
from sroi_cli.reports.as_json import header
from sroi_cli.reports.style import Style


def financing_as_json(found: Financing, style: Style) -> dict[str, Any]:
    """The arrangement that was asked for, those for other costs, and what a reader must know."""
    return {
        **header(Summary.of(found.result)),
        **_arrangement(found.main, found),
        "scopes": [_arrangement(one, found) for one in found.beside],
        "notes": [style.note(note.key, note.figures) for note in finance_notes(found)],
    }


def _arrangement(one: Arrangement, found: Financing) -> dict[str, Any]:
    return {
        "scope": one.scope,
        "costs": one.total,
        "rows": [{"id": cost.row.id, "payer": cost.payer, "amount": cost.amount} for cost in one.costs],
        "payers": [_stake(stake) for stake in one.payers],
        "others": [_stake(stake) for stake in one.others],
        "rule": found.asked.rule,
        "basis": found.asked.basis,
        "caps": dict(found.asked.caps),
        "feasible": one.feasible,
        "coverage": one.coverage,
        "gap": one.gap,
        "contributions": [
            {"id": given.id, "amount": given.amount, "saldo": given.saldo} for given in one.contributions
        ],
        "gap_stays_with": [{"id": id_, "amount": amount} for id_, amount in one.carried.items()],
        "transfers": [{"from": each.giver, "to": each.receiver, "amount": each.amount} for each in one.transfers],
        "closed_by": list(one.closed_by),
        "with_all": vars(one.joined) if one.joined else None,
        "break_even": _break_even(one),
        "limit_interval": vars(one.sure.limit) if one.sure else None,
        "chance_feasible": one.sure.chance if one.sure else None,
    }


def _stake(one: Stake) -> dict[str, Any]:
    return {"id": one.id, "pays": one.pays, "gains": one.gains, "saldo": one.saldo}


def _break_even(one: Arrangement) -> dict[str, Any] | None:
    """Null without payers or participants, or where an amount is not known."""
    even = one.break_even
    if even is None:
        return None
    return {
        "participants": even.participants,
        "at_most": even.at_most,
        "today": even.today,
        "fixed_costs": even.fixed,
        "costs_per_participant": even.costs_each,
        "gains_per_participant": even.gains_each,
    }
