"""The sources of a result as numbered notes, and which of them stand behind an amount."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sroi_cli.engine.result import Result
from sroi_cli.engine.value_map import Row
from sroi_cli.model.number import Number
from sroi_cli.model.scenario import Wijk
from sroi_cli.reports.accounting import cited

Notes = tuple[int, ...]  # numbers of sources


@dataclass(frozen=True)
class Citing:
    """Every source that a result names, numbered from 1."""

    result: Result
    sources: dict[str, str]  # as one cites them, by id

    @classmethod
    def of(cls, result: Result) -> "Citing":
        return cls(result, dict(cited(set(_used(result)), result.release)))

    def notes(self, ids: Iterable[str | None]) -> Notes:
        """The numbers of some sources, in their order; what has no source has no number."""
        wanted = set(ids)
        return tuple(number for number, id_ in enumerate(self.sources, start=1) if id_ in wanted)

    def behind(self, *rows: Row) -> Notes:
        """The sources of the numbers that some rows are made of."""
        parameters = self.result.value_map.parameters
        corrections = [name for row in rows if row.corrections for _, name in row.corrections.named]
        names = [name for row in rows for factor in row.factors for name in (*factor.plus, *factor.minus)]
        return self.notes(parameters[name].evidence.source for name in (*names, *corrections))


def _used(result: Result) -> Iterator[str | None]:
    """The sources that the parameters, the method and the context figures name."""
    yield from (parameter.evidence.source for parameter in result.value_map.parameters.values())
    yield from context_sources(result.subject.scenario.wijk, result)
    yield result.release.profiles[result.method.profile].source


def context_sources(wijk: Wijk, result: Result) -> Iterator[str | None]:
    """The sources of the inhabitants and of each figure, the national ones included."""
    for number in (wijk.inhabitants, *(figure.national for figure in wijk.context)):
        if isinstance(number, Number):
            yield number.source
        elif number is not None:
            yield result.release.values[number].entry.source
    yield from (figure.source for figure in wijk.context)
