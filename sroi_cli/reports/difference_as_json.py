"""The difference between two releases as JSON."""

from typing import Any

from sroi_cli import __version__
from sroi_cli.engine.difference import Difference, PartChange, RatioChange
from sroi_cli.model.release import Release
from sroi_cli.reports.as_json import reference_values


def difference_as_json(found: Difference) -> dict[str, Any]:
    """One JSON object on one line."""
    return {
        "sroi": __version__,
        "old": _release(found.old),
        "new": _release(found.new),
        "changes": [_part(one, found) for one in found.parts],
        "same": dict(found.same),
        "sources": {"added": found.sources("added"), "removed": found.sources("removed")},
        "scenarios": None if found.ratios is None else [_ratio(one) for one in found.ratios],
    }


def _release(release: Release) -> dict[str, Any]:
    return reference_values(release.name, release.sha256, release.overlay)


def _part(one: PartChange, found: Difference) -> dict[str, Any]:
    keys = [{"key": each.key, "old": each.old, "new": each.new} for each in one.keys]
    source = {"source": source_of(one, found)} if one.kind == "values" else {}
    return {"part": one.kind, "id": one.id, "change": one.came, **source, "keys": keys}


def source_of(one: PartChange, found: Difference) -> str:
    """The source of a value: of its new entry, or of the old one where it went."""
    return (found.new.values.get(one.id) or found.old.values[one.id]).entry.source


def _ratio(one: RatioChange) -> dict[str, Any]:
    why_not = {"old": one.why_not_old or None, "new": one.why_not_new or None}
    return {"file": one.file, "old": one.old, "new": one.new, "change": one.change, "why_not": why_not}
