"""What `sroi reproduce` does: every published figure, recomputed by the commands that users have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sroi_cli.commands.calculating import Calculation
from sroi_cli.commands.failures import Failure
from sroi_cli.commands.output import print_json, print_page
from sroi_cli.commands.wording import labels_in
from sroi_cli.engine.national.plan import Plan
from sroi_cli.engine.national.projection import project
from sroi_cli.engine.reproduction import Reproduced
from sroi_cli.engine.result import Result
from sroi_cli.model.catalogue import CURRENCY
from sroi_cli.model.published import PublishedFigure
from sroi_cli.model.release import ReferenceBook, Release
from sroi_cli.model.resolved import number_value
from sroi_cli.reading.published import read_published
from sroi_cli.reading.reference_values import read_reference_values
from sroi_cli.reading.releases import checked_release
from sroi_cli.reading.shipped import SCENARIOS
from sroi_cli.reports.as_json import as_json
from sroi_cli.reports.national.as_json import projection_as_json
from sroi_cli.reports.style import Style

_KEYS = ("id", "profile", "year")  # that name an item of a list


def run(lang: str, *, json: bool) -> None:
    """Prints every published figure, and what is computed for it.

    Raises:
        Failure: a figure does not come out as is recorded of it, or cannot be found.
    """
    figures = Figures(read_reference_values(), labels_in(lang))
    found = figures.reproduced()
    if json:
        from sroi_cli.reports.reproduced import reproduced_as_json

        print_json(reproduced_as_json(found))
    else:
        from sroi_cli.reports.reproduced import reproduced

        print_page(reproduced(found, figures.release, figures.style))
    _check(found)


def _check(found: Sequence[Reproduced]) -> None:
    """Raises Failure where something else comes out than is recorded."""
    changed = [
        f"{one.id}: {_recorded(one.figure)}, and now {one.status} ({one.computed!r})"
        for one in found
        if not one.as_recorded
    ]
    if changed:
        raise Failure("\n".join([*changed, "find out why, and correct the program or the record (published.yaml)"]))


def _recorded(figure: PublishedFigure) -> str:
    return f"recorded as {figure.status}" + (f" ({figure.here!r})" if figure.here is not None else "")


@dataclass(frozen=True)
class Figures:
    """The numbers of the program by their path: of the newest release and the shipped scenarios."""

    book: ReferenceBook
    labels: Mapping[str, Mapping[str, str]]
    made: dict[tuple[str, tuple[str, ...]], tuple[Result, dict[str, Any]]] = field(default_factory=dict)  # so far

    def reproduced(self) -> list[Reproduced]:
        """Every published figure, and what is computed for it. Raises Failure where that cannot be found."""
        return [self._reproduced(id_, figure) for id_, figure in read_published(self.book).items()]

    def _reproduced(self, id_: str, figure: PublishedFigure) -> Reproduced:
        if figure.derivation is None:
            return Reproduced(id_, figure, None)
        found = {path: self._at(path, figure.settings) for path in figure.paths}
        for path, number in found.items():
            if isinstance(number, bool) or not isinstance(number, int | float):
                raise Failure(f"published.yaml: {id_}: there is no number at '{path}'; correct its derivation")
        try:
            return Reproduced(id_, figure, figure.computed(lambda path: float(found[path])))
        except ValueError as error:
            raise Failure(f"published.yaml: {id_}: {error}") from None

    def _at(self, path: str, settings: tuple[str, ...]) -> Any:
        """What is at a path; None where there is nothing."""
        root, _, rest = path.partition(".")
        name, _, below = rest.partition(".")
        if root in ("sketch", "parameters", "context"):
            result, content = self._sketch(name, settings)
            named = {"parameters": result.value_map.values, "context": _context(result)}
            return named[root].get(below) if root in named else _below(content, below)
        if root == "reference":
            release, id_ = (self.book.release(name), below) if name in self.book.releases else (self.release, rest)
            return release.values[id_].entry.value if id_ in release.values else None
        if root == "profiles":
            return _below(self._profiles, rest)
        return _below(self._scale, rest) if root == "scale" else None

    @cached_property
    def style(self) -> Style:
        return Style(self.labels, CURRENCY, self.book.units.units)

    @property
    def release(self) -> Release:
        return checked_release(self.book, self.book.latest)

    def _sketch(self, scenario: str, settings: tuple[str, ...]) -> tuple[Result, dict[str, Any]]:
        """A shipped scenario's result, and the same as JSON."""
        key = (scenario, settings)
        if key not in self.made:
            result = Calculation.of(None, None, settings).result(str(SCENARIOS / f"{scenario}.yaml"))
            self.made[key] = result, as_json(result, Style.of(result, self.labels))
        return self.made[key]

    @property
    def _profiles(self) -> dict[str, Any]:
        return {id_: one.model_dump() for id_, one in self.release.profiles.items()}

    @cached_property
    def _scale(self) -> dict[str, Any]:
        return projection_as_json(project(Plan(), (), self.release), self.style)


def _context(result: Result) -> dict[str, float]:
    """The context figures of a wijk by their place, and its inhabitants."""
    wijk = result.subject.scenario.wijk
    figures = {str(place): figure.value for place, figure in enumerate(wijk.context, start=1)}
    return {**figures, "inhabitants": number_value(wijk.inhabitants, result.release)}


def _below(content: Any, path: str) -> Any:
    """What is at a path in JSON content; an item of a list goes by its id, profile or year."""
    for step in path.split("."):
        items = content
        if isinstance(content, list):
            items = {str(one[key]): one for one in content for key in _KEYS if key in one}
        content = items.get(step) if isinstance(items, dict) else None
    return content
