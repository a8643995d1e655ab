"""What a reader must know beside an arrangement."""

from collections.abc import Iterator
from math import fsum

from sroi_cli.engine.financing.financing import Financing
from sroi_cli.engine.note import Note
from sroi_cli.engine.notes import notes, range_notes
from sroi_cli.model.base import Translations
from sroi_cli.model.number import BASES

_OF_RESULT = (
    "average_hours",
    "all_additional",
    "one_effect_year",
    "not_counted",
    "without_reimbursements",
    "without_national_programme",
)


def finance_notes(found: Financing) -> tuple[Note, ...]:
    """What counts and what does not, what the gains rest on, who loses, and what the sketch itself says."""
    known = any(one.total is not None or one.gains is not None for one in found.arrangements)
    own = (note for note in notes(found.result) if note.key in _OF_RESULT)
    return (*(_counting(found) if known else ()), *_ranges(found), *_not_in_costs(found), *own)


def _ranges(found: Financing) -> Iterator[Note]:
    """What the draws rest on, where there are any."""
    sure = next((one.sure for one in found.arrangements if one.sure), None)
    if sure:
        rows = [*(cost.row for cost in found.books.costs), *(gain.row for gain in found.books.gains)]
        yield from range_notes(rows, found.result.value_map)
    if sure and sure.held_at_zero:
        yield Note("held_at_zero", {"held": sure.held_at_zero, "draws": sure.draws})


def _counting(found: Financing) -> Iterator[Note]:
    yield Note("finance_unpaid_time")
    yield Note("finance_economic")
    yield Note("finance_not_cash")
    yield from _assumed(found)
    yield from _losses(found)
    yield from _bases(found)
    if found.left_out:
        yield Note("finance_left_out", {"amount": fsum(one.amount for one in found.left_out)})
    if any(one.scope != "all" for one in found.arrangements):
        yield Note("finance_some_costs")
    if found.result.beyond_period:
        yield Note("finance_beyond_period")


def _assumed(found: Financing) -> Iterator[Note]:
    """The costs of which the scenario does not say who pays them."""
    said = {row.id for row in found.result.subject.scenario.inbreng if row.funded_by}
    assumed = [cost.amount for cost in found.books.costs if cost.row.activity or cost.row.id not in said]
    if amount := fsum(each or 0.0 for each in assumed):
        yield Note("finance_payer_assumed", {"amount": amount})


def _not_in_costs(found: Financing) -> Iterator[Note]:
    """What is put in without an amount, and by whom: the costs may be higher."""
    items = [item for item in found.result.subject.scenario.not_monetised if item.side == "inbreng"]
    whose = [found.result.value_map.parties[item.stakeholder].label for item in items]
    names = [
        Translations.made("{} ({})".format, Translations.same(item.name), who)
        for item, who in zip(items, whose, strict=True)
    ]
    if names:
        yield Note("finance_not_in_costs", {"items": tuple(names)})


def _losses(found: Financing) -> Iterator[Note]:
    losing = found.main.losing
    if losing:
        yield Note("finance_losses", {"parties": tuple(found.parties[one.id].label for one in losing)})


def _bases(found: Financing) -> Iterator[Note]:
    """What the gains of the payers rest on; nothing where shares of them would mislead."""
    payers = {one.id for one in found.main.payers}
    gains = [one for one in found.books.gains if one.row.stakeholder in payers]
    whole = fsum(one.amount for one in gains)
    if whole > 0 and all(one.amount >= 0 for one in gains):
        yield Note(
            "finance_bases", {basis: fsum(g.amount for g in gains if g.basis == basis) / whole for basis in BASES}
        )
