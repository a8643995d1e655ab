"""How sure a verdict on the financing is: what the payers can give, and the costs, over the draws."""

from collections.abc import Callable, Collection, Sequence
from functools import reduce
from operator import add

import numpy as np

from sroi_cli.engine.financing.arrangement import Arrangement, Asked, Sure
from sroi_cli.engine.financing.sharing import covered
from sroi_cli.engine.financing.stakes import Books
from sroi_cli.engine.result import Result
from sroi_cli.engine.uncertainty.sampling import Sampling
from sroi_cli.engine.uncertainty.simulation import Measure, Simulated, interval, simulated, varies
from sroi_cli.engine.value_map import Row, RowKey


def financing_sureness(
    result: Result, arrangements: Sequence[Arrangement], books: Books, asked: Asked, sampling: Sampling
) -> list[Sure | None]:
    """Of each arrangement; `books` holds the gains that count. Which gains count, the draws do not change."""
    counted = {gain.row.key for gain in books.gains}
    measures = {one.id: Measure(_gained(one.id, counted)) for one in arrangements[0].payers}
    measures |= {_costs(one): Measure(_among({cost.row.key for cost in one.costs})) for one in arrangements}
    made = simulated(result.value_map, result.method, measures, sampling)
    return [_sure(one, made, asked, sampling) if one.contributions else None for one in arrangements]


def _sure(one: Arrangement, made: Simulated, asked: Asked, sampling: Sampling) -> Sure:
    limits = [np.minimum(made.sums[payer.id], asked.caps.get(payer.id, np.inf)) for payer in one.payers]
    limit, costs = reduce(add, limits), made.sums[_costs(one)]
    chance = float(np.mean(covered(limit, costs))) if varies(limit) or varies(costs) else None
    return Sure(sampling.draws, interval(limit, one.limit or 0.0), chance, int(made.held.sum()))


def _costs(one: Arrangement) -> str:
    return f"costs.{one.scope}"


def _gained(payer: str, counted: Collection[RowKey]) -> Callable[[Row], int]:
    return lambda row: int(row.stakeholder == payer and row.key in counted)


def _among(rows: Collection[RowKey]) -> Callable[[Row], int]:
    return lambda row: int(row.key in rows)
