"""An explanation as JSON, in the words of the sketch's."""

from typing import Any

from sroi_cli.engine.explanation import ExplainedRow, Explanation
from sroi_cli.engine.notes import notes
from sroi_cli.engine.summary import Summary
from sroi_cli.engine.value_map import REFERENCE, Parameter, Row
from sroi_cli.reports.accounting import calculation
from sroi_cli.reports.as_json import balance_content, header, row_content
from sroi_cli.reports.evidence import number_content, source_content
from sroi_cli.reports.explained import name
from sroi_cli.reports.style import Style


def explained_as_json(found: Explanation, style: Style) -> dict[str, Any]:
    """What is explained, its rows with their years, and every parameter with what it rests on."""
    return {
        **header(Summary.of(found.result)),
        "what": {"kind": found.kind, "id": found.subject, "label": name(found, style) or None},
        "total": _total(found),
        "rows": [
            *(_row(one, found, style) for one in found.rows),
            *(_unknown(row, found, style) for row in found.unknown),
        ],
        "left_out": [row.id for row in found.left_out],
        "parameters": [_parameter(one, found, style) for one in found.parameters],
        "method_profile": _profile(found, style),
        "notes": [style.note(note.key, note.figures) for note in notes(found.result)],
    }


def _profile(found: Explanation, style: Style) -> dict[str, Any] | None:
    """Where the method comes from; null where something else is asked for."""
    if found.kind != "method":
        return None
    release = found.result.release
    profile = release.profiles[found.result.method.profile]
    source = source_content(profile.source, release.sources)
    return {"label": style.name(profile.label), "source": source, "note": profile.note}


def _total(found: Explanation) -> dict[str, float | None] | None:
    """The balance of what is explained; null where it has none."""
    if found.kind == "scenario":
        return balance_content(found.result.total)
    if found.kind == "stakeholder":
        balances = (one.balance for one in found.result.stakeholders if one.party.id == found.subject)
        return next(map(balance_content, balances), None)
    return None


def _row(one: ExplainedRow, found: Explanation, style: Style) -> dict[str, Any]:
    total = one.total
    amounts = {"impact": total.impact, "amount": total.amount, "pv": total.pv}
    return {
        **row_content(total.row, found.result.value_map, amounts),
        "label": style.name(total.row.label),
        "calculation": list(calculation(total, found.result, style, style.exact)),
        "claim": one.claim,
        "years": [vars(year) for year in one.years],
    }


def _unknown(row: Row, found: Explanation, style: Style) -> dict[str, Any]:
    nothing: dict[str, float | None] = dict.fromkeys(("impact", "amount", "pv"))
    unsaid: dict[str, Any] = {"label": style.name(row.label), "calculation": [], "claim": None, "years": []}
    return row_content(row, found.result.value_map, nothing) | unsaid


def _parameter(one: Parameter, found: Explanation, style: Style) -> dict[str, Any]:
    release = found.result.release
    own = release.overlay_of(one.name.removeprefix(REFERENCE)) if one.evidence.entry else None
    return {
        "name": one.name,
        "label": style.name(one.label) if one.label else None,
        **number_content(one, release.sources),
        "release": release.name if one.evidence.entry and not own else None,
        **({"overlay": own.dir} if own else {}),
        "given": not one.default,
        "set": one.set_for_run,
    }
