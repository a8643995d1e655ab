"""How cells look: a few marks that can be put together."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sroi_cli.reports.style import Style

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_INK, _QUIET, _LINE = "#1f2d3a", "#6b7785", "#c9d1d9"
_TITLE, _INPUT, _CHANGED, _FIXED, _HEAD, _GROUP = "#14506b", "#fff4cc", "#ffc14d", "#eef1f4", "#14506b", "#d7e6ed"
_BASE: Mapping[str, Any] = {"font_name": "Arial", "font_size": 10, "font_color": _INK, "valign": "top"}
_RIGHT: Mapping[str, Any] = {"align": "right", "indent": 1}
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "text": {"text_wrap": True},
    "line": {},
    "title": {"font_size": 16, "bold": True, "font_color": _TITLE, "valign": "vcenter"},
    "subtitle": {"font_color": _QUIET},
    "section": {"font_size": 12, "bold": True, "font_color": _TITLE, "bottom": 1, "bottom_color": _TITLE},
    "big": {"font_size": 16, "bold": True, "font_color": _TITLE},
    "strong": {"bold": True},
    "quiet": {"font_color": _QUIET, "font_size": 9},
    "head": {"bold": True, "font_color": "#ffffff", "bg_color": _HEAD, "text_wrap": True, "valign": "vcenter"},
    "group": {"bold": True, "font_color": _TITLE, "bg_color": _GROUP, "align": "center"},
    "link": {"font_color": _TITLE, "underline": 1},
    "right": _RIGHT,
    "left": {"align": "left", "indent": 0},
    "center": {"align": "center"},
    "ruled": {"bottom": 1, "bottom_color": _LINE},
    "input": {"locked": False, "bg_color": _INPUT, "border": 1, "border_color": "#d9b33c"},
    "fixed": {"bg_color": _FIXED},
    "total": {"bold": True, "top": 1, "top_color": _INK},
    "literal": {"quote_prefix": True},
    "number": {"num_format": "General", **_RIGHT},
    "whole": {"num_format": "0", **_RIGHT},
    "percent": {"num_format": "0.0%", **_RIGHT},
    "ratio": {"num_format": "#,##0.00", **_RIGHT},
    "share": {"num_format": "0.0000", **_RIGHT},
}


class Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: "Workbook", style: Style) -> None:
        self._workbook = workbook
        self._looks = {
            **_LOOKS,
            "money": {"num_format": style.money_code(0), **_RIGHT},
            "money2": {"num_format": style.money_code(2), **_RIGHT},
        }
        self._made: dict[tuple[str, ...], Any] = {}
        self.changed = workbook.add_format({"bg_color": _CHANGED, "bold": True})

    def __call__(self, *names: str) -> Any:
        """The format with the marks of these names; of two that say the same, the last one holds."""
        if names not in self._made:
            marks = dict(_BASE)
            for name in names:
                marks |= self._looks[name]
            self._made[names] = self._workbook.add_format(marks)
        return self._made[names]
