"""Values to checked objects: every mistake at once, in words, with its place."""

import re
import types
import typing
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from sroi_cli.model.base import Vocabulary
from sroi_cli.model.problems import Problem
from sroi_cli.model.suggestions import suggestion
from sroi_cli.model.words import problem_words
from sroi_cli.reading.errors import MOST_MISTAKES, Mistake, ReadingError

_Checked = TypeVar("_Checked")
_KEY = "[key]"  # with which pydantic names the key of a mapping, not its value


class Placed(Protocol):
    """What a file holds, which knows where in the file each part of it stands."""

    @property
    def data(self) -> Any:
        """As mappings, tuples and scalars."""

    @property
    def mistakes(self) -> Sequence[Mistake]:
        """Those found in reading it this far."""

    def mistake(self, problem: Problem) -> Mistake:
        """The problem with its place."""


def checked(
    document: Placed,
    shape: type[_Checked],
    vocabulary: Vocabulary,
    beside: Callable[[Sequence[Problem]], Iterable[Problem]] = lambda _: (),
) -> _Checked:
    """The document as an object of `shape`.

    Args:
        document: what a file holds.
        shape: the type that it must have.
        vocabulary: the ids that it may refer to.
        beside: given the places that do not fit, finds what else is wrong.

    Raises:
        ReadingError: with every place where the document does not fit.
    """
    try:
        adapter: TypeAdapter[_Checked] = _adapter(shape)  # type: ignore[arg-type] # mypy takes no type for hashable
        found = adapter.validate_python(document.data, context=vocabulary)
    except ValidationError as error:
        details = error.errors(include_url=False)[:MOST_MISTAKES]
        problems = [_problem(detail, shape) for detail in details]
        raise located(document, [*problems, *beside(problems)]) from None
    if document.mistakes:
        raise located(document, beside([]))
    return found


@cache  # to prepare a shape takes longer than to check a file
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def located(document: Placed, problems: Iterable[Problem]) -> ReadingError:
    """The problems with their places in the document, beside what its YAML gets wrong, which goes before."""
    told = {(mistake.line, mistake.column) for mistake in document.mistakes}
    found = [document.mistake(problem) for problem in problems]
    return ReadingError([*document.mistakes, *(one for one in found if (one.line, one.column) not in told)])


def _problem(detail: ErrorDetails, shape: Any) -> Problem:
    # the shapes that a number can have are tagged, as <number>: no steps of the file
    trail = tuple(part for part in detail["loc"] if not re.fullmatch(r"<\w+>", str(part)))
    if detail["type"] == "extra_forbidden":
        return Problem(trail, _unknown_key(str(trail[-1]), _keys_at(shape, trail[:-1])), at_key=True)
    if detail["type"] == "missing":
        return Problem(trail[:-1], f"missing key '{trail[-1]}'; add it")
    if trail and trail[-1] == _KEY:
        return Problem(trail[:-1], problem_words(detail), at_key=True)
    return Problem(trail, problem_words(detail))


def _unknown_key(key: str, known: list[str]) -> str:
    if key == "<<":
        return "merge keys (<<) are not read; write the keys out"
    return f"unknown key '{key}'{suggestion(key, known)}"


def _keys_at(shape: Any, trail: tuple[int | str, ...]) -> list[str]:
    """The keys that a mapping at `trail` may have."""
    for part in trail:
        shape = _inside(shape, part)
    model = _unwrapped(shape)
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return []
    return [field.alias or name for name, field in model.model_fields.items()]


def _inside(shape: Any, part: int | str) -> Any:
    shape = _unwrapped(shape)
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return next((f.annotation for n, f in shape.model_fields.items() if part in (n, f.alias)), None)
    arguments = typing.get_args(shape)
    return arguments[1 if typing.get_origin(shape) is dict else 0] if arguments else None


def _unwrapped(shape: Any) -> Any:
    """The type without Annotated and without `| None`."""
    while True:
        if typing.get_origin(shape) is typing.Annotated:
            shape = typing.get_args(shape)[0]
        elif typing.get_origin(shape) in (types.UnionType, typing.Union):
            shape = next(argument for argument in typing.get_args(shape) if argument is not type(None))
        else:
            return shape
