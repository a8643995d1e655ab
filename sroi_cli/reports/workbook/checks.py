"""What a cell lets through."""

from decimal import Decimal

from sroi_cli.model.bounds import Bounds
from sroi_cli.reports.style import Style


def within(bounds: Bounds, style: Style) -> dict[str, object]:
    """A number within bounds: the same that `--set` takes."""
    low, high = (_plain(end) for end in (bounds.low, bounds.high))
    return {
        "validate": "integer" if bounds.whole else "decimal",
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        **_refusing(style.term("book_bounds", low=low, high=high), style),
    }


def one_of(words: list[str], style: Style) -> dict[str, object]:
    """One of some words."""
    told = style.term("book_one_of", words=style.listed(words, "or"))
    return {"validate": "list", "source": words, **_refusing(told, style)}


def _refusing(told: str, style: Style) -> dict[str, object]:
    return {"ignore_blank": False, "error_title": style.term("book_refused"), "error_message": told}


def _plain(value: float) -> str:
    """A number without an exponent."""
    return format(Decimal(repr(float(value))).normalize(), "f")
