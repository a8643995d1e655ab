"""What the cells of a form let through, and what they tell whoever fills them in."""

from collections.abc import Mapping
from typing import Any

from sroi_cli.model.form.choices import ADDED_TO
from sroi_cli.model.form.fields import Field, Reads

_LONGEST_TITLE, _LONGEST_TEXT = 32, 255  # characters, of the file format
_WHOLE = "Vul een heel getal in van 0 of meer, zonder punten of woorden."
_NUMBER = "Vul een getal in van 0 of meer, zonder woorden. Een komma mag."
_YEAR = "Vul een jaartal in, bijvoorbeeld 2026."
_SHARE = "Vul een percentage in van 0 % tot en met 100 %."
_LIST = "Kies een van de woorden uit de lijst."
_OTHER = "Dit staat niet in de lijst. Staat deze partij op het blad Wijk, bij 'Andere partijen'? Kies dan Ja."
_FROM_0 = {"criteria": ">=", "value": 0}
_DECIMAL = {"validate": "decimal", **_FROM_0, "error_message": _NUMBER}
_TYPED: Mapping[tuple[Reads, bool | None], dict[str, Any]] = {  # by whether the number is bare; None: in both cases
    (Reads.PEOPLE, None): {"validate": "integer", **_FROM_0, "error_message": _WHOLE},
    (Reads.YEAR, None): {
        "validate": "integer",
        "criteria": "between",
        "minimum": 1900,
        "maximum": 2200,
        "error_message": _YEAR,
    },
    (Reads.NUMBER, None): _DECIMAL,
    (Reads.MONEY, None): _DECIMAL,
    (Reads.SHARE, False): {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": 1,
        "error_message": _SHARE,
    },
}


def check(field: Field, lists: Mapping[str, str]) -> dict[str, Any]:
    """The validation of the cell of a field; `lists` are the ranges that the words of a choice stand in."""
    about = field.help[:_LONGEST_TEXT]
    told = {"input_title": field.label[:_LONGEST_TITLE], "input_message": about} if about else {}
    return {**_allowed(field, lists), **told, "error_title": "Dit kan hier niet"}


def _allowed(field: Field, lists: Mapping[str, str]) -> dict[str, Any]:
    if field.choice:
        added = field.choice in ADDED_TO
        strict = field.reads is Reads.TEXT and not field.open
        listed = {"validate": "list", "source": lists[field.choice], "show_error": strict}
        return {**listed, "error_type": "warning" if added else "stop", "error_message": _OTHER if added else _LIST}
    typed = (
        None if field.words or field.like else _TYPED.get((field.reads, field.bare), _TYPED.get((field.reads, None)))
    )
    return typed or {"validate": "any"}
