"""Templates that a user wrote: what is wrong in them is theirs to mend, not a bug of the program."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sroi_cli.commands.failures import Failure
from sroi_cli.reading.templates import read_templates
from sroi_cli.reports.template_fault import TemplateFault
from sroi_cli.reports.templates import Templates


class TemplateFailure(Failure):
    """A template that no page can be made with."""


def templates_in(folder: Path | None) -> Templates:
    """The templates, those of a folder in place of ours, each found to be written as it should be.

    Raises:
        TemplateFailure: one of the folder is not.
        ReadingError: the folder cannot be read, or holds what is none of ours.
    """
    texts = read_templates(folder)
    if folder is None:
        from sroi_cli.commands.compiled_templates import kept_templates  # Jinja2 is slow to import

        return Templates(texts, kept_templates())
    from sroi_cli.reports.templating import compile_all

    templates = Templates(texts)
    with faults_in(folder):
        compile_all(templates)
    return templates


@contextmanager
def faults_in(folder: Path | None) -> Iterator[None]:
    """Raises TemplateFailure where templates of the folder, or ours with them, cannot be filled in."""
    try:
        yield
    except TemplateFault as fault:
        if folder is None:
            raise
        own = [(folder / name, line) for name, line in fault.places if (folder / name).exists()]
        place = "{}:{}".format(*own[-1]) if own else f"{folder}: {fault.places[-1][0]}:{fault.places[-1][1]}"
        raise TemplateFailure(f"{place}: {fault.why}; correct the template, or remove it") from fault
