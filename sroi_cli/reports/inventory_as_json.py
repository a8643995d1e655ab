"""What was found in reference values, as JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from sroi_cli import __version__
from sroi_cli.model.inventory import Inventory
from sroi_cli.model.overlay import Overlay
from sroi_cli.reports.as_json import overlay_content
from sroi_cli.reports.json_text import json_text

_Mistakes = Sequence[Mapping[str, Any]]


def inventory_as_json(
    looked_at: Inventory | None, overlay: Overlay | None, errors: _Mistakes, warnings: _Mistakes, *, ascii_only: bool
) -> str:
    """On one line; `looked_at` is null where something is wrong."""
    content = {
        "sroi": __version__,
        **overlay_content(overlay),
        "looked_at": vars(looked_at) if looked_at else None,
        "errors": errors,
        "warnings": warnings,
    }
    return json_text(content, ascii_only=ascii_only)
