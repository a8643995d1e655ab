"""The annex of a factsheet: everything that the two front pages rest on, in full."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sroi_cli.engine.evidence import calibrated_opbrengst, opbrengst_by_basis
from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import YearTotal
from sroi_cli.engine.uncertainty.analysis import swings
from sroi_cli.engine.uncertainty.tornado import Swing
from sroi_cli.reports.charts.bars import Bars, Measure, Measured, bars
from sroi_cli.reports.convention import convention
from sroi_cli.reports.sheet import tables
from sroi_cli.reports.sheet.citing import Citing
from sroi_cli.reports.sheet.financing import FinanceSheet, finance_sheet
from sroi_cli.reports.sheet.wijk import Told
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
    basis: Bars | None
    basis_lines: tuple[str, ...]
    finance: FinanceSheet | None
    method: tuple[tuple[str, str], ...]
    assessment: tuple[Told, ...]
    rows: Table
    parameters: Table
    sources: tuple[tuple[str, str], ...]


def annex(result: Result, citing: Citing, style: Style) -> Annex:
    """The annex of a result."""
    swinging = _swings(result)
    known = result.total.opbrengst is not None or result.total.inbreng is not None
    return Annex(
        impact_model=impact_model(result, style),
        years=_years(result.years if known else (), style),
        tornado=_tornado(swinging, result, style),
        tornado_table=tornado_table(swinging, result, style),
        tornado_rest=tornado_rest(swinging, style),
        basis=_basis(result, style),
        basis_lines=tuple(_basis_lines(result, style)),
        finance=finance_sheet(result, style),
        method=convention(result, style).facts,
        assessment=tuple(_assessment(result, style)),
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


def _basis(result: Result, style: Style) -> Bars | None:
    """The opbrengst by what it rests on; none where shares of it would mislead."""
    whole = result.total.opbrengst
    found = opbrengst_by_basis(result.rows)
    if not whole or whole < 0 or min(found.values()) < 0:
        return None
    rows = [
        Measured(
            f"{style.basis(basis)}: {style.term(f'basis_{basis}')}",
            (Measure("solid", amount, f"{style.share(amount / whole)} ({style.short(amount)})"),),
        )
        for basis, amount in found.items()
    ]
    return bars(style.term("basis_title"), rows)


def _basis_lines(result: Result, style: Style) -> Iterator[str]:
    calibrated = calibrated_opbrengst(result.rows)
    if calibrated and result.total.opbrengst:
        yield style.note("calibrated", {"share": calibrated / result.total.opbrengst})


def _assessment(result: Result, style: Style) -> Iterator[Told]:
    """What the scenario says of its own evidence."""
    assessment = result.subject.scenario.assessment
    for key in ("counterfactual", "theory_of_change", "context_validity"):
        if text := getattr(assessment, key):
            yield Told(style.term(key), text)
    for id_, text in assessment.explanations.items():
        yield Told(id_.replace("_", " ").capitalize(), text)
