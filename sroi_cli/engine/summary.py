"""A result in short: small, however many rows it has, so that those of thousands of scenarios can be kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from sroi_cli.engine.result import Band, Result
from sroi_cli.engine.settings import Setting
from sroi_cli.engine.totals import Balance
from sroi_cli.engine.uncertainty.sampling import Sureness
from sroi_cli.model.base import Translations
from sroi_cli.model.method import Method
from sroi_cli.model.overlay import Overlay
from sroi_cli.model.scenario import Status


@dataclass(frozen=True, slots=True)
class Summary:
    """What a result is of, by which values and method, and what it comes to for all together."""

    file: str
    sha256: str  # of the scenario
    wijk: str
    gemeente: str
    title: str  # of its factsheet
    status: Status | None
    activities: tuple[Translations, ...]  # each once
    settings: tuple[Setting, ...]
    release: str
    release_sha256: str
    overlay: Overlay | None  # own values laid over it
    method: Method
    start: int
    years: int
    horizon: int
    currency: str
    total: Balance
    band: Band | None
    sureness: Sureness | None
    beyond_period: float
    kinds: Mapping[str, float | None]

    @classmethod
    def of(cls, result: Result) -> "Summary":
        scenario, value_map = result.subject.scenario, result.value_map
        uses = scenario.activities
        return cls(
            file=result.subject.file,
            sha256=scenario.sha256,
            wijk=scenario.wijk.name,
            gemeente=scenario.wijk.gemeente,
            title=scenario.factsheet.title or scenario.wijk.name,
            status=scenario.status,
            activities=tuple(result.release.activities[id_].label for id_ in dict.fromkeys(u.activity for u in uses)),
            settings=result.subject.settings,
            release=result.release.name,
            release_sha256=result.release.sha256,
            overlay=result.release.overlay,
            method=result.method,
            start=value_map.start,
            years=value_map.years,
            horizon=value_map.horizon,
            currency=value_map.currency,
            total=result.total,
            band=result.band,
            sureness=result.sureness,
            beyond_period=result.beyond_period,
            kinds=result.kinds,
        )
