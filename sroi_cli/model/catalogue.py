"""What the activity catalogue takes for granted: its currency, and whose hours are valued at which price."""

from dataclasses import dataclass
from typing import Literal

from sroi_cli.model.base import Translations
from sroi_cli.model.units import HOUR, PARTICIPANT

CURRENCY = "EUR"
PARTICIPANTS = "deelnemers"  # the stakeholder whose own time a convention may leave out
ORGANISER_ROW = "lokale_aanjager"  # id of the inbreng that is the local organiser's time
HOURS_UNIT = f"{HOUR}/{PARTICIPANT}"


@dataclass(frozen=True)
class Time:
    """Hours that an activity takes of a stakeholder, per participant."""

    stakeholder: str
    kind: Literal["paid_time", "unpaid_time"]
    price: str  # reference value of an hour
    average: str  # reference value that stands in where a scenario gives no hours
    label: Translations


TIME = (
    Time(
        PARTICIPANTS,
        "unpaid_time",
        "onbetaald_uur",
        "uren_deelnemers",
        Translations(nl="uren van deelnemers", en="hours of participants"),
    ),
    Time(
        "actoren",
        "paid_time",
        "professional_uur",
        "uren_actoren",
        Translations(nl="uren van professionals", en="hours of professionals"),
    ),
)
