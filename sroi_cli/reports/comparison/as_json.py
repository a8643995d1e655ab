"""A comparison as JSON: unrounded, null where an amount is not known, or where only the other result has it."""

from typing import Any

from sroi_cli.engine.comparison.comparison import Comparison
from sroi_cli.engine.comparison.pairs import Amount, ParameterPair, RowPair, StakeholderPair
from sroi_cli.engine.result import Result
from sroi_cli.engine.summary import Summary
from sroi_cli.engine.totals import Balance, difference
from sroi_cli.engine.value_map import Parameter
from sroi_cli.model.method import Convention
from sroi_cli.reports.as_json import balance_content, header, method_content
from sroi_cli.reports.comparison.words import remarks
from sroi_cli.reports.style import Style


def comparison_as_json(found: Comparison, style: Style) -> dict[str, Any]:
    """Both results, what changed, and the parts of the change in the ratio."""
    return {
        "a": _result(found.a),
        "b": _result(found.b),
        "change": _change(found.a.total, found.b.total),
        "ratio_change": found.ratio_change,
        "causes": [{"cause": part.cause, "change": part.change} for part in found.parts],
        "stakeholders": [_stakeholder(one, style) for one in found.stakeholders],
        "rows": [_row(one, style) for one in found.rows],
        "parameters": [_parameter(one) for one in found.parameters],
        "method": _method(found),
        "notes": list(remarks(found, style)),
    }


def _result(result: Result) -> dict[str, Any]:
    return {**header(Summary.of(result)), "total": balance_content(result.total)}


def _change(a: Balance, b: Balance) -> dict[str, float | None]:
    before, after = balance_content(a), balance_content(b)
    return {name: difference(amount, after[name]) for name, amount in before.items()}


def _stakeholder(one: StakeholderPair, style: Style) -> dict[str, Any]:
    return {
        "id": one.party.id,
        "label": style.name(one.party.label),
        "purse": one.party.purse,
        "a": balance_content(one.a) if one.a else None,
        "b": balance_content(one.b) if one.b else None,
    }


def _row(one: RowPair, style: Style) -> dict[str, Any]:
    return {
        "id": one.row.id,
        "label": style.name(one.row.label),
        "side": one.row.side,
        "stakeholder": one.row.stakeholder,
        "kind": one.row.kind,
        "a": _amount(one.a),
        "b": _amount(one.b),
        "change": one.change,
    }


def _amount(one: Amount | None) -> dict[str, float | None] | None:
    return {"pv": one.pv} if one else None


def _parameter(one: ParameterPair) -> dict[str, Any]:
    return {"name": one.name, "a": _value(one.a), "b": _value(one.b)}


def _value(one: Parameter | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"value": one.value, "unit": one.unit, **({"set": True} if one.set_for_run else {})}


def _method(found: Comparison) -> list[dict[str, Any]]:
    """The choices of the convention that differ."""
    a, b = method_content(found.a.method), method_content(found.b.method)
    return [{"name": f"method.{key}", "a": a[key], "b": b[key]} for key in Convention.model_fields if a[key] != b[key]]
