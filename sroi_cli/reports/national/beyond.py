"""What the published projection leaves out: the other reading, what is put in, the way there, other assumptions."""

from collections.abc import Callable, Iterator

from sroi_cli.engine.national.parts import path
from sroi_cli.engine.national.projection import Projection
from sroi_cli.engine.national.reading import Reading
from sroi_cli.engine.totals import Balance
from sroi_cli.engine.value_map import REFERENCE
from sroi_cli.model.projection import REACH_OF_ALL
from sroi_cli.reports.charts.bars import Bars, Measure, Measured, bars
from sroi_cli.reports.page import Section
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Cells, Table
from sroi_cli.reports.view import period

_CARE = "zorg_en_sociaal_domein"


def sections(found: Projection, style: Style) -> Iterator[Section]:
    """Ours, each marked so by its heading."""
    span = period(found.value_map)
    yield Section(style.term("scale_beyond"), (style.term("scale_two_readings"),), _readings(found, style))
    yield Section(lines=(style.term("scale_by_stakeholder", span=span),), table=_stakeholders(found, style))
    legend = (style.term("scale_path"), style.term("scale_path_legend"))
    yield Section(lines=legend, table=_path(found, style), chart=_path_chart(found, style))
    yield Section(lines=(style.term("scale_alternatives"),), table=_alternatives(found, style))


def _readings(found: Projection, style: Style) -> Table:
    span = period(found.value_map)

    def line(words: str, figure: Callable[[Reading], str]) -> Cells:
        return words, figure(found.published), figure(found.one_effect_year)

    def per_year(key: str) -> Cells:
        words = style.term("scale_per_year", what=style.term(f"sum_{key}"))
        return line(words, lambda one: style.millions(one.sums[key]))

    lines = (
        *(per_year(key) for key in found.published.sums),
        line(style.term("scale_qalys"), lambda one: style.count(one.qalys)),
        line(style.term("scale_qaly_value"), lambda one: style.millions(one.qaly_value)),
        line(style.term("scale_total_opbrengst", span=span), lambda one: style.millions(one.total.opbrengst)),
        line(style.term("scale_total_inbreng", span=span), lambda one: style.millions(one.total.inbreng)),
        line(style.term("scale_inbreng_per_wijk", span=span), lambda one: style.money(_each(one.total.inbreng, found))),
        line(style.term("scale_saldo", span=span), lambda one: style.millions(one.total.saldo)),
        line(
            style.term("scale_public_purse", span=span),
            lambda one: style.millions(_perspective(one, "public_purse").opbrengst),
        ),
        line(style.term("scale_ratio", span=span), lambda one: style.ratio(one.total.ratio)),
        line(style.term("scale_money_only"), lambda one: style.ratio(_perspective(one, "money_only").ratio)),
    )
    return Table(tuple(map(style.term, ("figure", "scale_reading_published", "scale_reading_one_effect_year"))), lines)


def _each(amount: float | None, found: Projection) -> float | None:
    return None if amount is None else amount / found.count


def _perspective(reading: Reading, name: str) -> Balance:
    return next(one.balance for one in reading.perspectives if one.id == name)


def _stakeholders(found: Projection, style: Style) -> Table:
    """Over the whole period."""
    lines = tuple(
        (
            style.name(published.party.label),
            style.millions(published.balance.inbreng),
            style.millions(published.balance.saldo),
            style.millions(one.balance.saldo),
        )
        for published, one in zip(found.published.stakeholders, found.one_effect_year.stakeholders, strict=True)
    )
    totals = (found.published.total.inbreng, found.published.total.saldo, found.one_effect_year.total.saldo)
    terms = ("stakeholder", "inbreng", "scale_saldo_published", "scale_saldo_one")
    return Table(tuple(map(style.term, terms)), lines, foot=(style.term("total"), *map(style.millions, totals)))


def _path(found: Projection, style: Style) -> Table:
    lines = tuple(
        (
            str(one.year),
            style.count(one.wijken),
            style.count(one.reached),
            style.millions(one.published),
            style.millions(one.one_effect_year),
            style.millions(one.inbreng),
        )
        for one in path(found)
    )
    readings = ("scale_reading_published", "scale_reading_one_effect_year")
    return Table(tuple(map(style.term, ("year", "scale_wijken", "scale_reached", *readings, "inbreng"))), lines)


def _path_chart(found: Projection, style: Style) -> Bars:
    """The savings of each year, in both readings."""
    rows = [
        Measured(
            str(one.year),
            (
                Measure("solid", one.published, style.millions(one.published)),
                Measure("dotted", one.one_effect_year, style.millions(one.one_effect_year)),
            ),
        )
        for one in path(found)
    ]
    return bars(style.term("scale_path"), rows)


def _alternatives(found: Projection, style: Style) -> Table:
    reach = found.value_map.values[f"{REFERENCE}{REACH_OF_ALL}"]
    shown = [("given", found), *((one.key, one.projection) for one in found.alternatives)]
    lines = tuple(
        (
            style.term(f"alternative_{key}", reach=reach),
            style.millions(one.published.sums[_CARE]),
            style.millions(one.one_effect_year.sums[_CARE]),
        )
        for key, one in shown
    )
    terms = ("scale_alternative", "scale_reading_published", "scale_reading_one_effect_year")
    return Table(tuple(map(style.term, terms)), lines)
