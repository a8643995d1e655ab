"""What a national projection is to assume, and its numbers with the settings of one run in place."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sroi_cli.engine.national.wijken import Listed
from sroi_cli.engine.parameters import Parameters
from sroi_cli.engine.settings import Setting, apply
from sroi_cli.engine.value_map import CLAIM_SCALE, REFERENCE, ValueMap
from sroi_cli.model.bounds import AMOUNT, SHARE, Bounds
from sroi_cli.model.catalogue import CURRENCY, TIME
from sroi_cli.model.method import Method, MethodChoice
from sroi_cli.model.projection import (
    COUNTRY,
    FIRST,
    INHABITANTS,
    LAST,
    ORGANISER,
    PERCEIVED_HEALTH,
    PROJECTED,
    REACH_OF_ALL,
    REACHED_TODAY,
    SPENDING,
    VALUES,
    WIJKEN,
    WIJKEN_BEFORE,
    WLZ,
    Path,
    ProjectionError,
    Reached,
)
from sroi_cli.model.reference import ActivityOutcome
from sroi_cli.model.release import Release
from sroi_cli.model.units import INHABITANT, WIJK

SOME = Bounds(1, 1e12, "1 or more")
COUNT = Bounds(1, 1e12, "a whole number from 1", whole=True)


@dataclass(frozen=True)
class Plan:
    """Until which year, how the number of wijken grows, how far the reaches overlap, and which wijken take part."""

    year: int = LAST
    path: Path = "published"
    overlap: float = 0.0  # 0, as published: who takes part in two activities counts twice; 1: the reaches are nested
    listed: Listed | None = None  # wijken of a list, in place of model wijken

    @property
    def wijken_name(self) -> str:
        """The parameter that says how many wijken take part."""
        return "list.wijken" if self.listed else f"{REFERENCE}{WIJKEN}"

    @property
    def inhabitants_name(self) -> str:
        """The parameter that says how many live in a wijk; of a list, on average."""
        return "list.inhabitants" if self.listed else f"{REFERENCE}{INHABITANTS}"

    @property
    def as_published(self) -> bool:
        """Does it assume what the source does, settings aside?"""
        return self == Plan()

    @property
    def years(self) -> int:
        """Years that are projected."""
        return self.year - FIRST + 1


def projected_outcomes(release: Release) -> Iterator[tuple[Reached, ActivityOutcome]]:
    """The outcomes of each activity of the projection."""
    for reached in PROJECTED:
        for outcome in (*release.activities[reached.activity].outcomes, *reached.beside):
            yield reached, outcome


def settled(plan: Plan, settings: Iterable[Setting], release: Release, method: Method) -> tuple[ValueMap, Method]:
    """The numbers of a plan with the settings in place; rows are made from them.

    Raises:
        ProjectionError: the year is not modelled, or the country is too small.
        SettingError: a setting that is not possible.
    """
    if not FIRST <= plan.year <= LAST:
        raise ProjectionError(
            f"{plan.year} is not modelled: reach grows by a fifth a year from {FIRST} to {LAST}; give a year of those"
        )
    found, method = apply(settings, _numbers(plan, release), method)
    _check_fit(plan, found)
    return found, method


def check_release(release: Release) -> None:
    """Raises ProjectionError where a release lacks something that projections are made from."""
    needed: dict[str, tuple[Collection[str], Iterable[str]]] = {
        "reference value": (release.values, (*VALUES, *(id_ for time in TIME for id_ in (time.average, time.price)))),
        "activity": (release.activities, (reached.activity for reached in PROJECTED)),
        "stakeholder": (release.stakeholders, (WLZ.stakeholder, *(time.stakeholder for time in TIME))),
        "method profile": (release.profiles, (MethodChoice().profile,)),
    }
    for kind, (known, ids) in needed.items():
        if lacking := next((id_ for id_ in ids if id_ not in known), None):
            raise ProjectionError(f"release {release.name} has no {kind} '{lacking}'; use a later release, or add it")


def _numbers(plan: Plan, release: Release) -> ValueMap:
    """All numbers that can be set; no rows yet."""
    parameters = Parameters(release)
    if plan.listed:
        count = len(plan.listed.wijken)
        file = plan.listed.source.file
        parameters.fixed(plan.wijken_name, count, WIJK, file)
        parameters.fixed(plan.inhabitants_name, plan.listed.inhabitants / count, f"{INHABITANT}/{WIJK}", file)
    else:
        parameters.reference(WIJKEN, COUNT)
        parameters.reference(INHABITANTS, SOME)
    for id_ in (COUNTRY, *SPENDING.values()):
        parameters.reference(id_, SOME)
    for id_ in (PERCEIVED_HEALTH, REACHED_TODAY, WIJKEN_BEFORE, ORGANISER):
        parameters.reference(id_, AMOUNT)
    for id_ in (*(reached.reach for reached in PROJECTED), REACH_OF_ALL):
        parameters.reference(id_, SHARE)
    for _, outcome in projected_outcomes(release):
        for id_ in outcome.values:
            parameters.reference(id_, AMOUNT)
    for id_ in (id_ for time in TIME for id_ in (time.average, time.price)):
        parameters.reference(id_, AMOUNT)
    parameters.optional(CLAIM_SCALE, None, 1, SHARE)
    return ValueMap(
        currency=CURRENCY,
        start=FIRST,
        years=plan.years,
        horizon=plan.years,
        rows=(),
        parameters=parameters.gathered,
        parties={},
        unknown=(),
    )


def _check_fit(plan: Plan, numbers: ValueMap) -> None:
    """Raises ProjectionError where more people would live in the wijken than in the country."""
    wijken, each, country = (
        numbers.values[name] for name in (plan.wijken_name, plan.inhabitants_name, f"{REFERENCE}{COUNTRY}")
    )
    if wijken * each <= country:
        return
    more = f"{wijken * each:,.0f} people, more than the {country:,.0f} of the country"
    if plan.listed:
        raise ProjectionError(
            f"the wijken of {plan.listed.source.file} have {more}; look at its numbers, or give a larger country: "
            f"--set {REFERENCE}{COUNTRY}=NUMBER"
        )
    fewer = f"at most {country // each:,.0f} wijken, or " if country >= each else ""
    raise ProjectionError(f"{wijken:,.0f} wijken of {each:,.0f} inhabitants are {more}; give {fewer}fewer inhabitants")
