"""A scenario: one wijk, its activities, what is put in, what comes out. Mirrors the file, key by key."""

from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from sroi_cli.model.base import Source, StakeholderId, Strict, known
from sroi_cli.model.method import ChosenMethod, MethodChoice
from sroi_cli.model.number import Amount, AnyNumber, Duration, Number, Reason, Share, Shares, WholeYears
from sroi_cli.model.reference import OutcomeKind, Stakeholder
from sroi_cli.model.scalars import Identifier, Items, Real, Text, Whole
from sroi_cli.model.units import Unit

Side = Literal["inbreng", "opbrengst"]
Status = Literal["ambitie", "verwachting", "realisatie"]
InbrengKind = Literal["money", "paid_time", "unpaid_time"]
Years = Annotated[Whole, Field(ge=1, le=100)]
CalendarYear = Annotated[Whole, Field(ge=1900, le=2200)]


class ContextFigure(Strict):
    """What is special about this wijk."""

    label: Text
    value: Real
    unit: Unit | None = None
    source: Source | None = None


class Wijk(Strict):
    """The neighbourhood or village."""

    name: Text
    gemeente: Text
    inhabitants: Amount | None = None
    context: tuple[ContextFigure, ...] = ()


class Period(Strict):
    """Years of activity from `start` on; the horizon is the years over which outcomes count."""

    start: CalendarYear
    years: Years
    horizon: Years | None = None

    @model_validator(mode="after")
    def _covers(self) -> Self:
        if self.horizon is not None and self.horizon < self.years:
            raise ValueError(f"the horizon ({self.horizon}) is at least the years of activity ({self.years})")
        return self

    @property
    def counted(self) -> int:
        return self.horizon or self.years


class Hours(Strict):
    """Hours per participant."""

    deelnemers: Amount | None = None
    actoren: Amount | None = None
    unknown: bool = False


def _unknown_hours(value: object) -> object:
    if isinstance(value, dict) and "unknown" in value:
        raise ValueError("write hours: unknown, or hours per participant for deelnemers and actoren")
    return Hours(unknown=True) if value == "unknown" else value


HoursOrUnknown = Annotated[Hours, BeforeValidator(_unknown_hours)]
Intake = Items[Annotated[Real, Field(ge=0)]]


class ActivityUse(Strict):
    """An activity of the catalogue in this wijk; without participants it is named, not counted."""

    id: Identifier | None = None
    activity: Annotated[Identifier, AfterValidator(known("activity"))]
    participants: Amount | None = None  # reached over the period
    participants_without: Amount | None = None  # who would have taken part anyway
    intake: Intake | None = None  # participants per year
    hours: HoursOrUnknown | None = None

    @property
    def name(self) -> str:
        return self.id or self.activity

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.participants is None and (self.participants_without or self.intake):
            raise ValueError("missing key 'participants'; give how many people the activity reaches")
        return self


ALL_PARTICIPANTS: Final = Number.model_construct(reference="participants")  # of the scenario, together


def _participants(value: object) -> object:
    return ALL_PARTICIPANTS if value == "participants" else value


Quantity = Annotated[Amount, BeforeValidator(_participants)]


class InbrengRow(Strict):
    """What a stakeholder puts in, beside the hours of the activities."""

    id: Identifier
    label: Text | None = None
    stakeholder: StakeholderId
    kind: InbrengKind
    funded_by: StakeholderId | Literal["none"] | None = None
    quantity: Quantity
    unit_value: AnyNumber | None = None
    year: CalendarYear | None = None


class OutcomeRow(Strict):
    """A full row of the value map: what changes for a stakeholder, and what may be claimed of it."""

    id: Identifier
    label: Text | None = None
    stakeholder: StakeholderId
    kind: OutcomeKind
    quantity: Quantity
    effect: AnyNumber | None = None
    unit_value: AnyNumber | None = None
    deadweight: Share | None = None
    displacement: Share | None = None
    attribution: Share | None = None
    net: Reason | None = None
    drop_off: Share | None = None
    starts: WholeYears | None = None
    duration: Duration | None = None
    per_year: Shares | None = None
    intake: Intake | None = None


class NotMonetised(Strict):
    """Of value, but not counted in euros."""

    name: Text
    side: Side
    stakeholder: StakeholderId
    reach: Text | None = None
    note: Text | None = None


class Assessment(Strict):
    """What the scenario says about its own evidence; what is absent is absent."""

    counterfactual: Text | None = None
    theory_of_change: Text | None = None
    context_validity: Text | None = None
    stakeholders_involved: tuple[StakeholderId, ...] = ()  # who is not named has not seen it yet
    explanations: dict[Identifier, Text] = Field(default_factory=dict)


class Highlight(Strict):
    title: Text
    text: Text


class Quote(Strict):
    text: Text
    by: Text | None = None


class FactsheetTexts(Strict):
    """The story of the wijk, for the factsheet."""

    title: Text | None = None
    intro: Text | None = None
    situation: Text | None = None
    highlight: Highlight | None = None
    quote: Quote | None = None
    supported_by: tuple[Text, ...] = ()


class Scenario(Strict):
    """One file: one wijk."""

    schema_: Annotated[Whole, Field(alias="schema", ge=1, le=1)]
    reference_values: Annotated[Text, AfterValidator(known("release"))]
    method: ChosenMethod = MethodChoice()
    currency: Annotated[Text, AfterValidator(known("currency"))] = "EUR"
    status: Status | None = None
    wijk: Wijk
    period: Period
    hours: HoursOrUnknown | None = None
    stakeholders: dict[Identifier, Stakeholder] = Field(default_factory=dict)
    activities: tuple[ActivityUse, ...] = ()
    inbreng: tuple[InbrengRow, ...] = ()
    outcomes: tuple[OutcomeRow, ...] = ()
    not_monetised: tuple[NotMonetised, ...] = ()
    assessment: Assessment = Assessment()
    factsheet: FactsheetTexts = FactsheetTexts()
