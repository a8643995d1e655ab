"""Numbers and words as the reports show them; the only rounding of the program."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cached_property, lru_cache
from typing import Any

from sroi_cli.engine.result import Result
from sroi_cli.model.base import Translations
from sroi_cli.model.overlay import Overlay
from sroi_cli.model.reference import UnitWords
from sroi_cli.model.units import NONE, parts

_PRECISE = Context(prec=400)  # digits; a float has at most 309 before the point
_MOST_DECIMALS, _SMALL = 6, 1e-3
_MANY = 1e7  # euros from which millions with one decimal say enough
_TENS = 10  # from which a ratio needs no decimals in money
_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$"}


@dataclass(frozen=True)
class Style:
    """One language's labels and way of writing numbers, one currency, and the words of units."""

    labels: Mapping[str, Mapping[str, str]]
    currency: str = "EUR"
    units: Mapping[str, UnitWords] = field(default_factory=dict)

    @classmethod
    def of(cls, result: Result, labels: Mapping[str, Mapping[str, str]]) -> "Style":
        """The style in which a result is shown."""
        return cls(labels, result.value_map.currency, result.release.units)

    @property
    def language(self) -> str:
        """Its code, as in `lang` of a page."""
        return self._signs["language"]

    def release(self, name: str, sha256: str, overlay: Overlay | None) -> str:
        """A release with its digest, and the own values that are laid over it."""
        told = with_digest(name, sha256)
        return f"{told} + {self.overlay(overlay)}" if overlay else told

    def overlay(self, overlay: Overlay) -> str:
        """A folder of own values with its digest, and which of the release they add to or replace."""
        given = (("overlay_replaced", overlay.replaced), ("overlay_added", overlay.added))
        told = [self.term(key, ids=", ".join(ids)) for key, ids in given if ids]
        return f"{with_digest(overlay.dir, overlay.sha256)}: {'; '.join(told)}"

    def term(self, key: str, **figures: Any) -> str:
        """The words of a label, its figures filled in."""
        return self._filled(self.labels["terms"][key], figures)

    def kind(self, key: str) -> str:
        return self.labels["kinds"][key]

    def choice(self, value: object) -> str:
        """A choice that a method makes."""
        return self.labels["choices"][str(value).lower()]

    def basis(self, key: str | None) -> str:
        """What a number rests on; nothing where it rests on nothing."""
        return self.labels["bases"][key] if key else ""

    def theme(self, key: str) -> str:
        """A theme of activities, or a phase of behaviour change."""
        return self.labels["themes"][key]

    def note(self, key: str, figures: Mapping[str, Any]) -> str:
        return self._filled(self.labels["notes"][key], figures)

    def name(self, label: Translations) -> str:
        return label.text(self.language)

    def names(self, labels: Sequence[Translations]) -> str:
        """Labels as one lists them: gemeente, actoren en Rijk."""
        return self.listed([self.name(label) for label in labels])

    def listed(self, words: Sequence[str], last_by: str = "and") -> str:
        """Words as one lists them, the last one after a term."""
        *first, last = words
        return f"{', '.join(first)} {self.term(last_by)} {last}" if first else last

    def money(self, amount: float | None, digits: int = 0) -> str:
        """€ 1.234.567, or a word where the amount is not known."""
        return self.term("unknown") if amount is None else self._money(self.decimal(amount, digits), self.currency)

    def money_code(self, digits: int) -> str:
        """How a spreadsheet is told to write money, with the marks for decimals and thousands of who opens it."""
        sign = f'"{_symbol(self.currency)}"'
        figure = f"#,##0.{'0' * digits}" if digits else "#,##0"
        words = self._signs["symbol" if self.currency in _SYMBOLS else "code"]
        shown = (words.format(sign=minus, currency=sign, amount=figure) for minus in ("", "-"))
        return ";".join(shown)

    def short(self, amount: float | None) -> str:
        """Money as one would say it: € 713, € 5,4K, € 695K, € 2,1 mln, € 123 mln."""
        if amount is None:
            return self.term("unknown")
        scaled, size, digits = next(_sizes(amount))
        figure = self.decimal(scaled, digits)
        return self._money(self._signs[size].format(amount=figure) if size else figure, self.currency)

    def exact(self, amount: float) -> str:
        """€ 14.895, or € 6.534,68: to the cent, which is left out where it is whole."""
        cents = rounded(amount, 2)
        return self.money(amount, 0 if cents == cents.to_integral_value() else 2)

    def some(self, amount: float) -> str:
        """Whole euros; to the cent where nothing would be left of them."""
        return self.money(amount) if rounded(amount, 0) else self.exact(amount)

    def ratio(self, ratio: float | None, digits: int = 2) -> str:
        return self.term("unknown") if ratio is None else self.decimal(ratio, digits)

    def ratio_said(self, ratio: float | None) -> str:
        """A ratio as one would say it: 2,2; with two decimals where one would say 1,0 or 0,0 of what is not."""
        return self.ratio(ratio, 1 if ratio is None else _said_digits(ratio))

    def per_one(self, ratio: float) -> str:
        """What one unit of money yields, as one would say it: € 2,20; € 36."""
        if abs(ratio) >= _TENS:
            return self.money(ratio)
        return self.money(float(rounded(ratio, _said_digits(ratio))), 2)

    def count(self, value: float) -> str:
        """People or wijken: whole ones."""
        return self.decimal(value, 0)

    def millions(self, amount: float | None) -> str:
        """€ 1.222,6 mln; in full where that is less than ten million."""
        if amount is None or abs(amount) < _MANY:
            return self.money(amount)
        return self._money(self._signs["million"].format(amount=self.decimal(amount / 1e6, 1)), self.currency)

    def millions_between(self, low: float, high: float) -> str:
        """€ 1.105,5 - 1.339,3 mln; each in full where one is less than ten million."""
        if min(abs(low), abs(high)) < _MANY:
            return f"{self.millions(low)} - {self.millions(high)}"
        both = f"{self.decimal(low / 1e6, 1)} - {self.decimal(high / 1e6, 1)}"
        return self._money(self._signs["million"].format(amount=both), self.currency)

    def share(self, share: float | None, digits: int | None = None) -> str:
        """A percentage; unless told otherwise with a decimal below 1 %."""
        if share is None:
            return self.term("unknown")
        decimals = (1 if 0 < abs(share) < 0.01 else 0) if digits is None else digits  # noqa: PLR2004 - 1 %
        return self.percent(self.decimal(100 * share, decimals))

    def percent(self, figure: str) -> str:
        """A figure that is a percentage: 25 %."""
        return self._signs["percent"].format(amount=figure)

    def number(self, value: float, most: int = _MOST_DECIMALS) -> str:
        """As many decimals as the number has, at most `most`; of a very small one as many significant digits."""
        return self.decimal(value, _decimals(value, most))

    def quantity(self, value: float, unit: str) -> str:
        """A number with its unit in words: 45 deelnemers; 8 uur per week; € 20,17 per uur; 0,43."""
        over, under = parts(unit)
        per = f" {self.term('per')} {self._counted(under, 1)}" if under else ""
        if over and over not in self.units:  # units of money are currency codes
            cents = max(_decimals(value), 2) if _decimals(value) else 0
            return f"{self._money(self.decimal(value, cents), over)}{per}"
        return f"{self.number(value)} {self._counted(over, value)}".rstrip() + per

    def range(self, low: float, high: float, unit: str) -> str:
        """The ends of a range with their unit: € 248 - € 414 per deelnemer."""
        over, _ = parts(unit)
        return f"{self.quantity(low, NONE if over in self.units else over)} - {self.quantity(high, unit)}"

    def decimal(self, value: float, digits: int) -> str:
        """Rounded half up, with marks for decimals and thousands; never a negative zero."""
        shown = rounded(value, digits)
        text = f"{abs(shown):,f}".translate(self._marks)
        return f"-{text}" if shown < 0 else text

    def _money(self, figure: str, currency: str) -> str:
        words = self._signs["symbol" if currency in _SYMBOLS else "code"]
        sign = "-" if figure.startswith("-") else ""
        return words.format(sign=sign, currency=_symbol(currency), amount=figure.removeprefix("-"))

    @cached_property
    def _signs(self) -> Mapping[str, str]:
        return self.labels["numbers"]

    @cached_property
    def _marks(self) -> dict[int, str]:
        return str.maketrans({",": self._signs["thousands"], ".": self._signs["decimal"]})

    def _counted(self, unit: str, number: float) -> str:
        if unit not in self.units:
            return _symbol(unit)
        words = self.units[unit]
        return self.name(words.one if number == 1 else words.many)

    def _filled(self, words: str, figures: Mapping[str, Any]) -> str:
        return words.format_map({key: _Figure(value, self) for key, value in figures.items()})


