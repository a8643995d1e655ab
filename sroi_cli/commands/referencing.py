"""What `sroi reference` does: reference values listed by what they rest on, and shown one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sroi_cli.commands.calculating import check_name
from sroi_cli.commands.output import print_json, print_page
from sroi_cli.commands.wording import labels_in
from sroi_cli.engine.uses import Outcomes, Use, outcomes_of_all_dates, uses
from sroi_cli.engine.value_map import REFERENCE
from sroi_cli.model.catalogue import CURRENCY
from sroi_cli.model.number import BASES
from sroi_cli.model.release import ReferenceBook, ResolvedValue
from sroi_cli.reading.own_values import reference_values_of
from sroi_cli.reading.releases import checked_release
from sroi_cli.reading.scenarios import ScenarioFile, shipped_scenarios
from sroi_cli.reports.style import Style

_NOTHING = "none"  # what uses a value that nothing uses


@dataclass(frozen=True)
class Filters:
    """Which values are wanted; None: all."""

    source: str | None
    basis: str | None
    unit: str | None
    use: str | None

    def check(self, values: Iterable[ResolvedValue], book: ReferenceBook, users: frozenset[str]) -> None:
        """Raises Failure where a filter names nothing that there is; `users` are those that may use a value."""
        check_name("--source", "source", self.source, book.sources)
        check_name("--basis", "basis", self.basis, frozenset(BASES))
        check_name("--unit", "unit of a reference value", self.unit, frozenset(value.unit for value in values))
        check_name("--use", "activity or shipped scenario", self.use, users | {_NOTHING})

    def want(self, value: ResolvedValue, used_by: Sequence[Use]) -> bool:
        names = [use.name for use in used_by] or [_NOTHING]
        return (
            self.source in (None, value.entry.source)
            and self.basis in (None, value.entry.basis)
            and self.unit in (None, value.unit)
            and (self.use is None or self.use in names)
        )


def list_values(
    filters: Filters, release_name: str | None, reference_dir: Path | None, lang: str, *, json: bool
) -> None:
    """Prints the values of a release that the filters want.

    Raises:
        Failure: a filter or the release names nothing that there is.
        ReadingError: with what is wrong with own values.
    """
    book = reference_values_of(reference_dir)
    check_name("--release", "release", release_name, book.releases)
    release = checked_release(book, release_name or book.latest)
    scenarios = _scenarios(book, reference_dir)
    of_release = {id_: activity.outcomes for id_, activity in release.activities.items()}
    used = _used(of_release, [file for file in scenarios if file.release.name == release.name])
    named = {use.name for found in used.values() for use in found} | {_stem(file) for file in scenarios}
    filters.check(release.values.values(), book, frozenset(named | set(book.activities)))
    values = [value for id_, value in release.values.items() if filters.want(value, used.get(id_, ()))]
    style = _style(book, lang)
    if json:
        from sroi_cli.reports.reference_as_json import listed_as_json

        print_json(listed_as_json(values, release, used, style))
    else:
        from sroi_cli.reports.reference_page import listed

        print_page(listed(values, release, style))


def show_value(name: str, reference_dir: Path | None, lang: str, *, json: bool) -> None:
    """Prints one value, named by its id or by its path. Raises Failure where there is none of that name."""
    book = reference_values_of(reference_dir)
    id_ = name.removeprefix(REFERENCE)
    check_name("reference show", "reference value", id_, book.values)
    used_by = _used(outcomes_of_all_dates(book.activities), _scenarios(book, reference_dir)).get(id_, ())
    style = _style(book, lang)
    if json:
        from sroi_cli.reports.reference_as_json import shown_as_json

        print_json(shown_as_json(id_, book, used_by, style))
    else:
        from sroi_cli.reports.reference_page import shown

        print_page(shown(id_, book, used_by, style))


def _scenarios(book: ReferenceBook, reference_dir: Path | None) -> list[ScenarioFile]:
    """The shipped scenarios; none where the values stand alone, of which those know nothing."""
    return shipped_scenarios(book) if reference_dir is None or book.overlay else []


def _used(outcomes: Outcomes, scenarios: Sequence[ScenarioFile]) -> dict[str, tuple[Use, ...]]:
    return uses(outcomes, ((_stem(file), file.scenario, file.release) for file in scenarios))


def _stem(file: ScenarioFile) -> str:
    return file.name.removesuffix(".yaml")


def _style(book: ReferenceBook, lang: str) -> Style:
    return Style(labels_in(lang), CURRENCY, book.units.units)
