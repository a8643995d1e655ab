"""Numbers of a result in words: what they are of, beside their path."""

from sroi_cli.engine.activity_rows import use_label
from sroi_cli.engine.result import Result
from sroi_cli.engine.uncertainty.inputs import Input
from sroi_cli.engine.value_map import CLAIM_SCALE, Parameter
from sroi_cli.reports.style import Style

_HOURS = "hours"


def input_name(one: Input, result: Result, style: Style) -> str:
    """What a number is, or how many come from one analysis, and which."""
    if len(one.members) > 1:
        return style.term("input_group", name=one.name, count=len(one.members))
    return number_name(result.value_map.parameters[one.name], result, style)


def number_name(parameter: Parameter, result: Result, style: Style) -> str:
    """What a number is: the label of a reference value, or of what row or activity it is which number."""
    if parameter.label:
        return style.name(parameter.label)
    if parameter.name == CLAIM_SCALE:
        return style.term("number_claim_scale")
    owner, *rest = parameter.name.split(".")
    if owner == _HOURS:
        what = _what(parameter, result, style)
        return f"{what[0].upper()}{what[1:]}"
    whose = _activity(rest[0], result, style) if owner == "activities" else _row(rest[0], owner, result, style)
    which = _what(parameter, result, style) if _HOURS in rest else style.term(f"number_{rest[-1]}")
    return f"{whose}: {which}"


def _what(parameter: Parameter, result: Result, style: Style) -> str:
    """What the rows are that name it."""
    return next(style.name(row.what) for row in result.value_map.rows if parameter.name in row.parameters)


def _activity(name: str, result: Result, style: Style) -> str:
    uses = result.subject.scenario.activities
    return next(style.name(use_label(use, result.release)) for use in uses if use.name == name)


def _row(id_: str, group: str, result: Result, style: Style) -> str:
    return next(style.name(row.label) for row in result.value_map.rows if (row.trail[0], row.id) == (group, id_))
