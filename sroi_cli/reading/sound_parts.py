"""The sound parts of a scenario with mistakes: the rules are checked on them, so that all mistakes are told at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from sroi_cli.model.base import Vocabulary
from sroi_cli.model.problems import Problem
from sroi_cli.model.release import Release
from sroi_cli.model.rules import broken_rules
from sroi_cli.model.scenario import Scenario

_ROWS = ("activities", "inbreng", "outcomes")
# parts that stand in for broken ones; rules that look at them hear that they are not known
_STAND_INS: dict[str, Any] = {
    "wijk": {"name": "-", "gemeente": "-"},
    "method": "2diabeat",
    "not_monetised": (),
    "stakeholders": {},
    "assessment": {},
    "factsheet": {},
    "status": None,
    "hours": None,
}


def rules_broken_beside(
    problems: Sequence[Problem], data: Mapping[str, Any], words: Vocabulary, release: Release | None
) -> list[Problem]:
    """The rules that the rest of a scenario breaks; none where too little of it is sound to tell."""
    kept = _without(problems, data)
    if kept is None or release is None:
        return []
    places = {group: [index for index, row in enumerate(kept[group]) if row is not None] for group in _ROWS}
    sound = kept | {group: tuple(kept[group][index] for index in places[group]) for group in _ROWS}
    try:
        scenario = TypeAdapter(Scenario).validate_python(sound, context=words)
    except ValidationError:
        return []
    broken = frozenset(str(problem.trail[0]) for problem in problems if problem.trail)
    return [_replaced(problem, places) for problem in broken_rules(scenario, release, unsure=broken)]


def _without(problems: Sequence[Problem], data: Mapping[str, Any]) -> dict[str, Any] | None:
    """The data with broken rows as None, and with stand-ins for other broken parts."""
    kept = {**data, **{group: list(data.get(group) or ()) for group in _ROWS}}
    for problem in problems:
        match problem.trail:
            case (str(group), int(index), *_) if group in _ROWS:
                kept[group][index] = None
            case (str(group), *_) if group in _ROWS:
                kept[group] = []
            case (str(part), *_) if part in _STAND_INS:
                kept[part] = _STAND_INS[part]
            case (str(part),) if problem.at_key:
                kept.pop(part)
            case _:
                return None
    return kept


def _replaced(problem: Problem, places: dict[str, list[int]]) -> Problem:
    """The problem at the place that its row has in the file."""
    match problem.trail:
        case (str(group), int(index), *rest) if group in places:
            return Problem((group, places[group][index], *rest), problem.message, problem.at_key)
    return problem
