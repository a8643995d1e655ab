"""The value map: every inbreng and outcome row of a scenario, its factors pointing at named parameters.

It is the one model of a scenario. Amounts, draws, explanations, workbooks and sliders are made from it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sroi_cli.model.base import Translations
from sroi_cli.model.bounds import Bounds
from sroi_cli.model.number import Basis
from sroi_cli.model.own_rows import InbrengKind
from sroi_cli.model.problems import Trail
from sroi_cli.model.reference import OutcomeKind, Purse
from sroi_cli.model.scenario import Side

REFERENCE = "reference."  # where the paths of reference values begin
CLAIM_SCALE = "claim_scale"  # share of every net outcome that is claimed, to test how much hangs on it
RowKey = tuple[Side, str]
Role = Literal["quantity", "effect", "unit_value", "weeks", "years", "participants", "hours", "price"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a parameter rests on; None where nothing is said."""

    basis: Basis = "aannemen"
    basis_given: bool = False  # else it is the weakest, because nobody says
    source: str | None = None
    locator: str | None = None
    because: str | None = None
    calibrated_on: str | None = None
    derivation: str | None = None
    sms: int | None = None
    price_level: str | None = None
    entry: str | None = None  # month of the reference value's entry
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named number. Its name is its path, the same in every output and in `--set`."""

    name: str
    value: float
    unit: str
    bounds: Bounds
    evidence: Evidence = Evidence()
    low: float | None = None
    high: float | None = None
    range_basis: str | None = None
    moves_with: str | None = None
    label: Translations | None = None
    net: bool = False  # its source has taken deadweight and attribution off
    default: bool = False  # neither the file nor `--set` gives it
    fixed: bool = False  # follows from the period; `--set` cannot change it
    set_for_run: bool = False  # by `--set`: neither a file nor a source says it


@dataclass(frozen=True, slots=True)
class Factor:
    """One multiplicand of a row: the sum of some parameters, less the sum of others."""

    role: Role
    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrections:
    """Names of the parameters that a row's claim takes off."""

    deadweight: str
    displacement: str
    attribution: str

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """Each correction and the parameter that holds it."""
        return (
            ("deadweight", self.deadweight),
            ("displacement", self.displacement),
            ("attribution", self.attribution),
        )


@dataclass(frozen=True, slots=True)
class Timing:
    """When a row's impact falls. `duration` and `drop_off` name parameters; None: one year, no drop-off."""

    intake: tuple[float, ...]  # share of the quantity entering in each year from the first
    starts: str | None = None
    duration: str | None = None
    drop_off: str | None = None
    per_year: tuple[float, ...] | None = None  # stands in for duration and drop-off

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """What is given of starts, duration and drop-off, and the parameter that holds it."""
        roles = (("starts", self.starts), ("duration", self.duration), ("drop_off", self.drop_off))
        return tuple((role, name) for role, name in roles if name)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the value map."""

    id: str
    label: Translations
    what: Translations  # the same without the activity that it belongs to
    side: Side
    stakeholder: str
    kind: InbrengKind | OutcomeKind
    factors: tuple[Factor, ...]
    timing: Timing
    trail: Trail  # where it stands in the scenario, for messages
    corrections: Corrections | None = None  # None: net, or inbreng
    health: bool = False  # QALYs in its units: discounted at the health rate
    participants_time: bool = False  # unpaid hours of participants, which a convention may leave out
    funded_by: str | None = None  # who pays; None: wanted, not funded
    activity: str | None = None

    @property
    def key(self) -> RowKey:
        """What names it: its id, which another row may have on the other side of the balance."""
        return self.side, self.id

    @property
    def net(self) -> bool:
        """A net outcome: its source has taken the corrections off, `claim_scale` alone bears on it."""
        return self.side == "opbrengst" and self.corrections is None

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the parameters that it rests on, each once, in the order of its formula."""
        names = [name for factor in self.factors for name in (*factor.plus, *factor.minus)]
        names += [CLAIM_SCALE] if self.net else []
        names += [name for _, name in (*(self.corrections.named if self.corrections else ()), *self.timing.named)]
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class Party:
    """A stakeholder of this scenario."""

    id: str
    label: Translations
    purse: Purse


@dataclass(frozen=True)
class ValueMap:
    """A scenario, ready to be calculated."""

    currency: str
    start: int
    years: int
    horizon: int
    rows: tuple[Row, ...]
    parameters: Mapping[str, Parameter]
    parties: Mapping[str, Party]  # in the order of tables
    unknown: tuple[Row, ...]  # rows of which the scenario says that hours or quantity are not known: no amount

    @cached_property
    def values(self) -> dict[str, float]:
        """The point value of every parameter."""
        return {name: parameter.value for name, parameter in self.parameters.items()}

    def named_by(self, rows: Iterable[Row]) -> list[Parameter]:
        """The parameters that some rows name, each once, in the order in which they do."""
        names = dict.fromkeys(name for row in rows for name in row.parameters)
        return [self.parameters[name] for name in names]
