"""Numbers of a form by the names that `sroi` has for them: `activities.wandelgroep.participants`."""

from collections.abc import Sequence
from typing import Any

from sroi_cli.model.problems import Trail


def path_of(trail: Trail, data: Any) -> str:
    """The path of a place in the data of a scenario: a record by its id, or else by its number."""
    steps = []
    for step in trail:
        data = data[step]
        steps.append(_name(data, step) if isinstance(step, int) else step)
    return ".".join(steps)


def trail_of(path: str, data: Any) -> Trail | None:
    """The place that a path names; None where there is none."""
    trail: list[str | int] = []
    for name in path.split("."):
        if isinstance(data, Sequence) and not isinstance(data, str):
            step: str | int | None = next((i for i, one in enumerate(data) if _name(one, i) == name), None)
        else:
            step = name if isinstance(data, dict) and name in data else None
        if step is None:
            return None
        data = data[step]
        trail.append(step)
    return tuple(trail)


def _name(record: Any, index: int) -> str:
    known = record if isinstance(record, dict) else {}
    return str(known.get("id") or known.get("activity") or index + 1)
