"""Uncertain numbers in words."""

from sroi_cli.engine.uncertainty.inputs import Input
from sroi_cli.reports.style import Style


def input_name(one: Input, style: Style) -> str:
    """The path of a number, or the name of a group and how many numbers it holds."""
    if len(one.members) == 1:
        return one.name
    return style.term("input_group", name=one.name, count=len(one.members))
