"""Numbers as people type them in a form, read with the meaning of their place."""

import re
from decimal import Decimal

from sroi_cli.model.form.fields import Reads
from sroi_cli.model.scalars import Plain, number, plainly

_DECIMAL_COMMA = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+,\d+|\d+,(\d{1,2}|\d{4,})|0,\d+)")  # 12,345 could be thousands
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}([. ]\d{3})+")
_SURE_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}((\.\d{3}){2,}|( \d{3})+)(,\d+)?")
_EURO = re.compile(r"^(€|EUR|euro)\s*|\s*(€|EUR|euro)$|,(-+|=)$", re.IGNORECASE)
_PERCENT = re.compile(r"(.*\d)\s*(%|procent)", re.IGNORECASE)
_SPACES = re.compile("[\u00a0\u2007\u2009\u202f]")  # that separate thousands, as some programs write them
_LONGEST = 60  # characters of a number
_WHOLE = (Reads.PEOPLE, Reads.YEAR)
_ROUND = (Reads.PEOPLE, Reads.MONEY)  # three digits behind a point are thousands, and no decimals


def decimal_comma(written: str) -> str:
    """A number with its decimal comma as a point, where that cannot be a thousands mark."""
    return written.replace(".", "").replace(",", ".") if _DECIMAL_COMMA.fullmatch(written) else written


def typed_number(written: str, reads: Reads) -> Plain:
    """The number that a text stands for where `reads` is wanted.

    Raises:
        ValueError: it is none, or could be read in two ways; says what to write instead.
    """
    text = _SPACES.sub(" ", written).strip()
    if len(text) > _LONGEST:
        raise ValueError("is too long for a number; write digits alone")
    percent = _PERCENT.fullmatch(text)
    if percent and reads is not Reads.SHARE:
        raise ValueError(f"'{text}' is a percentage; a number is wanted here")
    if percent:
        return _found(_hundredth(number(_plain(percent[1].strip(), Reads.NUMBER))), reads)
    if reads is Reads.MONEY:
        text = _EURO.sub("", _EURO.sub("", text)).strip()
    return _found(number(_plain(text, reads)), reads)


def counted_number(value: float, reads: Reads) -> Plain:
    """A number that the spreadsheet itself has for one. Raises ValueError where it is none for its place."""
    found = number(repr(value))
    thousand = found * 1000
    if reads in _WHOLE and found != int(found) and thousand == int(thousand):
        meant = f"if {plainly(thousand)} is meant, type it without a point"
        raise ValueError(f"{plainly(found)} is not a whole number; {meant}")
    return _found(found, reads)


def _plain(text: str, reads: Reads) -> str:
    """The number with a point for decimals and nothing else, where it can only be read in one way."""
    if _SURE_THOUSANDS.fullmatch(text):
        return re.sub("[. ]", "", text).replace(",", ".")
    if reads in _ROUND and _THOUSANDS.fullmatch(text):
        return re.sub("[. ]", "", text)
    return decimal_comma(text)


def _hundredth(value: float) -> float:
    return float(Decimal(repr(value)) / 100)


def _found(value: float, reads: Reads) -> Plain:
    if reads in _WHOLE and value != int(value):
        raise ValueError(f"{plainly(value)} is not a whole number; round it")
    return Plain(plainly(value))
