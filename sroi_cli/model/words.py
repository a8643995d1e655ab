"""Pydantic's findings in our words."""

from pydantic_core import ErrorDetails

from sroi_cli.model.scalars import kind_of


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
            return f"{kind_of(found)} is not known here; write {context['expected'].replace(' or ', ', or ')}"
        case _:
            return detail["msg"]
