"""The PERT distribution: what a range and its most likely value say of the values between."""

from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from sroi_cli.engine.uncertainty.inputs import Ranged

Floats: TypeAlias = NDArray[np.float64]

_WEIGHT = 4  # lambda: how much the most likely value weighs beside the ends
_CELLS = 512  # of the table of the distribution; its error is below a hundred thousandth of the range


def quantiles(one: Ranged, shares: Floats) -> Floats:
    """The values below which some shares (rising, between 0 and 1) of the distribution fall.

    PERT with lambda 4: a beta distribution between low and high whose mode is the value.
    Source: Malcolm e.a. 1959, Application of a technique for research and development program evaluation.
    """
    width = one.high - one.low
    below, values = _table(1 + _WEIGHT * (one.value - one.low) / width)
    return np.interp(shares, below, one.low + width * values)


@lru_cache(maxsize=1024)
def _table(alpha: float) -> tuple[Floats, Floats]:
    """Between 0 and 1, values and the share of the distribution below each.

    The density x^(alpha-1) (1-x)^(beta-1), integrated by Simpson's rule over an angle whose squared sine is x: that
    takes the steepness out of the ends, and sets the values close together there.
    """
    angles = np.linspace(0, np.pi / 2, 2 * _CELLS + 1)
    sine, cosine = np.sin(angles), np.cos(angles)
    beta = 2 + _WEIGHT - alpha
    density = sine ** (2 * alpha - 1) * cosine ** (2 * beta - 1)
    below = np.concatenate(([0.0], np.cumsum(density[:-1:2] + 4 * density[1::2] + density[2::2])))
    return below / below[-1], sine[::2] ** 2
