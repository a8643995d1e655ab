"""One scenario of a batch: its factsheets written or checked, and the little that is kept of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sroi_cli.commands.calculating import Calculation
from sroi_cli.commands.factsheets import Shown, compiled
from sroi_cli.commands.failures import BUG, Failure, bug_words, exit_code
from sroi_cli.commands.writing import FolderFailure, Output
from sroi_cli.engine.summary import Summary
from sroi_cli.reading.errors import ReadingError
from sroi_cli.reading.scenarios import file_name
from sroi_cli.reading.templates import read_labels

if TYPE_CHECKING:
    from sroi_cli.reports.factsheet import Factsheets


@dataclass(frozen=True)
class Made:
    """What came of one scenario: its summary, or what went wrong."""

    file: str
    summary: Summary | None = None
    files: int = 0  # written or checked
    differences: tuple[str, ...] = ()
    failure: str = ""
    exit_code: int = 0


def make(path: Path, output: Output) -> Made:
    """Makes the factsheets of a scenario.

    Raises:
        FolderFailure: nothing can be written to the folder.
        ReadingError: the reference values cannot be read.
    """
    tools = _tools()
    file = file_name(path)
    try:
        shown = Shown.of(tools.calculation.of_file(path), tools.labels)
        texts = shown.texts(tools.factsheets)
        return Made(file, Summary.of(shown.result), len(texts), output.take(texts))
    except FolderFailure:
        raise
    except (Failure, ReadingError) as error:
        return Made(file, failure=str(error), exit_code=exit_code(error))
    except Exception as error:  # noqa: BLE001 - one scenario that meets a bug does not stop the others
        return Made(file, failure=f"{path}: {bug_words(error)}", exit_code=BUG)


@dataclass(frozen=True)
class _Tools:
    calculation: Calculation
    labels: Mapping[str, Mapping[str, str]]
    factsheets: "Factsheets"


@cache
def _tools() -> _Tools:
    """What all scenarios share, read once by each process."""
    return _Tools(Calculation.of(None, None, ()), read_labels(), compiled())
