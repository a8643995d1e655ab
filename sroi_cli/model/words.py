"""Pydantic's findings in our words."""

import re

from pydantic_core import ErrorDetails

from sroi_cli.model.scalars import kind_of
from sroi_cli.model.suggestions import nearest

_FEW = 6  # words that can all be told


def problem_words(detail: ErrorDetails) -> str:
    """One mistake that pydantic found, in our words."""
    context = detail.get("ctx", {})
    found = detail["input"]
    match detail["type"]:
        case "value_error":
            return str(context["error"])
        case "model_type" if context["class_name"] == "Number":
            return f"a number, or {{value: ..., because: ...}}, is wanted here, not {kind_of(found)}"
        case "model_type" | "dict_type" | "model_attributes_type":
            return f"a mapping (key: value) is wanted here, not {kind_of(found)}"
        case "tuple_type":
            return f"a list is wanted here, not {kind_of(found)}; write - before each item"
        case "literal_error":
            return f"{kind_of(found)} is not known here; {_wanted(str(found), context['expected'])}"
        case _:
            return detail["msg"]


def _wanted(found: str, expected: str) -> str:
    """All words that may stand here; of many the nearest one, where one is much like what was found."""
    known = re.findall("'([^']+)'", expected)
    near = nearest(found, known) if len(known) > _FEW else None
    return f"did you mean '{near}'?" if near else f"write {expected.replace(' or ', ', or ')}"
