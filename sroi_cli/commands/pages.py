"""A page to files: Markdown and HTML, by templates of ours or of the user's."""

from pathlib import Path

from sroi_cli.commands.own_templates import faults_in, templates_in
from sroi_cli.commands.writing import write_files
from sroi_cli.reports.page import Page
from sroi_cli.reports.style import Style


def write_page(page: Page, style: Style, stem: str, folder: Path, templates: Path | None) -> str:
    """Writes the files of a page and gives their names. Raises Failure, as `faults_in` and `write_files` do."""
    from sroi_cli.reports.page_files import page_files  # Jinja2 is slow to import

    with faults_in(templates):
        files = page_files(page, style, templates_in(templates))
    written = write_files(folder, {f"{stem}.{ending}": text for ending, text in files.items()})
    return ", ".join(map(str, written))
