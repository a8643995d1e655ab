"""Which themes the activities of a wijk are about, in which phases of behaviour change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from sroi_cli.model.reference import Phase, Theme
from sroi_cli.model.release import Release
from sroi_cli.model.scenario import ActivityUse, Scenario

THEMES: tuple[Theme, ...] = get_args(Theme)
PHASES: tuple[Phase, ...] = get_args(Phase)


@dataclass(frozen=True)
class Coverage:
    """The activities by theme and phase; those without participants included."""

    uses: Mapping[tuple[Theme, Phase], tuple[ActivityUse, ...]]

    @property
    def any(self) -> bool:
        return any(self.uses.values())


def coverage(scenario: Scenario, release: Release) -> Coverage:
    """The activities of a scenario, set out as the catalogue assigns them."""
    found: dict[tuple[Theme, Phase], tuple[ActivityUse, ...]] = {}
    for theme in THEMES:
        for phase in PHASES:
            found[theme, phase] = tuple(use for use in scenario.activities if _covers(use, theme, phase, release))
    return Coverage(found)


def _covers(use: ActivityUse, theme: Theme, phase: Phase, release: Release) -> bool:
    activity = release.activities[use.activity]
    return activity.phase == phase and theme in activity.themes
