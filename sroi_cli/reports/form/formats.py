"""How the cells of a form look."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sroi_cli.model.form.fields import Field, Reads
from sroi_cli.model.units import SHARE_UNIT

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_GREEN, _PALE, _INPUT, _LINE, _GREY = "#14532d", "#e4efe7", "#fff8d6", "#c9b458", "#555555"
_BASE = {"font_name": "Calibri", "font_size": 12, "valign": "top"}
_LOOKS: dict[str, dict[str, Any]] = {
    "name": {"bold": True, "font_size": 18, "font_color": _GREEN, "valign": "vcenter"},
    "about": {"font_color": _GREY},
    "title": {"bold": True, "font_size": 14, "font_color": "white", "bg_color": _GREEN, "valign": "vcenter"},
    "label": {"bold": True, "text_wrap": True},
    "help": {"italic": True, "font_color": _GREY, "align": "left", "indent": 1},
    "wrapped_help": {"italic": True, "font_color": _GREY, "text_wrap": True, "align": "left", "indent": 1},
    "head": {"bold": True, "text_wrap": True, "bg_color": _PALE, "border": 1, "border_color": _GREY},
    "head_help": {"italic": True, "text_wrap": True, "font_size": 11, "font_color": _GREY, "bg_color": _PALE,
                  "border": 1, "border_color": _GREY},
    "text": {"text_wrap": True},
    "sample": {"bg_color": _INPUT, "border": 1, "border_color": _LINE},
}  # fmt: skip
WRAPPING = frozenset(name for name, look in _LOOKS.items() if "text_wrap" in look)
_ANSWER = {"bg_color": _INPUT, "border": 1, "border_color": _LINE, "locked": False, "text_wrap": True, "align": "left"}
_NUMBERS = {Reads.PEOPLE: "#,##0", Reads.MONEY: "#,##0.00", Reads.YEAR: "0", Reads.NUMBER: "General"}


@dataclass(frozen=True)
class Formats:
    """The formats of one workbook."""

    workbook: "Workbook"

    @cache  # noqa: B019 - for as long as the workbook is made
    def look(self, name: str) -> "Format":
        return self.workbook.add_format(_BASE | _LOOKS[name])

    @cache  # noqa: B019 - the same
    def _answer(self, number: str) -> "Format":
        return self.workbook.add_format(_BASE | _ANSWER | {"num_format": number})

    def answer(self, field: Field, value: object, unit: object) -> "Format":
        """That of a cell to fill in, with the unit beside it; a text stays text, whatever it begins with."""
        if field.reads is Reads.SHARE:
            return self._answer(_share(field, value, unit))
        return self._answer(_NUMBERS.get(field.reads, "General" if field.long else "@"))


def _share(field: Field, value: object, unit: object) -> str:
    """As a percentage, but where the field also takes other numbers."""
    if (field.bare or field.like) and unit != SHARE_UNIT:
        return "General"
    whole = not isinstance(value, float) or (value * 100).is_integer()
    return "0%" if whole else "0.0#%"
