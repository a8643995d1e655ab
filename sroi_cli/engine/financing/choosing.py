"""Which costs and which payers somebody means by some words."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import get_args

from sroi_cli.engine.financing.stakes import Cost
from sroi_cli.engine.mapping import parties as ordered
from sroi_cli.engine.result import Result
from sroi_cli.engine.value_map import Party
from sroi_cli.model.reference import Purse, Stakeholder
from sroi_cli.model.resolved import known_stakeholders
from sroi_cli.model.suggestions import suggestion

_FEW = 12  # that a message can name


class ChoiceError(Exception):
    """Words that mean nothing here; says what they could be."""


def financing_parties(result: Result) -> dict[str, Party]:
    """The stakeholders of a result, and those that only pay, in the order of tables."""
    value_map = result.value_map
    paying = [row.funded_by for row in (*value_map.rows, *value_map.unknown) if row.funded_by]
    return ordered([*value_map.parties, *paying], known_stakeholders(result.subject.scenario, result.release))


def chosen_payers(words: Sequence[str], known: Mapping[str, Stakeholder]) -> frozenset[str]:
    """The payers that purses and ids name, also those without a part in this scenario.

    So one list of payers does for many scenarios. Raises ChoiceError for any other word.
    """
    purses = get_args(Purse)
    for word in words:
        if word not in (*purses, *known):
            raise ChoiceError(f"--payers: unknown payer '{word}'{suggestion(word, [*purses, *known])}")
    return frozenset(id_ for id_, one in known.items() if id_ in words or one.purse in words)


def check_caps(caps: Iterable[str], payers: Collection[str], known: Collection[str]) -> None:
    """Raises ChoiceError for a cap on somebody that is no payer."""
    for word in caps:
        if word in payers:
            continue
        if word in known:
            raise ChoiceError(f"--cap: '{word}' is no payer; name it with --payers too")
        raise ChoiceError(f"--cap: unknown payer '{word}'{suggestion(word, sorted(payers))}")


def chosen_costs(ids: Sequence[str], costs: Iterable[Cost], result: Result) -> tuple[str, ...]:
    """The ids, each of a cost. Raises ChoiceError for a row that there is not, or that is no cost."""
    known = {cost.row.id for cost in costs}
    others = {row.id: row for row in (*result.value_map.rows, *result.value_map.unknown) if row.id not in known}
    for id_ in ids:
        if id_ in others:
            kind = "opbrengst" if others[id_].side == "opbrengst" else "unpaid time, which nobody has to pay"
            raise ChoiceError(f"--rows: '{id_}' is {kind}; name rows of money or paid time{_all(known)}")
        if id_ not in known:
            raise ChoiceError(f"--rows: unknown row '{id_}'{suggestion(id_, sorted(known))}")
    return tuple(ids)


def _all(ids: Collection[str]) -> str:
    return f": {', '.join(sorted(ids))}" if 0 < len(ids) <= _FEW else ""
