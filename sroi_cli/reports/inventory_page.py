"""What was looked at in reference values, in words."""

from collections.abc import Iterator
from typing import Any

from sroi_cli import __version__
from sroi_cli.model.inventory import Inventory
from sroi_cli.model.overlay import Overlay
from sroi_cli.reports.page import Item, Page, Section
from sroi_cli.reports.style import Style


def inventory_page(found: Inventory, overlay: Overlay | None, style: Style) -> Page:
    """What a check says where nothing is wrong."""
    facts = Item(style.term("check_well"), tuple(_facts(found, overlay, style)))
    return Page(style.term("check_title"), (Section(items=(facts,)),), provenance=f"sroi {__version__}")


def _facts(found: Inventory, overlay: Overlay | None, style: Style) -> Iterator[tuple[str, str]]:
    told: dict[str, dict[str, Any]] = {
        "releases": {"names": ", ".join(found.releases)},
        "values": {"values": found.values, "entries": found.entries},
        "derivations": {"count": found.derivations},
        "ranges": {"count": found.ranges},
        "units": {"count": found.units},
        "activities": {"count": found.activities},
        "sources": {"count": found.sources, "used": found.used_sources},
    }
    for key, figures in told.items():
        yield style.term(f"check_{key}"), style.term(f"check_{key}_told", **figures)
    if overlay:
        yield style.term("check_overlay"), style.overlay(overlay)
