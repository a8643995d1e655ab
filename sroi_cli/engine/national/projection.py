"""The national projection: what the approach takes and yields in many wijken, under both readings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import prod

from sroi_cli.engine.calculation import factor_value
from sroi_cli.engine.ledger import ledger
from sroi_cli.engine.national.growth import wijken_by_year
from sroi_cli.engine.national.plan import Plan, check_release, settled
from sroi_cli.engine.national.reading import Reading, ReadingId
from sroi_cli.engine.national.rows import EFFECT_YEARS, people, with_rows
from sroi_cli.engine.settings import Setting
from sroi_cli.engine.uncertainty.sampling import Interval, Sampling
from sroi_cli.engine.value_map import REFERENCE, ValueMap
from sroi_cli.model.method import Method, MethodChoice, chosen
from sroi_cli.model.projection import COUNTRY, PROJECTED, REACH_OF_ALL, SPENDING, WIJKEN_BEFORE, Reached
from sroi_cli.model.release import Release


@dataclass(frozen=True)
class Projection:
    """Everything that the reports show of one projection."""

    plan: Plan
    settings: tuple[Setting, ...]
    release: Release
    wijken: Mapping[int, float]  # that take part, per year
    published: Reading
    one_effect_year: Reading
    sampling: Sampling | None = None  # None: no draws
    sureness: Mapping[ReadingId, Mapping[str, Interval]] = field(default_factory=dict)  # of the amounts of each reading

    @property
    def value_map(self) -> ValueMap:
        return self.published.value_map

    @property
    def method(self) -> Method:
        return self.published.method

    @property
    def as_published(self) -> bool:
        """Is it the projection of the source itself, with nothing changed?"""
        return self.plan.as_published and not self.settings

    @property
    def count(self) -> float:
        """Wijken that take part in the last year."""
        return self._value(self.plan.wijken_name)

    @property
    def inhabitants(self) -> float:
        """Inhabitants of a wijk; of a list, on average."""
        return self._value(self.plan.inhabitants_name)

    @property
    def share_of_inhabitants(self) -> float:
        """Of the country, those who live in the wijken."""
        return self.count * self.inhabitants / self._value(f"{REFERENCE}{COUNTRY}")

    @cached_property
    def reached(self) -> dict[str, float]:
        """Participants of each activity until the last year."""
        return {one.activity: self._people(one) for one in PROJECTED}

    @cached_property
    def participants(self) -> float:
        """Of all activities together."""
        return sum(self.reached.values())

    @property
    def reached_once(self) -> float:
        """The same, without those whom more than one activity counts."""
        return sum(self._people(one, once=True) for one in PROJECTED)

    def _people(self, activity: Reached, *, once: bool = False) -> float:
        values = self.value_map.values
        return float(prod(factor_value(factor, values) for factor in people(self.plan, activity, once=once)))

    @cached_property
    def spending_per_inhabitant(self) -> dict[str, float]:
        """Euros a year, per stakeholder whose spending is known."""
        country = self._value(f"{REFERENCE}{COUNTRY}")
        return {who: self._value(f"{REFERENCE}{id_}") / country for who, id_ in SPENDING.items()}

    def share_of_spending(self, reading: Reading) -> dict[str, float]:
        """Savings as a share of what is spent on the inhabitants of the wijken, per stakeholder."""
        lived = self.count * self.inhabitants
        return {who: reading.savings[who] / (each * lived) for who, each in self.spending_per_inhabitant.items()}

    @cached_property
    def alternatives(self) -> tuple["Alternative", ...]:
        """What the sums hang on: full overlap, reach as a share of all inhabitants, and both."""
        nested = replace(self.plan, overlap=1.0)
        of_all = Setting(f"{REFERENCE}{PROJECTED[0].reach}", self._value(f"{REFERENCE}{REACH_OF_ALL}"))
        return (
            Alternative("nested", project(nested, self.settings, self.release, self.sampling)),
            Alternative("of_all", project(self.plan, (*self.settings, of_all), self.release, self.sampling)),
            Alternative("nested_of_all", project(nested, (*self.settings, of_all), self.release, self.sampling)),
        )

    def _value(self, name: str) -> float:
        return self.value_map.values[name]


@dataclass(frozen=True)
class Alternative:
    """The same projection with one assumption changed; `key` names it in the labels."""

    key: str
    projection: Projection


def project(plan: Plan, settings: Iterable[Setting], release: Release, sampling: Sampling | None = None) -> Projection:
    """The projection of a plan; with draws where `sampling` is given.

    Source: tables 2-4 of the impact analysis of 2diabeat (VitaValley 2025); what it adds to them is ours.

    Raises:
        ProjectionError: the plan cannot be projected.
        SettingError: a setting that is not possible.
    """
    given = tuple(settings)
    check_release(release)
    numbers, method = settled(plan, given, release, chosen(MethodChoice(), release.profiles))
    before = numbers.values[f"{REFERENCE}{WIJKEN_BEFORE}"]
    wijken = wijken_by_year(plan.path, before, numbers.values[plan.wijken_name], plan.year)
    value_map = with_rows(plan, numbers, wijken, release)
    published = _reading("published", value_map, method, [plan.year])
    one = _reading("one_effect_year", _lasting(1, value_map), method, sorted(wijken))
    return Projection(
        plan=plan,
        settings=given,
        release=release,
        wijken=wijken,
        published=published,
        one_effect_year=one,
        sampling=sampling,
        sureness=_sureness((published, one), sampling) if sampling else {},
    )


def _sureness(readings: Iterable[Reading], sampling: Sampling) -> dict[ReadingId, Mapping[str, Interval]]:
    from sroi_cli.engine.national.sureness import reading_sureness  # loads NumPy

    return {one.id: reading_sureness(one, sampling) for one in readings}


def _reading(id_: ReadingId, value_map: ValueMap, method: Method, years: Sequence[int]) -> Reading:
    return Reading(id_, value_map, ledger(value_map, method), method, years)


def _lasting(years: float, value_map: ValueMap) -> ValueMap:
    """The same rows, of which the effects last so many years."""
    changed = replace(value_map.parameters[EFFECT_YEARS], value=years)
    return replace(value_map, parameters={**value_map.parameters, EFFECT_YEARS: changed})
