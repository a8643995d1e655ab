"""Reference values as JSON: a list of them, and all there is to say of one."""

from collections.abc import Mapping, Sequence
from typing import Any

from sroi_cli import __version__
from sroi_cli.engine.parameters import reference_parameter
from sroi_cli.engine.uses import Use
from sroi_cli.model.release import ReferenceBook, Release, ResolvedValue
from sroi_cli.reports.as_json import overlay_content
from sroi_cli.reports.evidence import number_content
from sroi_cli.reports.reference_page import releases_with
from sroi_cli.reports.style import Style


def listed_as_json(
    values: Sequence[ResolvedValue], release: Release, used_by: Mapping[str, Sequence[Use]], style: Style
) -> dict[str, Any]:
    """The values that were asked for, on one line."""
    return {
        "sroi": __version__,
        "reference_values": {"release": release.name, "sha256": release.sha256, "note": release.note}
        | overlay_content(release.overlay),
        "values": [
            {
                "id": one.id,
                "label": style.name(one.label),
                **number_content(reference_parameter(one), release.sources),
                "used_by": _uses(used_by.get(one.id, ())),
            }
            for one in values
        ],
    }


def shown_as_json(id_: str, book: ReferenceBook, used_by: Sequence[Use], style: Style) -> dict[str, Any]:
    """One value with all its entries, on one line."""
    value = book.values[id_]
    resolved = [ResolvedValue.of(id_, value, entry) for entry in value.entries]
    return {
        "sroi": __version__,
        "id": id_,
        "label": style.name(value.label),
        "file": f"{book.files[id_]}.yaml",
        "entries": [
            {
                **number_content(reference_parameter(one), book.sources),
                "releases": releases_with(one.entry, id_, book),
            }
            for one in resolved
        ],
        "used_by": _uses(used_by),
    }


def _uses(used_by: Sequence[Use]) -> list[dict[str, str]]:
    return [{"kind": use.kind, "name": use.name} for use in used_by]
