"""A scenario: one wijk, its activities, what is put in, what comes out. Mirrors the file, key by key."""

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal, Self, TypeVar

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    field_validator,
    model_validator,
)

from sroi_cli.model.base import Names, Source, StakeholderId, Strict
from sroi_cli.model.bounds import SHARE, YEARS
from sroi_cli.model.colour import Accent
from sroi_cli.model.constraint import Constraint, Json, Sized
from sroi_cli.model.digest import digest
from sroi_cli.model.image import ImageName
from sroi_cli.model.method import ChosenMethod, MethodChoice
from sroi_cli.model.number import UNKNOWN, Amount, AnyNumber, NumberOrId, Within
from sroi_cli.model.own_rows import CalendarYear, InbrengRow, Intake, OutcomeRow
from sroi_cli.model.reference import Stakeholder
from sroi_cli.model.requirement import Requirement
from sroi_cli.model.scalars import Identifier, Real, Text, Whole
from sroi_cli.model.units import SHARE_UNIT, Unit

_Row = TypeVar("_Row")
Side = Literal["inbreng", "opbrengst"]
Status = Literal["ambitie", "verwachting", "realisatie"]
STDIN = "-"  # the name of a scenario that was read from standard input
Years = Annotated[Whole, YEARS]
MOST_ROWS = 300  # of one kind; a wijk has tens
Rows = Annotated[tuple[_Row, ...], Sized(0, MOST_ROWS)]


_SHARES: Json = {
    "value": SHARE.stated({}),
    "national": SHARE.stated({}) | {"properties": dict.fromkeys(("value", "low", "high"), SHARE.stated({}))},
}


