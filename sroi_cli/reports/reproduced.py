"""Published figures beside what is computed for them, in words and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from math import floor, log10
from typing import Any, get_args

from sroi_cli import __version__
from sroi_cli.engine.reproduction import Reproduced
from sroi_cli.model.published import PublishedFigure, Reproduction
from sroi_cli.model.release import Release
from sroi_cli.reports.accounting import cited
from sroi_cli.reports.page import Page, Section
from sroi_cli.reports.style import Style, with_digest
from sroi_cli.reports.table import Cells, Table

_CENT = 0.01
_SMALL = 0.001  # below it a deviation is shown with two decimals
_DEVIATE = ("outside", "misprint", "within_band")  # those whose deviation says more than how they were rounded


def reproduced_as_json(found: Sequence[Reproduced]) -> list[dict[str, Any]]:
    return [_figure(one) for one in found]


def _figure(one: Reproduced) -> dict[str, Any]:
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
    """One table per status, what does not come out first, and under it why."""
    by_status = {status: [one for one in found if one.status == status] for status in get_args(Reproduction)}
    recomputed = len(found) - len(by_status["input"]) - len(by_status["not_reproducible"])
    numbers = {source: str(n) for n, source in enumerate(dict.fromkeys(one.figure.source for one in found), start=1)}
    return Page(
        style.term("reproduced"),
        (
            Section(lines=(style.term("reproduced_count", all=len(found), recomputed=recomputed),)),
            *(_section(status, there, numbers, style) for status, there in by_status.items() if there),
            Section(style.term("sources"), lines=tuple(_sources(numbers, release))),
        ),
        provenance=f"sroi {__version__} · {with_digest(release.name, release.sha256)}",
    )


def _sources(numbers: Mapping[str, str], release: Release) -> Iterator[str]:
    """The sources, under the numbers by which the tables name them."""
    words = dict(cited(numbers, release))
    yield from (f"{number}. {id_}: {words[id_]}" for id_, number in numbers.items())


def _section(status: Reproduction, found: Sequence[Reproduced], numbers: Mapping[str, str], style: Style) -> Section:
    terms = ("figure", "source", "printed", "computed", "deviation")
    count = 4 if status in _DEVIATE else 3 if status != "not_reproducible" else 2
    lines = tuple(_line(one, numbers, style)[: count + 1] for one in found)
    return Section(
        f"{style.term(f'reproduction_{status}').capitalize()}: {len(found)}",
        (style.term(f"reproduction_{status}_meaning"),),
        Table(tuple(map(style.term, terms))[: count + 1], lines, texts=frozenset({0, 1, 2})),
        points=tuple(_reasons(found)),
    )


def _line(one: Reproduced, numbers: Mapping[str, str], style: Style) -> Cells:
    figure = one.figure
    computed = "" if one.computed is None else _like_printed(one.computed, figure, style)
    deviation = style.share(one.deviation, 1 if abs(one.deviation) >= _SMALL else 2) if one.deviation else ""
    return figure.what, f"{numbers[figure.source]}, {figure.locator}", figure.printed, computed, deviation


def _reasons(found: Sequence[Reproduced]) -> Iterator[str]:
    """Why figures come out as they do; those of one reason together."""
    reasons = dict.fromkeys(one.figure.why for one in found if one.figure.why)
    for why in reasons:
        whose = [f"{one.figure.what} ({one.figure.printed})" for one in found if one.figure.why == why]
        yield f"{'; '.join(whose)}. {why}"


def _like_printed(computed: float, figure: PublishedFigure, style: Style) -> str:
    """The computed number with a digit more than is printed, cents aside; a share as a percentage."""
    scale = 100 if figure.unit else 1
    step = scale * (figure.step if figure.step is not None else (figure.low or 1) / 10)
    more = 0 if figure.status == "input" or step == _CENT else 1
    digits = more - floor(log10(step)) if figure.unit or step < 1 else 0
    shown = style.decimal(computed * scale, max(digits, 0))
    return style.percent(shown) if figure.unit else shown
