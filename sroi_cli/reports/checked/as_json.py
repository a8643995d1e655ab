"""What `sroi check` tells of a scenario, as JSON: unrounded, null where an amount is not known."""

from typing import Any

from sroi_cli.engine.evidence.checked import Checked
from sroi_cli.engine.evidence.requirements import Item
from sroi_cli.engine.summary import Summary
from sroi_cli.reports.as_json import header
from sroi_cli.reports.checked.words import to_do, why
from sroi_cli.reports.style import Style


def checked_as_json(found: Checked, style: Style) -> dict[str, Any]:
    """What stands out, what the opbrengst rests on, and every requirement."""
    return {
        **header(Summary.of(found.result)),
        "file": found.result.subject.file,
        "warnings": [style.note(note.key, note.figures) for note in found.oddities],
        "by_basis": [
            {
                "basis": one.basis,
                "opbrengst": one.opbrengst,
                "opbrengst_so_far": one.balance.opbrengst,
                "ratio_so_far": one.balance.ratio,
            }
            for one in found.by_basis
        ],
        "by_sms": [{"sms": level, "opbrengst": amount} for level, amount in found.by_sms.items()],
        "by_source": [{"source": id_, "opbrengst": amount} for id_, amount in found.by_source.items()],
        "calibrated": None if found.result.total.opbrengst is None else found.calibrated,
        "items": [_item(item, style) for item in found.items],
    }


def _item(item: Item, style: Style) -> dict[str, Any]:
    words = f"{why(item, style)} {to_do(item, style)}".rstrip()
    return {"id": item.id, "framework": item.framework, "status": item.status, "why": words}
