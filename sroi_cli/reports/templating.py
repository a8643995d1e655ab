"""The templates, made ready to be filled in."""

from collections.abc import Mapping

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup


def environment(templates: Mapping[str, str], *, autoescape: bool) -> Environment:
    """Where templates are compiled and find each other; a name that is not filled in is an error."""
    return Environment(
        loader=DictLoader(dict(templates)),
        autoescape=autoescape,  # noqa: S701 - off for Markdown, which has its own filter
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def style_sheet(templates: Mapping[str, str]) -> Markup:
    """The style of the HTML pages, which each page holds."""
    return Markup(templates["factsheet.css"])  # noqa: S704 - a file of ours
