"""The financing of a scenario: who pays, who gains, and an arrangement for all costs and for some of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import inf

from sroi_cli.engine.financing.arrangement import USUAL, Arrangement, Asked, Scope, arranged
from sroi_cli.engine.financing.break_even import BreakEven, Growing, Linear, break_even
from sroi_cli.engine.financing.choosing import check_caps, chosen_costs, chosen_payers, financing_parties
from sroi_cli.engine.financing.stakes import Books, Gain
from sroi_cli.engine.ledger import ledger
from sroi_cli.engine.result import Result
from sroi_cli.engine.uncertainty.sampling import Sampling
from sroi_cli.engine.value_map import Party, ValueMap
from sroi_cli.model.catalogue import ORGANISER_ROW
from sroi_cli.model.number import BASES
from sroi_cli.model.resolved import known_stakeholders


@dataclass(frozen=True)
class Financing:
    """What was asked of a result, the arrangement for that, and beside it those for other costs."""

    result: Result
    asked: Asked
    parties: Mapping[str, Party]
    main: Arrangement
    beside: tuple[Arrangement, ...]
    books: Books  # all costs, and the gains that count
    left_out: tuple[Gain, ...]  # gains that rest on too little to count

    @property
    def arrangements(self) -> tuple[Arrangement, ...]:
        return (self.main, *self.beside)


def financing(result: Result, asked: Asked = USUAL, sampling: Sampling | None = None) -> Financing:
    """The financing of a result; with draws where `sampling` is given.

    Raises:
        ChoiceError: what is asked names what there is not.
    """
    parties = financing_parties(result)
    known = known_stakeholders(result.subject.scenario, result.release)
    named = chosen_payers(asked.payers, known)
    check_caps(asked.caps, named, known)
    payers = [id_ for id_ in parties if id_ in named]
    today, empty = Books.of(result.value_map, result.ledger), _without_participants(result)
    bases = BASES[: BASES.index(asked.basis) + 1]
    found = []
    for scope, rows in _scopes(result, asked, today):
        one = arranged(scope, today.only(rows, bases), parties, payers, asked)
        even = _break_even(one, empty.only(rows, bases), asked, _participants(result.value_map))
        found.append(replace(one, break_even=even))
    left_out = tuple(one for one in today.gains if not one.counts(bases))
    books = today.only(None, bases)
    if sampling and any(one.contributions for one in found):
        found = _with_sureness(result, found, books, asked, sampling)
    return Financing(result, asked, parties, found[0], tuple(found[1:]), books, left_out)


def _with_sureness(
    result: Result, found: list[Arrangement], books: Books, asked: Asked, sampling: Sampling
) -> list[Arrangement]:
    from sroi_cli.engine.financing.sureness import financing_sureness  # loads NumPy

    sure = financing_sureness(result, found, books, asked, sampling)
    return [replace(one, sure=each) for one, each in zip(found, sure, strict=True)]


def _scopes(result: Result, asked: Asked, books: Books) -> Iterator[tuple[Scope, frozenset[str] | None]]:
    """What is asked for first; then all costs, and those of the organiser, where they are not the same."""
    every, organiser = frozenset(cost.row.id for cost in books.costs), frozenset({ORGANISER_ROW})
    rows = frozenset(chosen_costs(asked.rows, books.costs, result))
    if rows and rows != every:
        yield ("aanjager" if rows == organiser else "rows"), rows
    yield "all", None
    if organiser not in (rows, every) and organiser <= every:
        yield "aanjager", organiser


def _break_even(known: Arrangement, empty: Books, asked: Asked, today: float) -> BreakEven | None:
    """None where an amount is not known, or nobody pays or takes part."""
    if known.total is None or not known.contributions:
        return None
    payers = [
        Growing(Linear.through(empty.stake(one.id).gains or 0.0, one.gains or 0.0), asked.caps.get(one.id, inf))
        for one in known.payers
    ]
    return break_even(today, Linear.through(empty.total or 0.0, known.total), payers)


def _without_participants(result: Result) -> Books:
    """The costs and gains that do not depend on how many people take part."""
    value_map = result.value_map
    names = {name for reached, without in _counted(value_map) for name in (*reached, *without)}
    parameters = {name: replace(one, value=0.0) if name in names else one for name, one in value_map.parameters.items()}
    emptied = replace(value_map, parameters=parameters)
    return Books.of(emptied, ledger(emptied, result.method))


def _participants(value_map: ValueMap) -> float:
    """All participants of the activities."""
    return sum(value_map.values[name] for reached, _ in _counted(value_map) for name in reached)


def _counted(value_map: ValueMap) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Per activity the names of its participants, and of those who would have come anyway."""
    rows = {row.activity: row for row in value_map.rows if row.activity and row.side == "opbrengst"}
    return [(row.factors[0].plus, row.factors[0].minus) for row in rows.values()]
