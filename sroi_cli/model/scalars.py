"""What a YAML scalar may mean: numbers, texts and flags, read as written or refused, never silently changed."""

import re
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, WithJsonSchema

from sroi_cli.model.constraint import Constraint, Json, Sized


class Plain(str):
    """A scalar written without quotes that looks like a number: number or text, as its place requires."""

    __slots__ = ()


_Item = TypeVar("_Item")

VALUE_ID = "[a-z][a-z0-9_-]*"  # of a reference value: cannot be taken for a number
MONTH = r"\d{4}-(0[1-9]|1[0-2])"
SMALLEST = 1e-12  # other than 0; below it is a slip of the keyboard, or noise
LARGEST = 1e15  # euros or people; beyond it is a slip of the keyboard
LONGEST_TEXT = 50_000  # characters: twenty pages

_NUMBER = re.compile(r"[+-]?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}((\.\d{3})+|,\d{3})")
_COMMA = re.compile(r"[+-]?\d+([.,]\d+)*,\d+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")  # all but tab and line feed
_REFUSED = (
    (
        re.compile(r"0[xob][0-9a-fA-F_]+"),
        "hexadecimal, octal and binary numbers are not read; write it in decimals",
    ),
    (re.compile(r"[+-]?[\d.]*_[\d_.]*"), "underscores are not read in numbers; write it without"),
    (re.compile(r"[+-]?0\d+(\.\d+)?"), "a number does not start with 0; write it without the leading zero"),
    (re.compile(r"[+-]?\d+(:\d+)+"), "a time is not a number; write hours as a decimal number, such as 1.5"),
    (
        re.compile(r"[+-]?\.(inf|nan)", re.IGNORECASE),
        "infinity and NaN are no amounts; write a number, or leave the key out",
    ),
    (re.compile(r"[+-]?\d+(\.\d+)?\s*%"), "a share is written as a fraction (25 % is 0.25), people as a number"),
)


def number(text: str) -> float:
    """The number that `text` writes.

    Raises:
        ValueError: it is none, is too large, or could be read in two ways (`12.500`); says what to write instead.
    """
    if _THOUSANDS.fullmatch(text):
        raise ValueError(_two_readings(text))
    if _NUMBER.fullmatch(text):
        return _sized(text)
    for pattern, answer in _REFUSED:
        if pattern.fullmatch(text):
            raise ValueError(f"'{text}' is not read as a number: {answer}")
    if _COMMA.fullmatch(text):
        raise ValueError(f"'{text}' has a decimal comma; write a point, and no thousands marks: {_pointed(text)}")
    raise ValueError(f"'{text}' is not a number; write digits alone, such as 40 or 12.5")


def _sized(text: str) -> float:
    value = float(text)
    if abs(value) > LARGEST:
        raise ValueError(f"{text} is too large; the largest number is {LARGEST:.0e}")
    if abs(value) < SMALLEST and re.match(r"[+-]?[0.]*[1-9]", text):
        raise ValueError(f"{text} is too small; write 0, or at least {SMALLEST:.0e}")
    return value


def _two_readings(text: str) -> str:
    whole = re.sub("[.,]", "", text)
    if text.count(".") > 1:
        return f"'{text}' has thousands marks; write {whole}"
    decimal = text.replace(",", ".")
    decimal = decimal.rstrip("0") if decimal.endswith("0") else decimal + "0"
    decimal = decimal + "0" if decimal.endswith(".") else decimal
    return f"'{text}' can be read in two ways; write {whole} or {decimal}"


def _pointed(text: str) -> str:
    whole, _, decimals = text.rpartition(",")
    return f"{re.sub('[.,]', '', whole)}.{decimals}"


def _as_number(value: Any) -> float:
    if isinstance(value, Plain):
        return number(value)
    if isinstance(value, bool):
        raise ValueError("true and false are not numbers; write digits")  # noqa: TRY004 - pydantic collects ValueErrors
    if isinstance(value, int | float):
        return number(repr(value))
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        raise ValueError(f"'{value}' stands between quotes, which makes it text; write it without")
    raise ValueError(f"a number is wanted here, not {kind_of(value)}")


def _as_whole(value: Any) -> int:
    found = _as_number(value)
    if found != int(found):
        raise ValueError(f"{plainly(found)} is not a whole number; round it")
    return int(found)


def text_in(written: str) -> str:
    """A text without the space around it. Raises ValueError where it is too long, or a terminal would obey it."""
    text = str(written).strip()
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"is {len(text):,} characters long; shorten it to {LONGEST_TEXT:,} at most")
    if odd := _CONTROL.search(text):
        raise ValueError(f"has the control character U+{ord(odd[0]):04X}; remove it")
    return text


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        if text := text_in(value):
            return text
        raise ValueError("is empty; write a text, or leave the key out")
    hint = "; put a text that holds a colon between quotes" if isinstance(value, dict) else ""
    raise ValueError(f"a text is wanted here, not {kind_of(value)}{hint}")


def _as_flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return bool(value == "true")
    raise ValueError(f"write true or false, not {value!r}")


def plainly(value: float) -> str:
    """A number as one would type it: 80000, not 80000.0."""
    return repr(float(value)).removesuffix(".0")


def kind_of(value: Any) -> str:
    """What a file holds at a place, in words for a message."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping (key: value)"
    if isinstance(value, list | tuple):
        return "a list"
    return f"'{value}'"


@dataclass(frozen=True, slots=True)
class Written(Constraint):
    """A text that is written in a certain way; `how` completes "write ..."."""

    pattern: str
    how: str

    def check(self, text: str) -> str:
        if not re.fullmatch(self.pattern, text):
            raise ValueError(f"'{text}' is not written as it should be; write {self.how}")
        return text

    def stated(self, schema: Json) -> Json:
        return {**schema, "pattern": f"^({self.pattern})$"}


Real = Annotated[float, BeforeValidator(_as_number)]
Whole = Annotated[int, BeforeValidator(_as_whole)]
# as JSON Schema: plain numbers are read as text
TEXT = {"type": ["string", "number", "boolean"], "pattern": r"\S", "maxLength": LONGEST_TEXT}
Text = Annotated[str, BeforeValidator(_as_text), WithJsonSchema(TEXT)]
Flag = Annotated[bool, BeforeValidator(_as_flag)]
Identifier = Annotated[Text, Written("[a-z0-9][a-z0-9_-]*", "an id in lower-case letters, digits, _ and -")]
ValueId = Annotated[Text, Written(VALUE_ID, "an id that starts with a letter, in lower case")]
Month = Annotated[Text, Written(MONTH, "a month as 2025-12")]
Items = Annotated[tuple[_Item, ...], Sized(1)]  # a list with something in it
