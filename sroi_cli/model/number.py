"""A number in a scenario: bare, with its range and reason, or the id of a reference value."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag, ValidationInfo, model_validator

from sroi_cli.model.base import Names, Source, Strict
from sroi_cli.model.bounds import AMOUNT, DURATION, LONGEST, MARYLAND_SCALE, SHARE, WHOLE_YEARS, Bounds
from sroi_cli.model.constraint import ABSENT, Constraint, Json, OrWritten, Sized, where_given
from sroi_cli.model.scalars import Plain, Real, Text, Whole, plainly
from sroi_cli.model.units import Unit

Basis = Literal["weten", "vermoeden", "aannemen"]
BASES: tuple[Basis, ...] = ("weten", "vermoeden", "aannemen")  # from strong to weak
MarylandScale = Annotated[Whole, MARYLAND_SCALE]  # Maryland Scientific Methods Scale, of a study that compares


def check_range(value: float, low: float | None, high: float | None) -> None:
    """Raises ValueError unless low and high come together and the value lies between them."""
    if (low is None) != (high is None):
        raise ValueError("low and high come together; give both, or neither")
    if low is not None and high is not None and not low <= value <= high:
        raise ValueError(f"the value {plainly(value)} lies outside its range {plainly(low)} to {plainly(high)}")


def _given(key: str) -> Json:
    return {"required": [key], "properties": {key: {"not": ABSENT}}}


class Number(Strict):
    """A number with what it rests on."""

    model_config = ConfigDict(
        json_schema_extra={
            "allOf": [
                where_given("low", _given("high")),
                where_given("high", _given("low")),
                where_given("sms", {"anyOf": [_given("source"), _given("because")]}),
            ]
        }
    )

    value: Real
    low: Real | None = Field(None, description="The low end of what is likely; comes with high.")
    high: Real | None = Field(None, description="The high end of what is likely; comes with low.")
    unit: Unit | None = Field(None, description="x or x/y of registered units, such as uur/deelnemer.")
    because: Text | None = Field(None, description="Why it is this number.")
    source: Source | None = Field(None, description="A source of reference_values/sources.yaml; else say because.")
    locator: Text | None = Field(None, description="Where in the source: a page, a table.")
    basis: Basis | None = Field(
        None,
        description="weten: official or measured; vermoeden: an SROI analysis, or literature; aannemen: an assumption.",
    )
    sms: MarylandScale | None = Field(None, description="Maryland scale, 0 to 5, of the study that it comes from.")
    calibrated_on: Text | None = Field(None, description="The published figure that it was fitted to.")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        check_range(self.value, self.low, self.high)
        if self.sms is not None and not self.explained:
            raise ValueError("sms grades a study; say which, with source or because")
        return self

    @property
    def explained(self) -> bool:
        """Does it say what it rests on?"""
        return bool(self.because or self.source)


ALL_PARTICIPANTS: Literal["participants"] = "participants"  # of the scenario, together
UNKNOWN: Literal["unknown"] = "unknown"  # what nobody has published: what rests on it has no amount
_NEITHER = "neither a number nor the id of a reference value"
_UNKNOWN_WORDS = (UNKNOWN, "onbekend")
_UNKNOWN_WHERE = (
    "only hours and the quantity of an inbreng can be unknown, and are then written unknown; "
    "give a number, leave the key out, or name it in not_monetised"
)


@dataclass(frozen=True, slots=True)
class _StandsForNumber(Names):
    """The id of a reference value in the place of a number."""

    def check_among(self, word: str, info: ValidationInfo) -> str:
        if word.casefold() in _UNKNOWN_WORDS:
            raise ValueError(_UNKNOWN_WHERE)
        try:
            return Names.check_among(self, word, info)
        except ValueError as error:
            unknown = f"unknown {self.kind} '{word}'"
            raise ValueError(str(error).replace(unknown, f"'{word}' is {_NEITHER}")) from None


ReferenceTo = Annotated[Text, _StandsForNumber("reference value")]
NumberOrId = Number | str


def _shape(value: Any) -> Any:
    """A bare number as a mapping; what cannot be an id is tried as a number, for the sake of its message."""
    is_id = isinstance(value, str) and not isinstance(value, Plain) and re.fullmatch(r"[^\W\d][\w -]*", value)
    return {"value": value} if isinstance(value, str | int | float) and not is_id else value


def _kind(value: Any) -> str:
    return "<id>" if isinstance(value, str) else "<number>"


AnyNumber = Annotated[
    Annotated[Number, Tag("<number>")] | Annotated[ReferenceTo, Tag("<id>")],
    Discriminator(_kind),
    BeforeValidator(_shape),
    OrWritten({"type": "number"}),
]


@dataclass(frozen=True, slots=True)
class Within(Constraint):
    """Bounds on a number and its range; those of a reference value are looked at where it is used."""

    bounds: Bounds
    plain: bool = False  # without a range, and no reference value

    def check(self, number: NumberOrId) -> NumberOrId:
        if self.plain and (isinstance(number, str) or number.low is not None):
            raise ValueError("a number without a range is wanted here; it decides which years there are")
        for value in (number.value, number.low, number.high) if isinstance(number, Number) else ():
            if value is not None:
                self.bounds.check(value)
        return number

    def stated(self, schema: Json) -> Json:
        bare, others = schema["anyOf"]
        ends = self.bounds.stated({})
        within: Json = {"properties": dict.fromkeys(("value", "low", "high"), ends)}
        if self.plain:
            within = {"type": "object", "properties": {"value": ends, "low": ABSENT, "high": ABSENT}}
        return {"anyOf": [{**bare, **ends}, {"allOf": [others, within]}]}


@dataclass(frozen=True, slots=True)
class Explained(Constraint):
    """States that a number says what it rests on, or is a reference value; the rules of rows check it."""

    def stated(self, schema: Json) -> Json:
        reason = {"anyOf": [{"type": "string"}, {"required": ["because"]}, {"required": ["source"]}]}
        return {"allOf": [schema, {"not": {"type": "number"}}, reason]}


def _kind_beside(*words: str) -> Callable[[Any], str]:
    """The tag of a number, of an id, or of one of the words that may stand instead."""
    return lambda value: f"<{value}>" if isinstance(value, str) and value in words else _kind(value)


Amount = Annotated[AnyNumber, Within(AMOUNT)]
Share = Annotated[AnyNumber, Within(SHARE)]
Duration = Annotated[AnyNumber, Within(DURATION)]
WholeYears = Annotated[AnyNumber, Within(WHOLE_YEARS, plain=True)]
Shares = Annotated[tuple[Annotated[Real, SHARE], ...], Sized(1, LONGEST, "years")]
Quantity = Annotated[  # a number of things, or all participants of the scenario
    Annotated[Amount, Tag("<number>")]
    | Annotated[ReferenceTo, Tag("<id>")]
    | Annotated[Literal["participants"], Tag("<participants>")],
    Discriminator(_kind_beside(ALL_PARTICIPANTS)),
    BeforeValidator(_shape),
]
QuantityOrUnknown = Annotated[
    Annotated[Amount, Tag("<number>")]
    | Annotated[ReferenceTo, Tag("<id>")]
    | Annotated[Literal["participants"], Tag("<participants>")]
    | Annotated[Literal["unknown"], Tag("<unknown>")],
    Discriminator(_kind_beside(ALL_PARTICIPANTS, UNKNOWN)),
    BeforeValidator(_shape),
]


class Reason(Strict):
    """Why a value counts as net."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["because"]}, {"required": ["source"]}]})

    because: Text | None = None
    source: Source | None = None

    @model_validator(mode="after")
    def _given(self) -> Self:
        if not (self.because or self.source):
            raise ValueError("say why: net: {because: the source has taken the corrections off}")
        return self
