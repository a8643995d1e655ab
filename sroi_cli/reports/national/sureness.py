"""How sure a national projection is, in words: where each national amount lies in most draws."""

from collections.abc import Iterator

from sroi_cli.engine.national.projection import Projection
from sroi_cli.engine.uncertainty.sampling import Interval
from sroi_cli.model.projection import GAINERS
from sroi_cli.reports.page import Section
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Cells, Table
from sroi_cli.reports.view import period

_CARE = "sums.zorg_en_sociaal_domein"


def sections(found: Projection, style: Style) -> Iterator[Section]:
    """Every national amount with its P10-P90, under both readings; nothing without draws."""
    if found.sampling is None:
        return
    line = style.term("scale_sureness_lines", draws=found.sampling.draws)
    yield Section(style.term("scale_sureness"), (line,), _amounts(found, style))


def _amounts(found: Projection, style: Style) -> Table:
    lines = [_line(words, found, key, kind, style) for key, kind, words in _figures(found, style)]
    lines += [_line(_what_if(one.key, style), one.projection, _CARE, "money", style) for one in found.alternatives]
    terms = ("figure", "scale_reading_published", "scale_reading_one_effect_year")
    return Table(tuple(map(style.term, terms)), tuple(lines))


def _what_if(key: str, style: Style) -> str:
    return style.term("scale_what_if", alternative=style.term(f"short_{key}"))


def _figures(found: Projection, style: Style) -> Iterator[tuple[str, str, str]]:
    """The key of each amount, what kind it is, and what it is called."""
    span = period(found.value_map)
    for who in GAINERS:
        party = style.name(found.value_map.parties[who].label)
        yield f"savings.{who}", "money", style.term("scale_per_year", what=party)
    for name in found.published.sums:
        yield f"sums.{name}", "money", style.term("scale_per_year", what=style.term(f"sum_{name}"))
    yield "qalys", "count", style.term("scale_qalys")
    yield "qaly_value", "money", style.term("scale_qaly_value")
    for key in ("opbrengst", "inbreng"):
        yield key, "money", style.term(f"scale_total_{key}", span=span)
    yield "saldo", "money", style.term("scale_saldo", span=span)
    yield "public_purse", "money", style.term("scale_public_purse", span=span)
    yield "ratio", "ratio", style.term("scale_ratio", span=span)
    yield "money_only", "ratio", style.term("scale_money_only")
    for one in found.value_map.parties.values():
        yield f"saldo.{one.id}", "money", style.term("scale_saldo_of", who=style.name(one.label), span=span)
    for year in found.wijken:
        yield f"saved.{year}", "money", style.term("scale_saved_in", year=year)


def _line(words: str, found: Projection, key: str, kind: str, style: Style) -> Cells:
    both = (found.sureness[one.id].get(key) for one in (found.published, found.one_effect_year))
    return (words, *(_range(interval, kind, style) for interval in both))


def _range(interval: Interval | None, kind: str, style: Style) -> str:
    """From P10 to P90; unknown where no number behind the amount has a range."""
    if interval is None or not interval.varies:
        return style.term("unknown")
    if kind == "money":
        return style.millions_between(interval.p10, interval.p90)
    shown = style.count if kind == "count" else style.ratio
    return f"{shown(interval.p10)} - {shown(interval.p90)}"