def with_digest(name: str, sha256: str) -> str:
    """A name beside its digest, of which as much as a reader can compare by eye."""
    return f"{name} (sha256 {sha256[:12]})"


def _said_digits(ratio: float) -> int:
    return 2 if rounded(ratio, 1) in (0, 1) and ratio not in (0, 1) else 1


def _sizes(amount: float) -> Iterator[tuple[float, str, int]]:
    """The amount in ones, thousands and so on, with digits, from the first in which fewer than a thousand are left."""
    for size, label in ((1.0, ""), (1e3, "thousand"), (1e6, "million"), (1e9, "billion")):
        scaled = amount / size
        digits = 1 if size > 1 and abs(rounded(scaled, 1)) < (10 if size == 1e3 else 100) else 0  # noqa: PLR2004
        if abs(rounded(scaled, digits)) < 1000 or size == 1e9:  # noqa: PLR2004
            yield scaled, label, digits


def signed(change: float, shown: str) -> str:
    """A change as it is shown, with a + where it is a rise that can be seen."""
    return f"+{shown}" if change > 0 and any(digit in shown for digit in "123456789") else shown


@lru_cache(10_000)  # a figure stands in many places
def rounded(value: float, digits: int) -> Decimal:
    """Half up."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP, context=_PRECISE)


def _decimals(value: float, most: int = _MOST_DECIMALS) -> int:
    """The decimals that a number has, at most `most`; of a very small one as many significant digits."""
    rounded = round(float(value), most) if abs(value) >= _SMALL else float(f"{value:.{most}g}")
    return max(0, -int(Decimal(repr(rounded)).normalize().as_tuple().exponent))


def _symbol(currency: str) -> str:
    return _SYMBOLS.get(currency, currency)


class _Figure:
    """A figure in a label: `{amount:money}` shows it in the style."""

    def __init__(self, value: Any, style: Style) -> None:
        self.value = value
        self.style = style

    def __format__(self, kind: str) -> str:
        return _SHOWN[kind](self.style, self.value)


_SHOWN: Mapping[str, Callable[[Style, Any], str]] = {
    "": lambda _, value: str(value),
    "money": Style.money,
    "ratio": Style.ratio,
    "some": Style.some,
    "money2": lambda style, value: style.money(value, 2),
    "short": Style.short,
    "ratio_said": Style.ratio_said,
    "millions": Style.millions,
    "share": Style.share,
    "share1": lambda style, value: style.share(value, 1),
    "count": Style.count,
    "number": Style.number,
    "names": Style.names,
    "theme": Style.theme,
}
