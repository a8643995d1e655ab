"""`--set PATH=VALUE`: other values for parameters or for the method, for one run."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pydantic import ValidationError

from sroi_cli.engine.calculation import factor_value
from sroi_cli.engine.value_map import Evidence, Parameter, ValueMap
from sroi_cli.model.method import Convention, Method
from sroi_cli.model.scalars import number
from sroi_cli.model.suggestions import did_you_mean, near
from sroi_cli.model.words import problem_words

_METHOD = "method."
_MOST_MEANT = 3  # paths that a message offers


class SettingError(Exception):
    """A path that meets nothing, or a value that its parameter cannot have."""


@dataclass(frozen=True)
class Setting:
    """One `--set`, as written; `*` in the path stands for any one step."""

    path: str
    value: float | str  # a word for the method's conventions, else a number


def parse_setting(text: str) -> Setting:
    """Raises SettingError unless `text` is PATH=VALUE, with a value that can be read."""
    path, equals, value = (piece.strip() for piece in text.partition("="))
    if not (path and equals and value):
        raise SettingError(f"'{text}' is not PATH=VALUE, such as reference.qaly=80000")
    if value[0].isalpha():
        return Setting(path, value)
    try:
        return Setting(path, number(value))
    except ValueError as error:
        raise SettingError(f"{path}: {error}") from None


def apply(settings: Iterable[Setting], value_map: ValueMap, method: Method) -> tuple[ValueMap, Method]:
    """The value map and the method with the settings in place; what is set loses its range.

    Raises:
        SettingError: says which paths are near, or which values are possible.
    """
    parameters = dict(value_map.parameters)
    for one in settings:
        if one.path.startswith(_METHOD):
            method = _set_method(one, method)
            continue
        for name in _met(one.path, list(parameters), value_map):
            parameters[name] = _set_parameter(parameters[name], one)
    changed = replace(value_map, parameters=parameters)
    _check_quantities(changed)
    return changed, method


def _met(path: str, names: list[str], value_map: ValueMap) -> list[str]:
    steps = path.split(".")
    met = [
        name
        for name in names
        if len(split := name.split(".")) == len(steps)
        and all(pattern in ("*", step) for step, pattern in zip(split, steps, strict=True))
    ]
    settable = [name for name in met if not value_map.parameters[name].fixed]
    if settable:
        return settable
    if met:
        raise SettingError(f"{path}: cannot be set, because it follows from the file; change it there")
    paths = [n for n in names if not value_map.parameters[n].fixed] + [_METHOD + n for n in Convention.model_fields]
    meant = _meant(path, paths)
    hint = did_you_mean(meant) if meant else f"; paths look like {', '.join(sorted(paths)[:3])}"
    raise SettingError(f"{path}: no parameter has this path{hint}")


def _meant(path: str, paths: list[str]) -> list[str]:
    """The paths that end with what was written, those alike as one with a *; else those that are spelt most like it."""
    ending = [one for one in paths if one.endswith(f".{path}")]
    if len(ending) > 1:
        ending = list(dict.fromkeys(_for_all(one, path) for one in ending))
    return ending[:_MOST_MEANT] or near(path, paths, _MOST_MEANT)


def _for_all(one: str, path: str) -> str:
    """The path that meets whatever of its kind ends alike."""
    first, *between = one.removesuffix(f".{path}").split(".")
    return ".".join([first, *("*" for _ in between), path])


def _set_parameter(parameter: Parameter, one: Setting) -> Parameter:
    value = one.value
    if isinstance(value, str):
        raise SettingError(f"{one.path}: takes a number, not '{value}'")
    if refusal := parameter.bounds.refusal(value):
        raise SettingError(f"{parameter.name}: {refusal}")
    return replace(
        parameter,
        value=value,
        evidence=Evidence(),  # it rests on nothing but the setting
        low=None,
        high=None,
        range_basis=None,
        moves_with=None,
        default=False,
        set_for_run=True,
    )


def _set_method(one: Setting, method: Method) -> Method:
    name = one.path.removeprefix(_METHOD)
    if name not in Convention.model_fields:
        raise SettingError(f"{one.path}: the method has no '{name}'; it has {', '.join(Convention.model_fields)}")
    try:
        return method.with_changes({name: one.value})
    except ValidationError as error:
        raise SettingError(f"{one.path}: {problem_words(error.errors()[0])}") from None


def _check_quantities(value_map: ValueMap) -> None:
    values = value_map.values
    for row in value_map.rows:
        for factor in row.factors:
            if factor.minus and factor_value(factor, values) < 0:
                raise SettingError(f"more people would have come anyway than come: {' + '.join(factor.minus)}")
