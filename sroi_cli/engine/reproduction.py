"""Published figures beside what the program computes: how far apart they are, and what that means."""

from dataclasses import dataclass

from sroi_cli.model.derivation import agrees
from sroi_cli.model.published import PublishedFigure, Reproduction

_ROUNDING = 1e-9  # of a step: what floats may add to half of it
_COMES_OUT = ("input", "calibrated", "consistency")  # what the record may say of a figure that comes out


@dataclass(frozen=True)
class Reproduced:
    """One figure, what is computed for it, and what that makes of it."""

    id: str
    figure: PublishedFigure
    computed: float | None

    @property
    def deviation(self) -> float | None:
        """Of the computed from the printed figure, as a share of it; of a range from its nearest end."""
        if self.computed is None:
            return None
        printed = self.figure.value if self.figure.value is not None else self._in_range(self.computed)
        return (self.computed - printed) / abs(printed) if printed else None

    @property
    def status(self) -> Reproduction:
        """What the numbers say; the record alone knows why a figure comes out."""
        figure, computed = self.figure, self.computed
        if computed is None:
            return "not_reproducible"
        comes_out = figure.status in _COMES_OUT
        if figure.value is None:
            within = computed == self._in_range(computed)
            return "outside" if not within else figure.status if comes_out else "within_band"
        if _fits(computed, figure.value, figure.step):
            return figure.status if comes_out else "exact"
        if figure.corrected is not None and _fits(computed, figure.corrected, figure.step):
            return "misprint"
        if figure.band is not None and abs(computed - figure.value) <= figure.band * abs(figure.value):
            return "within_band"
        return "outside"

    @property
    def as_recorded(self) -> bool:
        """Does it come out as recorded: its status and, where it differs from what is printed, its number?"""
        here, computed = self.figure.here, self.computed
        same = here is None or computed is None or agrees(computed, here)
        return same and self.status == self.figure.status

    def _in_range(self, computed: float) -> float:
        """The number itself, or the end of the range that is nearest to it."""
        low, high = self.figure.low, self.figure.high
        above = computed if low is None else max(computed, low)
        return above if high is None else min(above, high)


def _fits(computed: float, printed: float, step: float | None) -> bool:
    """Does it round to the printed digits?"""
    return step is not None and abs(computed - printed) <= (0.5 + _ROUNDING) * step
