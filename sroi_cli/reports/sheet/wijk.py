"""Page one of a factsheet: the wijk, what people do there, and what else is of value."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sroi_cli.engine.activity_rows import use_label
from sroi_cli.engine.coverage import PHASES, THEMES, coverage
from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import Balance
from sroi_cli.engine.value_map import Row
from sroi_cli.model.catalogue import ORGANISER_ROW
from sroi_cli.model.resolved import number_unit, number_value
from sroi_cli.model.scenario import ActivityUse, ContextFigure, FactsheetTexts
from sroi_cli.model.units import NONE, SHARE_UNIT, parts
from sroi_cli.reports.charts.bars import Bars, Measure, Measured, bars
from sroi_cli.reports.sheet.citing import Citing, Notes
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Table
from sroi_cli.reports.view import impact_model

_FEW = 8  # items of a list
_LONGEST = 24  # letters of a label beside a bar


@dataclass(frozen=True)
class Told:
    """Something with a name, and what there is to say of it; the text may hold Markdown."""

    name: str
    text: str = ""


@dataclass(frozen=True)
class CoverageLine:
    """A theme, and the names of the activities in each phase."""

    theme: str
    activities: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Context:
    """A figure of the wijk; with a chart where there is a national one to set beside it."""

    name: str
    value: str
    national: str | None
    chart: Bars | None
    notes: Notes
    remark: str | None = None  # on how far the two can be compared


@dataclass(frozen=True)
class WijkPage:
    """What page one shows; empty where the scenario says nothing."""

    story: FactsheetTexts
    organiser: tuple[str, ...]
    counted: tuple[Told, ...]
    not_counted: tuple[Told, ...]
    phases: tuple[str, ...]
    impact_model: Table | None  # where there are no activities to show
    coverage: tuple[CoverageLine, ...]
    context: tuple[Context, ...]

    def shortened(self, most: int, style: Style) -> "WijkPage":
        """The page with lists of some length; the annex has all that is in them."""
        counted, not_counted = (_shortened(items, most, style) for items in (self.counted, self.not_counted))
        return replace(self, counted=counted, not_counted=not_counted)

    @property
    def many(self) -> bool:
        """Are the lists so long, or one so much longer, that they stand under each other, each in two columns?"""
        shorter, longer = sorted((len(self.counted), len(self.not_counted)))
        return (longer > _FEW and longer > 2 * shorter) or shorter + longer > 2 * _FEW


def wijk_page(result: Result, citing: Citing, style: Style) -> WijkPage:
    """Page one of a result."""
    scenario = result.subject.scenario
    known = result.total != Balance(None, None)  # else page two has the impact model
    return WijkPage(
        story=scenario.factsheet,
        organiser=tuple(_organiser(result, style)),
        counted=tuple(_counted(result, style)),
        not_counted=tuple(_not_counted(result, style)),
        impact_model=impact_model(result, style) if known and not scenario.activities else None,
        phases=tuple(map(style.theme, PHASES)),
        coverage=tuple(_coverage(result, style)),
        context=tuple(_context(result, citing, style)),
    )


def _shortened(items: tuple[Told, ...], most: int, style: Style) -> tuple[Told, ...]:
    more = len(items) - most
    return (*items[:most], Told(style.term("and_others", count=more))) if more > 1 else items


def _organiser(result: Result, style: Style) -> Iterator[str]:
    """The hours of the local organiser, and who pays for them."""
    value_map = result.value_map
    rows = [row for row in (*value_map.rows, *value_map.unknown) if row.id == ORGANISER_ROW and row.side == "inbreng"]
    for row in rows:
        if row.factors:
            quantity = value_map.parameters[row.factors[0].plus[0]]
            yield style.quantity(quantity.value, quantity.unit)
        yield _payer(row, result, style)


def _payer(row: Row, result: Result, style: Style) -> str:
    if row.funded_by is None:
        return style.term("paid_by_nobody")
    return style.term("paid_by", who=style.name(result.value_map.parties[row.funded_by].label))


def _counted(result: Result, style: Style) -> Iterator[Told]:
    for use in result.subject.scenario.activities:
        if use.participants is not None:
            reached = result.value_map.parameters[f"activities.{use.name}.participants"]
            yield Told(_name(use, result, style), style.quantity(reached.value, reached.unit))


def _not_counted(result: Result, style: Style) -> Iterator[Told]:
    """Activities without participants, and what the scenario says cannot be counted."""
    for use in result.subject.scenario.activities:
        if use.participants is None:
            yield Told(_name(use, result, style), style.term("participants_unknown"))
    if result.total == Balance(None, None) or not result.subject.scenario.activities:
        return  # the impact model has them
    for item in result.subject.scenario.not_monetised:
        party = style.name(result.value_map.parties[item.stakeholder].label)
        who = style.term(f"side_{item.side}", who=party)
        yield Told(item.name, "; ".join(text for text in (item.reach, item.note) if text) or who)


def _name(use: ActivityUse, result: Result, style: Style) -> str:
    return style.name(use_label(use, result.release))


def _coverage(result: Result, style: Style) -> Iterator[CoverageLine]:
    found = coverage(result.subject.scenario, result.release)
    if not found.any:
        return
    for theme in THEMES:
        by_phase = (found.uses[theme, phase] for phase in PHASES)
        yield CoverageLine(
            style.theme(theme), tuple(tuple(_name(use, result, style) for use in uses) for uses in by_phase)
        )


def _context(result: Result, citing: Citing, style: Style) -> Iterator[Context]:
    wijk = result.subject.scenario.wijk
    if wijk.inhabitants is not None:
        value = style.number(number_value(wijk.inhabitants, result.release))
        source = getattr(wijk.inhabitants, "source", None)
        yield Context(style.term("inhabitants"), value, None, None, citing.notes([source]))
    for figure in wijk.context:
        yield _figure(figure, result, citing, style)


def _figure(figure: ContextFigure, result: Result, citing: Citing, style: Style) -> Context:
    def shown(value: float) -> str:
        return style.share(value) if figure.unit == SHARE_UNIT else style.quantity(value, figure.unit or NONE)

    here = shown(figure.value)
    if figure.national is None:
        return Context(figure.label, here, None, None, citing.notes([figure.source]))
    value = number_value(figure.national, result.release)
    unit = number_unit(figure.national, result.release)
    national = shown(value) if figure.unit or not unit or not parts(unit)[0] else style.quantity(value, unit)
    chart = _beside(figure, here, (value, national), style)
    reference = figure.national if isinstance(figure.national, str) else None
    source = result.release.values[reference].entry.source if reference else getattr(figure.national, "source", None)
    remark = None if reference else getattr(figure.national, "because", None)
    return Context(figure.label, here, national, chart, citing.notes([figure.source, source]), remark)


def _beside(figure: ContextFigure, here: str, national: tuple[float, str], style: Style) -> Bars | None:
    """The two as bars; none below zero, where lengths would mislead, or where labels leave no room for them."""
    value, words = national
    labels = style.term("figure_here", value=here), style.term("figure_national", value=words)
    if min(figure.value, value) < 0 or max(map(len, labels)) > _LONGEST:
        return None
    measures = (Measure("solid", figure.value, labels[0]), Measure("dotted", value, labels[1]))
    return bars(figure.label, (Measured("", measures),))
