"""The ledger in long form: one line per row and year, unrounded."""

from collections.abc import Iterator

from sroi_cli import __version__
from sroi_cli.engine.result import Result
from sroi_cli.engine.settings import Setting
from sroi_cli.engine.totals import basis
from sroi_cli.engine.value_map import Row
from sroi_cli.model.scalars import plainly
from sroi_cli.reports.csv_text import Value, csv_text, release_cell
from sroi_cli.reports.style import Style

COLUMNS = (
    "scenario", "wijk", "gemeente", "status",
    "row", "label", "side", "stakeholder", "purse", "funded_by", "kind", "activity", "basis", "calibrated",
    "year", "amount", "pv", "currency",
    "method", "method_changed", "set", "scenario_sha256", "release", "release_sha256", "sroi",
)  # fmt: skip


def ledger_as_csv(result: Result, style: Style) -> str:
    """A line for each row in each year that counts, and one without year and amounts for a row that is not known."""
    made = _made(result)
    return csv_text(COLUMNS, (made | line for line in _lines(result, style)))


def _lines(result: Result, style: Style) -> Iterator[dict[str, Value]]:
    rows = {one.row.key: _row(one.row, result, style) for one in result.rows}
    calibrated = {one.row.key: str(one.calibrated).lower() for one in result.rows}
    for line in result.ledger.lines:
        amounts: dict[str, Value] = {"year": line.year, "amount": line.amount, "pv": line.pv}
        yield rows[line.row.key] | {"calibrated": calibrated[line.row.key]} | amounts
    yield from (_row(row, result, style) for row in result.ledger.unknown)


def _row(row: Row, result: Result, style: Style) -> dict[str, Value]:
    return {
        "row": row.id,
        "label": style.name(row.label),
        "side": row.side,
        "stakeholder": row.stakeholder,
        "purse": result.value_map.parties[row.stakeholder].purse,
        "funded_by": (row.funded_by or "none") if row.side == "inbreng" else None,
        "kind": row.kind,
        "activity": row.activity,
        "basis": basis(row, result.value_map),
    }


def _made(result: Result) -> dict[str, Value]:
    """What every line repeats: of which scenario it is, and by which values and method."""
    scenario, release, method = result.subject.scenario, result.release, result.method
    return {
        "scenario": result.subject.file,
        "wijk": scenario.wijk.name,
        "gemeente": scenario.wijk.gemeente,
        "status": scenario.status,
        "currency": result.value_map.currency,
        "method": method.profile,
        "method_changed": " ".join(method.changed),
        "set": " ".join(map(_setting, result.subject.settings)),
        "scenario_sha256": scenario.sha256,
        "release": release_cell(release.name, release.overlay),
        "release_sha256": release.sha256,
        "sroi": __version__,
    }


def _setting(one: Setting) -> str:
    return f"{one.path}={plainly(one.value) if isinstance(one.value, float) else one.value}"
