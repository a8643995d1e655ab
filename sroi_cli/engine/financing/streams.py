"""Where money goes and comes from: who pays for what, and what brings whom a gain."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sroi_cli.engine.activity_rows import use_label
from sroi_cli.engine.financing.stakes import Books
from sroi_cli.engine.ledger import summed
from sroi_cli.engine.result import Result
from sroi_cli.engine.value_map import Row
from sroi_cli.model.base import Translations


@dataclass(frozen=True)
class Stream:
    """What goes between a party and an activity or an own row, in euros."""

    party: str
    what: str
    amount: float


@dataclass(frozen=True)
class Streams:
    """All streams of a scenario, in the order of its rows; `names` are those of activities and own rows."""

    paid: tuple[Stream, ...]
    gained: tuple[Stream, ...]  # below zero: a loss
    names: Mapping[str, Translations]


def streams(result: Result, books: Books) -> Streams:
    """The streams of some books; costs of which the amount is not known are left out."""
    uses = {use.name: use_label(use, result.release) for use in result.subject.scenario.activities}
    rows = [*(cost.row for cost in books.costs), *(gain.row for gain in books.gains)]
    return Streams(
        paid=_streams((cost.payer, cost.row, cost.amount or 0.0) for cost in books.costs),
        gained=_streams((gain.row.stakeholder, gain.row, gain.amount) for gain in books.gains),
        names={_what(row): uses[row.activity] if row.activity else row.label for row in rows},
    )


def _streams(entries: Iterable[tuple[str, Row, float]]) -> tuple[Stream, ...]:
    """One stream for a party and an activity or own row; none where nothing goes."""
    amounts = summed(((party, _what(row)), amount) for party, row, amount in entries)
    return tuple(Stream(*ends, amount) for ends, amount in amounts.items() if amount)


def _what(row: Row) -> str:
    """The activity of a row, or the row itself."""
    return row.activity or row.id
