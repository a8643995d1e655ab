"""The templates and labels of the reports."""

from collections.abc import Mapping

from sroi_cli.model.base import Vocabulary
from sroi_cli.model.scalars import Text
from sroi_cli.reading.checking import checked
from sroi_cli.reading.shipped import TEMPLATES
from sroi_cli.reading.text import read_text
from sroi_cli.reading.yaml_tree import read_yaml


def read_labels(language: str = "nl") -> Mapping[str, Mapping[str, str]]:
    """The labels of a language, by group and key."""
    name = f"labels.{language}.yaml"
    document = read_yaml(read_text(TEMPLATES / name, name), name)
    return checked(document, dict[Text, dict[Text, Text]], Vocabulary())


def read_templates() -> dict[str, str]:
    """The text of every template and style sheet, by file name."""
    return {
        path.name: read_text(path, path.name) for path in sorted(TEMPLATES.iterdir()) if path.suffix in (".j2", ".css")
    }
