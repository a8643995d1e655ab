"""How small the letters of a front page must be in print for it to fit on a sheet of A4.

A page cannot measure itself without a script, so its height is estimated from its texts, for a wide font. What does not
fit at the smallest size goes to the annex.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import tee
from math import ceil

from sroi_cli.model.scenario import FactsheetTexts
from sroi_cli.reports.sheet.impact import Amount, ImpactPage, Stake
from sroi_cli.reports.sheet.wijk import Context, CoverageLine, Told, WijkPage
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Table
from sroi_cli.reports.view import View

_LISTED = (24, 16, 8)  # items of a list where there is no room for more
SIZES = (1.15, 1.1, 1.05, 1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68)  # of the letters
_WIDTH, _HEIGHT = 54.0, 77.5  # em: what A4 has within its margins at the first size, less a little
_LETTER, _LINE = 0.56, 1.45  # em: the width of a letter of a wide font, and the height of a line
_BLOCK = 1.15  # em: the space above a block
_ITEM = 0.62  # em: the space around an item of a list or a line of a table

Width = float  # em that a page has across, at some size
Height = float


@dataclass(frozen=True)
class Fitted:
    """Page one as it fits, and the texts that went to the annex for that."""

    page: WijkPage
    moved: tuple[Told, ...] = ()


def fitted(page: WijkPage, view: View, style: Style) -> Fitted:
    """Page one without what makes it too long at the smallest size."""
    shorter = list(_shorter(page, style))
    fitting = (one for one in shorter if _fits(partial(wijk_height, one.page, view), SIZES[-1]))
    return next(fitting, shorter[-1])


def fitted_impact(pages: Iterable[ImpactPage], view: View, status: Iterable[str]) -> ImpactPage:
    """The first of some pages two that fits at the smallest size, or else the last."""
    shorter, last = tee(pages)
    fitting = (page for page in shorter if _fits(partial(impact_height, page, view, status), SIZES[-1]))
    return next(fitting, None) or list(last)[-1]


def _shorter(page: WijkPage, style: Style) -> Iterator[Fitted]:
    """The page, then without remarks on what is not counted, without its longest texts, and with shorter lists."""
    yield Fitted(page)
    page = replace(page, not_counted=tuple(Told(one.name) for one in page.not_counted), impact_model=None)
    yield Fitted(page)
    moved: tuple[Told, ...] = ()
    texts = _movable(page.story, style)
    for key in sorted(texts, key=lambda key: -len(texts[key].text)):
        page = replace(page, story=page.story.model_copy(update={key: None}))
        moved = (*moved, texts[key])
        yield Fitted(page, moved)
    for most in _LISTED:
        yield Fitted(page.shortened(most, style), moved)


def _movable(story: FactsheetTexts, style: Style) -> dict[str, Told]:
    """The texts of a story that may stand in the annex, by their key."""
    found = {
        "intro": Told(style.term("wijk"), story.intro or ""),
        "situation": Told(style.term("situation"), story.situation or ""),
    }
    if story.highlight:
        found["highlight"] = Told(story.highlight.title, story.highlight.text)
    if story.quote:
        found["quote"] = Told(style.term("quote"), " ".join(filter(None, (story.quote.text, story.quote.by))))
    return {key: told for key, told in found.items() if told.text}


def size(height: Callable[[Width], Height]) -> float:
    """The largest size at which a page fits, or else the smallest."""
    return next((each for each in SIZES if _fits(height, each)), SIZES[-1])


def _fits(height: Callable[[Width], Height], each: float) -> bool:
    return height(_WIDTH / each) <= _HEIGHT / each


def wijk_height(page: WijkPage, view: View, width: Width) -> Height:
    """Em that page one takes."""
    half = width / 2 - 1.3
    blocks = [
        _masthead(view.title, width),
        _opening(page, width),
        _activities(page, width),
        4 + _model(page.impact_model, width) if page.impact_model else 0,
        max(_coverage(page.coverage, half), _context(page.context, half)),
        _spoken(page, half if page.story.highlight and page.story.quote else width - 2.5),
        _text(", ".join(page.story.supported_by), width),
        3 * _LINE if page.counted or page.not_counted else 2 + 3 * _ITEM + 10 * _LINE,
    ]
    return sum(block + _BLOCK for block in blocks if block)


def impact_height(page: ImpactPage, view: View, status: Iterable[str], width: Width) -> Height:
    """Em that page two takes, where amounts are known."""
    half = width / 2 - 1.3
    blocks = [
        _masthead(view.title, width) - 2,
        12 + _text(page.interval, half) if page.per_euro else 8 + _text(view.headline, half),
        1.4 + 1.15 * _text(page.meaning, 0.85 * width),
        1.7 + max(0.92 * page.balance.height, _stakes(page.stakes, 0.52 * width)),
        1.7 + max(5 + 1.4 * len(page.perspectives) * (_LINE + _ITEM), _list(page.conclusion, 0.52 * width - 1.8, 0.25)),
        0.7 + _text(" ".join((*status, "x" * 90)), width) + _text(view.foremost or "", width),
    ]
    return sum(block + _BLOCK for block in blocks)


def model_height(view: View, status: Iterable[str], width: Width) -> Height:
    """Em that page two takes for an impact model."""
    table = _model(view.impact_model, width)
    caution = _text(" ".join((*status, "x" * 90)), width) + _text(view.foremost or "", width)
    return _masthead(view.title, width) + 4 + table + caution + 6 * _BLOCK


def _text(text: str, width: Width) -> Height:
    """A text set in a column; nothing where there is none."""
    return _LINE * sum(ceil(max(len(part), 1) * _LETTER / width) for part in text.split("\n")) if text else 0


def _model(table: Table | None, width: Width) -> Height:
    lines = table.lines if table else ()
    return sum(max(_text(cell, 0.33 * width - 0.7) for cell in line) + _ITEM for line in lines)


def _list(texts: Iterable[str], width: Width, between: float = _ITEM) -> Height:
    return sum(_text(text, width) + between for text in texts)


def _masthead(title: str, width: Width) -> Height:
    return 3.4 + 2.6 * ceil(len(title) * 2.3 * _LETTER / width)


def _opening(page: WijkPage, width: Width) -> Height:
    """The story, and the local organiser beside it."""
    column = (0.6 if page.organiser else 0.8) * width
    story = 1.12 * _text(page.story.intro or "x" * 120, column / 1.12)
    story += 2 + _text(page.story.situation, column) if page.story.situation else 0
    organiser = 10 + _text("; ".join(page.organiser), 0.33 * width - 2.5) if page.organiser else 0
    return max(story, organiser)


def _activities(page: WijkPage, width: Width) -> Height:
    """The lists beside each other, or where they are long under each other in two columns."""
    half = width / 2 - 1.3
    found = [items for items in (page.counted, page.not_counted) if items]
    if not page.many:
        return 1.9 + max(_told(items, half if len(found) > 1 else width) for items in found) if found else 0
    whole = [_list((f"{one.name} {one.text}" for one in items), half / 1.05) for items in found]
    return 1.9 + sum(4.5 + height / 2 for height in whole)


def _told(items: Iterable[Told], width: Width) -> Height:
    def item(one: Told) -> Height:
        together = f"{one.name}   {one.text}"
        return min(_text(together, width / 1.05) if len(together) * _LETTER < width else 1e9, _apart(one))

    def _apart(one: Told) -> Height:
        return _text(one.name, width / 1.1) + _text(one.text, width)

    return 2.2 + sum(item(one) + _ITEM for one in items)


def _coverage(found: Iterable[CoverageLine], width: Width) -> Height:
    lines = list(found)
    return 5.5 + sum(_text(line.theme, 0.3 * width) + _ITEM for line in lines) + 2 * _LINE if lines else 0


def _context(found: Iterable[Context], width: Width) -> Height:
    def figure(one: Context) -> Height:
        return (
            _text(one.name, 0.75 * width)
            + (one.chart.height if one.chart else 0)
            + _text(one.remark or "", width)
            + _ITEM
        )

    figures = list(found)
    return 2 + sum(map(figure, figures)) if figures else 0


def _spoken(page: WijkPage, width: Width) -> Height:
    """The highlight and the quote, beside each other where there are both."""
    highlight, quote = page.story.highlight, page.story.quote
    heights = [2.2 + _text(highlight.title, width - 2.5) + _text(highlight.text, width - 2.5)] if highlight else []
    heights += [1.15 * _text(quote.text, (width - 1) / 1.15) + (_LINE if quote.by else 0)] if quote else []
    return max(heights, default=0)


def _stakes(stakes: Iterable[Stake], width: Width) -> Height:
    def side(amount: Amount) -> Iterator[str]:
        if amount.exact or amount.exact is None or amount.what:
            yield f"xxxxxx {amount.short} xx {amount.what}"

    def stake(one: Stake) -> Height:
        told = (*side(one.opbrengst), *side(one.inbreng))
        return max(_text(one.name, 0.31 * width), 0.9 * _list(told, 0.53 * width, 0)) + _ITEM

    return 2 + sum(map(stake, stakes)) + 1.7 * _LINE
