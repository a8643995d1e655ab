"""A result, looked at: what stands out, what it rests on, and what comes of each requirement."""

from collections.abc import Mapping
from dataclasses import dataclass

from sroi_cli.engine.evidence.oddities import oddities
from sroi_cli.engine.evidence.requirements import Item, items
from sroi_cli.engine.evidence.resting import (
    BasisTotal,
    by_basis,
    calibrated_opbrengst,
    opbrengst_by_sms,
    opbrengst_by_source,
)
from sroi_cli.engine.note import Note
from sroi_cli.engine.result import Result


@dataclass(frozen=True)
class Checked:
    """All that `sroi check` tells of a result."""

    result: Result
    oddities: tuple[Note, ...]
    by_basis: tuple[BasisTotal, ...]
    by_sms: Mapping[int | None, float]
    by_source: Mapping[str | None, float]
    calibrated: float  # opbrengst that rests on values fitted to a published figure
    items: tuple[Item, ...]

    @classmethod
    def of(cls, result: Result) -> "Checked":
        return cls(
            result,
            oddities(result),
            by_basis(result),
            opbrengst_by_sms(result),
            opbrengst_by_source(result),
            calibrated_opbrengst(result.rows),
            items(result),
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """The ids of the requirements that are neither applied nor explained."""
        return tuple(one.id for one in self.items if one.status == "missing")
