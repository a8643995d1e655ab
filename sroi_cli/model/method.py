"""Method profiles: the accounting convention of a result."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from sroi_cli.model.base import ALSO, NAMES, Label, Names, Source, Strict
from sroi_cli.model.bounds import SHARE, YEAR_INDEX
from sroi_cli.model.constraint import OrWritten
from sroi_cli.model.scalars import Flag, Month, Real, Text

Corrections = Literal["multiplicative", "additive"]
ParticipantsTime = Literal["counted", "not counted"]


Rate = Annotated[Real, SHARE]
YearIndex = Annotated[Real, YEAR_INDEX]  # of the first year


class Convention(Strict):
    """How amounts are discounted, corrected and counted."""

    rate_costs: Rate
    rate_health: Rate
    first_index: YearIndex
    discount_inputs: Flag
    corrections: Corrections
    participants_time: ParticipantsTime


class Profile(Convention):
    """A named convention, with its source."""

    label: Label
    from_: Month = Field(alias="from")
    source: Source
    note: Text | None = None


class MethodChoice(Strict):
    """The profile of a scenario, and what it changes of it."""

    profile: Annotated[Text, Names("method profile")] = "2diabeat"
    rate_costs: Rate | None = None
    rate_health: Rate | None = None
    first_index: YearIndex | None = None
    discount_inputs: Flag | None = None
    corrections: Corrections | None = None
    participants_time: ParticipantsTime | None = None


class Method(Convention):
    """The convention of one result: a profile, and the names of what was changed of it."""

    profile: str
    changed: tuple[str, ...] = ()

    def with_changes(self, changes: dict[str, Any]) -> "Method":
        """Raises pydantic.ValidationError where a change is not possible."""
        method = Method.model_validate({**self.model_dump(), **changes})
        changed = {name for name in changes if getattr(method, name) != getattr(self, name)}
        return method.model_copy(update={"changed": tuple(sorted({*self.changed, *changed}))})


def chosen(choice: MethodChoice, profiles: Mapping[str, Profile]) -> Method:
    """The convention that a scenario's choice comes to."""
    profile = profiles[choice.profile]
    base = Method(profile=choice.profile, **{name: getattr(profile, name) for name in Convention.model_fields})
    return base.with_changes(choice.model_dump(exclude={"profile"}, exclude_none=True))


def _profile_name(value: Any) -> Any:
    return {"profile": value} if isinstance(value, str) else value


ChosenMethod = Annotated[
    MethodChoice,
    BeforeValidator(_profile_name),
    OrWritten({"type": "string", NAMES: "method profile", ALSO: []}),
]
