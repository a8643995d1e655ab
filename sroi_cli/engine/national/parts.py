"""Parts of a national projection: what each activity brings, how it goes year by year, and what falls to whom."""

from collections.abc import Mapping
from dataclasses import dataclass

from sroi_cli.engine.national.projection import Projection
from sroi_cli.engine.national.wijken import Listed
from sroi_cli.engine.value_map import REFERENCE
from sroi_cli.model.base import Translations
from sroi_cli.model.projection import GAINERS, PROJECTED


@dataclass(frozen=True)
class ActivityPart:
    """Whom one activity reaches in a wijk until the last year, and what that saves there per year, as published."""

    id: str
    label: Translations
    reach: float  # share of the inhabitants
    reached: float
    values: Mapping[str, float]  # euros per participant and stakeholder
    savings: Mapping[str, float]  # euros per stakeholder


def activity_parts(found: Projection) -> tuple[ActivityPart, ...]:
    """One per activity of the projection."""
    values, saved = found.value_map.values, found.published.savings_by_activity
    effects = {
        (row.activity, row.stakeholder): values[factor.plus[0]]
        for row in found.value_map.rows
        for factor in row.factors
        if row.kind == "economic" and factor.role == "effect"
    }
    return tuple(
        ActivityPart(
            id=one.activity,
            label=found.release.activities[one.activity].label,
            reach=values[f"{REFERENCE}{one.reach}"],
            reached=found.reached[one.activity] / found.count,
            values={who: effects.get((one.activity, who), 0.0) for who in GAINERS},
            savings={who: saved.get((one.activity, who), 0.0) / found.count for who in GAINERS},
        )
        for one in PROJECTED
    )


@dataclass(frozen=True)
class PathYear:
    """One year on the way: who takes part, and the euros that all save and put in, nominal."""

    year: int
    wijken: float
    reached: float  # participants since the first year
    published: float
    one_effect_year: float
    inbreng: float


def path(found: Projection) -> tuple[PathYear, ...]:
    """One per year."""
    all_years, everybody = sum(found.wijken.values()), found.participants
    return tuple(
        PathYear(
            year=year,
            wijken=wijken,
            reached=everybody * sum(n for y, n in found.wijken.items() if y <= year) / all_years,
            published=found.published.saved_in(year),
            one_effect_year=found.one_effect_year.saved_in(year),
            inbreng=found.published.put_in(year),
        )
        for year, wijken in found.wijken.items()
    )


@dataclass(frozen=True)
class Part:
    """What falls to some of the inhabitants: savings per year and stakeholder under each reading."""

    inhabitants: float
    reached: float
    spending: Mapping[str, float]  # on these inhabitants in a year, per stakeholder whose spending is known
    published: Mapping[str, float]
    one_effect_year: Mapping[str, float]


def part(inhabitants: float, listed: Listed, found: Projection) -> Part:
    """What falls to so many inhabitants of the listed wijken: all amounts go by inhabitants."""
    share = inhabitants / listed.inhabitants
    return Part(
        inhabitants=inhabitants,
        reached=share * found.participants,
        spending={who: inhabitants * each for who, each in found.spending_per_inhabitant.items()},
        published={who: share * amount for who, amount in found.published.savings.items()},
        one_effect_year={who: share * amount for who, amount in found.one_effect_year.savings.items()},
    )
