"""What `sroi uncertainty` prints."""

from collections.abc import Iterator

from sroi_cli.engine.uncertainty.analysis import Analysis, Spread
from sroi_cli.engine.uncertainty.inputs import Input
from sroi_cli.engine.uncertainty.switching import Switch
from sroi_cli.engine.uncertainty.tornado import Swing
from sroi_cli.reports.overview import joined
from sroi_cli.reports.page import Page, Section, filled
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Cells, Table
from sroi_cli.reports.uncertainty.inputs import input_name
from sroi_cli.reports.view import View

_MOST = 10  # lines of a table; JSON has them all
_BAR = 40  # signs of the longest bar


def uncertainty_page(found: Analysis, view: View, style: Style) -> Page:
    """The analysis of a result of which there is a view already."""
    title = style.term("uncertainty", title=view.title)
    provenance = " · ".join(text for _, text in view.provenance)
    if found.result.total.ratio is None:
        why = (view.subtitle, view.headline, style.term("uncertainty_no_ratio"))
        return Page(title, (Section(lines=why),), provenance)
    sections = (
        Section(lines=(view.subtitle, *_opening(found, view, style))),
        *(_spread(found.spread, found, style) if found.spread and found.tornado else ()),
        *_hangs_on(found, style),
        _methods(found, style),
        _first(found, style),
    )
    return Page(title, tuple(filter(filled, sections)), provenance)


def _opening(found: Analysis, view: View, style: Style) -> Iterator[str]:
    """The interval before anything else, and what it rests on."""
    yield f"{style.term('ratio')} {view.ratio}; {view.band}"
    spread = found.spread
    if not found.tornado:
        yield style.term("interval_unknown")
    elif spread and found.sampling:
        low, high = spread.percentiles[10], spread.percentiles[90]
        yield style.term("interval", low=low, high=high, draws=found.sampling.draws)
    if found.conventional:
        yield style.note("ranges_conventional", {})
    if spread and found.sampling and spread.held_at_zero:
        yield style.note("held_at_zero", {"held": spread.held_at_zero, "draws": found.sampling.draws})


def _spread(spread: Spread, found: Analysis, style: Style) -> Iterator[Section]:
    yield Section(style.term("percentiles"), table=_percentiles(spread, style))
    yield Section(style.term("histogram"), table=_histogram(spread, style))
    yield Section(style.term("chances", threshold=found.threshold), table=_chances(spread, found, style))


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
            style.term("no_ratio") if chance is None else style.share(chance, 1),
        )
        for one in found.result.perspectives
        for chance in (spread.chances[one.id],)
    )
    return Table((style.term("perspective"), style.term("chance")), lines)


def _hangs_on(found: Analysis, style: Style) -> Iterator[Section]:
    """The tornado, both corners, and the switching values."""
    if found.tornado and found.corners:
        corners = vars(found.corners)
        lines = (
            style.term("tornado_lines"),
            *(_group(swing.input, style) for swing in found.tornado if _several(swing)),
        )
        yield Section(style.term("tornado"), lines, _tornado(found, style), points=(style.term("corners", **corners),))
    yield Section(
        style.term("switches", threshold=found.threshold),
        (style.term("switches_lines"),),
        _switches(found, style),
        points=tuple(_no_switch(found, style)),
    )


def _several(swing: Swing) -> bool:
    return len(swing.input.members) > 1


def _group(one: Input, style: Style) -> str:
    return style.term("input_members", name=one.name, members=", ".join(member.name for member in one.members))


def _tornado(found: Analysis, style: Style) -> Table:
    shown, rest = found.tornado[:_MOST], found.tornado[_MOST:]
    lines = [_swing(swing, style) for swing in shown]
    if rest:
        others = style.term("and_others", count=len(rest))
        lines.append((others, "", "", "", "", style.ratio(sum(swing.width for swing in rest))))
    return Table(
        tuple(map(style.term, ("input", "low", "high", "ratio_low", "ratio_high", "difference"))), tuple(lines)
    )


def _swing(swing: Swing, style: Style) -> Cells:
    one = swing.input.members[0]
    ends = ("", "") if _several(swing) else (style.number(one.low), style.number(one.high))
    ratios = (style.ratio(swing.ratio_low), style.ratio(swing.ratio_high), style.ratio(swing.width))
    return (input_name(swing.input, style), *ends, *ratios)


def _switches(found: Analysis, style: Style) -> Table | None:
    """Those that turn soonest."""
    turning = [one for one in found.switches if one.value is not None][:_MOST]
    terms = ("input", "value_now", "switch", "within_range")
    return Table(tuple(map(style.term, terms)), tuple(_switch(one, style) for one in turning)) if turning else None


def _switch(one: Switch, style: Style) -> Cells:
    within = {None: style.term("unknown"), True: style.term("yes"), False: style.term("no")}[one.within_range]
    value = style.number(float(f"{one.value:.4g}"))
    return one.parameter.name, style.number(one.parameter.value), value, within


def _no_switch(found: Analysis, style: Style) -> Iterator[str]:
    turning = sum(one.value is not None for one in found.switches)
    if turning > _MOST:
        yield style.term("switches_further", count=turning - _MOST)
    if turning < len(found.switches):
        yield style.term("switches_none", count=len(found.switches) - turning)


def _methods(found: Analysis, style: Style) -> Section:
    profiles = found.result.release.profiles
    lines = tuple(
        (
            joined(style.name(profiles[one.profile].label), style.term("method_changed") if one.changed else ""),
            style.ratio(one.ratio),
        )
        for one in found.methods
    )
    return Section(style.term("ratio_by_method"), table=Table((style.term("method"), style.term("ratio")), lines))


def _first(found: Analysis, style: Style) -> Section:
    """What to find out first: what drives the spread, and of what no spread is known."""
    explained = found.spread.explained if found.spread else {}
    names = {swing.input.key: input_name(swing.input, style) for swing in found.tornado}
    largest = sorted(explained.items(), key=lambda each: -each[1])[:_MOST]
    lines = tuple((names[key], style.share(share, 1)) for key, share in largest)
    unknown = _listed([one.name for one in found.ranges_unknown], style)
    return Section(
        style.term("find_out_first"),
        (style.term("explained_lines"),) if lines else (),
        Table((style.term("input"), style.term("explained")), lines) if lines else None,
        points=(style.term("ranges_unknown_of", names=unknown),) if unknown else (),
    )


def _listed(names: list[str], style: Style) -> str:
    more = len(names) - _MOST
    return ", ".join([*names[:_MOST], style.term("and_others", count=more)] if more > 1 else names)
