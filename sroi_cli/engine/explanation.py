"""Where an amount comes from: the rows and parameters behind a stakeholder, an activity, a row or a parameter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from sroi_cli.engine.arithmetic import clip
from sroi_cli.engine.calculation import claim, shares_by_year
from sroi_cli.engine.ledger import Line
from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import RowTotal
from sroi_cli.engine.value_map import CLAIM_SCALE, REFERENCE, Parameter, Row
from sroi_cli.model.base import Translations
from sroi_cli.model.method import Convention

Kind = Literal["scenario", "stakeholder", "activity", "row", "parameter", "method"]
_NEAR = 3  # names that a message offers
_METHOD: Literal["method"] = "method"


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
    subject: str | None  # the id of a stakeholder, an activity or a row, the path of a parameter, or `method`
    rows: tuple[ExplainedRow, ...]
    unknown: tuple[Row, ...]
    left_out: tuple[Row, ...]  # which the method does not count
    parameters: tuple[Parameter, ...]

    @property
    def all_rows(self) -> tuple[Row, ...]:
        return (*(one.total.row for one in self.rows), *self.unknown, *self.left_out)


def explanation(result: Result, subject: str | None) -> Explanation:
    """The explanation of a stakeholder, an activity, a row, a parameter or the method; of everything where it is None.

    Stakeholders, activities and rows are named by id or by label; an own row also by the path that its parameters have
    (`inbreng.lokale_aanjager`), a reference value by its id or its path.

    Raises:
        UnknownSubjectError: nothing has this name.
    """
    kind, name, rows = _found(result, subject)
    wanted = {id(row) for row in rows}
    totals = [one for one in result.rows if id(one.row) in wanted]
    unknown = tuple(row for row in result.ledger.unknown if id(row) in wanted)
    seen = {id(row) for row in (*(one.row for one in totals), *unknown)}
    left_out = tuple(row for row in rows if id(row) not in seen)
    shown = [row for row in rows if id(row) in seen]
    named = [name] if kind == "parameter" and name else _named_by(shown or rows, result)
    parameters = tuple(result.value_map.parameters[each] for each in named)
    return Explanation(result, kind, name, _explained(totals, result), unknown, left_out, parameters)


def names_of(row: Row) -> Iterator[str]:
    """The parameters that a row names, each once, in the order of its formula."""
    names = [name for factor in row.factors for name in (*factor.plus, *factor.minus)]
    names += [CLAIM_SCALE] if row.net else []
    names += [name for _, name in (*(row.corrections.named if row.corrections else ()), *row.timing.named)]
    return iter(dict.fromkeys(names))


def asked_by(row: Row, result: Result) -> str:
    """The id of a row, or its path where the id names something else first."""
    taken = row.id in result.value_map.parties or any(row.id == use.name for use in result.subject.scenario.activities)
    return f"{row.trail[0]}.{row.id}" if taken else row.id


def _found(result: Result, subject: str | None) -> tuple[Kind, str | None, list[Row]]:
    """What kind of thing is asked for, its name, and its rows."""
    rows = [*result.value_map.rows, *result.value_map.unknown]
    if subject is None:
        return "scenario", None, rows
    for kind, names in _names(result):
        if name := names.get(subject.casefold()):
            return kind, name, [row for row in rows if _concerns(row, kind, name)]
    raise UnknownSubjectError(_no_such(subject, result))


def _names(result: Result) -> Iterator[tuple[Kind, dict[str, str]]]:
    """What can be asked for, in the order in which it is looked up: each way to write it, and its name."""
    value_map = result.value_map
    rows = [*value_map.rows, *value_map.unknown]
    uses = result.subject.scenario.activities
    parties = value_map.parties.values()
    yield "stakeholder", _written((party.id, party.id, *_labels(party.label)) for party in parties)
    yield "activity", _written((use.name, use.name, f"activities.{use.name}") for use in uses)
    yield "row", _written((row.id, row.id, f"{row.trail[0]}.{row.id}", *_labels(row.label)) for row in rows)
    paths = value_map.parameters
    yield "parameter", _written((path, path, path.removeprefix(REFERENCE)) for path in paths)
    yield _METHOD, _written([(_METHOD, _METHOD, *(f"{_METHOD}.{key}" for key in Convention.model_fields))])


def _written(named: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """Each way to write a name, whatever its capitals; of two names that are written alike the first."""
    ways: dict[str, str] = {}
    for name, *written in named:
        for way in written:
            ways.setdefault(way.casefold(), name)
    return ways


def _labels(label: Translations) -> tuple[str, str]:
    return label.nl, label.en


def _concerns(row: Row, kind: Kind, name: str) -> bool:
    if kind == "parameter":
        return name in names_of(row)
    return name == {"stakeholder": row.stakeholder, "activity": row.activity, "row": row.id}.get(kind)


def _no_such(subject: str, result: Result) -> str:
    if subject in result.release.stakeholders:
        return f"'{subject}' has no part in this scenario; its stakeholders are {', '.join(result.value_map.parties)}"
    known = dict.fromkeys(name for _, names in _names(result) for name in names.values())
    near = get_close_matches(subject.casefold(), known, n=_NEAR, cutoff=0.6)
    hint = f"the nearest are {', '.join(near)}" if near else f"stakeholders are {', '.join(result.value_map.parties)}"
    return f"no stakeholder, activity, row or parameter is called '{subject}'; {hint}"


def _named_by(rows: list[Row], result: Result) -> list[str]:
    """The parameters of some rows that anybody gave."""
    names = dict.fromkeys(name for row in rows for name in names_of(row))
    return [name for name in names if not result.value_map.parameters[name].default]


def _explained(totals: Iterable[RowTotal], result: Result) -> tuple[ExplainedRow, ...]:
    values, ledger = result.value_map.values, result.ledger
    lines: dict[int, list[tuple[Line, bool]]] = {}
    for line, counted in (*((line, True) for line in ledger.lines), *((line, False) for line in ledger.beyond)):
        lines.setdefault(id(line.row), []).append((line, counted))
    return tuple(
        ExplainedRow(
            one, float(clip(claim(one.row, values, result.method), 0, 1)), tuple(_years(lines[id(one.row)], result))
        )
        for one in totals
    )


def _years(lines: list[tuple[Line, bool]], result: Result) -> Iterator[RowYear]:
    """The lines of one row, in the order of their years, beside the share that its timing gives each."""
    row = lines[0][0].row
    shares = map(float, shares_by_year(row.timing, result.value_map.values))
    for (line, counted), share in zip(lines, shares, strict=True):
        yield RowYear(line.year, share, line.amount, line.pv, counted)
