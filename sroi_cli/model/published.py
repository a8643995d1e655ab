"""Figures that the sources print, and how this program arrives at them."""

import re
from collections.abc import Callable
from typing import Annotated, Literal, Self

from pydantic import model_validator

from sroi_cli.model.base import Source, Strict
from sroi_cli.model.bounds import SHARE, Bounds
from sroi_cli.model.derivation import computed
from sroi_cli.model.scalars import LARGEST, SMALLEST, Real, Text

Reproduction = Literal[
    "outside",  # differs, and lies outside the band or range that the source prints with it, or there is none
    "misprint",  # differs, and the source's own numbers give what is computed
    "within_band",  # lies within the band or range that the source prints with it, or that we read in its words
    "calibrated",  # comes out because a value was fitted to this figure
    "consistency",  # comes out, but follows from figures to which values were fitted, or that say the same
    "not_reproducible",
    "exact",  # to the printed digits
    "input",  # the program takes it as it is printed
]
_PATH = re.compile(r"\[([^\[\]]+)\]")
_ABOVE_0 = Bounds(SMALLEST, LARGEST, "a number above 0")
_DIFFERS = ("outside", "misprint", "within_band")  # what is computed is not what is printed


class PublishedFigure(Strict):
    """One figure as a source prints it, how it is computed here, and what is known to come of that."""

    what: Text
    source: Source
    locator: Text
    printed: Text
    value: Real | None = None  # the number that is printed
    step: Annotated[Real, _ABOVE_0] | None = None  # the size of its last printed digit
    unit: Literal["fractie"] | None = None  # of what is shown as a percentage
    low: Real | None = None  # of a range, in the place of a value
    high: Real | None = None  # of a range; without it there is no upper end
    band: Annotated[Real, SHARE] | None = None  # either way, of the value; where the source prints one with it
    corrected: Real | None = None  # of a misprint: what the source's own numbers give
    derivation: Text | None = None  # arithmetic with figures of the program, as [scale.national.gemeente]
    settings: tuple[Text, ...] = ()  # with which the sketches in the derivation are made
    here: Real | None = None  # what is computed, to the digits given, where it is not what is printed
    status: Reproduction
    why: Text | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.derivation is None) != (self.status == "not_reproducible"):
            raise ValueError("give a derivation, or the status not_reproducible; one of the two")
        if self.status not in ("exact", "input") and not self.why:
            raise ValueError(f"the status {self.status} needs a why")
        if (self.status == "misprint") != (self.corrected is not None):
            raise ValueError("a misprint has the corrected number, and nothing else has")
        if (self.status in _DIFFERS) != (self.here is not None):
            raise ValueError(
                f"the number that is computed ('here') is recorded with {', '.join(_DIFFERS)}, and only then"
            )
        self._check_number()
        if self.derivation is not None:
            self._check_derivation()
        return self

    def _check_number(self) -> None:
        whole = self.value is not None and self.step is not None
        ranged = self.low is not None and self.value is None and self.step is None and self.band is None
        nothing = (self.value, self.step, self.low, self.high, self.band) == (None,) * 5
        if self.derivation is None and not nothing:
            raise ValueError("what is not computed is printed text alone; leave out value, step, low, high and band")
        if (self.derivation is not None and whole == ranged) or (whole and (self.low, self.high) != (None, None)):
            raise ValueError("give value and step, or low (and high) of a range")

    def _check_derivation(self) -> None:
        if not self.paths:
            raise ValueError("a derivation takes a figure of the program, such as [scale.national.gemeente]")
        self.computed(lambda path: 0.37 * (1 + self.paths.index(path)))

    def computed(self, figure: Callable[[str], float]) -> float:
        """What the program arrives at; `figure` gives the number at a path.

        Raises:
            ValueError: there is nothing to compute, or it cannot be computed.
        """
        if self.derivation is None:
            raise ValueError("a figure that is not reproducible has nothing to compute")
        return computed(_PATH.sub(lambda path: f"({figure(path[1])!r})", self.derivation))

    @property
    def paths(self) -> list[str]:
        """The figures of the program that it is computed from."""
        return _PATH.findall(self.derivation or "")
