"""A scenario: one wijk, its activities, what is put in, what comes out. Mirrors the file, key by key."""

from typing import Annotated, Literal, Self, TypeVar

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, model_validator

from sroi_cli.model.base import Source, StakeholderId, Strict, known
from sroi_cli.model.bounds import AMOUNT, CALENDAR_YEARS, SHARE, YEARS
from sroi_cli.model.digest import digest
from sroi_cli.model.method import ChosenMethod, MethodChoice
from sroi_cli.model.number import (
    UNKNOWN,
    Amount,
    AnyNumber,
    Duration,
    Quantity,
    QuantityOrUnknown,
    Reason,
    Share,
    Shares,
    WholeYears,
)
from sroi_cli.model.reference import OutcomeKind, Stakeholder
from sroi_cli.model.scalars import Identifier, Items, Real, Text, Whole
from sroi_cli.model.units import SHARE_UNIT, Unit

_Row = TypeVar("_Row")
Side = Literal["inbreng", "opbrengst"]
Status = Literal["ambitie", "verwachting", "realisatie"]
NOBODY = "none"  # funds an inbreng that is wanted, but not paid for
InbrengKind = Literal["money", "paid_time", "unpaid_time"]
Years = Annotated[Whole, AfterValidator(YEARS.check)]
CalendarYear = Annotated[Whole, AfterValidator(CALENDAR_YEARS.check)]


class ContextFigure(Strict):
    """What is special about this wijk."""

    label: Text
    value: Real
    unit: Unit | None = None
    source: Source | None = None

    @model_validator(mode="after")
    def _share(self) -> Self:
        if self.unit == SHARE_UNIT:
            SHARE.check(self.value)
        return self


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
            raise ValueError(f"the horizon ({self.horizon}) must be at least the years of activity ({self.years})")
        return self

    @property
    def counted(self) -> int:
        return self.horizon or self.years


class Hours(Strict):
    """Hours per participant."""

    deelnemers: Amount | None = None
    actoren: Amount | None = None


Unknown = Literal["unknown"]


def _hours(value: object) -> object:
    unknown_within = isinstance(value, dict) and UNKNOWN in (*value, *value.values())
    if unknown_within or not (isinstance(value, dict | Hours) or value == UNKNOWN):
        raise ValueError("write unknown, or {deelnemers: ..., actoren: ...} with the hours per participant")
    return value


HoursOrUnknown = Annotated[
    Annotated[Hours, Tag("<hours>")] | Annotated[Unknown, Tag("<unknown>")],
    Discriminator(lambda value: "<unknown>" if isinstance(value, str) else "<hours>"),
    BeforeValidator(_hours),
]
Intake = Items[Annotated[Real, AfterValidator(AMOUNT.check)]]


class ActivityUse(Strict):
    """An activity of the catalogue in this wijk; without participants it is named, not counted."""

    id: Identifier | None = None
    activity: Annotated[Text, AfterValidator(known("activity"))]
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


class InbrengRow(Strict):
    """What a stakeholder puts in, beside the hours of the activities."""

    id: Identifier
    label: Text | None = None
    stakeholder: StakeholderId
    kind: InbrengKind
    funded_by: Annotated[Text, AfterValidator(known("stakeholder", NOBODY))] | None = None
    quantity: QuantityOrUnknown
    unit_value: Amount | None = None
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


def _readable(schema: int) -> int:
    if schema != 1:
        raise ValueError(f"this program reads schema 1, not {schema}; a newer one may read it")
    return schema


MOST_ROWS = 1000  # of one kind; a wijk has tens


def _not_too_many(rows: tuple[_Row, ...]) -> tuple[_Row, ...]:
    if len(rows) > MOST_ROWS:
        raise ValueError(f"has {len(rows)} items; at most {MOST_ROWS}")
    return rows


Rows = Annotated[tuple[_Row, ...], AfterValidator(_not_too_many)]


class Scenario(Strict):
    """One file: one wijk."""

    schema_: Annotated[Whole, AfterValidator(_readable)] = Field(alias="schema")
    reference_values: Annotated[Text, AfterValidator(known("release"))]
    method: ChosenMethod = MethodChoice()
    currency: Annotated[Text, AfterValidator(known("currency"))] = "EUR"
    status: Status | None = None
    wijk: Wijk
    period: Period
    hours: HoursOrUnknown | None = None
    stakeholders: dict[Identifier, Stakeholder] = Field(default_factory=dict)
    activities: Rows[ActivityUse] = ()
    inbreng: Rows[InbrengRow] = ()
    outcomes: Rows[OutcomeRow] = ()
    not_monetised: Rows[NotMonetised] = ()
    notes: Rows[Text] = ()  # what a reader must know: where the numbers come from, what is not published
    assessment: Assessment = Assessment()
    factsheet: FactsheetTexts = FactsheetTexts()

    @property
    def sha256(self) -> str:
        """Digest of the content: comments, the order of keys and spelt-out defaults aside."""
        return digest(self.model_dump(mode="json", by_alias=True, exclude_defaults=True))
