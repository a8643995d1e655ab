"""What `sroi sketch` does: inbreng and opbrengst of one wijk or several, on the terminal and as factsheets."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sroi_cli.commands.calculating import Calculation
from sroi_cli.commands.failures import Failure, exit_code
from sroi_cli.commands.output import print_lines, print_shown, printable_json, say
from sroi_cli.commands.writing import write_files
from sroi_cli.engine.result import Result, Subject
from sroi_cli.model.scenario import STDIN
from sroi_cli.reading.errors import ReadingError
from sroi_cli.reading.templates import read_labels, read_templates
from sroi_cli.reports.style import Style
from sroi_cli.reports.view import View, view

_FOLDER = Path("factsheets")
_LONGEST_STEM = 80  # characters; file systems take 255 bytes


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
    calculation = Calculation.of(options.method, options.release, options.settings)
    results: list[Result] = []
    failures: list[Failure | ReadingError] = []
    for argument in options.scenarios:
        try:
            results.append(calculation.result(argument))
        except (Failure, ReadingError) as error:
            failures.append(error)
    labels = read_labels()
    shown = [_Shown(result, Style.of(result, labels)) for result in results]
    for one in shown:
        _print(one, json=options.json)
    if options.folder is not None and shown:
        failures += _write(shown, options.folder)
    if failures:
        raise Failure("\n".join(map(str, failures)), exit_code(failures[0]))


@dataclass(frozen=True)
class _Shown:
    """A result and the style in which it is shown; its view is made once, and only where it is asked for."""

    result: Result
    style: Style

    @cached_property
    def view(self) -> View:
        return view(self.result, self.style)


def _print(one: _Shown, *, json: bool) -> None:
    if json:
        from sroi_cli.reports.as_json import as_json

        print_lines(as_json(one.result, one.style, ascii_only=not printable_json()))
    else:
        from sroi_cli.reports.terminal import narrowest, terminal

        shown = one.view
        tables = (shown.stakeholders, shown.impact_model, shown.perspectives)
        print_shown(terminal(shown, one.style), narrowest(tables))


def _write(shown: list[_Shown], folder: Path) -> list[Failure | ReadingError]:
    """Writes the factsheets, and gives back what went wrong."""
    from sroi_cli.reports.factsheet import Factsheets  # Jinja2 is slow to import

    factsheets = Factsheets(read_templates())
    texts: dict[str, str] = {}
    failures: list[Failure | ReadingError] = []
    for one in shown:
        stem = _file_stem(one.result.subject)
        if f"{stem}.md" in texts:
            failures.append(Failure(f"two scenarios would be written to {stem}.html; rename one of them"))
            continue
        texts |= {f"{stem}.{ending}": text for ending, text in factsheets.of(one.view, one.style).items()}
    try:
        say(f"Factsheets: {', '.join(map(str, write_files(folder, texts)))}")
    except Failure as failure:
        failures.append(failure)
    return failures


def _file_stem(subject: Subject) -> str:
    """The name of the factsheets: the scenario file's, or the wijk's where it came from standard input."""
    if subject.file != STDIN:
        return Path(subject.file).stem
    plain = unicodedata.normalize("NFKD", subject.scenario.wijk.name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_STEM].strip("-") or "wijk"
