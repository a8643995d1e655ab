"""The result of one scenario, and how it comes about."""

from collections.abc import Mapping
from dataclasses import dataclass

from sroi_cli.engine.ledger import Ledger, ledger
from sroi_cli.engine.mapping import build_value_map
from sroi_cli.engine.settings import Setting, apply
from sroi_cli.engine.totals import (
    Balance,
    Perspective,
    RowTotal,
    StakeholderTotal,
    YearTotal,
    beyond_period,
    kinds,
    perspectives,
    rows,
    society,
    stakeholders,
    years,
)
from sroi_cli.engine.uncertainty.sampling import Sampling, Sureness
from sroi_cli.engine.value_map import ValueMap
from sroi_cli.model.image import Image
from sroi_cli.model.method import Method, MethodChoice, chosen
from sroi_cli.model.release import Release
from sroi_cli.model.scenario import Scenario

BAND = "bandbreedte_ratio"  # reference value


@dataclass(frozen=True)
class Band:
    """The published-style band: the ratio and a margin either way, a share of it. A convention."""

    margin: float
    low: float
    high: float


@dataclass(frozen=True)
class Subject:
    """What was calculated: a scenario, as its file or its settings give it."""

    scenario: Scenario
    file: str
    settings: tuple[Setting, ...] = ()
    logo: Image | None = None  # what the scenario wants on its factsheet


@dataclass(frozen=True)
class Result:
    """Everything that the reports show of one scenario."""

    subject: Subject
    release: Release
    method: Method
    value_map: ValueMap
    ledger: Ledger
    total: Balance
    band: Band | None
    beyond_period: float
    stakeholders: tuple[StakeholderTotal, ...]
    kinds: Mapping[str, float | None]
    perspectives: tuple[Perspective, ...]
    other_methods: Mapping[str, float | None]  # ratio under the other profiles
    years: tuple[YearTotal, ...]
    rows: tuple[RowTotal, ...]
    sureness: Sureness | None  # None: no draws were made


def calculate(
    subject: Subject, release: Release, profile: str | None = None, sampling: Sampling | None = None
) -> Result:
    """The result of a scenario under its method, or under another profile; with draws where `sampling` is given.

    Raises:
        ScenarioError: added corrections take off more than there is, or there are too many amounts.
        SettingError: a setting that is not possible.
    """
    choice = MethodChoice(profile=profile) if profile else subject.scenario.method
    value_map, method = apply(
        subject.settings, build_value_map(subject.scenario, release), chosen(choice, release.profiles)
    )
    lines = ledger(value_map, method)
    total, parties = society(value_map, lines), stakeholders(value_map, lines)
    return Result(
        subject=subject,
        release=release,
        method=method,
        value_map=value_map,
        ledger=lines,
        total=total,
        band=_band(total, release),
        beyond_period=beyond_period(lines),
        stakeholders=parties,
        kinds=kinds(value_map, lines),
        perspectives=perspectives(value_map, lines),
        other_methods=_other_methods(value_map, method, release),
        years=years(value_map, lines),
        rows=rows(value_map, lines, method),
        sureness=_sureness(value_map, method, total, parties, sampling) if sampling else None,
    )


def _sureness(
    value_map: ValueMap, method: Method, total: Balance, parties: tuple[StakeholderTotal, ...], sampling: Sampling
) -> Sureness:
    from sroi_cli.engine.uncertainty.sureness import sureness  # loads NumPy

    return sureness(value_map, method, total, parties, sampling)


def _band(total: Balance, release: Release) -> Band | None:
    if total.ratio is None or BAND not in release.values:
        return None
    margin = release.values[BAND].entry.value
    width = abs(total.ratio) * margin
    return Band(margin, total.ratio - width, total.ratio + width)


def _other_methods(value_map: ValueMap, method: Method, release: Release) -> dict[str, float | None]:
    """The ratio under each profile that differs from the method used."""
    ratios = {}
    for name in release.profiles:
        other = chosen(MethodChoice(profile=name), release.profiles)
        if other != method:
            ratios[name] = society(value_map, ledger(value_map, other)).ratio
    return ratios
