"""An answer as it stands in a cell."""

import re

from sroi_cli.model.form.choices import VALUES, Choices, shown
from sroi_cli.model.form.fields import Field, Reads
from sroi_cli.model.form.records import Value
from sroi_cli.model.scalars import plainly

_LIKE_THOUSANDS = re.compile(r"-?[1-9]\d{0,2},\d{3}")


def in_cell(field: Field, value: Value, choices: Choices) -> str | float:
    """A number as a number; the words of a list for an id; the items of a list in one text."""
    if isinstance(value, tuple):
        between = "\n" if field.reads is Reads.TEXTS else "; "
        return between.join(one if isinstance(one, str) else _with_comma(one) for one in value)
    if isinstance(value, str):
        words = {word: spoken for spoken, word in field.words.items()}
        among = VALUES if field.is_number else field.choice
        return words.get(value) or (shown(value, choices[among]) if among else value)
    return value


def _with_comma(number: float) -> str:
    """A number as it is typed; not so that it looks like thousands."""
    typed = plainly(number).replace(".", ",")
    return f"{typed}0" if _LIKE_THOUSANDS.fullmatch(typed) else typed
