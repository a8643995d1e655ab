"""Figures that the sources print, and how this program arrives at them."""

import re
from collections.abc import Callable
from typing import Literal, Self

from pydantic import model_validator

from sroi_cli.model.base import Source, Strict
from sroi_cli.model.derivation import computed
from sroi_cli.model.scalars import Real, Text

Reproduction = Literal[
    "exact",  # to the printed digits
    "within_band",  # differs, and lies within the band or range that the source itself prints
    "outside",  # differs, and lies outside the band, or there is none
    "calibrated",  # comes out because a value was fitted to this figure
    "consistency",  # comes out, and could hardly do otherwise: it rests on other figures of the same analysis
    "misprint",  # differs, and the source's own numbers give what is computed
    "not_reproducible",
    "input",  # the program takes it as it is printed
]
_PATH = re.compile(r"\[([^\[\]]+)\]")


class PublishedFigure(Strict):
    """One figure as a source prints it, how it is computed here, and what is known to come of that."""

    what: Text
    source: Source
    locator: Text
    printed: Text
    value: Real | None = None  # the number that is printed; a share as a fraction
    step: Real | None = None  # the size of its last printed digit
    low: Real | None = None  # of a range that is printed, in the place of a value
    high: Real | None = None
    band: Real | None = None  # either way, as a share of the value; where the source prints one
    corrected: Real | None = None  # of a misprint: what the source's own numbers give
    derivation: Text | None = None  # arithmetic with figures of the program, as [scale.national.gemeente]
    settings: tuple[Text, ...] = ()  # with which the sketch in the derivation is made
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
        if self.derivation is not None:
            self._check_computable()
        return self

    def _check_computable(self) -> None:
        ranged = self.low is not None and self.high is not None
        if ranged == (self.value is not None and self.step is not None):
            raise ValueError("give value and step, or low and high of a printed range")
        self.computed(lambda _: 1.0)

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
