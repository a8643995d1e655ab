"""The result as JSON: unrounded, null where an amount is not known."""

from collections.abc import Iterable, Mapping
from typing import Any

from sroi_cli import __version__
from sroi_cli.engine.notes import notes
from sroi_cli.engine.result import Result
from sroi_cli.engine.summary import Summary
from sroi_cli.engine.totals import Balance, Perspective, StakeholderTotal, YearTotal, basis
from sroi_cli.engine.uncertainty.sampling import Interval, Sureness
from sroi_cli.engine.value_map import Factor, Row, ValueMap
from sroi_cli.model.method import Convention, Method
from sroi_cli.model.overlay import Overlay
from sroi_cli.reports.style import Style


def as_json(result: Result, style: Style) -> dict[str, Any]:
    """The result in the words of the JSON format."""
    summary = Summary.of(result)
    return {
        **header(summary),
        "total": total(summary),
        "stakeholders": _stakeholders(result, style),
        "kinds": dict(result.kinds),
        "perspectives": perspectives_content(result.perspectives),
        "methods": [{"profile": name, "ratio": ratio} for name, ratio in result.other_methods.items()],
        "years": [_year(one) for one in result.years],
        "rows": _rows(result),
        "not_monetised": [item.model_dump(exclude_none=True) for item in result.subject.scenario.not_monetised],
        "notes": [style.note(note.key, note.figures) for note in notes(result)],
    }


def header(summary: Summary) -> dict[str, Any]:
    """What a result is of, and by which values and method."""
    return {
        "sroi": __version__,
        "scenario": _scenario(summary),
        "reference_values": reference_values(summary.release, summary.release_sha256, summary.overlay),
        "method": method_content(summary.method),
        "period": {"start": summary.start, "years": summary.years, "horizon": summary.horizon},
        "currency": summary.currency,
    }


def reference_values(release: str, sha256: str, overlay: Overlay | None) -> dict[str, Any]:
    """The release that values are of, with its digest; and what is laid over it, where something is."""
    return {"release": release, "sha256": sha256, **overlay_content(overlay)}


def overlay_content(overlay: Overlay | None) -> dict[str, Any]:
    """What is laid over a release; nothing where nothing is."""
    if overlay is None:
        return {}
    told = {"dir": overlay.dir, "added": list(overlay.added), "replaced": list(overlay.replaced)}
    return {"overlay": {**told, "sha256": overlay.sha256}}


def method_content(method: Method) -> dict[str, Any]:
    """The convention of a result, and what was changed of its profile."""
    return {
        "profile": method.profile,
        **method.model_dump(include=set(Convention.model_fields)),
        "changed": list(method.changed),
    }


def _scenario(summary: Summary) -> dict[str, Any]:
    return {
        "name": summary.wijk,
        "file": summary.file,
        "sha256": summary.sha256,
        "set": {one.path: one.value for one in summary.settings},
    }


def total(summary: Summary) -> dict[str, Any]:
    """What all together put in and get out, the ratio, and how sure it is."""
    ratio = summary.total.ratio
    return {
        **balance_content(summary.total),
        "net_ratio": None if ratio is None else ratio - 1,
        "band": vars(summary.band) if summary.band else None,
        "interval": _interval(summary.sureness),
        "saldo_interval": vars(summary.sureness.saldo) if summary.sureness and summary.sureness.saldo else None,
        "beyond_period": summary.beyond_period,
    }


def _interval(sureness: Sureness | None) -> dict[str, Any] | None:
    """Where the ratio lies in the draws, and how many there are; null without draws or without a ratio."""
    if sureness is None or sureness.ratio is None:
        return None
    return {**vars(sureness.ratio), **vars(sureness.sampling)}


def _stakeholders(result: Result, style: Style) -> list[dict[str, Any]]:
    saldo = result.sureness.saldi if result.sureness else {}
    return [stakeholder_content(one, saldo.get(one.party.id), style) for one in result.stakeholders]


