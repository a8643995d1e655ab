"""What `sroi import` does."""

from collections.abc import Mapping
from pathlib import Path

from sroi_cli.commands.failures import WRONG_USE, Failure
from sroi_cli.commands.output import say
from sroi_cli.commands.writing import refuse_overwriting, write_files
from sroi_cli.model.form.names import free_id, stem_of
from sroi_cli.reading.answered_csv import read_answers
from sroi_cli.reading.forms import FormDocument, read_form
from sroi_cli.reading.own_values import reference_values_of
from sroi_cli.reading.scenarios import SCENARIO_FILES, file_name
from sroi_cli.reading.templates import requirement_names
from sroi_cli.reading.yaml_tree import read_yaml
from sroi_cli.reports.scenario_as_yaml import scenario_as_yaml

_CSV = (".csv", ".txt", ".tsv")


def run(file: Path, out: Path | None, reference_dir: Path | None, *, force: bool) -> None:
    """Writes the scenarios that a form or a table of answers makes.

    Raises:
        Failure: a scenario already exists, or several are to be written to one file.
        ReadingError: with every mistake in the file.
    """
    book = reference_values_of(reference_dir)
    if file.suffix.lower() in _CSV:
        answers = read_answers(file, book, requirement_names())
        documents, notes = answers.documents, answers.notes
    else:
        documents, notes = [read_form(file, book, requirement_names())], []
    folder, texts = _named(documents, file, out)
    if not force:
        refuse_overwriting([folder / name for name in texts])
    write_files(folder, texts)
    for note in notes:
        say(f"{file_name(file)}: {note}")
    say("\n".join(f"Scenario: {folder / name}" for name in texts))


def _named(documents: list[FormDocument], file: Path, out: Path | None) -> tuple[Path, Mapping[str, str]]:
    """The folder, and the text of each scenario by the name of its file."""
    texts: dict[str, str] = {}
    one_file = out is not None and out.suffix.lower() in SCENARIO_FILES
    if out is not None and out.suffix and not one_file and not out.is_dir():
        raise Failure(f"--out: {out} is no scenario; give a file that ends in .yaml, or a folder", WRONG_USE)
    if one_file and len(documents) > 1:
        raise Failure(
            f"--out: {out} is one file, and {file_name(file)} has {len(documents)} wijken; give a folder", WRONG_USE
        )
    for document in documents:
        stem = stem_of(document.data["wijk"]["name"])
        name = out.name if out and one_file else f"{free_id(stem, {Path(taken).stem for taken in texts})}.yaml"
        texts[name] = _text(document, file_name(file))
    return (out.parent if one_file else out) if out else Path(), texts


def _text(document: FormDocument, made_from: str) -> str:
    """The scenario as YAML, which reads as what was checked."""
    text = scenario_as_yaml(document.data, made_from)
    if read_yaml(text, made_from).data != document.data:
        raise AssertionError(f"the scenario of {made_from} would not be read as it was filled in")
    return text
