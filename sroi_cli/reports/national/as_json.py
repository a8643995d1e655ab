"""The national projection as JSON: unrounded, in the words of the sketch's."""

from math import fsum
from typing import Any

from sroi_cli import __version__
from sroi_cli.engine.national.notes import projection_notes
from sroi_cli.engine.national.parts import ActivityPart, activity_parts, part, path
from sroi_cli.engine.national.projection import Projection
from sroi_cli.engine.national.reading import Reading, ReadingId
from sroi_cli.engine.national.wijken import Listed, by_gemeente
from sroi_cli.engine.totals import rows
from sroi_cli.reports.as_json import (
    balance_content,
    method_content,
    perspectives_content,
    reference_values,
    row_content,
    stakeholder_content,
)
from sroi_cli.reports.evidence import number_content
from sroi_cli.reports.style import Style


def projection_as_json(found: Projection, style: Style) -> dict[str, Any]:
    """The projection in the words of the JSON format: as published at the top, the other reading within."""
    return {
        "sroi": __version__,
        "draws": found.sampling.draws if found.sampling else 0,
        "seed": found.sampling.seed if found.sampling else None,
        "set": {one.path: one.value for one in found.settings},
        "reference_values": reference_values(found.release.name, found.release.sha256, found.release.overlay),
        "method": method_content(found.method),
        "currency": found.value_map.currency,
        "period": {"start": found.value_map.start, "years": found.plan.years},
        "wijken": round(found.count),
        "year": found.plan.year,
        "growth": found.plan.path,
        "overlap": found.plan.overlap,
        "inhabitants_per_wijk": found.inhabitants,
        "share_of_inhabitants": found.share_of_inhabitants,
        "spending_per_inhabitant": found.spending_per_inhabitant,
        "spending_per_wijk": {who: each * found.inhabitants for who, each in found.spending_per_inhabitant.items()},
        "reached": found.participants,
        "reached_once": found.reached_once,
        "activities": [_activity(one, found, style) for one in activity_parts(found)],
        "reading": found.published.id,
        **_reading(found.published, found, style),
        "one_effect_year": _reading(found.one_effect_year, found, style),
        "inbreng": _inbreng(found),
        "path": [vars(one) for one in path(found)],
        "alternatives": [_alternative(one.key, one.projection) for one in found.alternatives],
        "assumptions": _assumptions(found, style),
        "rows": _rows(found),
        "list": _list(found.plan.listed, found) if found.plan.listed else None,
        "notes": [style.note(note.key, note.figures) for note in projection_notes(found)],
    }


def _reading(reading: Reading, found: Projection, style: Style) -> dict[str, Any]:
    """Savings, QALYs and their sums per year; the balance, ratio and stakeholders of the whole period."""
    return {
        "per_wijk": {who: amount / found.count for who, amount in reading.savings.items()},
        "national": reading.savings,
        "sums": reading.sums,
        "share_of_spending": found.share_of_spending(reading),
        "qaly": {"qalys": reading.qalys, "value": reading.qaly_value},
        "total": balance_content(reading.total),
        "ratio": reading.total.ratio,
        "stakeholders": [
            stakeholder_content(one, found.sureness.get(reading.id, {}).get(f"saldo.{one.party.id}"), style)
            for one in reading.stakeholders
        ],
        "perspectives": perspectives_content(reading.perspectives),
        "intervals": _intervals(found, reading.id),
    }


def _intervals(found: Projection, reading: ReadingId) -> dict[str, Any] | None:
    """Of each national amount under a reading, by what it is of; null without draws."""
    known = found.sureness.get(reading)
    return None if known is None else {key: vars(interval) for key, interval in known.items()}


def _activity(one: ActivityPart, found: Projection, style: Style) -> dict[str, Any]:
    return {
        "id": one.id,
        "label": style.name(one.label),
        "reach": one.reach,
        "reached": found.reached[one.id],
        "reached_per_wijk": one.reached,
        "values": one.values,
        "per_wijk": one.savings,
    }


def _inbreng(found: Projection) -> dict[str, Any]:
    """What is put in over the whole period; per year nominal."""
    total = found.published.total.inbreng or 0.0
    return {
        "national": total,
        "per_year": fsum(map(found.published.put_in, found.wijken)) / found.plan.years,
        "per_wijk": total / found.count,
        "stakeholders": {one.party.id: one.balance.inbreng for one in found.published.stakeholders},
    }


def _alternative(key: str, found: Projection) -> dict[str, Any]:
    readings = (found.published, found.one_effect_year)
    sums = {str(one.id): one.sums for one in readings}
    return {"id": key, **sums, "intervals": {one.id: _intervals(found, one.id) for one in readings}}


def _assumptions(found: Projection, style: Style) -> list[dict[str, Any]]:
    """Every number that the projection rests on, with its source."""
    return [
        {
            "name": name,
            "label": style.name(parameter.label) if parameter.label else None,
            "set": parameter.set_for_run,
            **number_content(parameter, found.release.sources),
        }
        for name, parameter in found.value_map.parameters.items()
        if not parameter.default
    ]


def _rows(found: Projection) -> list[dict[str, Any]]:
    """The rows of the value map as published, over the whole period."""
    reading = found.published
    return [
        row_content(one.row, reading.value_map, {"impact": one.impact, "amount": one.amount, "pv": one.pv})
        for one in rows(reading.value_map, reading.ledger, reading.method)
    ]


def _list(listed: Listed, found: Projection) -> dict[str, Any]:
    """The wijken that take part and their gemeenten; amounts go by inhabitants."""
    return {
        "file": listed.source.file,
        "sha256": listed.source.sha256,
        "rows_left_out": dict(listed.source.left_out),
        "select": listed.select,
        "seed": listed.seed,
        "gemeenten": [
            {"code": one.code, "gemeente": one.name, "wijken": one.wijken, **_part(one.inhabitants, listed, found)}
            for one in by_gemeente(listed.wijken)
        ],
        "wijken": [
            {"code": one.code, "naam": one.name, "gemeente": one.gemeente, **_part(one.inhabitants, listed, found)}
            for one in listed.wijken
        ],
    }


def _part(inhabitants: float, listed: Listed, found: Projection) -> dict[str, Any]:
    one = part(inhabitants, listed, found)
    return {
        "inhabitants": one.inhabitants,
        "reached": one.reached,
        "spending": one.spending,
        "national": one.published,
        "one_effect_year": one.one_effect_year,
    }
