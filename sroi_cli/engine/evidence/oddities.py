"""What is odd about a result beside what its sources report. Nothing here is an error; each is worth a look."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import fsum

from sroi_cli.engine.activity_rows import use_label
from sroi_cli.engine.calculation import ROUNDING, claim, product, shares_by_year
from sroi_cli.engine.notes import Figure, Note, outside_programme
from sroi_cli.engine.result import Result
from sroi_cli.engine.value_map import Row
from sroi_cli.model.base import Translations
from sroi_cli.model.release import Release
from sroi_cli.model.resolved import number_value
from sroi_cli.model.scenario import ActivityUse
from sroi_cli.model.units import PEOPLE, QALY, parts

_EUROS = "EUR"  # the currency of what the sources report
_GAIN_AND_CLAIMS = ("qaly_programma_hoog", "impactclaim_laag", "impactclaim_hoog")  # reference values, as those below
_SAVINGS: Mapping[str, tuple[str, str, str]] = {  # who saves: spending per inhabitant, and the shares of it
    "zorgverzekeraar": ("zvw_per_inwoner", "besparing_zvw_laag", "besparing_zvw_hoog"),
    "gemeente": ("sociaal_domein_per_inwoner", "besparing_sociaal_domein_laag", "besparing_sociaal_domein_hoog"),
}
REPORTED = (*_GAIN_AND_CLAIMS, *(id_ for ids in _SAVINGS.values() for id_ in ids))


@dataclass(frozen=True)
class Shared:
    """Activities about one theme, which are likely to reach the same people."""

    labels: tuple[Translations, ...]
    participants: float  # of all of them
    largest: float  # of the one that reaches most


def oddities(result: Result) -> tuple[Note, ...]:
    """The ratio, gains in health and savings outside what is reported; more participants than people; people shared."""
    sharing = (Note("odd_shared", vars(one)) for one in shared(result))
    return (*outside_programme(result), *_health(result), *_savings(result), *_crowded(result), *sharing)


def shared(result: Result) -> Iterator[Shared]:
    """The counted activities of each theme, largest group first; not those that another theme has together too."""
    told: list[list[ActivityUse]] = []
    for uses in sorted(_by_theme(result).values(), key=len, reverse=True):
        if len(uses) > 1 and not any(all(use in others for use in uses) for others in told):
            told.append(uses)
            reached = [number_value(use.participants, result.release) for use in uses]
            yield Shared(tuple(use_label(use, result.release) for use in uses), fsum(reached), max(reached))


def _by_theme(result: Result) -> dict[str, list[ActivityUse]]:
    found: dict[str, list[ActivityUse]] = {}
    for use in result.subject.scenario.counted:
        for theme in result.release.activities[use.activity].themes:
            found.setdefault(theme, []).append(use)
    return found


def _health(result: Result) -> Iterator[Note]:
    """Gains in quality of life above the highest reported one, before what is due to others is taken off."""
    reported = _reported(result.release, _GAIN_AND_CLAIMS)
    if reported is None:
        return
    highest, low, high = reported
    for (gain, net), rows in _alike(result, _healthy_years).items():
        figures: dict[str, Figure] = {"rows": _names(rows, result), "gain": gain, "highest": highest}
        if not net and gain - highest > ROUNDING:
            yield Note("odd_gain", figures)
        elif net and (least := gain / highest) > low:  # with a smaller claim the gain before it is above the highest
            key = "odd_net_gain" if least <= high else "odd_net_gain_always"
            yield Note(key, figures | {"least": least, "low": low, "high": high})


def _savings(result: Result) -> Iterator[Note]:
    """Net savings per participant outside the reported shares of what is spent on an inhabitant."""
    if result.value_map.currency != _EUROS:
        return
    for who, ids in _SAVINGS.items():
        if reported := _reported(result.release, ids):
            yield from _savings_of(who, *reported, result)


def _savings_of(who: str, spending: float, low: float, high: float, result: Result) -> Iterator[Note]:
    def saves(row: Row, result: Result) -> float | None:
        return _euros(row, result) if row.stakeholder == who else None

    for (saving, _), rows in _alike(result, saves).items():
        if not low - ROUNDING <= saving / spending <= high + ROUNDING:
            figures: dict[str, Figure] = {"saving": saving, "share": saving / spending}
            figures |= {"spending": spending, "low": low, "high": high, "rows": _names(rows, result)}
            yield Note("odd_savings", figures | {"who": (result.value_map.parties[who].label,)})


def _crowded(result: Result) -> Iterator[Note]:
    """More participants than inhabitants: of one activity, or of all together."""
    scenario, release = result.subject.scenario, result.release
    if scenario.wijk.inhabitants is None:
        return
    inhabitants = number_value(scenario.wijk.inhabitants, release)
    reached = {use.name: number_value(use.participants, release) for use in scenario.counted}
    for use in scenario.counted:
        if reached[use.name] > inhabitants:
            figures = {"participants": reached[use.name], "inhabitants": inhabitants}
            yield Note("odd_crowded_activity", {**figures, "rows": (use_label(use, release),)})
    if fsum(reached.values()) > inhabitants and len(reached) > 1:
        yield Note("odd_crowded", {"participants": fsum(reached.values()), "inhabitants": inhabitants})


def _reported(release: Release, ids: tuple[str, str, str]) -> tuple[float, float, float] | None:
    """The reference values of these ids; None where the release does not have them all."""
    if any(id_ not in release.values for id_ in ids):
        return None
    first, second, third = (release.values[id_].entry.value for id_ in ids)
    return first, second, third


def _alike(result: Result, per_person: Callable[[Row, Result], float | None]) -> dict[tuple[float, bool], list[Row]]:
    """The outcomes that bring each person the same, by what that is and whether it is net."""
    found: dict[tuple[float, bool], list[Row]] = {}
    for one in result.rows:
        if one.row.side == "opbrengst" and (gain := per_person(one.row, result)) is not None:
            found.setdefault((gain, one.row.net), []).append(one.row)
    return found


def _healthy_years(row: Row, result: Result) -> float | None:
    """QALYs per person over all years of the effect, before corrections; None where a row counts no such thing."""
    effects = [factor for factor in row.factors if factor.role == "effect"]
    units = [parts(result.value_map.parameters[name].unit) for factor in effects for name in factor.plus]
    if not row.health or any(over != QALY or under not in PEOPLE for over, under in units):
        return None
    return float(product(effects, result.value_map.values)) * _years(row, result)


def _euros(row: Row, result: Result) -> float | None:
    """Euros per person over all years of the effect, after corrections; None where the quantity is not people."""
    quantities = [factor for factor in row.factors if factor.role == "quantity"]
    units = {result.value_map.parameters[name].unit for factor in quantities for name in factor.plus}
    if not units <= set(PEOPLE):
        return None
    values = result.value_map.values
    others = product((factor for factor in row.factors if factor.role != "quantity"), values)
    return float(others * claim(row, values, result.method)) * _years(row, result)


def _years(row: Row, result: Result) -> float:
    """How many full years the effect is worth, for somebody who enters."""
    return fsum(float(share) for share in shares_by_year(row.timing, result.value_map.values))


def _names(rows: list[Row], result: Result) -> tuple[Translations, ...]:
    """The activities that bring the outcomes, or else the outcomes."""
    uses = {use.name: use_label(use, result.release) for use in result.subject.scenario.activities}
    return tuple(uses[row.activity] if row.activity else row.label for row in rows)
