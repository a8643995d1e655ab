"""What `sroi sketch` does: inbreng and opbrengst of one wijk or several, on the terminal and as factsheets."""

from dataclasses import dataclass
from pathlib import Path

from sroi_cli.commands.calculating import Calculation, sampling
from sroi_cli.commands.factsheets import FOLDER, Compiled, Shown, compiled, file_stem, place
from sroi_cli.commands.failures import WRONG_USE, Failure, TooLarge, together
from sroi_cli.commands.formats import FACTSHEETS, formats_in, written_words
from sroi_cli.commands.output import print_json, print_shown, say
from sroi_cli.commands.wording import labels_in
from sroi_cli.commands.writing import Content, write_files
from sroi_cli.model.scenario import STDIN
from sroi_cli.reading.errors import ReadingError


@dataclass(frozen=True)
class Options:
    """The command line of one call."""

    scenarios: tuple[str, ...]
    json: bool
    method: str | None
    release: str | None
    reference_dir: Path | None
    settings: tuple[str, ...]
    draws: str
    seed: str
    out: Path | None
    format: str | None
    no_files: bool
    lang: str
    templates: Path | None

    @property
    def formats(self) -> tuple[str, ...]:
        """What is written. Raises Failure for a format that is not known, or that nothing would be written in."""
        if self.format is None:
            return FACTSHEETS
        if self.folder is None:
            why = "--no-files is given" if self.no_files else "this result is written only where --out says"
            raise Failure(f"--format: nothing would be written: {why}", WRONG_USE)
        return formats_in(self.format)

    @property
    def folder(self) -> Path | None:
        """Where files go; None: nowhere. A result that is not the file's own goes only where it is told to."""
        if self.no_files:
            return None
        changed = self.method or self.release or self.reference_dir or self.settings
        usual = not (changed or self.json or STDIN in self.scenarios)
        return self.out or (FOLDER if usual else None)


def run(options: Options) -> None:
    """Prints each scenario's result and writes its factsheets; a broken scenario does not stop the others.

    Raises:
        Failure: something was wrong; what could be done is done.
        ReadingError: the reference values cannot be read.
    """
    formats = options.formats
    drawn = sampling(options.draws, options.seed)
    calculation = Calculation.of(options.method, options.release, options.settings, drawn, options.reference_dir)
    labels = labels_in(options.lang)
    results, failures = calculation.results(options.scenarios)
    shown = [Shown.of(result, labels) for result in results]
    for one in shown:
        _print(one, json=options.json)
    if options.folder is not None and shown:
        failures += _write(shown, options.folder, formats, options.templates)
    elif shown and not (options.json or options.no_files):
        say("No files are written where an option or standard input changes the result; --out FOLDER writes them.")
    if failures:
        raise together(failures)


def _print(one: Shown, *, json: bool) -> None:
    if json:
        from sroi_cli.reports.as_json import as_json

        print_json(as_json(one.result, one.style))
    else:
        from sroi_cli.reports.terminal import narrowest, terminal

        shown = one.view
        tables = (shown.stakeholders, shown.impact_model, shown.intervals, shown.perspectives)
        print_shown(terminal(shown, one.style), narrowest(tables))


def _write(
    shown: list[Shown], folder: Path, formats: tuple[str, ...], templates: Path | None
) -> list[Failure | ReadingError]:
    """Writes the files, and gives back what went wrong."""
    contents: dict[str, Content] = {}
    failures: list[Failure | ReadingError] = []
    taken: set[str] = set()
    try:
        factsheets = compiled(templates) if set(formats) & set(FACTSHEETS) else None
        for one in shown:
            stem = file_stem(one.result.subject)
            if place(stem) in taken:
                failures.append(Failure(f"two scenarios would be written to {stem}.{formats[-1]}; rename one of them"))
                continue
            taken.add(place(stem))
            try:
                contents |= _contents(one, factsheets, formats)
            except TooLarge as failure:  # for a workbook; the others are written
                failures.append(failure)
        if contents:
            say(f"{written_words(formats)}: {', '.join(map(str, write_files(folder, contents)))}")
    except (Failure, ReadingError) as failure:
        failures.append(failure)
    return failures


def _contents(one: Shown, factsheets: Compiled | None, formats: tuple[str, ...]) -> dict[str, Content]:
    """The files of one scenario, by name."""
    texts = one.texts(factsheets) if factsheets else {}
    wanted: dict[str, Content] = {name: text for name, text in texts.items() if name.rpartition(".")[2] in formats}
    return wanted | one.data(formats)
