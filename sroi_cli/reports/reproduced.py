"""Published figures beside what is computed for them, in words and as JSON."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from math import floor, log10
from typing import Any, get_args

from sroi_cli import __version__
from sroi_cli.engine.reproduction import Reproduced
from sroi_cli.model.published import PublishedFigure, Reproduction
from sroi_cli.model.release import Release
from sroi_cli.reports.accounting import cited
from sroi_cli.reports.page import Page, Section
from sroi_cli.reports.style import Style, decimal, digest_words
from sroi_cli.reports.table import Cells, Table


def reproduced_as_json(found: Sequence[Reproduced], *, ascii_only: bool = False) -> str:
    """A list of objects on one line."""
    return json.dumps([_content(one) for one in found], ensure_ascii=ascii_only, allow_nan=False)


def _content(one: Reproduced) -> dict[str, Any]:
    figure = one.figure
    return {
        "id": one.id,
        "what": figure.what,
        "source": figure.source,
        "locator": figure.locator,
        "printed": figure.printed,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "computed": one.computed,
        "deviation": one.deviation,
        "status": one.status,
        "recorded": figure.status,
        "why": figure.why,
    }


def reproduced(found: Sequence[Reproduced], release: Release, style: Style) -> Page:
    """One table per place in a source, and under it what is to be said of figures that do not simply come out."""
    places = dict.fromkeys((one.figure.source, one.figure.locator) for one in found)
    return Page(
        style.term("reproduced"),
        (
            Section(lines=tuple(_summary(found, style))),
            *(_place(*place, found, style) for place in places),
            Section(style.term("sources"), lines=tuple(_sources(found, release))),
        ),
        provenance=f"sroi {__version__} · {release.name} ({digest_words(release.sha256)})",
    )


def _sources(found: Sequence[Reproduced], release: Release) -> Iterator[str]:
    yield from (f"{id_}: {words}" for id_, words in cited({one.figure.source for one in found}, release))


def _summary(found: Sequence[Reproduced], style: Style) -> Iterator[str]:
    """How many figures have which status."""
    counts = Counter(one.status for one in found)
    recomputed = len(found) - counts["input"] - counts["not_reproducible"]
    yield style.term("reproduced_count", all=len(found), recomputed=recomputed)
    for status in get_args(Reproduction):
        if counts[status]:
            words = style.term(f"reproduction_{status}")
            yield f"{counts[status]:4} {words}: {style.term(f'reproduction_{status}_meaning')}"


def _place(source: str, locator: str, found: Sequence[Reproduced], style: Style) -> Section:
    there = [one for one in found if (one.figure.source, one.figure.locator) == (source, locator)]
    terms = ("figure", "printed", "computed", "deviation", "outcome")
    return Section(
        f"{source}, {locator}",
        table=Table(tuple(map(style.term, terms)), tuple(_line(one, style) for one in there), texts=frozenset({0, 4})),
        points=tuple(_reasons(there)),
    )


def _reasons(found: Sequence[Reproduced]) -> Iterator[str]:
    """Why figures do not simply come out; those of one reason together."""
    reasons = dict.fromkeys(one.figure.why for one in found if one.figure.why)
    for why in reasons:
        whose = [f"{one.figure.what} ({one.figure.printed})" for one in found if one.figure.why == why]
        yield f"{'; '.join(whose)}. {why}"


def _line(one: Reproduced, style: Style) -> Cells:
    deviation = "" if one.deviation is None or one.status == "input" else style.share(one.deviation, 1)
    computed = "" if one.computed is None else _like_printed(one.computed, one.figure)
    words = style.term(f"reproduction_{one.status}")
    return one.figure.what, one.figure.printed, computed, deviation, words


def _like_printed(computed: float, figure: PublishedFigure) -> str:
    """The computed number, with a digit more than is printed where there is a comma; a share as a percentage."""
    share = "%" in figure.printed and "±" not in figure.printed
    scale = 100 if share else 1
    step = scale * (figure.step if figure.step is not None else (figure.low or 1) / 10)
    more = 0 if figure.status == "input" else 1
    digits = more - floor(log10(step)) if share or step < 1 else 0
    return decimal(computed * scale, max(digits, 0)) + (" %" if share else "")
