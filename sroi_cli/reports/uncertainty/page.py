"""What `sroi uncertainty` prints."""

from collections.abc import Iterator
from math import fsum, isfinite

from sroi_cli.engine.notes import range_notes
from sroi_cli.engine.uncertainty.analysis import Analysis, Spread
from sroi_cli.engine.uncertainty.inputs import Input
from sroi_cli.engine.uncertainty.switching import Switch
from sroi_cli.engine.uncertainty.tornado import Corners, Swing
from sroi_cli.reports.overview import joined
from sroi_cli.reports.page import Page, Section, filled
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Cells, Table
from sroi_cli.reports.uncertainty.chance import chance_words
from sroi_cli.reports.uncertainty.chart import ratio_words
from sroi_cli.reports.uncertainty.inputs import input_name, number_name
from sroi_cli.reports.view import View

_MOST = 10  # lines of a table; JSON has them all
_LISTED = 25  # names of a list; JSON has them all
_BAR = 40  # signs of the longest bar
_NEARLY = 0.995  # a share that is all, but for chance
_DIGITS = 4  # significant ones of a switching value


def uncertainty_page(found: Analysis, view: View, style: Style) -> Page:
    """The analysis of a result of which there is a view already."""
    sections = (
        Section(lines=(view.subtitle, *_opening(found, view, style))),
        *(_spread(found.spread, found, style) if found.spread and found.varies else ()),
        *(_hangs_on(found, style) if found.switches else ()),
        *_first(found, style),
        Section(lines=(style.term("caution"),)),
    )
    provenance = " · ".join(text for _, text in view.provenance)
    return Page(style.term("uncertainty", title=view.title), tuple(filter(filled, sections)), provenance)


def _opening(found: Analysis, view: View, style: Style) -> Iterator[str]:
    """The interval before anything else, and what it rests on."""
    yield f"{style.term('status')}: {view.status}"
    if found.result.total.ratio is None:
        yield from (view.headline, style.term("uncertainty_no_ratio"))
        if any(one.balance.saldo is not None for one in found.result.stakeholders) and found.ranged:
            yield style.term("uncertainty_saldi")
        return
    yield f"{style.term('ratio')} {view.ratio}; {view.band}"
    spread = found.spread
    if not found.varies:
        yield style.term("interval_unknown")
    elif spread and found.sampling:
        low, high = spread.percentiles[10], spread.percentiles[90]
        yield style.term("interval", low=low, high=high, draws=found.sampling.draws)
    for note in range_notes(found.rows, found.result.value_map):
        yield style.note(note.key, note.figures)
    if spread and found.sampling and spread.held_at_zero:
        yield style.note("held_at_zero", {"held": spread.held_at_zero, "draws": found.sampling.draws})


def _spread(spread: Spread, found: Analysis, style: Style) -> Iterator[Section]:
    yield Section(style.term("percentiles"), (style.term("percentiles_lines"),), _percentiles(spread, style))
    yield Section(style.term("histogram"), table=_histogram(spread, style))
    heading = style.term("chances", threshold=found.threshold)
    yield Section(heading, (style.term("chances_lines"),), _chances(spread, found, style))


def _percentiles(spread: Spread, style: Style) -> Table:
    head = (style.term("mean"), *(f"P{percent}" for percent in spread.percentiles))
    line = tuple(map(style.ratio, (spread.mean, *spread.percentiles.values())))
    return Table(head, (line,), texts=frozenset())


def _histogram(spread: Spread, style: Style) -> Table:
    most, all_ = max(bar.draws for bar in spread.bars), sum(bar.draws for bar in spread.bars)
    lines = tuple(
        (
            f"{style.ratio(bar.low)} - {style.ratio(bar.high)}",
            style.share(bar.draws / all_, 1),
            "█" * round(_BAR * bar.draws / most),
        )
        for bar in spread.bars
    )
    return Table((style.term("ratio"), style.term("of_draws"), ""), lines, texts=frozenset({0, 2}))


def _chances(spread: Spread, found: Analysis, style: Style) -> Table:
    lines = tuple(
        (
            style.name(one.party.label) if one.party else style.term(f"perspective_{one.id}"),
            style.term("no_ratio") if one.balance.ratio is None else _chance(spread.chances[one.id], style),
        )
        for one in found.result.perspectives
    )
    return Table((style.term("perspective"), style.term("of_draws")), lines)


def _chance(chance: float | None, style: Style) -> str:
    """In words where it is all or none of the draws: that is no certainty."""
    if chance in (0.0, 1.0):
        return style.term("in_all" if chance else "in_none")
    return style.term("unknown") if chance is None else chance_words(chance, style)


def _hangs_on(found: Analysis, style: Style) -> Iterator[Section]:
    """The tornado, both corners, the switching values, and the methods."""
    if found.tornado:
        yield Section(
            style.term("tornado"), (style.term("tornado_lines"),), _tornado(found, style), points=_beside(found, style)
        )
    heading = style.term("switches", threshold=found.threshold)
    points = tuple(_no_switch(found, style))
    yield Section(heading, (style.term("switches_lines"),), _switches(found, style), points=points)
    yield _methods(found, style)


