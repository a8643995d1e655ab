"""What `sroi reference check` does: looks at everything, tells what it has looked at, and what is wrong."""

from pathlib import Path
from typing import Any

from sroi_cli.commands.failures import Failure
from sroi_cli.commands.output import print_json, print_page, say
from sroi_cli.commands.wording import labels_in
from sroi_cli.reading.reference_check import Findings, check_reference_values
from sroi_cli.reports.style import Style


def check(reference_dir: Path | None, lang: str, *, json: bool) -> None:
    """Prints how much was looked at, and tells what is odd.

    Raises:
        Failure: with each thing that is wrong, and its place.
    """
    style = Style(labels_in(lang))
    found = check_reference_values(reference_dir)
    if json:
        print_json(_as_json(found))
    elif found.looked_at:
        from sroi_cli.reports.inventory_page import inventory_page

        print_page(inventory_page(found.looked_at, found.overlay, style))
    for warning in found.warnings:
        say(f"warning: {warning}")
    if found.errors:
        raise Failure("\n".join(map(str, found.errors)))


def _as_json(found: Findings) -> dict[str, Any]:
    from sroi_cli.reports.inventory_as_json import inventory_as_json

    errors, warnings = ([vars(one) for one in each] for each in (found.errors, found.warnings))
    return inventory_as_json(found.looked_at, found.overlay, errors, warnings)
