"""Reference values, activities and releases: dated, sourced, append-only."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from sroi_cli.model.base import Label, Names, Source, StakeholderId, Strict
from sroi_cli.model.derivation import check_derivation
from sroi_cli.model.number import Basis, MarylandScale, check_range
from sroi_cli.model.scalars import MONTH, Flag, Identifier, Items, Month, Real, Text, Whole, Written
from sroi_cli.model.units import Unit

Purse = Literal["public", "private", "household"]
OutcomeKind = Literal["social", "economic"]
Theme = Literal["voeding", "bewegen", "ontspanning en slaap", "mentale gezondheid", "verbinding"]
Phase = Literal["bereid worden", "veranderen", "volhouden"]  # of behaviour change
ReferenceId = Annotated[Text, Names("reference value")]


class SourceText(Strict):
    """A publication that values are taken from."""

    title: Text
    publisher: Text
    year: Whole
    url: Text
    licence: Text
    accessed: Month | None = None  # when the source itself was read
    via: Text | None = None  # the publication by way of which its facts came


class Stakeholder(Strict):
    """Who puts something in or gets something out."""

    label: Label
    purse: Purse = Field(description="Who is behind it in the end.")
    order: Whole = Field(1000, description="Its place in tables; the standard ones have 10 to 70.")


class RegisteredStakeholder(Stakeholder):
    """A stakeholder that every scenario can name, from a month on."""

    from_: Month = Field(alias="from")


class UnitWords(Strict):
    """What a unit is called beside the number one, and beside any other."""

    one: Label
    many: Label


class UnitRegister(Strict):
    """The units that exist; `currencies` are ISO 4217 codes, separated by spaces."""

    units: dict[Text, UnitWords]
    currencies: Text

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self.units) | self.currency_codes

    @property
    def currency_codes(self) -> frozenset[str]:
        return frozenset(self.currencies.split())


class Entry(Strict):
    """What a reference value is from a month on."""

    from_: Month = Field(alias="from")
    value: Real
    low: Real | None = None
    high: Real | None = None
    range_basis: Literal["measured", "reported", "convention"] | None = None
    moves_with: Identifier | None = None  # values from one analysis are drawn together
    price_level: Annotated[Text, Written(r"\d{4}|unstated", "the year, or unstated")] | None = None
    basis: Basis
    sms: MarylandScale | None = None  # null: not graded by anyone
    source: Source
    locator: Text
    derivation: Text | None = None
    calibrated_on: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        check_range(self.value, self.low, self.high)
        if (self.low is None) != (self.range_basis is None):
            raise ValueError("a range says what it rests on: give range_basis with low and high, and only then")
        if self.derivation is not None:
            check_derivation(self.derivation, self.value)
        return self


class ReferenceValue(Strict):
    """A sourced number; each entry holds from its month until the next."""

    label: Label
    unit: Unit
    net: Flag = False  # deadweight and attribution already off
    entries: Items[Entry]

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_dates([entry.from_ for entry in self.entries])
        return self


class ActivityOutcome(Strict):
    """What an activity brings a stakeholder, per participant; without a unit value the effect is in money."""

    stakeholder: StakeholderId
    label: Label | None = None  # in plain words; left out: what the effect is called
    kind: OutcomeKind
    effect: ReferenceId
    unit_value: Annotated[ReferenceId | None, BeforeValidator(lambda v: None if v == "none" else v)] = None

    @property
    def values(self) -> list[str]:
        """The ids of its reference values."""
        return [self.effect] + ([self.unit_value] if self.unit_value else [])


class ActivityEntry(Strict):
    """What an activity brings from a month on."""

    from_: Month = Field(alias="from")
    outcomes: Items[ActivityOutcome]

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        effects = [outcome.effect for outcome in self.outcomes]
        if len(set(effects)) < len(effects):
            raise ValueError("an effect stands here twice; each outcome of an activity has its own effect")
        return self


class Activity(Strict):
    """An entry of the activity catalogue."""

    label: Label
    themes: Items[Theme]
    phase: Phase
    entries: Items[ActivityEntry]

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_dates([entry.from_ for entry in self.entries])
        return self


PartOfRelease = Literal["values", "activities", "stakeholders", "profiles"]
_FINGERPRINT = Written(f"{MONTH}/[0-9a-f]{{8}}/[0-9a-f]{{8}}", "a month, and twice 8 digits from 0 to f")
Fingerprint = Annotated[Text, _FINGERPRINT]  # since when it holds, and digests of its entry and of what is around it


DAY = Written(f"{MONTH}-(0[1-9]|[12][0-9]|3[01])", "a date as 2025-12-31")


class ReleaseLine(Strict):
    """When a release was made, the SHA-256 of what it resolves to, and a fingerprint of each part."""

    date: Annotated[Text, DAY]
    sha256: Annotated[Text, Written("[0-9a-f]{64}", "64 digits from 0 to f")]
    parts: dict[PartOfRelease, dict[Identifier, Fingerprint]]
    note: Text | None = None  # how the release came about

    @property
    def month(self) -> str:
        return self.date[:7]


def check_dates(months: list[str]) -> None:
    """Raises ValueError unless the entries stand in the order of their dates, each date once."""
    if months != sorted(set(months)):
        raise ValueError(f"entries stand in the order of their dates, each date once, not {', '.join(months)}")
