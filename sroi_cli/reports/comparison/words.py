"""A comparison in sentences: what changed, what mostly by, and what a reader must know."""

from collections.abc import Iterator

from sroi_cli.engine.comparison.comparison import Comparison, Part
from sroi_cli.engine.notes import notes
from sroi_cli.engine.result import Result
from sroi_cli.reports.style import Style, rounded, signed
from sroi_cli.reports.view import within

_DIGITS = 2  # of a change in a ratio, as of a ratio
_FOREMOST = 2  # causes that the first lines name


def moved(change: float | None, style: Style) -> str:
    """A change in a ratio: +0,58; -0,23; 0,00."""
    return style.term("unknown") if change is None else signed(change, style.ratio(change, _DIGITS))


def cause_name(part: Part, style: Style) -> str:
    return style.term(f"cause_{part.cause}")


def opening(found: Comparison, style: Style) -> Iterator[str]:
    """What the ratio did, and mostly by what; else why that cannot be said."""
    a, b, change = found.a.total.ratio, found.b.total.ratio, found.ratio_change
    if change is None:
        yield style.term("compare_no_ratio")
        yield from (f"{name}: {why}" for name, one in (("A", found.a), ("B", found.b)) for why in _whys(one, style))
        return
    yield style.term("compare_ratio", a=a, b=b, change=moved(change, style))
    shown = [part for part in found.parts if rounded(part.change, _DIGITS)]
    along = [part for part in shown if part.change * change > 0 and rounded(change, _DIGITS)]
    against = [part for part in shown if part not in along]
    for key, parts in (("compare_foremost", along), ("compare_against" if along else "compare_cancel", against)):
        if parts:
            named = [f"{within(cause_name(part, style))} ({moved(part.change, style)})" for part in parts[:_FOREMOST]]
            yield style.term(key, causes=style.listed(named))
    if not shown and not any(part.differs for part in found.parts):
        yield style.term("compare_same")


def rounding_shows(found: Comparison) -> bool:
    """Do the parts or both ratios, as they are shown, not come to the change that is shown?"""
    a, b, change = (
        rounded(one or 0.0, _DIGITS) for one in (found.a.total.ratio, found.b.total.ratio, found.ratio_change)
    )
    return b - a != change or sum(rounded(part.change, _DIGITS) for part in found.parts) != change


def remarks(found: Comparison, style: Style) -> Iterator[str]:
    """What a reader must know beside the figures."""
    yield style.term("caution_all")
    differing = {part.cause for part in found.parts if part.differs}
    if len(differing) > 1:
        yield style.term("compare_shapley")
    if found.halfway:
        yield style.term("compare_halfway", count=found.halfway, all=2 ** len(differing))
    if "rows" in differing:
        yield style.term("compare_matched")


def _whys(result: Result, style: Style) -> Iterator[str]:
    """Why there is no ratio; nothing where there is."""
    if result.total.ratio is None:
        for note in notes(result):
            if note.key.startswith(("no_ratio", "no_amounts")):
                yield style.note(note.key, note.figures)
