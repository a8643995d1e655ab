"""The annex of a factsheet: everything that the two front pages rest on, in full."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import YearTotal
from sroi_cli.engine.uncertainty.analysis import swings
from sroi_cli.engine.uncertainty.tornado import Swing
from sroi_cli.reports.charts.bars import Bars
from sroi_cli.reports.convention import convention
from sroi_cli.reports.sheet import tables
from sroi_cli.reports.sheet.citing import Citing
from sroi_cli.reports.sheet.evidence import EvidenceSheet, evidence_sheet
from sroi_cli.reports.sheet.financing import FinanceSheet, finance_sheet
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Table
from sroi_cli.reports.uncertainty.chart import tornado_chart, tornado_rest, tornado_table
from sroi_cli.reports.view import balance_cells, impact_model


@dataclass(frozen=True)
class Annex:
    """What the annex shows; empty where there is nothing."""

    impact_model: Table
    years: Table
    tornado_table: Table
    tornado_rest: str  # how far what it leaves out moves the ratio
    tornado: Bars | None  # None: no draws, or nothing to draw from
    finance: FinanceSheet | None
    method: tuple[tuple[str, str], ...]
    evidence: EvidenceSheet
    rows: Table
    parameters: Table
    sources: tuple[tuple[str, str], ...]


def annex(result: Result, noted: Sequence[str], citing: Citing, style: Style) -> Annex:
    """The annex of a result; `noted` are its notes in words."""
    swinging = _swings(result)
    known = result.total.opbrengst is not None or result.total.inbreng is not None
    return Annex(
        impact_model=impact_model(result, style),
        years=_years(result.years if known else (), style),
        tornado=_tornado(swinging, result, style),
        tornado_table=tornado_table(swinging, result, style),
        tornado_rest=tornado_rest(swinging, style),
        finance=finance_sheet(result, style),
        method=convention(result, style).facts,
        evidence=evidence_sheet(result, noted, style),
        rows=tables.rows(result, citing, style),
        parameters=tables.parameters(result, citing, style),
        sources=tuple(citing.sources.items()),
    )


def _years(found: Iterable[YearTotal], style: Style) -> Table:
    lines = tuple((str(one.year), *balance_cells(one.nominal, style)) for one in found)
    return Table(tuple(map(style.term, ("year", "inbreng", "opbrengst", "saldo"))), lines)


def _swings(result: Result) -> tuple[Swing, ...]:
    """None without draws: neither is shown then."""
    found = result.sureness
    return swings(result) if found and found.ratio and found.ratio.varies else ()


def _tornado(found: Sequence[Swing], result: Result, style: Style) -> Bars | None:
    if not found or result.total.ratio is None:
        return None
    return tornado_chart(found, result.total.ratio, result, style)
