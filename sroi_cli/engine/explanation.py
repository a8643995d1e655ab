"""Where an amount comes from: the rows and parameters behind a stakeholder, an activity, a row or a parameter."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from sroi_cli.engine.arithmetic import clip
from sroi_cli.engine.calculation import claim, shares_by_year
from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import RowTotal
from sroi_cli.engine.value_map import CLAIM_SCALE, REFERENCE, Parameter, Row

Kind = Literal["scenario", "stakeholder", "activity", "row", "parameter"]
_NEAR = 3  # names that a message offers


class UnknownSubjectError(Exception):
    """Nothing in the result has this name; says which names are near."""


@dataclass(frozen=True)
class RowYear:
    """What a row comes to in one calendar year; a year after the horizon is not counted."""

    year: int
    share: float  # of the impact
    amount: float  # nominal
    pv: float
    counted: bool


@dataclass(frozen=True)
class ExplainedRow:
    """A row that counts, what is kept of it, and when it falls."""

    total: RowTotal
    claim: float
    years: tuple[RowYear, ...]


@dataclass(frozen=True)
class Explanation:
    """What is behind something: rows with an amount, rows without, and the parameters that they name."""

    result: Result
    kind: Kind
    subject: str | None  # the id of a stakeholder, an activity or a row, or the path of a parameter; None: everything
    rows: tuple[ExplainedRow, ...]
    unknown: tuple[Row, ...]
    parameters: tuple[Parameter, ...]


def explanation(result: Result, subject: str | None) -> Explanation:
    """The explanation of a stakeholder, an activity, a row or a parameter; of the whole result where it is None.

    A row is named by its id, or by the path that its parameters have (`inbreng.lokale_aanjager`); a reference value
    by its id or by its path.

    Raises:
        UnknownSubjectError: nothing has this name.
    """
    kind, name, rows = _found(result, subject)
    explained = tuple(_explained(one, result) for one in result.rows if one.row in rows)
    unknown = tuple(row for row in result.ledger.unknown if row in rows)
    named = [name] if kind == "parameter" and name else _named_by(rows, result)
    parameters = tuple(result.value_map.parameters[each] for each in named)
    return Explanation(result, kind, name, explained, unknown, parameters)


def names_of(row: Row) -> Iterator[str]:
    """The parameters that a row names, each once, in the order of its formula."""
    names = [name for factor in row.factors for name in (*factor.plus, *factor.minus)]
    names += [CLAIM_SCALE] if row.net else []
    names += [name for _, name in (*(row.corrections.named if row.corrections else ()), *row.timing.named)]
    return iter(dict.fromkeys(names))


def _found(result: Result, subject: str | None) -> tuple[Kind, str | None, list[Row]]:
    """What kind of thing is asked for, its name, and its rows."""
    value_map = result.value_map
    rows = [*value_map.rows, *value_map.unknown]
    if subject is None:
        return "scenario", None, rows
    if subject in value_map.parties:
        return "stakeholder", subject, [row for row in rows if row.stakeholder == subject]
    if named := [row for row in rows if subject in (row.activity, f"activities.{row.activity}")]:
        return "activity", named[0].activity, named
    if named := [row for row in rows if subject in (row.id, f"{row.trail[0]}.{row.id}")]:
        return "row", named[0].id, named
    for path in (subject, f"{REFERENCE}{subject}"):
        if path in value_map.parameters:
            return "parameter", path, [row for row in rows if path in names_of(row)]
    raise UnknownSubjectError(_no_such(subject, result))


def _no_such(subject: str, result: Result) -> str:
    value_map = result.value_map
    known = [
        *value_map.parties,
        *dict.fromkeys(row.activity for row in value_map.rows if row.activity),
        *(row.id for row in (*value_map.rows, *value_map.unknown)),
        *value_map.parameters,
    ]
    near = get_close_matches(subject, known, n=_NEAR, cutoff=0.5)
    hint = f"the nearest are {', '.join(near)}" if near else f"stakeholders are {', '.join(value_map.parties)}"
    return f"no stakeholder, activity, row or parameter is called '{subject}'; {hint}"


def _named_by(rows: list[Row], result: Result) -> list[str]:
    """The parameters of some rows that anybody gave."""
    names = dict.fromkeys(name for row in rows for name in names_of(row))
    return [name for name in names if not result.value_map.parameters[name].default]


def _explained(one: RowTotal, result: Result) -> ExplainedRow:
    values, ledger = result.value_map.values, result.ledger
    lines = [*((line, True) for line in ledger.lines), *((line, False) for line in ledger.beyond)]
    of_row = [(line, counted) for line, counted in lines if line.row is one.row]
    shares = map(float, shares_by_year(one.row.timing, values))
    years = (
        RowYear(line.year, share, line.amount, line.pv, counted)
        for (line, counted), share in zip(of_row, shares, strict=True)
    )
    return ExplainedRow(one, float(clip(claim(one.row, values, result.method), 0, 1)), tuple(years))
