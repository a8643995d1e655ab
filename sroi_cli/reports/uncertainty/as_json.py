"""The uncertainty of a result as JSON: unrounded, simulated figures to six significant digits."""

from typing import Any

from sroi_cli.engine.notes import range_notes
from sroi_cli.engine.summary import Summary
from sroi_cli.engine.uncertainty.analysis import PERCENTS, Analysis
from sroi_cli.engine.uncertainty.inputs import Input, Ranged
from sroi_cli.engine.uncertainty.switching import Switch
from sroi_cli.engine.uncertainty.tornado import Corners, Swing
from sroi_cli.reports.as_json import header
from sroi_cli.reports.style import Style


def uncertainty_as_json(found: Analysis, style: Style) -> dict[str, Any]:
    """The analysis; null where no draws were made, and where there is no ratio."""
    spread, corners = found.spread, found.corners
    return {
        **header(Summary.of(found.result)),
        "draws": found.sampling.draws if found.sampling else 0,
        "seed": found.sampling.seed if found.sampling else None,
        "ratio": _ratio(found),
        "histogram": [vars(bar) for bar in spread.bars] if spread else [],
        "threshold": found.threshold,
        "probability": spread.chances if spread else dict.fromkeys(one.id for one in found.result.perspectives),
        "tornado": [_swing(swing) for swing in found.tornado],
        "corners": _corners(corners) if corners else None,
        "switching": [_switch(one) for one in found.switches],
        "methods": [vars(one) for one in found.methods],
        "variance": [_explained(swing.input, found) for swing in found.tornado] if spread else [],
        "ranges_unknown": [one.name for one in found.ranges_unknown],
        "ranges_conventional": found.conventional,
        "held_at_zero": spread.held_at_zero if spread else 0,
        "notes": [style.note(note.key, note.figures) for note in range_notes(found.rows, found.result.value_map)],
    }


def _corners(found: Corners) -> dict[str, Any]:
    ends = {"conservative": found.conservative, "optimistic": found.optimistic}
    return ends | ({"held_at_zero": True} if found.held else {})


def _ratio(found: Analysis) -> dict[str, float | None]:
    percentiles = found.spread.percentiles if found.spread else {}
    mean = found.spread.mean if found.spread else None
    point = found.result.total.ratio
    return {"point": point, "mean": mean, **{f"p{percent}": percentiles.get(percent) for percent in PERCENTS}}


def _swing(swing: Swing) -> dict[str, Any]:
    """A group has no ends of its own; its members have them, and are set together."""
    members = swing.input.members
    alone = members[0] if len(members) == 1 else None
    return {
        "parameter": swing.input.name,
        "low": alone.low if alone else None,
        "high": alone.high if alone else None,
        "ratio_low": swing.ratio_low,
        "ratio_high": swing.ratio_high,
        **({} if alone else {"members": list(map(_member, members))}),
        **({"held_at_zero": True} if swing.held else {}),
    }


def _member(one: Ranged) -> dict[str, Any]:
    return {"parameter": one.name, "low": one.low, "high": one.high}


def _switch(one: Switch) -> dict[str, Any]:
    return {
        "parameter": one.parameter.name,
        "value": one.parameter.value,
        "switch": one.value,
        "within_range": one.within_range,
    }


def _explained(one: Input, found: Analysis) -> dict[str, Any]:
    assert found.spread  # noqa: S101 - asked for where there is one
    return {"parameter": one.name, "share": found.spread.explained[one.key]}
