"""The three steps of the published projection, as tables 2, 3 and 4 of the source have them."""

from collections.abc import Iterator

from sroi_cli.engine.national.parts import ActivityPart, activity_parts
from sroi_cli.engine.national.projection import Projection
from sroi_cli.engine.value_map import REFERENCE, Parameter
from sroi_cli.model.projection import COUNTRY, GAINERS, PERCEIVED_HEALTH, PROJECTED, SPENDING
from sroi_cli.reports.charts.bars import Bars, Measure, Measured, bars
from sroi_cli.reports.page import Section
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Cells, Table


def sections(found: Projection, style: Style) -> Iterator[Section]:
    """Assumptions, values per participant and per wijk, and the country."""
    parts = activity_parts(found)
    yield Section(_step(1, found, style), table=_assumptions(found, style))
    yield Section(table=_spending(found, style))
    yield Section(table=_reach(parts, found, style))
    yield Section(_step(2, found, style), (style.term("scale_per_participant"),), _per_participant(parts, found, style))
    yield Section(
        lines=(style.term("scale_per_wijk_year", year=found.plan.year),), table=_per_wijk(parts, found, style)
    )
    yield Section(_step(3, found, style), table=_national(found, style), chart=_savings(found, style))
    yield Section(lines=tuple(_sums(found, style)))


def _step(number: int, found: Projection, style: Style) -> str:
    """The heading of a step; with its table of the source where that is what it shows."""
    step = style.term(f"scale_step_{number}")
    return style.term("scale_table", step=step, number=number + 1) if found.as_published else step


def _assumptions(found: Projection, style: Style) -> Table:
    parameters = found.value_map.parameters
    named = (
        f"{REFERENCE}{COUNTRY}",
        found.plan.inhabitants_name,
        f"{REFERENCE}{PERCEIVED_HEALTH}",
        found.plan.wijken_name,
    )
    lines = [_assumption(parameters[name], style) for name in named]
    lines.insert(
        2, (style.term("scale_share_of_wijk"), style.share(found.share_of_inhabitants / found.count, 2), "", "")
    )
    lines.append((style.term("scale_share_of_country"), style.share(found.share_of_inhabitants, 1), "", ""))
    terms = ("scale_assumption", "value", "basis", "source")
    return Table(tuple(map(style.term, terms)), tuple(lines), texts=frozenset({0, 2, 3}))


def _assumption(parameter: Parameter, style: Style) -> Cells:
    evidence = parameter.evidence
    label = style.name(parameter.label) if parameter.label else style.term(parameter.name)
    source = style.term("settings") if parameter.set_for_run else evidence.locator or evidence.because or ""
    basis = "" if parameter.fixed else style.basis(evidence.basis)
    value = round(parameter.value) if parameter.fixed else parameter.value  # of a list: whole people will do
    return label, style.quantity(value, parameter.unit), basis, source


def _spending(found: Projection, style: Style) -> Table:
    spent = {who: found.value_map.parameters[f"{REFERENCE}{id_}"] for who, id_ in SPENDING.items()}
    lines = tuple(
        (
            _assumption(spent[who], style)[0],
            style.money(spent[who].value),
            style.money(each),
            style.money(each * found.inhabitants),
        )
        for who, each in found.spending_per_inhabitant.items()
    )
    terms = ("scale_spending", "scale_country", "scale_per_inhabitant", "scale_per_wijk")
    return Table(tuple(map(style.term, terms)), lines)


def _reach(parts: tuple[ActivityPart, ...], found: Projection, style: Style) -> Table:
    by_id = {one.activity: found.value_map.parameters[f"{REFERENCE}{one.reach}"] for one in PROJECTED}
    lines = []
    for one in parts:
        _, _, basis, source = _assumption(by_id[one.id], style)
        reach = style.share(one.reached / found.inhabitants, 1)
        lines.append((style.name(one.label), reach, style.count(one.reached), basis, source))
    head = (
        style.term("activity"),
        style.term("scale_reach", year=found.plan.year),
        style.term("scale_participants"),
        style.term("basis"),
        style.term("source"),
    )
    return Table(head, tuple(lines), texts=frozenset({0, 3, 4}))


def _per_participant(parts: tuple[ActivityPart, ...], found: Projection, style: Style) -> Table:
    lines = tuple(
        (_party(who, found, style), *(style.money(one.values[who]) if one.values[who] else "" for one in parts))
        for who in GAINERS
    )
    return Table((style.term("stakeholder"), *(style.name(one.label) for one in parts)), lines)


def _per_wijk(parts: tuple[ActivityPart, ...], found: Projection, style: Style) -> Table:
    savings = found.published.savings
    lines = tuple(
        (
            _party(who, found, style),
            *(style.money(one.savings[who]) if one.savings[who] else "" for one in parts),
            style.money(savings[who] / found.count),
        )
        for who in GAINERS
    )
    head = (style.term("stakeholder"), *(style.name(one.label) for one in parts), style.term("scale_per_wijk"))
    return Table(head, lines)


def _national(found: Projection, style: Style) -> Table:
    savings, shares = found.published.savings, found.share_of_spending(found.published)
    lines = []
    for who in GAINERS:
        known = who in shares
        lines.append(
            (
                _party(who, found, style),
                style.money(savings[who]),
                style.share(shares[who], 1) if known else "",
                style.share(shares[who] * found.share_of_inhabitants, 1) if known else "",
            )
        )
    head = (
        style.term("stakeholder"),
        style.term("scale_savings", year=found.plan.year),
        style.term("scale_of_wijken"),
        style.term("scale_of_country"),
    )
    return Table(head, tuple(lines), foot=(style.term("together"), style.money(found.published.sums["all"]), "", ""))


def _savings(found: Projection, style: Style) -> Bars:
    """Who saves how much a year, as published."""
    savings = found.published.savings
    rows = [
        Measured(_party(who, found, style), (Measure("solid", savings[who], style.millions(savings[who])),))
        for who in GAINERS
    ]
    return bars(style.term("scale_savings", year=found.plan.year), rows)


def _sums(found: Projection, style: Style) -> Iterator[str]:
    for key, amount in found.published.sums.items():
        yield style.term("scale_sums", sum=style.term(f"sum_{key}"), amount=amount)


def _party(who: str, found: Projection, style: Style) -> str:
    return style.name(found.value_map.parties[who].label)
