"""Latin hypercube draws of the uncertain parameters, in batches of a size that memory is sure to hold."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.random import PCG64
from numpy.typing import NDArray

from sroi_cli.engine.uncertainty.inputs import Input, Ranged
from sroi_cli.engine.uncertainty.pert import Floats, quantiles
from sroi_cli.engine.uncertainty.sampling import DRAWS, Sampling

Places: TypeAlias = NDArray[np.int64]
_PER_WORD = 4  # keys of 16 bits in one of 64


def batches(sampling: Sampling) -> Iterator[slice]:
    """The draws in even batches of at most 10,000, each a Latin hypercube of its own; by default there is one."""
    count = -(-sampling.draws // DRAWS)
    ends = [at * sampling.draws // count for at in range(count + 1)]
    return (slice(*each) for each in pairwise(ends))


class Stream:
    """The draws of one input, batch after batch: in each the strata of equal chance once, in an order of its own.

    The order depends on the seed and the key of the input alone, and on the bits of PCG64, which NumPy keeps as they
    are. So an input draws the same, whatever else is drawn.
    """

    def __init__(self, key: str, seed: int) -> None:
        digest = hashlib.sha256(f"{seed}:{key}".encode()).digest()
        self._bits = PCG64(int.from_bytes(digest))

    def strata(self, count: int) -> Places:
        """The stratum of each draw of the next batch, from 0: the order of random keys, equal ones as they come."""
        words = np.asarray(self._bits.random_raw(-(-count // _PER_WORD)), dtype="<u8")
        return np.argsort(words.view("<u2")[:count], kind="stable")


def drawn(member: Ranged, strata: Places) -> Floats:
    """A parameter's value in each draw: the middle of its stratum."""
    return quantiles(member, _middles(len(strata))).take(strata)


@lru_cache(maxsize=2)
def _middles(count: int) -> Floats:
    """The middles of so many strata, as shares."""
    return (np.arange(count) + 0.5) / count


def streams(inputs: Sequence[Input], seed: int) -> dict[str, Stream]:
    """A stream for each input, by its key."""
    return {one.key: Stream(one.key, seed) for one in inputs}
