"""What was found in reference values, as JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from sroi_cli import __version__
from sroi_cli.model.inventory import Inventory
from sroi_cli.model.overlay import Overlay
from sroi_cli.reports.as_json import overlay_content

_Mistakes = Sequence[Mapping[str, Any]]


def inventory_as_json(
    looked_at: Inventory | None, overlay: Overlay | None, errors: _Mistakes, warnings: _Mistakes
) -> dict[str, Any]:
    """On one line; `looked_at` is null where something is wrong."""
    return {
        "sroi": __version__,
        **overlay_content(overlay),
        "looked_at": vars(looked_at) if looked_at else None,
        "errors": errors,
        "warnings": warnings,
    }
