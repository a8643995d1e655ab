"""What the opbrengst rests on."""

from collections.abc import Iterable, Mapping
from math import fsum

from sroi_cli.engine.totals import RowTotal
from sroi_cli.model.number import BASES, Basis


def opbrengst_by_basis(rows: Iterable[RowTotal]) -> Mapping[Basis, float]:
    """Present value of the opbrengst by the weakest basis of what values it, from strong to weak."""
    outcomes = [one for one in rows if one.row.side == "opbrengst"]
    return {basis: fsum(one.pv for one in outcomes if one.basis == basis) for basis in BASES}


def calibrated_opbrengst(rows: Iterable[RowTotal]) -> float:
    """Present value of the opbrengst that rests on values fitted to a published figure."""
    return fsum(one.pv for one in rows if one.row.side == "opbrengst" and one.calibrated)
