"""One scenario of a batch: its factsheets written or checked, and the little that is kept of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from sroi_cli.commands.calculating import Calculation
from sroi_cli.commands.factsheets import INDEX, Compiled, Shown, compiled, file_stem
from sroi_cli.commands.failures import BUG, Failure, bug_words, exit_code
from sroi_cli.commands.own_templates import TemplateFailure
from sroi_cli.commands.wording import Labels, labels_in
from sroi_cli.commands.writing import FolderFailure, Output
from sroi_cli.engine.result import Result
from sroi_cli.engine.summary import Summary
from sroi_cli.engine.uncertainty.sampling import Sampling
from sroi_cli.reading.errors import ReadingError
from sroi_cli.reading.scenarios import file_name
from sroi_cli.reports.sheet.sheet import Around, Link

_KEPT = 3  # results: a scenario and those beside it


@dataclass(frozen=True)
class Look:
    """The language, the templates, the draws and the reference values of what is made."""

    language: str
    templates: Path | None
    sampling: Sampling | None
    reference_dir: Path | None


@dataclass(frozen=True)
class Task:
    """A scenario, and those before and after it."""

    path: Path
    previous: Path | None
    following: Path | None


@dataclass(frozen=True)
class Made:
    """What came of one scenario: its summary, or what went wrong."""

    file: str
    summary: Summary | None = None
    files: int = 0  # written or checked
    differences: tuple[str, ...] = ()
    failure: str = ""
    exit_code: int = 0


def tasks(paths: Sequence[Path]) -> list[Task]:
    """The scenarios in their order."""
    return [Task(*each) for each in zip(paths, [None, *paths[:-1]], [*paths[1:], None], strict=True)] if paths else []


def make(task: Task, output: Output, look: Look) -> Made:
    """Makes the factsheets of a scenario.

    Raises:
        FolderFailure: nothing can be written to the folder.
        TemplateFailure: an own template cannot be filled in.
        ReadingError: the reference values or the templates cannot be read.
    """
    tools = _tools(look)
    file = file_name(task.path)
    try:
        found = _result(task.path, look)
        around = Around(_link(task.previous, look), _link(task.following, look), f"{INDEX}.html")
        texts = Shown.of(found, tools.labels).texts(tools.factsheets, around)
        return Made(file, Summary.of(found), len(texts), output.take(texts))
    except (FolderFailure, TemplateFailure):
        raise
    except (Failure, ReadingError) as error:
        return Made(file, failure=str(error), exit_code=exit_code(error))
    except Exception as error:  # noqa: BLE001 - one scenario that meets a bug does not stop the others
        return Made(file, failure=f"{task.path}: {bug_words(error)}", exit_code=BUG)


def _result(path: Path, look: Look) -> Result:
    """The result of a scenario; raises what is wrong with it."""
    found = _calculated(path, look)
    if isinstance(found, Exception):
        raise found
    return found


def _link(path: Path | None, look: Look) -> Link | None:
    """The factsheet of a scenario beside another; none where it is broken."""
    found = _calculated(path, look) if path else None
    if not isinstance(found, Result):
        return None
    return Link(file_stem(found.subject), Summary.of(found).title)


@lru_cache(_KEPT)
def _calculated(path: Path, look: Look) -> Result | Exception:
    """The result of a scenario, or what is wrong with it; kept for the factsheets beside it."""
    try:
        return _calculation(look).of_file(path)
    except Exception as error:  # noqa: BLE001 - told where the scenario itself is made
        return error


@cache
def _calculation(look: Look) -> Calculation:
    """What all calculations share, read once by each process."""
    return Calculation.of(None, None, (), look.sampling, look.reference_dir)


@dataclass(frozen=True)
class _Tools:
    labels: Labels
    factsheets: Compiled


@cache
def _tools(look: Look) -> _Tools:
    """What all factsheets share, read once by each process."""
    return _Tools(labels_in(look.language), compiled(look.templates))
