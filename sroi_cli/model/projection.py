"""What the national projection takes for granted: the years it covers, and which values it is made from.

After tables 2-4 of the impact analysis of 2diabeat (VitaValley 2025).
"""

from dataclasses import dataclass
from typing import Literal

from sroi_cli.model.base import Translations
from sroi_cli.model.reference import ActivityOutcome

FIRST, LAST = 2026, 2030  # the years that are modelled
AMBITION = LAST - FIRST + 1  # years in which a wijk that takes part reaches all that it is expected to reach

Path = Literal["published", "linear", "s-curve"]  # how the number of wijken grows

COUNTRY = "inwoners_nederland"
INHABITANTS = "inwoners_modelwijk"  # per wijk
WIJKEN = "wijken_opschaling"
WIJKEN_BEFORE = "wijken_aangesloten"  # at the end of the year before the first
ORGANISER = "uren_aanjager"
PERCEIVED_HEALTH = "ervaren_gezondheid"
REACHED_TODAY = "bereikt_in_praktijk"  # per wijk and year
REACH_OF_ALL = "bereik_wijkaanpak_alle_inwoners"  # of the first activity, as a share of all inhabitants

SPENDING = {  # per stakeholder, the national spending that its savings are set beside
    "gemeente": "uitgaven_sociaal_domein",
    "zorgverzekeraar": "uitgaven_zvw",
    "zorgkantoor": "uitgaven_wlz",
}
GAINERS = ("gemeente", "zorgverzekeraar", "zorgkantoor", "rijksoverheid", "werkgevers")  # the columns of table 4
SUMS = {
    "zvw_sociaal_domein": GAINERS[:2],
    "zorg_en_sociaal_domein": GAINERS[:3],
    "all": GAINERS,
}


class ProjectionError(Exception):
    """A projection that cannot be made; says why, and what to do."""


@dataclass(frozen=True)
class Reached:
    """An activity of the projection, and what it brings there beside what the catalogue knows of it."""

    activity: str
    beside: tuple[ActivityOutcome, ...] = ()

    @property
    def reach(self) -> str:
        """The reference value: participants in five years as a share of inhabitants."""
        return f"bereik_{self.activity}"


WLZ = ActivityOutcome(
    stakeholder="zorgkantoor",
    label=Translations(nl="minder kosten Wlz", en="lower long-term care (Wlz) costs"),
    kind="economic",
    effect="wlz_wijkaanpak",
)
PROJECTED = (Reached("wijkaanpak", (WLZ,)), Reached("hartcheckpunt"), Reached("groepsconsult"))
VALUES = (  # reference values that the projection alone uses
    COUNTRY,
    *SPENDING.values(),
    INHABITANTS,
    PERCEIVED_HEALTH,
    WIJKEN,
    WIJKEN_BEFORE,
    ORGANISER,
    *(reached.reach for reached in PROJECTED),
    REACH_OF_ALL,
    REACHED_TODAY,
    WLZ.effect,
)
