"""Templates that a user wrote: what is wrong in them is theirs to mend, not a bug of the program."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sroi_cli.commands.failures import Failure
from sroi_cli.reports.template_fault import TemplateFault


@contextmanager
def faults_in(folder: Path | None) -> Iterator[None]:
    """Raises Failure where a template of the folder cannot be filled in."""
    try:
        yield
    except TemplateFault as fault:
        if folder is None or not (folder / fault.name).exists():
            raise
        raise Failure(f"{folder / fault.name}:{fault.line}: {fault.why}; mend the template, or remove it") from fault
