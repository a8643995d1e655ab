"""The first sheet: what the workbook is of, how to use it, and what to know beside its figures."""

from collections.abc import Iterable, Iterator

from sroi_cli.reports.view import View
from sroi_cli.reports.workbook.layout import SHEETS, Layout
from sroi_cli.reports.workbook.sheet import Sheet

_WIDTHS = (28, 110)
_Pairs = Iterable[tuple[str, str]]


def write_front(sheet: Sheet, layout: Layout, view: View) -> None:
    """Title and outcome, the sheets, the legend, notes, and what it was made with."""
    term = layout.style.term
    sheet.widths(_WIDTHS)
    sheet.text(0, 0, view.title, "title", "line")
    sheet.text(1, 0, f"{term('sketch')} · {view.subtitle}", "subtitle")
    row = _section(sheet, 3, term("book_as_made"), _outcome(layout, view))
    row = _legend(sheet, row, layout)
    row = _sheets(sheet, row, layout)
    row = _section(sheet, row, term("book_use"), (("", term(f"book_use_{n}")) for n in ("change", "set", "structure")))
    row = _section(sheet, row, term("not_monetised"), view.not_monetised)
    row = _section(sheet, row, term("impact_model"), _impact_model(view))
    row = _section(sheet, row, term("notes"), (("", note) for note in view.notes))
    _section(sheet, row, term("book_provenance"), view.provenance)
    sheet.finish()


def _outcome(layout: Layout, view: View) -> Iterator[tuple[str, str]]:
    term = layout.style.term
    yield term("ratio") if view.ratio else "", view.headline
    if view.foremost:
        yield "", view.foremost
    if view.band:
        yield term("band_column"), view.band
    if view.interval:
        yield "P10-P90", view.interval
    if view.other_methods:
        yield term("other_methods"), "; ".join(f"{name} {ratio}" for name, ratio in view.other_methods)
    yield from view.facts


def _impact_model(view: View) -> Iterator[tuple[str, str]]:
    """Who puts in what, who gets what, where there are no amounts."""
    if view.impact_model:
        _, *heads = view.impact_model.head
        for who, *sides in view.impact_model.lines:
            told = (f"{head}: {' · '.join(side.splitlines())}" for head, side in zip(heads, sides, strict=True) if side)
            yield who, "\n".join(told)


def _section(sheet: Sheet, row: int, title: str, lines: _Pairs) -> int:
    """Lines under a title, if there are any; gives the row after them."""
    found = list(lines)
    if not found:
        return row
    sheet.texts(row, 0, (title, ""), "section")
    for line, (what, words) in enumerate(found, start=row + 1):
        sheet.text(line, 0, what, "text", "strong")
        sheet.text(line, 1, words, "text")
    return row + len(found) + 2


def _legend(sheet: Sheet, row: int, layout: Layout) -> int:
    """What the colours of cells say."""
    term = layout.style.term
    sheet.texts(row, 0, (term("book_legend"), ""), "section")
    for line, look in enumerate(("input", "fixed", "line"), start=row + 1):
        sheet.text(line, 0, term(f"book_cell_{look}"), "line", look)
        sheet.text(line, 1, term(f"book_cell_{look}_lines"), "text")
    return row + 5


def _sheets(sheet: Sheet, row: int, layout: Layout) -> int:
    """The other sheets, with links."""
    term, others = layout.style.term, SHEETS[1:]
    sheet.texts(row, 0, (term("book_sheets"), ""), "section")
    for line, key in enumerate(others, start=row + 1):
        sheet.link(line, 0, layout.sheets[key])
        sheet.text(line, 1, term(f"book_{key}_lines"), "text")
    return row + len(others) + 2
