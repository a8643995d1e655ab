"""How the ratio is spread over the draws, from where it comes, and how likely a threshold is passed."""

from collections.abc import Iterator, Sequence

import numpy as np

from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import SIDES, viewpoints
from sroi_cli.engine.uncertainty.analysis import Bar, Spread
from sroi_cli.engine.uncertainty.draws import Places, batches, streams
from sroi_cli.engine.uncertainty.inputs import Input
from sroi_cli.engine.uncertainty.pert import Floats
from sroi_cli.engine.uncertainty.sampling import Sampling, given
from sroi_cli.engine.uncertainty.simulation import Measure, simulated
from sroi_cli.engine.uncertainty.sureness import on

_PERCENTS = (5, 10, 50, 90, 95)
_BARS = 20  # of the histogram
_GROUPS = 25  # of draws with alike values of an input


def spread(result: Result, found: Sequence[Input], sampling: Sampling, threshold: float) -> Spread:
    """The spread of a result that has a ratio."""
    seen = {one.id: one.seen for one in viewpoints(result.value_map)}
    measures = {f"{side}.{id_}": Measure(on(side, sees)) for id_, sees in seen.items() for side in SIDES}
    made = simulated(result.value_map, result.method, measures, sampling)
    ratio = made.sums["opbrengst.society"] / made.sums["inbreng.society"]
    chances = {
        one.id: None
        if one.balance.ratio is None
        else _chance(made.sums[f"opbrengst.{one.id}"], threshold * made.sums[f"inbreng.{one.id}"])
        for one in result.perspectives
    }
    return Spread(
        mean=given(float(ratio.mean())),
        percentiles=dict(zip(_PERCENTS, (given(float(x)) for x in np.percentile(ratio, _PERCENTS)), strict=True)),
        bars=tuple(_bars(ratio)),
        chances=chances,
        explained={one.key: _explained(one, ratio, sampling) for one in found},
        held_at_zero=int(made.held.sum()),
    )


def _chance(opbrengst: Floats, needed: Floats) -> float:
    return float((opbrengst > needed).mean())


def _bars(ratio: Floats) -> Iterator[Bar]:
    counts, edges = np.histogram(ratio, _BARS)
    for count, low, high in zip(counts, edges, edges[1:], strict=False):
        yield Bar(given(float(low)), given(float(high)), int(count))


def _explained(one: Input, ratio: Floats, sampling: Sampling) -> float:
    """The share of the variance of the ratio that goes with the values of an input: the first-order Sobol index.

    The draws are put in groups by the stratum of the input; the share is that of the variance between the means of the
    groups, less what chance alone would give (the adjusted R squared). What inputs do together is in none of them.
    Source: Saltelli e.a. 2008, Global Sensitivity Analysis: the Primer, section 4.5.
    """
    stream = streams([one], sampling.seed)[one.key]
    group = np.concatenate([_groups(stream.strata(part.stop - part.start)) for part in batches(sampling)])
    away = ratio - ratio.mean()
    whole = float(away @ away)
    if not whole:
        return 0.0
    counts, sums = np.bincount(group), np.bincount(group, away)
    within = whole - float((sums**2 / counts).sum())
    unexplained = (within / (len(ratio) - len(counts))) / (whole / (len(ratio) - 1))
    return given(max(0.0, 1 - unexplained))


def _groups(strata: Places) -> Places:
    return strata * _GROUPS // len(strata)
