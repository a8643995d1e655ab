"""Numbers and words as the reports show them; the only rounding of the program."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from sroi_cli.model.base import Translations

_PRECISE = Context(prec=400)  # digits; a float has at most 309 before the point
_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$"}


@dataclass(frozen=True)
class Style:
    """One language's labels and one currency. Dutch style: a point per thousand, a comma for decimals."""

    labels: Mapping[str, Mapping[str, str]]
    currency: str = "EUR"

    def term(self, key: str, **figures: Any) -> str:
        """The words of a label, its figures filled in."""
        return self._filled(self.labels["terms"][key], figures)

    def kind(self, key: str) -> str:
        return self.labels["kinds"][key]

    def note(self, key: str, figures: Mapping[str, Any]) -> str:
        return self._filled(self.labels["notes"][key], figures)

    def name(self, label: Translations) -> str:
        return label.nl

    def money(self, amount: float | None, digits: int = 0) -> str:
        """€ 1.234.567, or a word where the amount is not known."""
        return self.term("unknown") if amount is None else f"{self.symbol} {decimal(amount, digits)}"

    @property
    def symbol(self) -> str:
        return _SYMBOLS.get(self.currency, self.currency)

    def ratio(self, ratio: float | None) -> str:
        return self.term("unknown") if ratio is None else decimal(ratio, 2)

    def share(self, share: float | None) -> str:
        """A percentage, with a decimal below 1 %."""
        if share is None:
            return self.term("unknown")
        return f"{decimal(100 * share, 1 if 0 < abs(share) < 0.01 else 0)} %"  # noqa: PLR2004 - 1 %

    def number(self, value: float) -> str:
        """As many decimals as the number has, at most 6."""
        exact = Decimal(repr(float(value))).normalize()
        digits = min(6, max(0, -int(exact.as_tuple().exponent)))
        return decimal(value, digits)

    def _filled(self, words: str, figures: Mapping[str, Any]) -> str:
        return words.format_map({key: _Figure(value, self) for key, value in figures.items()})


def decimal(value: float, digits: int) -> str:
    """Rounded half up, with a point per thousand and a decimal comma; never a negative zero."""
    exact = Decimal(repr(float(value)))
    rounded = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP, context=_PRECISE)
    text = f"{abs(rounded):,f}".translate(str.maketrans(",.", ".,"))
    return f"-{text}" if rounded < 0 else text


class _Figure:
    """A figure in a label: `{amount:money}` shows it in the style."""

    def __init__(self, value: Any, style: Style) -> None:
        self.value = value
        self.style = style

    def __format__(self, kind: str) -> str:
        shown: dict[str, Callable[[Any], str]] = {
            "": str,
            "money": self.style.money,
            "ratio": self.style.ratio,
            "money2": lambda value: self.style.money(value, 2),
            "share": self.style.share,
            "number": self.style.number,
            "names": lambda labels: ", ".join(map(self.style.name, labels)),
        }
        return shown[kind](self.value)
