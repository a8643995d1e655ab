"""What `sroi sketch` does: inbreng and opbrengst of one wijk or several, on the terminal and as factsheets."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sroi_cli.commands.failures import WRONG_USE, Failure, exit_code
from sroi_cli.commands.output import print_lines, print_shown, printable_json, say
from sroi_cli.commands.writing import write_files
from sroi_cli.engine.result import Result, Subject
from sroi_cli.engine.result import sketch as sketched
from sroi_cli.engine.settings import Setting, SettingError, setting
from sroi_cli.model.base import suggestion
from sroi_cli.model.problems import ScenarioError
from sroi_cli.model.release import ReferenceBook
from sroi_cli.reading.checking import located
from sroi_cli.reading.errors import ReadingError
from sroi_cli.reading.reference_values import read_reference_values
from sroi_cli.reading.scenarios import find_scenario, read_scenario
from sroi_cli.reading.templates import read_labels, read_templates
from sroi_cli.reading.text import STDIN
from sroi_cli.reports.style import Style
from sroi_cli.reports.view import view

_FOLDER = Path("factsheets")


@dataclass(frozen=True)
class Options:
    """The command line of one call."""

    scenarios: tuple[str, ...]
    json: bool
    method: str | None
    release: str | None
    settings: tuple[str, ...]
    out: Path | None
    no_files: bool

    @property
    def folder(self) -> Path | None:
        """Where factsheets go; None: nowhere. A result that is not the file's own goes only where it is told to."""
        if self.no_files:
            return None
        changed = self.method or self.release or self.settings
        usual = not (changed or self.json or STDIN in self.scenarios)
        return self.out or (_FOLDER if usual else None)


def run(options: Options) -> None:
    """Prints each scenario's result and writes its factsheets; a broken scenario does not stop the others.

    Raises:
        Failure: something was wrong; what could be done is done.
        ReadingError: the reference values cannot be read.
    """
    calculation = _Calculation.of(options)
    labels = read_labels()
    failures: list[Failure | ReadingError] = []
    texts: dict[str, str] = {}
    for argument in options.scenarios:
        try:
            result = calculation.result(argument)
            style = Style(labels, result.value_map.currency)
            _print(result, style, json=options.json)
            if options.folder is not None:
                _add_factsheets(texts, result, style)
        except (Failure, ReadingError) as error:
            failures.append(error)
    if options.folder is not None and texts:
        say(f"Factsheets: {', '.join(map(str, write_files(options.folder, texts)))}")
    _end(failures)


@dataclass(frozen=True)
class _Calculation:
    """What holds for all scenarios of one call."""

    book: ReferenceBook
    method: str | None
    release: str | None
    settings: tuple[Setting, ...]

    @classmethod
    def of(cls, options: Options) -> "_Calculation":
        """Raises Failure for a setting, a method or a release that cannot be."""
        book = read_reference_values()
        _check_name("--method", "method profile", options.method, book.profiles)
        _check_name("--release", "release", options.release, book.releases)
        try:
            return cls(book, options.method, options.release, tuple(map(setting, options.settings)))
        except SettingError as error:
            raise Failure(f"--set {error}", WRONG_USE) from None

    def result(self, argument: str) -> Result:
        """Raises ReadingError or Failure."""
        file = read_scenario(find_scenario(argument), self.book, self.release)
        subject = Subject(file.scenario, file.name, self.settings)
        try:
            return sketched(subject, file.release, self.method)
        except ScenarioError as error:
            raise located(file.document, error.problems) from None
        except SettingError as error:
            raise Failure(f"{file.name}: --set {error}", WRONG_USE) from None


def _check_name(option: str, kind: str, name: str | None, known: Mapping[str, object]) -> None:
    if name is not None and name not in known:
        raise Failure(f"{option}: unknown {kind} '{name}'{suggestion(name, known)}", WRONG_USE)


def _print(result: Result, style: Style, *, json: bool) -> None:
    if json:
        from sroi_cli.reports.as_json import as_json

        print_lines(as_json(result, style, ascii_only=not printable_json()))
    else:
        from sroi_cli.reports.terminal import narrowest, terminal

        shown = view(result, style)
        print_shown(terminal(shown, style), narrowest(shown))


def _add_factsheets(written: dict[str, str], result: Result, style: Style) -> None:
    from sroi_cli.reports.factsheet import factsheets  # Jinja2 is slow to import

    stem = _file_stem(result.subject)
    if f"{stem}.md" in written:
        raise Failure(f"two scenarios would be written to {stem}.html; rename one, or sketch them one by one")
    for ending, text in factsheets(view(result, style), style, read_templates()).items():
        written[f"{stem}.{ending}"] = text


def _file_stem(subject: Subject) -> str:
    """The name of the factsheets: the scenario file's, or the wijk's where it came from standard input."""
    if subject.file != STDIN:
        return Path(subject.file).stem
    plain = unicodedata.normalize("NFKD", subject.scenario.wijk.name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "wijk"


def _end(failures: list[Failure | ReadingError]) -> None:
    """Says what went wrong with each scenario, and ends with the first one's exit code."""
    if failures:
        raise Failure("\n".join(map(str, failures)), exit_code(failures[0]))