def _year(one: YearTotal) -> dict[str, Any]:
    present = {f"pv_{side}": amount for side, amount in _side_amounts(one.pv).items()}
    return {"year": one.year, **_side_amounts(one.nominal), **present}


def _rows(result: Result) -> list[dict[str, Any]]:
    """The rows that count; null for those whose amount is not known."""
    value_map = result.value_map
    nothing: dict[str, float | None] = dict.fromkeys(("impact", "amount", "pv"))
    return [
        *(row_content(one.row, value_map, {name: getattr(one, name) for name in nothing}) for one in result.rows),
        *(row_content(row, value_map, nothing) for row in result.ledger.unknown),
    ]


def _side_amounts(balance: Balance) -> dict[str, float | None]:
    return {"inbreng": balance.inbreng, "opbrengst": balance.opbrengst}


def balance_content(balance: Balance) -> dict[str, float | None]:
    """Inbreng, opbrengst, saldo and ratio; null where not known."""
    return {**_side_amounts(balance), "saldo": balance.saldo, "ratio": balance.ratio}


def perspectives_content(found: Iterable[Perspective]) -> list[dict[str, Any]]:
    """Inbreng, opbrengst and ratio as somebody sees them who counts only a part."""
    return [{"id": one.id, **_side_amounts(one.balance), "ratio": one.balance.ratio} for one in found]


def stakeholder_content(one: StakeholderTotal, saldo: Interval | None, style: Style) -> dict[str, Any]:
    """What one stakeholder puts in and gets out, and where its saldo lies in the draws."""
    return {
        "id": one.party.id,
        "label": style.name(one.party.label),
        "purse": one.party.purse,
        **balance_content(one.balance),
        "share_inbreng": one.share_inbreng,
        "share_opbrengst": one.share_opbrengst,
        "mark": one.mark,
        "interval": vars(saldo) if saldo else None,
    }


def row_content(row: Row, value_map: ValueMap, amounts: Mapping[str, float | None]) -> dict[str, Any]:
    """A row with its factors; `amounts` are null where they are not known."""
    return {
        "id": row.id,
        "side": row.side,
        "stakeholder": row.stakeholder,
        "kind": row.kind,
        "basis": basis(row, value_map),
        **amounts,
        "timing": _timing(row),
        "factors": [
            *(parameter for factor in row.factors for parameter in _factor(factor, value_map)),
            *_corrections(row, value_map),
        ],
    }


def _timing(row: Row) -> dict[str, list[float]]:
    """Share of the quantity that enters in each year from the first; shares of the impact by year since entry."""
    found = {"intake": list(row.timing.intake)}
    return found | ({"per_year": list(row.timing.per_year)} if row.timing.per_year else {})


def _factor(factor: Factor, value_map: ValueMap) -> list[dict[str, Any]]:
    """Its parameters; those of a sum each with their sign."""
    terms = [*((name, 1) for name in factor.plus), *((name, -1) for name in factor.minus)]
    shown = [(name, sign) for name, sign in terms if _shown(name, value_map)]
    summed = len(shown) > 1
    return [
        _parameter(name, factor.role, value_map) | ({"sign": sign} if summed or sign < 0 else {})
        for name, sign in shown
    ]


def _corrections(row: Row, value_map: ValueMap) -> list[dict[str, Any]]:
    """What the claim and the timing rest on."""
    names = {"claim_scale": "claim_scale"} if row.net else {}
    names |= dict(row.corrections.named if row.corrections else ()) | dict(row.timing.named)
    return [_parameter(name, role, value_map) for role, name in names.items() if _shown(name, value_map)]


def _parameter(name: str, role: str, value_map: ValueMap) -> dict[str, Any]:
    parameter = value_map.parameters[name]
    found: dict[str, Any] = {"name": name, "role": role, "value": parameter.value, "unit": parameter.unit}
    found |= {"entry": parameter.evidence.entry} if parameter.evidence.entry else {}
    return found | ({"set": True} if parameter.set_for_run else {})


def _shown(name: str, value_map: ValueMap) -> bool:
    """A parameter that nobody gave changes nothing and is left out."""
    return not value_map.parameters[name].default
