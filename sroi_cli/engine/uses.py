"""Where reference values are used: by activities, for hours, by scenarios, and in every result."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from sroi_cli.engine.evidence.oddities import REPORTED
from sroi_cli.engine.mapping import build_value_map
from sroi_cli.engine.notes import HIGHEST, LOWEST
from sroi_cli.engine.result import BAND
from sroi_cli.engine.value_map import REFERENCE
from sroi_cli.model.catalogue import TIME
from sroi_cli.model.projection import PROJECTED, VALUES
from sroi_cli.model.reference import Activity, ActivityOutcome
from sroi_cli.model.release import Release
from sroi_cli.model.scenario import Scenario


@dataclass(frozen=True)
class Use:
    """Who uses a value: an activity or a scenario by name, hours of a stakeholder, every result, or a command."""

    kind: Literal["activity", "hours", "scenario", "result", "projection", "check"]
    name: str


Outcomes = Mapping[str, Iterable[ActivityOutcome]]


def outcomes_of_all_dates(activities: Mapping[str, Activity]) -> Outcomes:
    """What each activity brings, or ever brought."""
    return {id_: [one for entry in activity.entries for one in entry.outcomes] for id_, activity in activities.items()}


def uses(outcomes: Outcomes, scenarios: Iterable[tuple[str, Scenario, Release]]) -> dict[str, tuple[Use, ...]]:
    """The uses of each reference value that has any, by activities and by scenarios with their name and release."""
    found: dict[str, dict[Use, None]] = {}
    for id_, use in (*_catalogued(outcomes), *_conventions(), *_projected(outcomes), *_named(scenarios)):
        found.setdefault(id_, {})[use] = None
    return {id_: tuple(each) for id_, each in found.items()}


def _catalogued(outcomes: Outcomes) -> Iterator[tuple[str, Use]]:
    for name, brought in outcomes.items():
        for id_ in (id_ for outcome in brought for id_ in outcome.values):
            yield id_, Use("activity", name)
    for time in TIME:
        for id_ in (time.price, time.average):
            yield id_, Use("hours", time.stakeholder)


def _conventions() -> Iterator[tuple[str, Use]]:
    yield from ((id_, Use("result", "ratio")) for id_ in (BAND, LOWEST, HIGHEST))
    yield from ((id_, Use("check", "check")) for id_ in REPORTED)


def _projected(outcomes: Outcomes) -> Iterator[tuple[str, Use]]:
    effects = (id_ for one in PROJECTED for brought in outcomes.get(one.activity, ()) for id_ in brought.values)
    hours = (id_ for time in TIME for id_ in (time.price, time.average))
    return ((id_, Use("projection", "scale")) for id_ in (*effects, *hours, *VALUES))


def _named(scenarios: Iterable[tuple[str, Scenario, Release]]) -> Iterator[tuple[str, Use]]:
    for name, scenario, release in scenarios:
        for path in build_value_map(scenario, release).parameters:
            if path.startswith(REFERENCE):
                yield path.removeprefix(REFERENCE), Use("scenario", name)
