"""What stands in a field, read as the form wants it there."""

import re

from sroi_cli.model.form.choices import ADDED_TO, VALUES, Choices, chosen, not_chosen
from sroi_cli.model.form.fields import LISTS, Field, Reads
from sroi_cli.model.scalars import text_in
from sroi_cli.model.units import PEOPLE, parts
from sroi_cli.reading.typed import counted_number, typed_number
from sroi_cli.reading.workbook import Cell

Given = str | tuple[str, ...]  # a number is a `Plain`, as in YAML
_COUNTED = (*PEOPLE, "huishouden", "consult")  # of which a thousandth is not meant
_CURRENCY = re.compile("[A-Z]{3}")
_NUMBER_LIKE = re.compile(r"[\s€+-]*(EUR)?\s*[\d.,]")
_SHOWN = 40  # characters of what is wrong


def answer(field: Field, cell: Cell, choices: Choices, unit: str = "") -> Given | None:
    """What a cell answers; None where there is only space in it.

    Raises:
        ValueError: with what is wrong with it.
    """
    _refuse_what_is_no_answer(field, cell)
    text = _text(cell)
    if not text:
        return None
    if field.reads is Reads.TEXTS:
        return tuple(filter(None, (text_in(one) for one in re.split("[;\n]", text))))
    if field.reads is Reads.NUMBERS:
        return _numbers(field, text, cell)
    if field.reads is not Reads.TEXT:
        return _number_or_word(field, text, cell, choices, unit)
    return _chosen(field, text, choices) if field.choice else text


def _numbers(field: Field, text: str, cell: Cell) -> tuple[str, ...]:
    each = Reads.PEOPLE if field.key == "intake" else Reads.SHARE
    try:
        return tuple(_number(one, cell, each) for one in re.split("[;\n]", text) if one.strip())
    except ValueError as error:
        raise ValueError(f"{error}; between numbers stands ;") from None


def _refuse_what_is_no_answer(field: Field, cell: Cell) -> None:
    if cell.kind == "f":
        raise ValueError(f"holds a formula ({str(cell.value)[:_SHOWN]}); type the value itself")
    if cell.kind == "e":
        raise ValueError(f"holds an error of the spreadsheet ({cell.value}); type the value")
    if isinstance(cell.value, bool):
        raise ValueError(f"holds {'WAAR' if cell.value else 'ONWAAR'}; type {_wanted(field)}")  # noqa: TRY004 - as the others
    if not isinstance(cell.value, str | int | float):
        shown = str(cell.value).removesuffix(" 00:00:00")
        raise ValueError(  # noqa: TRY004 - the same
            f"the spreadsheet has made a date or time of it ({shown}); type an apostrophe (') and then {_wanted(field)}"
        )


def _wanted(field: Field) -> str:
    return "a text" if field.reads in (Reads.TEXT, *LISTS) else "the number"


def _text(cell: Cell) -> str:
    if isinstance(cell.value, float) and cell.value.is_integer():
        return str(int(cell.value))
    return text_in(str(cell.value).replace("\r\n", "\n").replace("\u00a0", " "))


def _number_or_word(field: Field, text: str, cell: Cell, choices: Choices, unit: str) -> str:
    """A number, or a word that the field takes in its place."""
    if isinstance(cell.value, str) and (word := field.words.get(text.casefold())):
        return word
    if field.is_number and not _NUMBER_LIKE.match(text):
        if value := chosen(text, choices[VALUES]):
            return value
        if field.choice:
            raise ValueError(not_chosen(text, choices[field.choice]))
    return _number(text, cell, _meaning(field, unit))


def _number(text: str, cell: Cell, reads: Reads) -> str:
    if isinstance(cell.value, str):
        return typed_number(text, reads)
    return counted_number(float(cell.value), reads)


def _meaning(field: Field, unit: str) -> Reads:
    """What a number means beside its unit: behind the point of an amount there are no three decimals."""
    over, under = parts(unit)
    amount = _CURRENCY.fullmatch(over) or (over in _COUNTED and not under)
    return Reads.MONEY if amount else field.reads


def _chosen(field: Field, text: str, choices: Choices) -> str:
    among = choices[field.choice]
    if found := chosen(text, among):
        return found
    if field.open:
        return _as_unit(text)
    added = "; or name it under 'Andere partijen' on the sheet Wijk" if field.choice in ADDED_TO else ""
    raise ValueError(f"{not_chosen(text, among)}{added}")


def _as_unit(text: str) -> str:
    """`euro per jaar` as `EUR/jaar`."""
    return re.sub(r"(?i)^(euro's|euro|€)(?=$|/)", "EUR", re.sub(r"\s+per\s+", "/", text))
