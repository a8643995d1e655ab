"""The sheet of the method: its choices, and what an amount of each year is worth in the first."""

from sroi_cli.engine.arithmetic import discounted
from sroi_cli.engine.result import Result
from sroi_cli.model.bounds import SHARE, YEAR_INDEX
from sroi_cli.model.method import Convention
from sroi_cli.reports.evidence import source_words
from sroi_cli.reports.style import Style
from sroi_cli.reports.view import span
from sroi_cli.reports.workbook.checks import one_of, within
from sroi_cli.reports.workbook.layout import (
    AS_MADE,
    DISCOUNT_COLUMN,
    DISCOUNT_FIRST,
    DISCOUNT_HEAD,
    DISCOUNTS,
    HEAD,
    METHOD_FIRST,
    VALUE,
    Layout,
)
from sroi_cli.reports.workbook.places import cell, quoted
from sroi_cli.reports.workbook.sheet import Sheet

_WIDTHS = (46, 28)
_YEAR_WIDTH = 18.0
_WORDS = {  # the choices that are words, by their names, with what can be chosen
    "discount_inputs": (True, False),
    "corrections": ("multiplicative", "additive"),
    "participants_time": ("counted", "not counted"),
}


def write_method(sheet: Sheet, layout: Layout) -> None:
    """The choices, which can be changed; what follows from the file; and the discount factors."""
    term = layout.style.term
    sheet.begin([*_WIDTHS, *([_YEAR_WIDTH] * max(2, len(layout.horizon)))], term("book_method_lines"))
    sheet.texts(HEAD, 0, map(term, ("book_choice", "parameter")), "head")
    for column, key in ((VALUE, "value"), (AS_MADE, "book_was")):
        sheet.text(HEAD, column, term(key), "head", "right")
    for row, name in enumerate(Convention.model_fields, start=METHOD_FIRST):
        sheet.text(row, 0, term(name), "text", "ruled")
        sheet.text(row, 1, f"method.{name}", "text", "ruled")
        _choice(sheet, row, name, layout)
    for row, facts in enumerate(_facts(layout.result, layout.style), start=METHOD_FIRST + len(Convention.model_fields)):
        sheet.texts(row + 1, 0, facts, "line")
    _discounts(sheet, layout)
    sheet.finish()


def _choice(sheet: Sheet, row: int, name: str, layout: Layout) -> None:
    style, value = layout.style, getattr(layout.result.method, name)
    if name in _WORDS:
        sheet.text(row, VALUE, style.choice(value), "line", "right", "input")
        sheet.text(row, AS_MADE, style.choice(value), "quiet", "right", "ruled")
        check = one_of([style.choice(word) for word in _WORDS[name]], style)
    else:
        bounds = YEAR_INDEX if name == "first_index" else SHARE
        sheet.number(row, VALUE, value, "number", "input")
        sheet.number(row, AS_MADE, value, "quiet", "number", "ruled")
        check = within(bounds, style)
    sheet.validated(row, VALUE, check)
    sheet.told_apart(row, VALUE, AS_MADE)


def _facts(result: Result, style: Style) -> list[tuple[str, str]]:
    """What cannot be changed here: whose method it is, and the years."""
    method = result.method
    profile = result.release.profiles[method.profile]
    changes = ", ".join(map(style.term, method.changed))
    found = [
        (style.term("method_profile"), style.name(profile.label)),
        (style.term("method_changes"), changes),
        (style.term("source"), source_words(result.release.sources[profile.source])),
        (style.term("note"), profile.note or ""),
        (style.term("period"), span(result.value_map, style)),
    ]
    return [(what, words) for what, words in found if words]


def _discounts(sheet: Sheet, layout: Layout) -> None:
    """What one euro of each year is worth, by the rate that holds for it."""
    term, start = layout.style.term, layout.result.value_map.start
    sheet.text(DISCOUNT_HEAD - 1, 0, term("book_discounts"), "section")
    sheet.texts(DISCOUNT_HEAD, 0, (term("book_discount"), ""), "head")
    for line, kind in enumerate(DISCOUNTS, start=DISCOUNT_FIRST):
        sheet.text(line, 0, term(f"book_discount_{kind}"), "text", "ruled")
        sheet.text(line, 1, "", "text", "ruled")
    for t in layout.horizon:
        column = DISCOUNT_COLUMN + t
        sheet.number(DISCOUNT_HEAD, column, start + t, "head", "whole")
        for line, kind in enumerate(DISCOUNTS, start=DISCOUNT_FIRST):
            sheet.formula(line, column, _discount(kind, t, layout), _worth(kind, t, layout), "share", "ruled")


def _discount(kind: str, t: int, layout: Layout) -> str:
    choices = layout.choices
    if kind == "inbreng":
        costs = cell(DISCOUNT_FIRST + DISCOUNTS.index("costs"), DISCOUNT_COLUMN + t)
        return f"IF({choices['discount_inputs']}={quoted(layout.style.choice('true'))},{costs},1)"
    return f"1/(1+{choices[f'rate_{kind}']})^({choices['first_index']}+{t})"


def _worth(kind: str, t: int, layout: Layout) -> float:
    method = layout.result.method
    if kind == "inbreng" and not method.discount_inputs:
        return 1.0
    rate = method.rate_health if kind == "health" else method.rate_costs
    return float(discounted(1.0, rate, method.first_index + t))
