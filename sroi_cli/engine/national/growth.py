"""How many wijken take part in each year of the projection."""

from collections.abc import Callable, Mapping

from sroi_cli.model.projection import FIRST, Path

_SHARE: Mapping[Path, Callable[[float], float]] = {  # of the growth, at a share of the time
    "published": lambda _: 1.0,
    "linear": lambda x: x,
    "s-curve": lambda x: x * x * (3 - 2 * x),
}


def wijken_by_year(path: Path, before: float, final: float, year: int) -> dict[int, float]:
    """Wijken that take part in each year from the first: from `before` at its start to `final` in `year`.

    A wijk counts in the whole of the year in which it joins. The published projection has all of them from the first
    year on; the s-curve (ours) begins and ends slowly: the share 3x^2 - 2x^3 of the growth at the share x of the time.
    """
    span = year - FIRST + 1
    begun = min(before, final)
    return {FIRST + t: begun + (final - begun) * _SHARE[path]((t + 1) / span) for t in range(span)}
