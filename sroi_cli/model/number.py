"""A number in a scenario: bare, with its range and reason, or the id of a reference value. One shape for all."""

import math
from collections.abc import Callable
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, model_validator

from sroi_cli.model.base import Source, Strict, Vocabulary, suggestion
from sroi_cli.model.scalars import Identifier, Items, Plain, Real, Text
from sroi_cli.model.units import Unit

LONGEST = 100  # years
Basis = Literal["weten", "vermoeden", "aannemen"]
BASES: tuple[Basis, ...] = ("weten", "vermoeden", "aannemen")  # from strong to weak


def check_range(value: float, low: float | None, high: float | None) -> None:
    """Raises ValueError unless low and high come together and the value lies between them."""
    if (low is None) != (high is None):
        raise ValueError("low and high come together; give both, or neither")
    if low is not None and high is not None and not low <= value <= high:
        raise ValueError(f"the value {value:g} lies outside its range {low:g} to {high:g}")


def _known_value(word: str, info: ValidationInfo) -> str:
    if isinstance(info.context, Vocabulary) and word not in info.context.ids["reference value"]:
        near = suggestion(word, info.context.ids["reference value"])
        raise ValueError(f"'{word}' is neither a number nor the id of a reference value{near}")
    return word


class Number(Strict):
    """A number with what it rests on, or (`reference`) the reference value that it stands for."""

    reference: Annotated[Identifier, AfterValidator(_known_value)] | None = None
    value: Real | None = None
    low: Real | None = None
    high: Real | None = None
    unit: Unit | None = None
    because: Text | None = None
    source: Source | None = None
    locator: Text | None = None
    basis: Basis | None = None
    calibrated_on: Text | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.reference is not None:
            if self.model_fields_set != {"reference"}:
                raise ValueError("a reference value brings its own number, range and unit; give the id alone")
        elif self.value is None:
            raise ValueError("missing key 'value'; write a number, or {value: ..., because: ...}")
        else:
            check_range(self.value, self.low, self.high)
        return self

    @property
    def given_numbers(self) -> list[float]:
        return [n for n in (self.value, self.low, self.high) if n is not None]

    @property
    def explained(self) -> bool:
        """Does it say what it rests on? A reference value does so by itself."""
        return bool(self.reference or self.because or self.source)


def _shape(value: Any) -> Any:
    if isinstance(value, Plain | int | float):
        return {"value": value}
    if isinstance(value, str):
        return {"reference": value} if value.isidentifier() else {"value": value}
    return value


def _within(low: float, high: float, hint: Callable[[float], str]) -> Callable[[Number], Number]:
    def check(number: Number) -> Number:
        for given in number.given_numbers:
            if not low <= given <= high:
                raise ValueError(hint(given))
        return number

    return check


def share_hint(given: float) -> str:
    """What was probably meant by a share outside 0 to 1."""
    meant = f"; {given:g} % is written {given / 100:g}" if 1 < given <= 100 else ""  # noqa: PLR2004 - percents
    return f"{given:g} is not a share; shares are fractions from 0 to 1{meant}"


def _shares_only(numbers: tuple[float, ...]) -> tuple[float, ...]:
    if len(numbers) > LONGEST:
        raise ValueError(f"gives {len(numbers)} years; at most {LONGEST}")
    for given in numbers:
        if not 0 <= given <= 1:
            raise ValueError(share_hint(given))
    return numbers


def _not_reference(kind: str) -> Callable[[Number], Number]:
    def check(number: Number) -> Number:
        if number.reference or number.low is not None:
            raise ValueError(f"{kind} is a plain number, without a range")
        if number.value != int(number.value or 0):
            raise ValueError(f"{kind} is a whole number, not {number.value:g}")
        return number

    return check


AnyNumber = Annotated[Number, BeforeValidator(_shape)]
Amount = Annotated[AnyNumber, AfterValidator(_within(0, math.inf, "{:g} is below 0; give 0 or more".format))]
Share = Annotated[AnyNumber, AfterValidator(_within(0, 1, share_hint))]
Duration = Annotated[
    AnyNumber,
    AfterValidator(_within(1e-9, 100, "{:g} is not a duration; give years, above 0 and up to 100".format)),
]
WholeYears = Annotated[
    AnyNumber,
    AfterValidator(_within(0, 100, "{:g} is not a number of years from 0 to 100".format)),
    AfterValidator(_not_reference("starts")),
]
Shares = Annotated[Items[Real], AfterValidator(_shares_only)]


class Reason(Strict):
    """Why a value counts as net."""

    because: Text | None = None
    source: Source | None = None

    @model_validator(mode="after")
    def _given(self) -> Self:
        if not (self.because or self.source):
            raise ValueError("say why: net: {because: the source has taken the corrections off}")
        return self
