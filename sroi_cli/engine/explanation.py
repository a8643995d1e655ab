"""Where an amount comes from: the rows and parameters behind a stakeholder, an activity, a row or a parameter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sroi_cli.engine.activity_rows import use_label
from sroi_cli.engine.arithmetic import clip
from sroi_cli.engine.calculation import claim, shares_by_year
from sroi_cli.engine.ledger import Line
from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import RowTotal
from sroi_cli.engine.value_map import REFERENCE, Parameter, Row
from sroi_cli.model.method import Convention
from sroi_cli.model.resolved import known_stakeholders
from sroi_cli.model.suggestions import did_you_mean, near

Kind = Literal["scenario", "stakeholder", "activity", "row", "parameter", "method"]
_NEAR = 3  # names that a message offers
_SUMS = frozenset({"ratio", "saldo", "inbreng", "opbrengst", "total", "totaal"})  # what is asked for first


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

    @cached_property
    def _before_rows(self) -> frozenset[str]:
        """The ids that are looked up before those of rows."""
        return frozenset(way for kind, _, way in _ids(self.result) if kind in ("stakeholder", "activity"))

    def asked_by(self, row: Row) -> str:
        """The id of a row, or its path where the id names something else first."""
        return f"{row.trail[0]}.{row.id}" if row.id in self._before_rows else row.id


def explanation(result: Result, subject: str | None) -> Explanation:
    """The explanation of a stakeholder, an activity, a row, a parameter or the method; of everything where it is None.

    All are named by id or by label, whatever its capitals; an own row also by the path that its parameters have
    (`inbreng.lokale_aanjager`), a parameter by its path.

    Raises:
        UnknownSubjectError: nothing has this name, or several things have this label.
    """
    kind, name, rows = _found(result, subject)
    wanted = {id(row) for row in rows}
    totals = [one for one in result.rows if id(one.row) in wanted]
    unknown = tuple(row for row in result.ledger.unknown if id(row) in wanted)
    seen = {id(row) for row in (*(one.row for one in totals), *unknown)}
    left_out = tuple(row for row in rows if id(row) not in seen)
    behind = [one.row for one in totals] or [*unknown] or rows
    named = [name] if kind == "parameter" and name else _named_by(behind, result)
    parameters = tuple(result.value_map.parameters[each] for each in named)
    return Explanation(result, kind, name, _explained(totals, result), unknown, left_out, parameters)


def _found(result: Result, subject: str | None) -> tuple[Kind, str | None, list[Row]]:
    """What kind of thing is asked for, its name, and its rows. Ids and paths go before labels."""
    rows = [*result.value_map.rows, *result.value_map.unknown]
    if subject is None:
        return "scenario", None, rows
    found = _lookup(subject, _ids(result)) or _labelled(subject, result)
    if found is None:
        raise UnknownSubjectError(_no_such(subject, result))
    kind, name = found
    return kind, name, [row for row in rows if _concerns(row, kind, name)]


Named = tuple[Kind, str, str]  # a kind of thing, its name, and a way to write it


def _ids(result: Result) -> Iterator[Named]:
    """What can be asked for by id or path, in the order in which it is looked up."""
    value_map = result.value_map
    rows = [*value_map.rows, *value_map.unknown]
    yield from (("stakeholder", id_, id_) for id_ in (*value_map.parties, *_payers(result)))
    for use in result.subject.scenario.activities:
        yield from (("activity", use.name, way) for way in (use.name, f"activities.{use.name}"))
    for row in rows:
        yield from (("row", row.id, way) for way in (row.id, f"{row.trail[0]}.{row.id}"))
    for path in value_map.parameters:
        yield from (("parameter", path, way) for way in (path, path.removeprefix(REFERENCE)))
    yield from (("method", "method", way) for way in ("method", *(f"method.{key}" for key in Convention.model_fields)))


def _payers(result: Result) -> list[str]:
    """Stakeholders that pay for what others put in."""
    return [row.funded_by for row in result.value_map.rows if row.funded_by]


def _lookup(written: str, named: Iterable[Named]) -> tuple[Kind, str] | None:
    return next(((kind, name) for kind, name, way in named if way.casefold() == written.casefold()), None)


def _labels(result: Result) -> Iterator[Named]:
    value_map = result.value_map
    known = known_stakeholders(result.subject.scenario, result.release)
    for id_ in dict.fromkeys((*value_map.parties, *_payers(result))):
        yield from (("stakeholder", id_, text) for text in known[id_].label.texts.values())
    for use in result.subject.scenario.activities:
        yield from (("activity", use.name, text) for text in use_label(use, result.release).texts.values())
    for row in (*value_map.rows, *value_map.unknown):
        yield from (("row", row.id, text) for text in row.label.texts.values())
    for path, one in value_map.parameters.items():
        yield from (("parameter", path, text) for text in (one.label.texts.values() if one.label else ()))


def _labelled(written: str, result: Result) -> tuple[Kind, str] | None:
    """What has this label, in the same order of kinds. Raises UnknownSubjectError where several of one kind have it."""
    found = [(kind, name) for kind, name, way in _labels(result) if way.casefold() == written.casefold()]
    alike = dict.fromkeys(name for kind, name in found if kind == found[0][0])
    if len(alike) > 1:
        raise UnknownSubjectError(f"'{written}' is what several are called; ask for one of {', '.join(alike)}")
    return found[0] if found else None


def _concerns(row: Row, kind: Kind, name: str) -> bool:
    if kind == "parameter":
        return name in row.parameters
    return name == {"stakeholder": row.stakeholder, "activity": row.activity, "row": row.id}.get(kind)


def _no_such(subject: str, result: Result) -> str:
    if subject in result.release.stakeholders:
        return f"'{subject}' has no part in this scenario; its stakeholders are {', '.join(result.value_map.parties)}"
    ways = {way.casefold(): name for _, name, way in (*_ids(result), *_labels(result))}
    if subject.casefold() in _SUMS:
        return f"'{subject}' is of all rows together; leave it out, and everything is explained"
    meant = list(dict.fromkeys(ways[way] for way in near(subject, ways, _NEAR)))
    hint = did_you_mean(meant) if meant else f"; stakeholders are {', '.join(result.value_map.parties)}"
    return f"no stakeholder, activity, row or parameter is called '{subject}'{hint}"


def _named_by(rows: list[Row], result: Result) -> list[str]:
    """The parameters of some rows that anybody gave."""
    return [one.name for one in result.value_map.named_by(rows) if not one.default]


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
