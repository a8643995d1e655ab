"""What `sroi form` does."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from sroi_cli.commands.failures import WRONG_USE, Failure
from sroi_cli.commands.output import say
from sroi_cli.commands.writing import refuse_overwriting, write_files
from sroi_cli.model.form.choices import choices_of
from sroi_cli.model.form.filling import filled
from sroi_cli.model.form.records import Record
from sroi_cli.model.form.texts import COUNTING, RELEASE
from sroi_cli.model.problems import Trail
from sroi_cli.model.release import ReferenceBook, Release
from sroi_cli.model.scenario import STDIN
from sroi_cli.reading.own_values import reference_values_of
from sroi_cli.reading.releases import checked_release
from sroi_cli.reading.scenarios import ScenarioFile, find_scenario, read_scenario
from sroi_cli.reading.templates import requirement_names
from sroi_cli.reading.workbook import INSTALL
from sroi_cli.reports.form.form import write_form

_NAME = "formulier.xlsx"


def run(scenario: str | None, out: Path | None, reference_dir: Path | None, *, force: bool) -> None:
    """Writes a form.

    Raises:
        Failure: the file is there already, the form cannot hold the scenario, or the extra is not installed.
        ReadingError: with what is wrong in the scenario.
    """
    book = reference_values_of(reference_dir)
    if scenario is None:
        release, own = checked_release(book, book.latest), {}
        target = out or Path(_NAME)
        records: Sequence[Record] = (Record(COUNTING, {RELEASE.key: release.name}),)
    else:
        file = read_scenario(find_scenario(scenario), book)
        release, own = file.release, _own(file)
        target = out or Path(_NAME if file.name == STDIN else f"{Path(file.name).stem}-{_NAME}")
        records = _records(file)
    if target.suffix.lower() != ".xlsx":
        raise Failure(f"--out: {target} does not end in .xlsx, as a form does; give such a name", WRONG_USE)
    if not force:
        refuse_overwriting([target])
    write_files(target.parent, {target.name: _workbook_bytes(book, release, records, own)})
    say(f"Form: {target}")


def _records(file: ScenarioFile) -> Sequence[Record]:
    """The form of a scenario. Raises Failure, by key, for what a form cannot hold."""
    form = filled(file.scenario)
    if form.left:
        keys = ", ".join(dict.fromkeys(map(_key, form.left)))
        raise Failure(
            f"{file.name}: a form cannot hold {keys}; leave it out of the scenario, or go on with the file itself"
        )
    return form.records


def _key(trail: Trail) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in trail)


def _own(file: ScenarioFile) -> dict[str, str]:
    return {one.label.nl: id_ for id_, one in file.scenario.stakeholders.items()}


def _workbook_bytes(book: ReferenceBook, release: Release, records: Sequence[Record], own: dict[str, str]) -> bytes:
    """The form as a file. Raises Failure where the extra is not installed."""
    try:
        from xlsxwriter import Workbook
    except ModuleNotFoundError:
        raise Failure(f"sroi form needs the extra xlsx; install it: {INSTALL}") from None
    sink = BytesIO()
    with Workbook(sink, {"in_memory": True}) as workbook:
        made = datetime.fromisoformat(book.releases[release.name].date).replace(tzinfo=UTC)
        workbook.set_properties({"title": "Formulier voor de wijkaanpak", "created": made})
        write_form(workbook, records, choices_of(book, release, requirement_names(), own))
    return sink.getvalue()
