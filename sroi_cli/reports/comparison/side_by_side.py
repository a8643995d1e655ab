"""What two results are of, and their totals, stakeholders, rows and numbers, side by side."""

from collections.abc import Iterator

from sroi_cli.engine.comparison.comparison import Comparison
from sroi_cli.engine.comparison.pairs import Amount, RowPair, StakeholderPair
from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import SIDES, Balance, difference
from sroi_cli.engine.value_map import Parameter
from sroi_cli.model.method import Convention
from sroi_cli.model.scenario import Side
from sroi_cli.reports.comparison.words import moved
from sroi_cli.reports.convention import convention
from sroi_cli.reports.page import Section
from sroi_cli.reports.style import Style, with_digest
from sroi_cli.reports.table import Cells, Table
from sroi_cli.reports.uncertainty.inputs import number_name
from sroi_cli.reports.view import View

_MOST = 20  # parameters; JSON has them all
_ABSENT = "–"
_HEADS = ("", "A", "B")


def compared(found: Comparison, views: tuple[View, View], style: Style) -> Section:
    """What A and B are of: file and digest, period, method, values, settings, and where their methods differ."""
    a, b = (dict(_header(*one, style)) for one in zip((found.a, found.b), views, strict=True))
    facts = ((name, a.get(name, _ABSENT), b.get(name, _ABSENT)) for name in dict.fromkeys((*a, *b)))
    lines = (*facts, *_conventions(found, style))
    return Section(style.term("compared"), table=Table(_HEADS, lines, texts=frozenset({0, 1, 2})))


def _header(result: Result, view: View, style: Style) -> Iterator[tuple[str, str]]:
    yield style.term("scenario"), with_digest(result.subject.file, result.subject.scenario.sha256)
    release = style.term("release")
    for name, fact in view.facts:
        yield name, with_digest(fact, result.release.sha256) if name == release else fact


def _conventions(found: Comparison, style: Style) -> list[Cells]:
    """The choices of the methods that differ."""
    choices = len(Convention.model_fields)
    pairs = zip(*(convention(one, style).facts[:choices] for one in (found.a, found.b)), strict=True)
    return [(name, a, b) for (name, a), (_, b) in pairs if a != b]


def totals(found: Comparison, style: Style) -> Table:
    a, b = found.a.total, found.b.total
    amounts = ((name, getattr(a, name), getattr(b, name)) for name in ("inbreng", "opbrengst", "saldo"))
    lines = [
        (style.term(name), style.money(x), style.money(y), style.money(difference(x, y))) for name, x, y in amounts
    ]
    lines.append((style.term("ratio"), style.ratio(a.ratio), style.ratio(b.ratio), moved(found.ratio_change, style)))
    return Table((*_HEADS, style.term("change")), tuple(lines))


def stakeholders(found: Comparison, style: Style) -> Table:
    heads = [f"{style.term(side)} {name}" for side in SIDES for name in ("A", "B")]
    lines = [_stakeholder(one, style) for one in found.stakeholders]
    total = (style.term("total"), *_both_sides(found.a.total, found.b.total, style))
    return Table((style.term("stakeholder"), *heads), tuple(lines), foot=total)


def _stakeholder(one: StakeholderPair, style: Style) -> Cells:
    return style.name(one.party.label), *_both_sides(one.a, one.b, style)


def _both_sides(a: Balance | None, b: Balance | None, style: Style) -> Cells:
    pairs = ((getattr(one, side) if one else None, one) for side in SIDES for one in (a, b))
    return tuple(style.money(amount) if one else _ABSENT for amount, one in pairs)


def rows(side: Side, found: Comparison, style: Style) -> Section:
    """The rows of a side that differ, the largest change first."""
    differing = [one for one in found.rows if one.row.side == side and one.a != one.b]
    ordered = sorted(differing, key=lambda one: -abs(one.change) if one.change is not None else float("-inf"))
    lines = tuple(_row(one, style) for one in ordered)
    table = Table((style.term(side), "A", "B", style.term("change")), lines) if lines else None
    return Section(style.term(f"compare_rows_{side}"), (style.term("compare_absent"),) if lines else (), table)


def _row(one: RowPair, style: Style) -> Cells:
    return style.name(one.row.label), _amount(one.a, style), _amount(one.b, style), style.money(one.change)


def _amount(one: Amount | None, style: Style) -> str:
    return style.money(one.pv) if one else _ABSENT


def parameters(found: Comparison, style: Style) -> Section:
    """The numbers of both that differ most, as a share of the larger, and how many others there are."""
    both = [(one.a, one.b) for one in found.parameters if one.a and one.b and not one.b.fixed]
    lines = tuple(_parameter(a, b, found.b, style) for a, b in both[:_MOST])
    table = Table((style.term("input"), "A", "B"), lines) if lines else None
    alone = sum(not (one.a and one.b) for one in found.parameters)
    points = [style.term("compare_numbers_further", count=len(both) - _MOST)] if len(both) > _MOST else []
    points += [style.term("compare_numbers_alone", count=alone)] if alone else []
    return Section(style.term("compare_numbers"), (), table, points=tuple(points))


def _parameter(a: Parameter, b: Parameter, result: Result, style: Style) -> Cells:
    name = number_name(b, result, style)
    return f"{name}\n{b.name}", style.number(a.value), style.number(b.value)
