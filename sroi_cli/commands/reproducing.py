"""What `sroi reproduce` does: every published figure, recomputed by the commands that users have."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sroi_cli.commands.calculating import Calculation
from sroi_cli.commands.failures import Failure
from sroi_cli.commands.output import print_lines, print_page, printable_json
from sroi_cli.engine.national.plan import Plan
from sroi_cli.engine.national.projection import project
from sroi_cli.engine.reproduction import Reproduced
from sroi_cli.engine.result import Result
from sroi_cli.model.catalogue import CURRENCY
from sroi_cli.model.published import PublishedFigure
from sroi_cli.model.release import ReferenceBook, Release
from sroi_cli.reading.reference_values import read_published, read_reference_values
from sroi_cli.reading.releases import checked_release
from sroi_cli.reading.shipped import SCENARIOS
from sroi_cli.reading.templates import read_labels
from sroi_cli.reports.as_json import content as sketch_content
from sroi_cli.reports.national.as_json import projection_content
from sroi_cli.reports.style import Style

_KEYS = ("id", "profile", "year")  # that name an item of a list


def run(*, json: bool) -> None:
    """Prints every published figure, and what is computed for it.

    Raises:
        Failure: a figure does not come out as is recorded of it, or cannot be found.
    """
    figures = Figures(read_reference_values(), read_labels())
    found = figures.reproduced()
    if json:
        from sroi_cli.reports.reproduced import reproduced_as_json

        print_lines(reproduced_as_json(found, ascii_only=not printable_json()))
    else:
        from sroi_cli.reports.reproduced import reproduced

        print_page(reproduced(found, figures.release, figures.style))
    _check(found)


def _check(found: Sequence[Reproduced]) -> None:
    """Raises Failure where a status is not the one recorded."""
    changed = [
        f"{one.id}: recorded as {one.figure.status}, and comes out as {one.status} ({one.computed!r})"
        for one in found
        if not one.as_recorded
    ]
    if changed:
        raise Failure("\n".join([*changed, "find out why, and then mend the program or the record (published.yaml)"]))


@dataclass(frozen=True)
class Figures:
    """The numbers of the program by their path: of the newest release and the shipped scenarios."""

    book: ReferenceBook
    labels: Mapping[str, Mapping[str, str]]
    results: dict[tuple[str, tuple[str, ...]], Result] = field(default_factory=dict)  # made so far

    def reproduced(self) -> list[Reproduced]:
        """Every published figure, and what is computed for it. Raises Failure where that cannot be found."""
        return [self._reproduced(id_, figure) for id_, figure in read_published(self.book).items()]

    def _reproduced(self, id_: str, figure: PublishedFigure) -> Reproduced:
        if figure.derivation is None:
            return Reproduced(id_, figure, None)
        try:
            return Reproduced(id_, figure, figure.computed(lambda path: self.at(path, figure.settings)))
        except (LookupError, ValueError) as error:
            raise Failure(f"published.yaml: {id_}: {error}; mend its derivation") from None

    def at(self, path: str, settings: tuple[str, ...]) -> float:
        """The number at a path. Raises LookupError where there is none."""
        root, _, rest = path.partition(".")
        name, _, below = rest.partition(".")
        roots: dict[str, Callable[[], Any]] = {
            "reference": lambda: self.release.values[rest].entry.value,
            "profiles": lambda: getattr(self.release.profiles[name], below),
            "parameters": lambda: self._result(name, settings).value_map.values[below],
            "context": lambda: self._result(name, settings).subject.scenario.wijk.context[int(below) - 1].value,
            "sketch": lambda: _below(self._sketch(name, settings), below),
            "scale": lambda: _below(self._scale, rest),
        }
        try:
            return float(roots[root]())
        except (LookupError, AttributeError, TypeError, ValueError):
            raise LookupError(f"there is no number at '{path}'") from None

    @cached_property
    def style(self) -> Style:
        return Style(self.labels, CURRENCY, self.book.units.units)

    @property
    def release(self) -> Release:
        return checked_release(self.book, self.book.latest)

    def _result(self, scenario: str, settings: tuple[str, ...]) -> Result:
        key = (scenario, settings)
        if key not in self.results:
            calculation = Calculation.of(None, None, settings)
            self.results[key] = calculation.result(str(SCENARIOS / f"{scenario}.yaml"))
        return self.results[key]

    def _sketch(self, scenario: str, settings: tuple[str, ...]) -> dict[str, Any]:
        result = self._result(scenario, settings)
        return sketch_content(result, Style.of(result, self.labels))

    @cached_property
    def _scale(self) -> dict[str, Any]:
        return projection_content(project(Plan(), (), self.release), self.style)


def _below(content: Any, path: str) -> Any:
    """What is at a path in JSON content; an item of a list goes by its id, profile or year."""
    for step in path.split("."):
        if isinstance(content, list):
            content = {str(one[key]): one for one in content for key in _KEYS if key in one}[step]
        else:
            content = content[step]
    return content
