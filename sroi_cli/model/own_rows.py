"""The rows that a scenario writes down itself: what is put in beside hours, and what comes out beside the catalogue."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from sroi_cli.model.base import Names, StakeholderId, Strict
from sroi_cli.model.bounds import AMOUNT, CALENDAR_YEARS, LONGEST
from sroi_cli.model.constraint import ABSENT, Json, Sized, where_given
from sroi_cli.model.number import (
    UNKNOWN,
    Amount,
    AnyNumber,
    Duration,
    Explained,
    Quantity,
    QuantityOrUnknown,
    Reason,
    Share,
    Shares,
    WholeYears,
)
from sroi_cli.model.reference import OutcomeKind
from sroi_cli.model.scalars import Identifier, Real, Text, Whole

NOBODY = "none"  # funds an inbreng that is wanted, but not paid for
InbrengKind = Literal["money", "paid_time", "unpaid_time"]
CalendarYear = Annotated[Whole, CALENDAR_YEARS]
Intake = Annotated[tuple[Annotated[Real, AMOUNT], ...], Sized(1, LONGEST, "years")]
_NET = ("deadweight", "displacement", "attribution", "drop_off")
_PER_YEAR = ("starts", "duration", "drop_off")


def _instead(stands: str, of: tuple[str, ...]) -> Json:
    """That a key stands instead of others, in JSON Schema."""
    return where_given(stands, {"properties": dict.fromkeys(of, ABSENT)})


class InbrengRow(Strict):
    """What a stakeholder puts in, beside the hours of the activities."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"quantity": {"const": UNKNOWN}}},
            "then": {"properties": {"unit_value": ABSENT, "year": ABSENT}},
        }
    )

    id: Identifier
    label: Text | None = None
    stakeholder: StakeholderId = Field(description="Who puts it in.")
    kind: InbrengKind = Field(description="Money, or time that is paid or unpaid.")
    funded_by: Annotated[Text, Names("stakeholder", (NOBODY,))] | None = Field(
        None, description="Who pays; left out: the stakeholder; none: wanted, not funded."
    )
    quantity: QuantityOrUnknown = Field(
        description="Per week (52 a year) or jaar: every year of activity; else once. unknown: no amount, no ratio."
    )
    unit_value: Amount | None = Field(
        None, description="A price, as the reference value professional_uur; left out: the quantity is money."
    )
    year: CalendarYear | None = Field(None, description="When it is put in; left out: the first year.")


class OutcomeRow(Strict):
    """A full row of the value map: what changes for a stakeholder, and what may be claimed of it."""

    model_config = ConfigDict(json_schema_extra={"allOf": [_instead("net", _NET), _instead("per_year", _PER_YEAR)]})

    id: Identifier
    label: Text | None = None
    stakeholder: StakeholderId
    kind: OutcomeKind = Field(description="How it is shown.")
    quantity: Annotated[Quantity, Explained()] = Field(
        description="A number of things, or participants: all whom the activities add."
    )
    effect: Annotated[AnyNumber, Explained()] | None = Field(
        None, description="What changes per thing, such as 0.02 QALY/deelnemer; left out: 1."
    )
    unit_value: Annotated[AnyNumber, Explained()] | None = Field(
        None, description="What a unit of the effect is worth."
    )
    deadweight: Annotated[Share, Explained()] | None = Field(None, description="Share that would have happened anyway.")
    displacement: Annotated[Share, Explained()] | None = Field(
        None, description="Share that only moved from elsewhere."
    )
    attribution: Annotated[Share, Explained()] | None = Field(None, description="Share that is due to others.")
    net: Reason | None = Field(None, description="Instead of the corrections: why they are already off.")
    drop_off: Annotated[Share, Explained()] | None = Field(
        None, description="Share of the effect that is lost per year after the first."
    )
    starts: WholeYears | None = Field(None, description="Whole years between entry and effect.")
    duration: Duration | None = Field(None, description="Years; the last part-year counts pro rata. Left out: 1.")
    per_year: Shares | None = Field(
        None, description="Instead of starts, duration and drop_off: share of the impact by year since entry."
    )
    intake: Intake | None = Field(
        None, description="Of the quantity, per year of activity; left out: all in the first year."
    )
