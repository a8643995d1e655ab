"""From a result to its factsheets, which `sketch` and `batch` make alike."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sroi_cli.commands.own_templates import faults_in, templates_in
from sroi_cli.commands.wording import Labels
from sroi_cli.commands.writing import Content
from sroi_cli.engine.result import Result, Subject
from sroi_cli.model.form.names import stem_of
from sroi_cli.model.scenario import STDIN
from sroi_cli.reports.style import Style
from sroi_cli.reports.view import View, view

if TYPE_CHECKING:
    from sroi_cli.reports.factsheet import Factsheets
    from sroi_cli.reports.sheet.sheet import Around

FOLDER = Path("factsheets")  # where they go, unless told otherwise
INDEX = "index"  # the page of a batch that lists them all


@dataclass(frozen=True)
class Shown:
    """A result and the style in which it is shown; its view is made once, and only where it is asked for."""

    result: Result
    style: Style

    @classmethod
    def of(cls, result: Result, labels: Labels) -> "Shown":
        return cls(result, Style.of(result, labels))

    @cached_property
    def view(self) -> View:
        return view(self.result, self.style)

    def texts(self, factsheets: "Compiled", around: "Around | None" = None) -> dict[str, str]:
        """The factsheets, by file name; `around` says where they stand in a site. Raises Failure, as `faults_in`."""
        from sroi_cli.reports.sheet.sheet import sheet  # much to load where no files are written

        stem = file_stem(self.result.subject)
        found = sheet(self.result, self.view, self.style, around)
        with faults_in(factsheets.folder):
            texts = factsheets.templates.of(found, self.style)
        return {f"{stem}.{ending}": text for ending, text in texts.items()}

    def data(self, formats: Collection[str]) -> dict[str, Content]:
        """The workbook and the ledger, those that the formats name, by file name. Raises Failure."""
        stem = file_stem(self.result.subject)
        found: dict[str, Content] = {}
        if "xlsx" in formats:
            from sroi_cli.commands.workbooks import workbook_of  # XlsxWriter is an extra

            found[f"{stem}.xlsx"] = workbook_of(self.result, self.view, self.style)
        if "csv" in formats:
            from sroi_cli.reports.ledger_as_csv import ledger_as_csv

            found[f"{stem}.csv"] = ledger_as_csv(self.result, self.style)
        return found


@dataclass(frozen=True)
class Compiled:
    """The templates of the factsheets, ready for many, and the folder of those that stand in for ours."""

    templates: "Factsheets"
    folder: Path | None


def compiled(folder: Path | None) -> Compiled:
    """Raises Failure or ReadingError for a template in the folder that cannot be used."""
    from sroi_cli.reports.factsheet import Factsheets  # Jinja2 is slow to import

    with faults_in(folder):
        return Compiled(Factsheets(templates_in(folder)), folder)


def file_stem(subject: Subject) -> str:
    """The name of the factsheets: the scenario file's, or the wijk's where it came from standard input."""
    if subject.file != STDIN:
        return Path(subject.file).stem
    return stem_of(subject.scenario.wijk.name)


def place(stem: str) -> str:
    """What stems have in common that are one file on Windows or macOS."""
    return unicodedata.normalize("NFC", stem).casefold()
