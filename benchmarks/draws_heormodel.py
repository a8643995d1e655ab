"""The interval of draws.py in heormodel: `python draws_heormodel.py INPUTS DRAWS set|each`.

set: the documented way, `ParameterSet.sample`, then `run_psa`. It draws independently; there is no Latin hypercube.
each: a matrix made of each distribution's own `sample`, which is quicker, then `run_psa`.

PERT is a `Beta` that the model stretches between low and high. The model works on arrays of draws, in one process:
the processes that `run_psa` starts by default take longer than they save.
"""

import sys
from itertools import groupby

import numpy as np
import pandas as pd
from heormodel.models import Outcomes
from heormodel.params import Beta, ParameterSet, read_draws
from heormodel.run import run_psa


def main(file: str, count: int, way: str) -> None:
    inputs = list(pd.read_csv(file).itertuples())
    distributions = {one.name: _beta(one) for one in inputs}
    if way == "set":
        draws = ParameterSet(distributions).sample(count, seed=1)
    else:
        generator = np.random.default_rng(1)
        draws = read_draws(pd.DataFrame({name: one.sample(count, generator) for name, one in distributions.items()}))
    outcomes = run_psa(lambda matrix: _outcomes(matrix, inputs), draws, sequential=True).outcomes
    ratio = outcomes.effects_wide() / outcomes.costs_wide()
    print(*np.percentile(ratio, (10, 90)))


def _beta(one: pd.Series) -> Beta:
    """PERT with lambda 4, before it is stretched."""
    alpha = 1 + 4 * (one.value - one.low) / (one.high - one.low)
    return Beta(alpha, 6 - alpha)


def _outcomes(draws: pd.DataFrame, inputs: list[pd.Series]) -> Outcomes:
    """The sums of the two sides, the inbreng as costs and the opbrengst as effects."""
    sums = {side: np.zeros(len(draws)) for side in ("inbreng", "opbrengst")}
    for _, members in groupby(inputs, key=lambda one: one.row):
        row = list(members)
        yearly = (1 - row[0].drop_off) / (1 + row[0].rate)
        amount = sum(yearly**year for year in range(row[0].duration))  # present value of 1 a year
        for one in row:
            value = one.low + (one.high - one.low) * draws[one.name].to_numpy()
            amount = amount * (1 - value if one.role == "correction" else value)
        sums[row[0].side] += amount
    costs, effects = (pd.DataFrame({"wijkaanpak": one}, index=draws.index) for one in sums.values())
    return Outcomes.from_wide(costs, effects, effect="opbrengst")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