def _beside(found: Analysis, style: Style) -> tuple[str, ...]:
    """Both corners, where they say more than the one bar there is, and the members of groups."""
    groups = [swing.input for swing in found.tornado if len(swing.input.members) > 1]
    members = (style.term("input_members", name=one.name, members=_members(one)) for one in groups)
    corners = _corners(found.corners, style) if found.corners and len(found.tornado) > 1 else ()
    held = any(swing.held for swing in found.tornado) or (found.corners is not None and found.corners.held)
    return (*corners, *((style.term("tornado_held"),) if held else ()), *members)


def _corners(found: Corners, style: Style) -> tuple[str]:
    ends = {"conservative": ratio_words(found.conservative, style), "optimistic": ratio_words(found.optimistic, style)}
    return (style.term("corners", **ends),)


def _members(one: Input) -> str:
    return ", ".join(member.name for member in one.members)


def _tornado(found: Analysis, style: Style) -> Table:
    shown, rest = found.tornado[:_MOST], found.tornado[_MOST:]
    lines = [_swing(swing, found, style) for swing in shown]
    if rest:
        others = style.term("and_others", count=len(rest))
        lines.append((others, "", "", "", "", _width(fsum(swing.width for swing in rest), style)))
    terms = ("input", "low", "high", "ratio_low", "ratio_high", "difference")
    return Table(tuple(map(style.term, terms)), tuple(lines))


def _swing(swing: Swing, found: Analysis, style: Style) -> Cells:
    alone, name = len(swing.input.members) == 1, input_name(swing.input, found.result, style)
    one = swing.input.members[0]
    ends = (style.number(one.low), style.number(one.high)) if alone else ("", "")
    ratios = (ratio_words(swing.ratio_low, style), ratio_words(swing.ratio_high, style), _width(swing.width, style))
    return (f"{name}\n{one.name}" if alone else name, *ends, *ratios)


def _width(width: float, style: Style) -> str:
    return style.ratio(width) if isfinite(width) else ""


def _switches(found: Analysis, style: Style) -> Table | None:
    """Those that turn soonest."""
    lines = [_switch(one, one.value, found, style) for one in found.switches if one.value is not None][:_MOST]
    terms = ("input", "value_now", "switch", "within_range")
    return Table(tuple(map(style.term, terms)), tuple(lines)) if lines else None


def _switch(one: Switch, value: float, found: Analysis, style: Style) -> Cells:
    within = {None: style.term("unknown"), True: style.term("yes"), False: style.term("no")}[one.within_range]
    name = number_name(one.parameter, found.result, style)
    turning = style.number(float(f"{value:.{_DIGITS}g}"))
    return f"{name}\n{one.parameter.name}", style.number(one.parameter.value), turning, within


def _no_switch(found: Analysis, style: Style) -> Iterator[str]:
    turning = sum(one.value is not None for one in found.switches)
    if turning > _MOST:
        yield style.term("switches_further", count=turning - _MOST)
    if turning < len(found.switches):
        yield style.term("switches_none", count=len(found.switches) - turning)


def _methods(found: Analysis, style: Style) -> Section:
    profiles = found.result.release.profiles
    changed = style.term("method_changed")
    lines = tuple(
        (joined(style.name(profiles[one.profile].label), changed if one.changed else ""), style.ratio(one.ratio))
        for one in found.methods
    )
    return Section(style.term("ratio_by_method"), table=Table((style.term("method"), style.term("ratio")), lines))


def _first(found: Analysis, style: Style) -> Iterator[Section]:
    """What to find out first: with what the ratio goes up and down, and of what no range is known."""
    explained = found.spread.explained if found.spread and found.varies else {}
    if explained:
        together = fsum(explained.values())
        points = [style.term("explained_rest" if together < _NEARLY else "explained_all", share=together)]
        points += [style.term("explained_conventional")] if found.conventional else []
        yield Section(
            style.term("find_out_first"),
            (style.term("explained_lines"),),
            _explained(found, style),
            points=tuple(points),
        )
    unknown = [one.name for one in found.ranges_unknown]
    if unknown:
        more = len(unknown) - _LISTED
        others = [style.term("and_others_json", count=more)] if more > 0 else []
        yield Section(style.term("ranges_unknown_of"), (", ".join([*unknown[:_LISTED], *others]),))


def _explained(found: Analysis, style: Style) -> Table:
    """The inputs with the largest shares."""
    explained = found.spread.explained if found.spread else {}
    largest = sorted(found.tornado, key=lambda swing: -explained[swing.input.key])[:_MOST]
    lines = tuple(
        (input_name(swing.input, found.result, style), style.share(explained[swing.input.key], 1)) for swing in largest
    )
    return Table((style.term("input"), style.term("explained")), lines)
