"""Scenario numbers and reference values to named parameters."""

from dataclasses import replace

from sroi_cli.engine.value_map import REFERENCE, Evidence, Parameter
from sroi_cli.model.bounds import ANY, Bounds
from sroi_cli.model.number import NumberOrId
from sroi_cli.model.release import Release, ResolvedValue


class Parameters:
    """The parameters of one value map, gathered while its rows are made."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.gathered: dict[str, Parameter] = {}

    def number(self, name: str, number: NumberOrId, bounds: Bounds, unit: str = "") -> str:
        """Name of the parameter of a scenario's number, or of the reference value that it stands for."""
        if isinstance(number, str):
            return self.reference(number, bounds)
        parameter = Parameter(
            name=name,
            value=number.value,
            unit=number.unit or unit,
            bounds=bounds,
            low=number.low,
            high=number.high,
            evidence=Evidence(
                basis=number.basis or "aannemen",
                basis_given=number.basis is not None,
                source=number.source,
                locator=number.locator,
                because=number.because,
                calibrated_on=number.calibrated_on,
                sms=number.sms,
            ),
        )
        return self._gather(parameter)

    def optional(self, name: str, number: NumberOrId | None, default: float, bounds: Bounds, unit: str = "") -> str:
        """The same; where the file gives no number, a parameter with the default, which `--set` can change."""
        if number is not None:
            return self.number(name, number, bounds, unit)
        return self._gather(Parameter(name=name, value=default, unit=unit, bounds=bounds, default=True))

    def fixed(self, name: str, value: float, unit: str, because: str | None = None) -> str:
        """A number that follows from the period, the calendar or a list; no setting changes it."""
        evidence = Evidence(because=because)
        return self._gather(Parameter(name=name, value=value, unit=unit, bounds=ANY, evidence=evidence, fixed=True))

    def reference(self, id_: str, bounds: Bounds = ANY) -> str:
        """Name of the parameter of a reference value."""
        return self._gather(reference_parameter(self.release.values[id_], bounds))

    def _gather(self, parameter: Parameter) -> str:
        known = self.gathered.setdefault(parameter.name, parameter)
        if known.bounds != parameter.bounds:
            self.gathered[parameter.name] = replace(known, bounds=known.bounds.narrowed(parameter.bounds))
        return parameter.name


def reference_parameter(value: ResolvedValue, bounds: Bounds = ANY) -> Parameter:
    """A reference value as a parameter, with what it rests on."""
    entry = value.entry
    return Parameter(
        name=f"{REFERENCE}{value.id}",
        value=entry.value,
        unit=value.unit,
        bounds=bounds,
        low=entry.low,
        high=entry.high,
        range_basis=entry.range_basis,
        moves_with=entry.moves_with,
        label=value.label,
        net=value.net,
        evidence=Evidence(
            basis=entry.basis,
            basis_given=True,
            source=entry.source,
            locator=entry.locator,
            calibrated_on=entry.calibrated_on,
            derivation=entry.derivation,
            sms=entry.sms,
            price_level=entry.price_level,
            entry=entry.from_,
            note=entry.note,
        ),
    )
