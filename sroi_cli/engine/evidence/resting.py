"""What the opbrengst rests on: how sure its values are, which studies and which sources are behind it."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from math import fsum
from typing import TypeVar

from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import Balance, RowTotal
from sroi_cli.engine.value_map import Row, ValueMap
from sroi_cli.model.number import BASES, Basis

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True)
class BasisTotal:
    """The opbrengst that rests on one basis, and the balance of it with all that rests on a stronger one."""

    basis: Basis
    opbrengst: float
    balance: Balance  # of this basis and those above it, against all inbreng


def by_basis(result: Result) -> tuple[BasisTotal, ...]:
    """Present value of the opbrengst by the weakest basis of what values it, from strong to weak.

    Empty where the opbrengst is not known.
    """
    if result.total.opbrengst is None:
        return ()
    amounts = [fsum(one.pv for one in outcomes(result.rows) if one.basis == basis) for basis in BASES]
    return tuple(
        BasisTotal(basis, amount, Balance(result.total.inbreng, so_far))
        for basis, amount, so_far in zip(BASES, amounts, accumulate(amounts), strict=True)
    )


def opbrengst_by_sms(result: Result) -> Mapping[int | None, float]:
    """Present value of the opbrengst by the level of the study behind its effect, from strong to weak.

    Levels are those of the Maryland Scientific Methods Scale; None: nobody graded it.
    """
    found = _gathered(outcomes(result.rows), lambda one: (sms(one.row, result.value_map),))
    return {level: found[level] for level in sorted(found, key=lambda level: -1 if level is None else level)[::-1]}


def opbrengst_by_source(result: Result) -> Mapping[str | None, float]:
    """Present value of the opbrengst that hangs on each source, the largest first; None: on a number without one.

    A row may hang on several, so that they do not add up to the opbrengst.
    """
    found = _gathered(outcomes(result.rows), lambda one: sources(one.row, result.value_map))
    return dict(sorted(found.items(), key=lambda each: -each[1]))


def calibrated_opbrengst(rows: Iterable[RowTotal]) -> float:
    """Present value of the opbrengst that rests on values fitted to a published figure."""
    return fsum(one.pv for one in outcomes(rows) if one.calibrated)


def sms(row: Row, value_map: ValueMap) -> int | None:
    """The level of the study behind the effect of a row; None where it is not graded, or there is no effect."""
    effects = (name for factor in row.factors if factor.role == "effect" for name in factor.plus)
    return next((value_map.parameters[name].evidence.sms for name in effects), None)


def sources(row: Row, value_map: ValueMap) -> tuple[str | None, ...]:
    """The sources of the numbers that a row names, each once; None among them where a number has none."""
    given = (value_map.parameters[name] for name in row.parameters)
    return tuple(dict.fromkeys(one.evidence.source for one in given if not (one.default or one.fixed)))


def outcomes(rows: Iterable[RowTotal]) -> Iterator[RowTotal]:
    """The rows of opbrengst."""
    return (one for one in rows if one.row.side == "opbrengst")


def _gathered(rows: Iterable[RowTotal], keys: Callable[[RowTotal], Iterable[_Key]]) -> dict[_Key, float]:
    """The present value under each key of the rows that have it."""
    found: dict[_Key, list[float]] = {}
    for one in rows:
        for key in keys(one):
            found.setdefault(key, []).append(one.pv)
    return {key: fsum(amounts) for key, amounts in found.items()}
