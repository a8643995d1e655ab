"""What the rules stand on: a scenario, the release that it is read with, and what of it is not sure."""

from dataclasses import dataclass

from sroi_cli.model.release import Release
from sroi_cli.model.scenario import Scenario


@dataclass(frozen=True)
class Ground:
    """A scenario beside its release.

    `unsure` names parts of the file that have mistakes themselves and are left out here: rules that would judge
    another part by them keep silent.
    """

    scenario: Scenario
    release: Release
    unsure: frozenset[str] = frozenset()