class ContextFigure(Strict):
    """What is special about this wijk."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"unit": {"const": SHARE_UNIT}}, "required": ["unit"]},
            "then": {"properties": _SHARES},
        }
    )

    label: Text
    # before the numbers, which are checked by it
    unit: Unit | None = Field(None, description="A registered unit; fractie for a share.")
    value: Real
    source: Source | None = None
    national: AnyNumber | None = Field(None, description="The same figure of the Netherlands, to set beside it.")

    @field_validator("value", "national")
    @classmethod
    def _share(cls, number: float | NumberOrId | None, info: ValidationInfo) -> float | NumberOrId | None:
        if number is not None and info.data.get("unit") == SHARE_UNIT:
            bounds: Constraint = SHARE if isinstance(number, float) else Within(SHARE)
            bounds.check(number)
        return number


class Wijk(Strict):
    """The neighbourhood or village."""

    name: Text
    gemeente: Text
    inhabitants: Amount | None = None
    context: Rows[ContextFigure] = Field((), description="What is special here; each figure with its source.")


class Period(Strict):
    """Years of activity from `start` on; the horizon is the years over which outcomes count."""

    start: CalendarYear = Field(description="The first calendar year.")
    years: Years = Field(description="Years of activity.")
    horizon: Years | None = Field(None, description="Years over which outcomes count; left out: the years of activity.")

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

    deelnemers: Amount | None = Field(None, description="Hours of unpaid time per participant.")
    actoren: Amount | None = Field(None, description="Hours of paid time per participant.")


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


class ActivityUse(Strict):
    """An activity of the catalogue in this wijk; without participants it is named, not counted."""

    model_config = ConfigDict(
        json_schema_extra={"dependencies": {"participants_without": ["participants"], "intake": ["participants"]}}
    )

    id: Identifier | None = Field(None, description="An own id, to use an activity twice; left out: the activity.")
    activity: Annotated[Text, Names("activity")]
    label: Text | None = Field(
        None, description="What it is called here; left out: as in the catalogue, with an own id."
    )
    participants: Amount | None = Field(None, description="Reached over the period; left out: named, not counted.")
    participants_without: Amount | None = Field(
        None, description="Who would have taken part anyway: hours count for all, outcomes do not."
    )
    intake: Intake | None = Field(
        None, description="Participants per year of activity; adds up to the participants. Left out: even."
    )
    hours: HoursOrUnknown | None = Field(None, description="Stands instead of the hours of the scenario.")

    @property
    def name(self) -> str:
        return self.id or self.activity

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.participants is None and (self.participants_without or self.intake):
            raise ValueError("missing key 'participants'; give how many people the activity reaches")
        return self


class NotMonetised(Strict):
    """Of value, but not counted in euros."""

    name: Text
    side: Side = Field(description="Whether it is put in or got out.")
    stakeholder: StakeholderId
    reach: Text | None = None
    note: Text | None = None


class Assessment(Strict):
    """What the scenario says about its own evidence; what is absent is absent."""

    counterfactual: Text | None = Field(None, description="What would have happened without the approach.")
    theory_of_change: Text | None = Field(None, description="Why it works: from activities to what they change.")
    context_validity: Text | None = Field(None, description="Why evidence from elsewhere holds here.")
    stakeholders_involved: Rows[StakeholderId] = Field((), description="Who is not named has not seen it yet.")
    valuation: Text | None = Field(None, description="How those who gain weighed what each outcome is worth.")
    materiality: Text | None = Field(None, description="What was left out, and why it would not change the picture.")
    verification: Text | None = Field(None, description="Who, not involved in making it, checked the sketch.")
    response: Text | None = Field(None, description="What is done with the result, by whom and when.")
    explanations: dict[Requirement, Text] = Field(
        default_factory=dict, description="Why a requirement of sroi check could not be met, by its id."
    )


class Highlight(Strict):
    title: Text
    text: Text


class Quote(Strict):
    text: Text
    by: Text | None = None


class Organiser(Strict):
    """The local organiser, in the words of the wijk."""

    name: Text | None = None
    text: Text | None = None


class FactsheetTexts(Strict):
    """The story of the wijk for the factsheet, and how that looks."""

    title: Text | None = None
    intro: Text | None = None
    situation: Text | None = None
    highlight: Highlight | None = None
    quote: Quote | None = None
    organiser: Organiser | None = None
    supported_by: Rows[Text] = ()
    logo: ImageName | None = Field(
        None, description="The name of an image beside the scenario: PNG, JPEG, GIF, WebP or SVG, 500 KB at most."
    )
    accent: Accent | None = Field(None, description="The colour of the factsheet, as #14532d; legible on white.")


@dataclass(frozen=True, slots=True)
class _Readable(Constraint):
    """The version of the format that this program reads."""

    version: int

    def check(self, schema: int) -> int:
        if schema != self.version:
            raise ValueError(f"this program reads schema {self.version}, not {schema}; a newer one may read it")
        return schema

    def stated(self, schema: Json) -> Json:
        return {**schema, "const": self.version}


class Scenario(Strict):
    """One file: one wijk."""

    schema_: Annotated[Whole, _Readable(1)] = Field(alias="schema")
    reference_values: Annotated[Text, Names("release")] = Field(description="The release of the reference values.")
    method: ChosenMethod = Field(
        MethodChoice(), description="A method profile, or a profile and what is changed of it."
    )
    currency: Annotated[Text, Names("currency")] = Field(
        "EUR", description="An ISO 4217 code; the activity catalogue counts in EUR."
    )
    status: Status | None = Field(None, description="Is it an ambition, an expectation, or what came true?")
    wijk: Wijk
    period: Period
    hours: HoursOrUnknown | None = Field(
        None, description="Per participant, for all activities; left out: averages, with a note; unknown: no ratio."
    )
    stakeholders: dict[Identifier, Stakeholder] = Field(default_factory=dict, description="Beside the standard ones.")
    activities: Rows[ActivityUse] = ()
    inbreng: Rows[InbrengRow] = Field((), description="Beside the hours of the activities.")
    outcomes: Rows[OutcomeRow] = Field((), description="Beside what the activities bring along.")
    not_monetised: Rows[NotMonetised] = Field((), description="Of value, but not counted in euros.")
    notes: Rows[Text] = Field(
        (), description="What a reader must know: where the numbers come from, what is not published."
    )
    assessment: Assessment = Field(Assessment(), description="What the scenario says about its own evidence.")
    factsheet: FactsheetTexts = Field(FactsheetTexts(), description="The story of the wijk.")

    @property
    def counted(self) -> tuple[ActivityUse, ...]:
        """The activities of which it says how many people they reach."""
        return tuple(use for use in self.activities if use.participants is not None)

    @cached_property
    def sha256(self) -> str:
        """Digest of the content: comments, the order of keys and spelt-out defaults aside."""
        return digest(self.model_dump(mode="json", by_alias=True, exclude_defaults=True))
