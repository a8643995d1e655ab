"""What `sroi batch` does: the factsheets of a folder of scenarios, an index page, and an overview."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from sroi_cli.commands.calculating import sampling
from sroi_cli.commands.factsheets import INDEX, place
from sroi_cli.commands.failures import WRONG_DATA, Failure, ReaderGone
from sroi_cli.commands.making import Look, Made, Task, make, tasks
from sroi_cli.commands.output import print_lines, print_page, printable_json, say
from sroi_cli.commands.own_templates import faults_in, templates_in
from sroi_cli.commands.progress import progress
from sroi_cli.commands.wording import Labels, labels_in
from sroi_cli.commands.working import Job, worked
from sroi_cli.commands.writing import Output
from sroi_cli.reading.folders import writable
from sroi_cli.reading.scenarios import file_name, scenarios_in
from sroi_cli.reading.shipped import SCENARIOS
from sroi_cli.reports.index_page import index_page
from sroi_cli.reports.overview import Overview, overview_page
from sroi_cli.reports.overview_as_csv import overview_as_csv
from sroi_cli.reports.overview_as_json import overview_as_json
from sroi_cli.reports.templates import Templates

_HERE = Path("scenarios")


@dataclass(frozen=True)
class Options:
    """The command line of one call."""

    folder: Path | None
    out: Path
    jobs: int | None
    json: bool
    check: bool
    reference_dir: Path | None
    draws: str
    seed: str
    lang: str
    templates: Path | None

    @property
    def scenarios(self) -> Path:
        """The folder with the scenarios."""
        return self.folder or (_HERE if _HERE.is_dir() else SCENARIOS)


def run(options: Options) -> None:
    """Makes or checks the files, and prints the overview; a broken scenario does not stop the others.

    Raises:
        Failure: something was wrong; what could be done is done.
        ReadingError: the folder or the reference values cannot be read.
    """
    if options.folder is None and not _HERE.is_dir():
        say(f"No folder {_HERE} here: these are the shipped scenarios. Of those in this folder: sroi batch .")
    output = Output(options.out, options.check)
    look = Look(options.lang, options.templates, sampling(options.draws, options.seed), options.reference_dir)
    site = _Site(labels_in(options.lang), templates_in(options.templates), options.templates)
    job = partial(make, output=output, look=look)
    made = _made(scenarios_in(options.scenarios), job, options.jobs or _cores())
    overview = _overview(made)
    beside, differing = _make_beside(overview, site, output)
    differences = [*chain.from_iterable(one.differences for one in made), *differing]
    files = sum(one.files for one in made) + beside
    closing_line = _closing_line(overview, output, files, len(differences))
    wrong = [*dict.fromkeys(one.failure for one in made if one.failure), *differences, *_left_over(made, output)]
    try:
        _print(overview, site.labels, json=options.json)
    except ReaderGone:  # what is wrong is told all the same, and in the exit code
        if not wrong:
            raise
    except Failure as failure:
        wrong.append(str(failure))
    if wrong:
        code = max(one.exit_code for one in made) or WRONG_DATA
        raise Failure("\n".join([*wrong, closing_line]), code)
    say(closing_line)


def _cores() -> int:
    """The cores that this process may use."""
    usable = getattr(os, "sched_getaffinity", None)  # Linux alone tells
    return len(usable(0)) if usable else os.cpu_count() or 1


def _made(paths: Sequence[Path], job: Job[Task, Made], jobs: int) -> list[Made]:
    """What came of each scenario, in the order of the files."""
    clashes = dict(_clashes(paths))
    sound = [path for path in paths if path not in clashes]
    with (
        progress(len(sound)) as tell,
        closing(worked(job, tasks(sound), jobs, tell)) as done,
    ):
        found = dict(zip(sound, done, strict=True))
    return [found.get(path) or Made(file_name(path), failure=clashes[path], exit_code=WRONG_DATA) for path in paths]


def _clashes(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """The scenarios whose factsheets would not have a place of their own, and why."""
    places = {path: place(Path(file_name(path)).stem) for path in paths}
    shared: dict[str, list[Path]] = {}
    for path in paths:
        shared.setdefault(places[path], []).append(path)
    for path in paths:
        others = [file_name(other) for other in shared[places[path]] if other != path]
        if others:
            yield path, f"{path}: would be written to the same files as {', '.join(others)}; rename one of them"
        elif places[path] == INDEX:
            yield path, f"{path}: would be written to index.html, the page that lists all scenarios; rename it"


def _overview(made: Sequence[Made]) -> Overview:
    return Overview(
        tuple(one.summary for one in made if one.summary), tuple(one.file for one in made if not one.summary)
    )


@dataclass(frozen=True)
class _Site:
    """The words and the templates of the pages beside the factsheets."""

    labels: Labels
    templates: Templates
    folder: Path | None  # of the templates that stand in for ours

    def index(self, overview: Overview, pages: Sequence[str]) -> str:
        with faults_in(self.folder):
            return index_page(overview, pages, self.labels, self.templates)


def _make_beside(overview: Overview, site: _Site, output: Output) -> tuple[int, tuple[str, ...]]:
    """Writes or checks the files beside the factsheets: how many there are, and which differ."""
    pages = [f"{Path(one.file).stem}.html" for one in overview.summaries]
    texts = {
        f"{INDEX}.html": site.index(overview, pages),
        "overview.csv": overview_as_csv(overview),
        "overview.json": f"{overview_as_json(overview)}\n",
    }
    return len(texts), output.take_last(texts)


def _left_over(made: Sequence[Made], output: Output) -> list[str]:
    """To check: the factsheets in the folder that no scenario makes."""
    if not output.check:
        return []
    there = {writable(path.stem) for path in output.folder.glob("*.html") if path.with_suffix(".md").is_file()}
    known = {Path(one.file).stem for one in made}
    return [
        f"{output.folder / stem}.html and .md: no scenario makes them; remove them" for stem in sorted(there - known)
    ]


def _print(overview: Overview, labels: Labels, *, json: bool) -> None:
    if json:
        print_lines(overview_as_json(overview, ascii_only=not printable_json()))
    else:
        print_page(overview_page(overview, labels))


def _closing_line(overview: Overview, output: Output, files: int, differences: int) -> str:
    """What came of all."""
    sketched, failed = len(overview.summaries), len(overview.failed)
    count = f"{sketched + failed} scenario{'' if sketched + failed == 1 else 's'}"
    if output.check:
        done = f"{files - differences} of {files} files in {output.folder} are as they would be written"
    else:
        done = f"{sketched} with factsheets in {output.folder}"
    return f"{count}: {done}" + (f", {failed} failed" if failed else "")
