"""What is odd about a result beside what its sources report. Nothing here is an error; each is worth a look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import fsum

from sroi_cli.engine.activity_rows import use_label
from sroi_cli.engine.arithmetic import clip
from sroi_cli.engine.calculation import ROUNDING, claim, product
from sroi_cli.engine.evidence.lasting import yearly
from sroi_cli.engine.evidence.resting import outcomes
from sroi_cli.engine.note import Figure, Note
from sroi_cli.engine.notes import HIGHEST, LOWEST, outside_programme
from sroi_cli.engine.result import Result
from sroi_cli.engine.value_map import Row
from sroi_cli.model.base import Translations
from sroi_cli.model.catalogue import CURRENCY
from sroi_cli.model.reference import Theme
from sroi_cli.model.release import Release
from sroi_cli.model.resolved import number_value
from sroi_cli.model.scenario import ActivityUse
from sroi_cli.model.units import PEOPLE, QALY, parts

_GAIN_AND_CLAIMS = ("qaly_programma_hoog", "impactclaim_laag", "impactclaim_hoog")  # reference values, as those below
_SAVINGS: Mapping[str, tuple[str, str, str]] = {  # who saves: spending per inhabitant, and the shares of it
    "zorgverzekeraar": ("zvw_per_inwoner", "besparing_zvw_laag", "besparing_zvw_hoog"),
    "gemeente": ("sociaal_domein_per_inwoner", "besparing_sociaal_domein_laag", "besparing_sociaal_domein_hoog"),
}
REPORTED = (*_GAIN_AND_CLAIMS, *(id_ for ids in _SAVINGS.values() for id_ in ids))
_Alike = Mapping[tuple[float, bool], tuple[Translations, ...]]


@dataclass(frozen=True)
class Shared:
    """Activities about one theme, which are likely to reach the same people."""

    theme: Theme
    labels: tuple[Translations, ...]
    participants: float  # of all of them
    largest: float  # of the one that reaches most


def oddities(result: Result) -> tuple[Note, ...]:
    """The ratio, gains in health and savings outside what is reported; more participants than people; people shared."""
    sharing = (Note("odd_shared", vars(one)) for one in shared(result))
    return (*_compared(result), *_crowded(result), *sharing)


def shared(result: Result) -> Iterator[Shared]:
    """The activities of each theme, largest group first; not those that another theme has together too."""
    told: list[list[ActivityUse]] = []
    for theme, uses in sorted(_by_theme(result).items(), key=lambda each: len(each[1]), reverse=True):
        if len(uses) > 1 and not any(all(use in others for use in uses) for others in told):
            told.append(uses)
            reached = [number_value(use.participants, result.release) for use in uses]
            yield Shared(theme, tuple(use_label(use, result.release) for use in uses), fsum(reached), max(reached))


def _by_theme(result: Result) -> dict[Theme, list[ActivityUse]]:
    """The activities that reach somebody."""
    found: dict[Theme, list[ActivityUse]] = {}
    for use in result.subject.scenario.counted:
        if number_value(use.participants, result.release) > 0:
            for theme in result.release.activities[use.activity].themes:
                found.setdefault(theme, []).append(use)
    return found


def _compared(result: Result) -> Iterator[Note]:
    """What lies outside what is reported; or that there is nothing to compare, or nothing to compare with."""
    if not any(outcomes(result.rows)):
        yield Note("odd_no_amounts")
    elif any(id_ not in result.release.values for id_ in (*REPORTED, LOWEST, HIGHEST)):
        yield Note("odd_not_compared", {"release": result.release.name})
    elif result.value_map.currency != CURRENCY:
        yield from (Note("odd_not_in_euros"), *_health(result))
    else:
        yield from (*outside_programme(result), *_health(result), *_savings(result))


def _health(result: Result) -> Iterator[Note]:
    """Gains in quality of life above the highest reported one, before what is due to others is taken off."""
    highest, low, high = _reported(result.release, _GAIN_AND_CLAIMS)
    gains = {one.row: _healthy_years(one.row, result) for one in outcomes(result.rows) if one.impact}
    for (gain, net), labels in _alike(gains, result).items():
        figures: dict[str, Figure] = {"rows": labels, "gain": gain, "highest": highest}
        if not net and gain - highest > ROUNDING:
            yield Note("odd_gain", figures)
        elif net and gain - low * highest > ROUNDING:  # with a claim below `least`, the gain before it is above that
            key = "odd_net_gain" if gain - high * highest <= ROUNDING else "odd_net_gain_always"
            yield Note(key, figures | {"least": gain / highest if highest else 1.0, "low": low, "high": high})


def _savings(result: Result) -> Iterator[Note]:
    """Net savings in a year, per participant, outside the reported shares of what is spent on an inhabitant."""
    for who, ids in _SAVINGS.items():
        spending, low, high = _reported(result.release, ids)
        rows = [one.row for one in outcomes(result.rows) if one.row.stakeholder == who and one.impact]
        saved = {row: _euros(row, result) for row in rows}
        for (saving, _), labels in _alike(saved, result).items():
            if saving > 0 and spending and not low - ROUNDING <= saving / spending <= high + ROUNDING:
                figures: dict[str, Figure] = {"saving": saving, "share": saving / spending, "spending": spending}
                who_label = result.value_map.parties[who].label
                yield Note("odd_savings", figures | {"low": low, "high": high, "rows": labels, "who": (who_label,)})


def _crowded(result: Result) -> Iterator[Note]:
    """More people than inhabitants: in one activity or outcome, or in all activities together."""
    scenario, release = result.subject.scenario, result.release
    if scenario.wijk.inhabitants is None:
        return
    inhabitants = number_value(scenario.wijk.inhabitants, release)
    reached = [(use_label(use, release), number_value(use.participants, release)) for use in scenario.counted]
    for label, people in (*reached, *_people_of_own_outcomes(result)):
        if people > inhabitants:
            yield Note("odd_crowded_one", {"rows": (label,), "people": people, "inhabitants": inhabitants})
    together = fsum(people for _, people in reached)
    if together > inhabitants and len(reached) > 1:
        yield Note("odd_crowded", {"participants": together, "inhabitants": inhabitants})


def _people_of_own_outcomes(result: Result) -> Iterator[tuple[Translations, float]]:
    """The outcomes of the scenario itself that are counted in people, and how many those are."""
    for row in (one.row for one in outcomes(result.rows) if not one.row.activity):
        quantity = result.value_map.parameters[row.factors[0].plus[0]]
        if len(row.factors[0].plus) == 1 and quantity.unit in PEOPLE:
            yield row.label, quantity.value


def _reported(release: Release, ids: tuple[str, str, str]) -> tuple[float, float, float]:
    """The reference values of these ids."""
    first, second, third = (release.values[id_].entry.value for id_ in ids)
    return first, second, third


def _alike(gains: Mapping[Row, float | None], result: Result) -> _Alike:
    """The activities and own outcomes that bring each person the same, by what that is and whether it is net."""
    uses = {use.name: use_label(use, result.release) for use in result.subject.scenario.activities}
    found: dict[tuple[float, bool], tuple[Translations, ...]] = {}
    for row, gain in gains.items():
        if gain is not None:
            label = uses[row.activity] if row.activity else row.label
            found[gain, row.net] = (*found.get((gain, row.net), ()), label)
    return found


def _healthy_years(row: Row, result: Result) -> float | None:
    """QALYs per person over all years of the effect, before corrections; None where a row counts no such thing."""
    effects = [factor for factor in row.factors if factor.role == "effect"]
    units = [parts(result.value_map.parameters[name].unit) for factor in effects for name in factor.plus]
    if not row.health or any(over != QALY or under not in PEOPLE for over, under in units):
        return None
    return float(product(effects, result.value_map.values)) * fsum(yearly(row, result))


def _euros(row: Row, result: Result) -> float | None:
    """Euros per person in the year that brings most, after corrections; None where the quantity is not people."""
    quantities = [factor for factor in row.factors if factor.role == "quantity"]
    units = {result.value_map.parameters[name].unit for factor in quantities for name in factor.plus}
    if not units <= set(PEOPLE):
        return None
    values = result.value_map.values
    others = product((factor for factor in row.factors if factor.role != "quantity"), values)
    return float(others * clip(claim(row, values, result.method), 0, 1)) * max(yearly(row, result))
