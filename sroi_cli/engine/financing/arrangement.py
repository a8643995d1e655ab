"""The arrangement between payers for some costs: who contributes what, what is missing, and who settles with whom."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import fsum, inf
from typing import Literal

from sroi_cli.engine.financing.break_even import BreakEven
from sroi_cli.engine.financing.settling import Transfer, carried, transfers
from sroi_cli.engine.financing.sharing import Payer, Rule, contributions, missing
from sroi_cli.engine.financing.stakes import Books, Cost, Stake
from sroi_cli.engine.uncertainty.sampling import Interval
from sroi_cli.engine.value_map import Party
from sroi_cli.model.number import Basis
from sroi_cli.model.own_rows import NOBODY

Scope = Literal["all", "aanjager", "rows"]


@dataclass(frozen=True)
class Asked:
    """What somebody wants to know: for which rows, who may pay, by which rule, and what may count."""

    payers: tuple[str, ...] = ("public",)  # purses and ids
    rule: Rule = "proportional"
    caps: Mapping[str, float] = field(default_factory=dict)
    basis: Basis = "aannemen"  # the weakest that counts
    rows: tuple[str, ...] = ()  # of the costs; none named: all


USUAL = Asked()


@dataclass(frozen=True)
class Contribution:
    """What a payer contributes, and what it then has left of its gains, also less what it is left with of a gap."""

    id: str
    amount: float
    saldo: float


@dataclass(frozen=True)
class Joined:
    """What it would be if all others who gain paid too; no households."""

    ids: tuple[str, ...]
    gains: float  # with those of the payers, within their caps
    coverage: float


@dataclass(frozen=True)
class Sure:
    """What the payers can give over the draws, within their caps, and how often it is enough."""

    draws: int
    limit: Interval
    chance: float | None  # the share of the draws; None where no range moves limits or costs
    held_at_zero: int  # draws in which more would have been taken off from a row than there is


@dataclass(frozen=True)
class Arrangement:
    """Who pays for the costs in scope, and who could; without a verdict where an amount is not known."""

    scope: Scope
    costs: tuple[Cost, ...]
    total: float | None  # of the costs
    payers: tuple[Stake, ...]
    others: tuple[Stake, ...]  # who pays or gains beside them, NOBODY last
    gains: float | None  # of the payers
    feasible: bool | None = None
    coverage: float | None = None
    limit: float | None = None  # the most that the payers together can give
    gap: float | None = None
    contributions: tuple[Contribution, ...] = ()
    carried: Mapping[str, float] = field(default_factory=dict)  # who is left with the gap
    transfers: tuple[Transfer, ...] = ()
    closed_by: tuple[str, ...] = ()  # each of these would close the gap, as a payer; no households
    joined: Joined | None = None  # None: feasible, or nobody could join
    break_even: BreakEven | None = None
    sure: Sure | None = None  # None: no draws, or no verdict

    @property
    def losing(self) -> tuple[Stake, ...]:
        """The payers that the approach costs money, whatever they contribute."""
        return tuple(one for one in self.payers if one.gains is not None and one.gains < 0)

    @property
    def after(self) -> dict[str, float]:
        """What each party pays then; all together pay the costs."""
        given = {one.id: one.amount for one in self.contributions}
        parties = [one.id for one in (*self.payers, *self.others)]
        return {id_: given.get(id_, 0.0) + self.carried.get(id_, 0.0) for id_ in parties}


def arranged(
    scope: Scope, books: Books, parties: Mapping[str, Party], payers: Sequence[str], asked: Asked
) -> Arrangement:
    """The arrangement for some books, but for its break-even; `parties` are all, in the order of tables."""
    paying = tuple(map(books.stake, payers))
    beside = (books.stake(id_) for id_ in (*parties, NOBODY) if id_ not in payers)
    funding = {cost.payer for cost in books.costs if cost.amount != 0}
    known = Arrangement(
        scope=scope,
        costs=books.costs,
        total=books.total,
        payers=paying,
        others=tuple(one for one in beside if one.id in funding or one.gains),
        gains=None if "opbrengst" not in books.said else fsum(one.gains or 0.0 for one in paying),
    )
    given = [one for stake in paying if (one := _payer(stake, asked))]
    if known.total is None or len(given) < len(paying):
        return known
    if not known.total:  # nothing to arrange, whoever gains or loses
        return replace(known, feasible=True, gap=0.0)
    able = [id_ for id_, party in parties.items() if party.purse != "household"]
    return _settled(known, known.total, given, asked.rule, able)


def _payer(stake: Stake, asked: Asked) -> Payer | None:
    """The stake as the rules need it; None where an amount is not known."""
    if stake.pays is None or stake.gains is None:
        return None
    return Payer(stake.id, stake.pays, stake.gains, asked.caps.get(stake.id, inf))


def _settled(
    known: Arrangement, costs: float, payers: Sequence[Payer], rule: Rule, able: Collection[str]
) -> Arrangement:
    """The arrangement with its verdict; `able` are those who could be asked to pay."""
    gap = missing(payers, costs)
    amounts = contributions(payers, costs, rule)
    given = {one.id: amount for one, amount in zip(payers, amounts, strict=True)}
    owed = {one.id: given.get(one.id, 0.0) - (one.pays or 0.0) for one in (*known.payers, *known.others)}
    left = carried(owed, gap)
    after = {id_: amount + left.get(id_, 0.0) for id_, amount in given.items()}
    return replace(
        known,
        feasible=not gap,
        coverage=(known.gains or 0.0) / costs,
        limit=fsum(one.limit for one in payers),
        gap=gap,
        contributions=tuple(Contribution(one.id, given[one.id], one.gains - after[one.id]) for one in payers),
        carried=left,
        transfers=transfers({id_: amount + left.get(id_, 0.0) for id_, amount in owed.items()}),
        closed_by=tuple(one.id for one in known.others if gap and one.id in able and (one.gains or 0.0) >= gap),
        joined=_joined(known, costs, payers, able) if gap else None,
    )


def _joined(known: Arrangement, costs: float, payers: Sequence[Payer], able: Collection[str]) -> Joined | None:
    joining = [one for one in known.others if one.id in able and (one.gains or 0.0) > 0]
    if not joining:
        return None
    gains = fsum((*(one.limit for one in payers), *(one.gains or 0.0 for one in joining)))
    return Joined(tuple(one.id for one in joining), gains, gains / costs)
