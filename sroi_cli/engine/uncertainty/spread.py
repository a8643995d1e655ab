"""How the ratio is spread over the draws, from where it comes, and how likely a threshold is passed."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat

import numpy as np

from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import SIDES, viewpoints
from sroi_cli.engine.uncertainty.analysis import PERCENTS, Bar, Spread
from sroi_cli.engine.uncertainty.draws import batches, streams
from sroi_cli.engine.uncertainty.inputs import Input
from sroi_cli.engine.uncertainty.pert import Floats
from sroi_cli.engine.uncertainty.sampling import Sampling, given
from sroi_cli.engine.uncertainty.simulation import Measure, percentiles, simulated, varies
from sroi_cli.engine.uncertainty.sureness import on

_BARS = 20  # of the histogram
_WITHIN = (0.5, 99.5)  # percentiles between which they are of one width
_FEWEST_GROUPS, _MOST_GROUPS, _EACH = 20, 100, 100  # of draws with alike values of an input, and draws in a group


def spread(result: Result, point: float, found: Sequence[Input], sampling: Sampling, threshold: float) -> Spread:
    """The spread of a result whose ratio is `point`."""
    seen = {one.id: one.seen for one in viewpoints(result.value_map)}
    measures = {f"{side}.{id_}": Measure(on(side, sees)) for id_, sees in seen.items() for side in SIDES}
    made = simulated(result.value_map, result.method, measures, sampling)
    ratio = made.sums["opbrengst.society"] / made.sums["inbreng.society"]
    sides = {id_: (made.sums[f"opbrengst.{id_}"], made.sums[f"inbreng.{id_}"]) for id_ in seen}
    vary = varies(ratio)
    return Spread(
        mean=given(float(ratio.mean())) if vary else point,
        percentiles=dict(zip(PERCENTS, percentiles(ratio, PERCENTS) if vary else repeat(point), strict=False)),
        bars=tuple(_bars(ratio)) if vary else (),
        chances={
            one.id: None if one.balance.ratio is None else _chance(*sides[one.id], threshold)
            for one in result.perspectives
        },
        explained={one.key: _explained(one, ratio, sampling) if vary else 0.0 for one in found},
        held_at_zero=int(made.held.sum()),
    )


def _chance(opbrengst: Floats, inbreng: Floats, threshold: float) -> float | None:
    """The share of draws above the threshold; None where no range moves the ratio."""
    ratio = opbrengst / inbreng
    return float((ratio > threshold).mean()) if varies(ratio) else None


def _bars(ratio: Floats) -> Iterator[Bar]:
    """Of even width but for the two at the ends, which hold what lies further out."""
    low, high = percentiles(ratio, _WITHIN)
    counts, edges = np.histogram(ratio.clip(low, high), _BARS, (low, high))
    ends = [float(ratio.min()), *map(float, edges[1:-1]), float(ratio.max())]
    for draws, (begins, ends_at) in zip(counts, pairwise(ends), strict=True):
        yield Bar(given(begins), given(ends_at), int(draws))


def _explained(one: Input, ratio: Floats, sampling: Sampling) -> float:
    """The share of the variance of the ratio that goes with the values of an input: the first-order Sobol index.

    The draws are put in a hundred groups by the stratum of the input (in fewer where there are few draws); the share is
    that of the variance between the means of the groups, less what chance alone would give (the adjusted R squared).
    What inputs do together is in none.
    Source: Saltelli e.a. 2008, Global Sensitivity Analysis: the Primer, section 4.5.
    """
    stream = streams([one], sampling.seed)[one.key]
    groups = min(max(_FEWEST_GROUPS, sampling.draws // _EACH), _MOST_GROUPS)
    strata = [stream.strata(part.stop - part.start) for part in batches(sampling)]
    group = np.concatenate([each * groups // len(each) for each in strata])
    away = ratio - ratio.mean()
    whole = float((away * away).sum())
    counts, sums = np.bincount(group), np.bincount(group, away)
    within = whole - float((sums**2 / counts).sum())
    unexplained = (within / (len(ratio) - len(counts))) / (whole / (len(ratio) - 1))
    return given(max(0.0, 1 - unexplained))
