"""The words of the language that `--lang` names."""

from collections.abc import Mapping

from sroi_cli.commands.calculating import check_name
from sroi_cli.reading.templates import languages, read_labels

Labels = Mapping[str, Mapping[str, str]]


def labels_in(language: str) -> Labels:
    """The labels of a language. Raises Failure where there are none in it."""
    check_name("--lang", "language", language, languages())
    return read_labels(language)
