"""Constraints in type annotations: each checks a value, and states itself in the JSON Schema of the format."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

Json = dict[str, Any]
ABSENT: Json = {"type": "null"}  # a key that is left out; null is read as that


def where_given(key: str, then: Json) -> Json:
    """What holds, in JSON Schema, where a key has a value."""
    return {"if": {"required": [key], "properties": {key: {"not": ABSENT}}}, "then": then}


class Constraint:
    """What a value must be beside its type; used as `Annotated[type, constraint]`."""

    __slots__ = ()

    def check(self, value: Any) -> Any:
        """The value. Raises ValueError where it may not be."""
        return value

    def check_among(self, value: Any, _: ValidationInfo) -> Any:
        """The same, for a check that looks at the validation context too."""
        return self.check(value)

    def stated(self, schema: Json) -> Json:
        """The JSON Schema of the type, and what this adds to it."""
        return schema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self.check_among, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Json:
        return self.stated(handler(schema))


@dataclass(frozen=True, slots=True, eq=False)  # types are hashed, and mappings cannot be
class OrWritten(Constraint):
    """States that a value may be written in another way too, which is read as the type."""

    other: Mapping[str, Any]

    def stated(self, schema: Json) -> Json:
        return {"anyOf": [dict(self.other), schema]}


@dataclass(frozen=True, slots=True)
class Sized(Constraint):
    """The number of items of a list."""

    fewest: int
    most: int | None = None
    noun: str = "items"

    def check(self, items: tuple[Any, ...]) -> tuple[Any, ...]:
        if len(items) < self.fewest:
            raise ValueError("is empty; give at least one item, or leave the key out")
        return items

    def _check_most(self, value: Any) -> Any:
        """The value, whose items are looked at one by one only where they are not too many."""
        if self.most is not None and isinstance(value, tuple) and len(value) > self.most:
            raise ValueError(f"has {len(value)} {self.noun}; at most {self.most}")
        return value

    def stated(self, schema: Json) -> Json:
        most = {} if self.most is None else {"maxItems": self.most}
        return {**schema, "minItems": self.fewest, **most}

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = Constraint.__get_pydantic_core_schema__(self, source, handler)
        return core_schema.no_info_before_validator_function(self._check_most, schema)
