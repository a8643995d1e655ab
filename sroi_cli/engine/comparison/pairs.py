"""What two results have, side by side: stakeholders, rows and parameters."""

from dataclasses import dataclass

from sroi_cli.engine.result import Result
from sroi_cli.engine.totals import Balance, difference
from sroi_cli.engine.value_map import Parameter, Party, Row, RowKey
from sroi_cli.model.resolved import known_stakeholders


@dataclass(frozen=True)
class StakeholderPair:
    """A stakeholder; None where a result does not have it."""

    party: Party
    a: Balance | None
    b: Balance | None


@dataclass(frozen=True)
class Amount:
    """What a row comes to; None where that is not known."""

    pv: float | None


@dataclass(frozen=True)
class RowPair:
    """A row, as B has it where it does; None where a result does not have it, or does not count it."""

    row: Row
    a: Amount | None
    b: Amount | None

    @property
    def change(self) -> float | None:
        """From A to B; a row that is not there comes to nothing."""
        return difference(*(one.pv if one else 0.0 for one in (self.a, self.b)))


@dataclass(frozen=True)
class ParameterPair:
    """A parameter; None where a result does not have it."""

    name: str
    a: Parameter | None
    b: Parameter | None

    @property
    def relative(self) -> float:
        """The change as a share of the larger of both, to set numbers of different units beside each other."""
        before, after = (one.value if one else 0.0 for one in (self.a, self.b))
        return abs(after - before) / (max(abs(before), abs(after)) or 1)


def stakeholders(a: Result, b: Result) -> tuple[StakeholderPair, ...]:
    """All stakeholders of both, in the order of tables."""
    in_a, in_b = ({one.party.id: one for one in result.stakeholders} for result in (a, b))
    known = {id_: one for r in (a, b) for id_, one in known_stakeholders(r.subject.scenario, r.release).items()}
    ordered = sorted(dict.fromkeys((*in_a, *in_b)), key=lambda id_: known[id_].order)
    return tuple(
        StakeholderPair(
            party=(in_b.get(id_) or in_a[id_]).party,
            a=in_a[id_].balance if id_ in in_a else None,
            b=in_b[id_].balance if id_ in in_b else None,
        )
        for id_ in ordered
    )


def rows(a: Result, b: Result) -> tuple[RowPair, ...]:
    """All rows of both that count, in the order of A; those of B alone last. Rows with one key are the same one."""
    in_a, in_b = _amounts(a), _amounts(b)
    found = {row.key: row for result in (a, b) for row in (*result.value_map.rows, *result.value_map.unknown)}
    return tuple(RowPair(row, in_a.get(one), in_b.get(one)) for one, row in found.items() if one in in_a or one in in_b)


def parameters(a: Result, b: Result) -> tuple[ParameterPair, ...]:
    """Those of which the value differs, or that only one of both has; what both have and differs most first."""
    in_a, in_b = a.value_map.parameters, b.value_map.parameters
    pairs = (ParameterPair(name, in_a.get(name), in_b.get(name)) for name in dict.fromkeys((*in_a, *in_b)))
    differing = (one for one in pairs if not (one.a and one.b) or one.a.value != one.b.value)
    return tuple(sorted(differing, key=lambda one: (not (one.a and one.b), -one.relative)))


def _amounts(result: Result) -> dict[RowKey, Amount]:
    return {
        **{one.row.key: Amount(one.pv) for one in result.rows},
        **{row.key: Amount(None) for row in result.ledger.unknown},
    }
