"""The rows of the national projection: wijken x inhabitants x reach x what a participant yields, or puts in."""

from collections.abc import Mapping
from dataclasses import replace

from sroi_cli.engine.activity_rows import joined
from sroi_cli.engine.mapping import parties
from sroi_cli.engine.national.plan import Plan, projected_outcomes
from sroi_cli.engine.own_rows import WEEKS, WEEKS_PER_YEAR
from sroi_cli.engine.parameters import Parameters
from sroi_cli.engine.value_map import REFERENCE, Factor, Row, Timing, ValueMap
from sroi_cli.model.base import Translations
from sroi_cli.model.catalogue import ORGANISER_ROW, PARTICIPANTS, TIME, Time
from sroi_cli.model.projection import AMBITION, ORGANISER, PROJECTED, Reached
from sroi_cli.model.reference import ActivityOutcome
from sroi_cli.model.release import Release
from sroi_cli.model.units import INHABITANT, PARTICIPANT, QALY, SHARE_UNIT, WEEK, YEAR, parts

REACHED_SO_FAR, ACTIVE, EFFECT_YEARS = "plan.reached_so_far", "plan.years_active", "plan.effect_years"
_ORGANISER_LABEL = Translations(nl="Lokale aanjagers", en="Local organisers")


def with_rows(plan: Plan, numbers: ValueMap, wijken: Mapping[int, float], release: Release) -> ValueMap:
    """The value map of a plan.

    A wijk reaches a fifth of the ambition in each year in which it takes part, so that participants enter as the
    wijken of the year are of those of all years.

    Args:
        plan: what to assume.
        numbers: the settled numbers of the plan.
        wijken: how many take part in each year.
        release: where labels and activities come from.
    """
    total = sum(wijken.values())
    timing = Timing(tuple(count / total for count in wijken.values()))
    lasting = replace(timing, duration=EFFECT_YEARS)
    rows = (
        *(_time_row(reached, time, plan, timing, release) for reached in PROJECTED for time in TIME),
        _organiser_row(plan, timing),
        *(_outcome_row(*found, plan, lasting, release) for found in projected_outcomes(release)),
    )
    following = Parameters(release)
    active = total / numbers.values[plan.wijken_name]
    following.fixed(ACTIVE, active, YEAR)
    following.fixed(REACHED_SO_FAR, active / AMBITION, SHARE_UNIT)
    following.fixed(EFFECT_YEARS, plan.years, YEAR)
    following.fixed(WEEKS, WEEKS_PER_YEAR, f"{WEEK}/{YEAR}")
    for activity, share in _overlaps(plan, numbers.values, release).items():
        following.fixed(_overlap(activity), share, f"{PARTICIPANT}/{INHABITANT}")
    return replace(
        numbers,
        rows=rows,
        parameters={**numbers.parameters, **following.gathered},
        parties=parties([row.stakeholder for row in rows], release.stakeholders),
    )


def people(plan: Plan, activity: Reached, *, once: bool = False) -> tuple[Factor, ...]:
    """The participants of an activity until the year of the plan; `once`: without those whom another one counts."""
    minus = (_overlap(activity.activity),) if once else ()
    return (
        Factor("quantity", (plan.wijken_name,)),
        Factor("quantity", (plan.inhabitants_name,)),
        Factor("quantity", (f"{REFERENCE}{activity.reach}",), minus),
        Factor("quantity", (REACHED_SO_FAR,)),
    )


def _time_row(reached: Reached, time: Time, plan: Plan, timing: Timing, release: Release) -> Row:
    return Row(
        id=f"{reached.activity}.{time.average}",
        label=joined(release.activities[reached.activity].label, time.label),
        what=time.label,
        side="inbreng",
        stakeholder=time.stakeholder,
        kind=time.kind,
        factors=(
            *people(plan, reached),
            Factor("hours", (f"{REFERENCE}{time.average}",)),
            Factor("price", (f"{REFERENCE}{time.price}",)),
        ),
        timing=timing,
        trail=(),
        participants_time=time.stakeholder == PARTICIPANTS,
        funded_by=time.stakeholder,
        activity=reached.activity,
    )


def _organiser_row(plan: Plan, timing: Timing) -> Row:
    """The paid time of a local organiser in every wijk that takes part."""
    paid = next(time for time in TIME if time.kind == "paid_time")
    return Row(
        id=ORGANISER_ROW,
        label=_ORGANISER_LABEL,
        what=_ORGANISER_LABEL,
        side="inbreng",
        stakeholder=paid.stakeholder,
        kind=paid.kind,
        factors=(
            Factor("quantity", (plan.wijken_name,)),
            Factor("hours", (f"{REFERENCE}{ORGANISER}",)),
            Factor("weeks", (WEEKS,)),
            Factor("years", (ACTIVE,)),
            Factor("price", (f"{REFERENCE}{paid.price}",)),
        ),
        timing=timing,
        trail=(),
    )


def _outcome_row(reached: Reached, outcome: ActivityOutcome, plan: Plan, timing: Timing, release: Release) -> Row:
    effect = release.values[outcome.effect]
    priced = (Factor("unit_value", (f"{REFERENCE}{outcome.unit_value}",)),) if outcome.unit_value else ()
    return Row(
        id=f"{reached.activity}.{outcome.effect}",
        label=joined(release.activities[reached.activity].label, outcome.label or effect.label),
        what=outcome.label or effect.label,
        side="opbrengst",
        stakeholder=outcome.stakeholder,
        kind=outcome.kind,
        factors=(*people(plan, reached, once=True), Factor("effect", (f"{REFERENCE}{outcome.effect}",)), *priced),
        timing=timing,
        trail=(),
        health=QALY in parts(effect.unit),
        activity=reached.activity,
    )


def _overlaps(plan: Plan, values: Mapping[str, float], release: Release) -> dict[str, float]:
    """Of each activity the share of inhabitants that another one counts: the one that yields more per participant.

    At an overlap of 1 the reaches are nested: whoever the smaller one reaches, the larger one reaches too.
    """
    yields: dict[Reached, float] = {}
    for reached, outcome in projected_outcomes(release):
        price = values[f"{REFERENCE}{outcome.unit_value}"] if outcome.unit_value else 1.0
        yields[reached] = yields.get(reached, 0.0) + values[f"{REFERENCE}{outcome.effect}"] * price
    shares: dict[str, float] = {}
    widest = 0.0  # reach among those that yield more
    for reached in sorted(yields, key=lambda one: -yields[one]):
        reach = values[f"{REFERENCE}{reached.reach}"]
        shares[reached.activity] = plan.overlap * min(reach, widest)
        widest = max(widest, reach)
    return shares


def _overlap(activity: str) -> str:
    return f"plan.overlap.{activity}"
