"""A number in a scenario: bare, with its range and reason, or the id of a reference value."""

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Discriminator, Tag, ValidationInfo, model_validator

from sroi_cli.model.base import Source, Strict, Vocabulary
from sroi_cli.model.bounds import AMOUNT, DURATION, LONGEST, SHARE, WHOLE_YEARS, Bounds
from sroi_cli.model.scalars import Items, Plain, Real, Text, plainly
from sroi_cli.model.units import Unit

Basis = Literal["weten", "vermoeden", "aannemen"]
BASES: tuple[Basis, ...] = ("weten", "vermoeden", "aannemen")  # from strong to weak


def check_range(value: float, low: float | None, high: float | None) -> None:
    """Raises ValueError unless low and high come together and the value lies between them."""
    if (low is None) != (high is None):
        raise ValueError("low and high come together; give both, or neither")
    if low is not None and high is not None and not low <= value <= high:
        raise ValueError(f"the value {plainly(value)} lies outside its range {plainly(low)} to {plainly(high)}")


class Number(Strict):
    """A number with what it rests on."""

    value: Real
    low: Real | None = None
    high: Real | None = None
    unit: Unit | None = None
    because: Text | None = None
    source: Source | None = None
    locator: Text | None = None
    basis: Basis | None = None
    calibrated_on: Text | None = None

    @model_validator(mode="after")
    def _in_range(self) -> Self:
        check_range(self.value, self.low, self.high)
        return self

    @property
    def explained(self) -> bool:
        """Does it say what it rests on?"""
        return bool(self.because or self.source)


ALL_PARTICIPANTS: Literal["participants"] = "participants"  # of the scenario, together
UNKNOWN: Literal["unknown"] = "unknown"  # what nobody has published: what rests on it has no amount
_NEITHER = "neither a number nor the id of a reference value"


_UNKNOWN_WHERE = "only hours and the quantity of an inbreng can be unknown; give a number, or name it in not_monetised"


def _known_value(word: str, info: ValidationInfo) -> str:
    if word == UNKNOWN:
        raise ValueError(_UNKNOWN_WHERE)
    refusal = info.context.refusal("reference value", word) if isinstance(info.context, Vocabulary) else None
    if refusal:
        raise ValueError(refusal.replace(f"unknown reference value '{word}'", f"'{word}' is {_NEITHER}"))
    return word


ReferenceTo = Annotated[Text, AfterValidator(_known_value)]  # the id of a reference value, standing for its number
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
]


def _within(bounds: Bounds) -> AfterValidator:
    def check(number: NumberOrId) -> NumberOrId:
        for value in (number.value, number.low, number.high) if isinstance(number, Number) else ():
            if value is not None:
                bounds.check(value)
        return number

    return AfterValidator(check)


def _plainly(number: NumberOrId) -> NumberOrId:
    if isinstance(number, str) or number.low is not None:
        raise ValueError("a number without a range is wanted here; it decides which years there are")
    return number


def _shares(numbers: tuple[float, ...]) -> tuple[float, ...]:
    if len(numbers) > LONGEST:
        raise ValueError(f"gives {len(numbers)} years; at most {LONGEST}")
    for given in numbers:
        SHARE.check(given)
    return numbers


def _kind_beside(*words: str) -> Callable[[Any], str]:
    """The tag of a number, of an id, or of one of the words that may stand instead."""
    return lambda value: f"<{value}>" if isinstance(value, str) and value in words else _kind(value)


Amount = Annotated[AnyNumber, _within(AMOUNT)]
Share = Annotated[AnyNumber, _within(SHARE)]
Duration = Annotated[AnyNumber, _within(DURATION)]
WholeYears = Annotated[AnyNumber, _within(WHOLE_YEARS), AfterValidator(_plainly)]
Shares = Annotated[Items[Real], AfterValidator(_shares)]
Quantity = Annotated[  # a number of things, or all participants of the scenario
    Annotated[Amount, Tag("<number>")]
    | Annotated[ReferenceTo, Tag("<id>")]
    | Annotated[Literal["participants"], Tag("<participants>")],
    Discriminator(_kind_beside(ALL_PARTICIPANTS)),
    BeforeValidator(_shape),
]
QuantityOrUnknown = Annotated[
    Annotated[Quantity, Tag("<number>")]
    | Annotated[Quantity, Tag("<id>")]
    | Annotated[Literal["unknown"], Tag("<unknown>")],
    Discriminator(_kind_beside(UNKNOWN)),
    BeforeValidator(_shape),
]


class Reason(Strict):
    """Why a value counts as net."""

    because: Text | None = None
    source: Source | None = None

    @model_validator(mode="after")
    def _given(self) -> Self:
        if not (self.because or self.source):
            raise ValueError("say why: net: {because: the source has taken the corrections off}")
        return self
