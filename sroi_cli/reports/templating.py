"""The templates, made ready to be filled in."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from traceback import extract_tb

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup

from sroi_cli.reports import prose
from sroi_cli.reports.markdown import cited_notes, escaped, markdown_table, quoted
from sroi_cli.reports.template_fault import TemplateFault
from sroi_cli.reports.templates import Templates

_PARTED = re.compile(r" (?:(?<=[€£$] )(?=-?\d)|(?<=\d )(?=%|mln|mld))")  # where a figure would part from its sign
_TEMPLATE = ".j2"
_Strict = partial(
    Environment,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    optimized=False,  # else what filters make of constants would be in compiled templates, which are kept
)
OPTIONS = repr(_Strict.keywords)


def html_environment(templates: Templates) -> Environment:
    """Templates of HTML pages; all that is filled in is shown as text."""
    found = _environment(templates, autoescape=True)
    found.filters |= {"prose": prose.html, "inline": prose.inline_html, "tied": _tied}
    found.globals["style_sheet"] = Markup(templates.texts["factsheet.css"])  # noqa: S704 - checked when it is read
    return found


def markdown_environment(templates: Templates) -> Environment:
    """Templates of Markdown files; texts go through a filter."""
    found = _environment(templates, autoescape=False)
    found.filters |= {"md": escaped, "prose": prose.markdown, "inline": prose.inline_markdown, "quoted": quoted}
    found.globals |= {"table": markdown_table, "notes": cited_notes}
    return found


def compile_all(templates: Templates) -> None:
    """Raises TemplateFault where a template is not written as it should be."""
    for ending, environment in ((".html.j2", html_environment), (".md.j2", markdown_environment)):
        made = environment(templates)
        with faults_told():
            for name in templates.texts:
                if name.endswith(ending):
                    made.get_template(name)


@contextmanager
def faults_told() -> Iterator[None]:
    """Whatever goes wrong in a template within is told by its name and line.

    Raises:
        TemplateFault: a template is not written as it should be, or names what there is not.
    """
    try:
        yield
    except TemplateSyntaxError as error:
        raise TemplateFault([(error.name or "", error.lineno)], error.message or "") from error
    except Exception as error:
        frames = extract_tb(error.__traceback__)
        places = [(frame.filename, frame.lineno or 0) for frame in frames if frame.filename.endswith(_TEMPLATE)]
        if not places:
            raise
        raise TemplateFault(places, f"{error}") from error


class _Loader(BaseLoader):
    """Templates by name, which a traceback then gives as their file."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        self._templates = templates

    def get_source(self, _: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if template not in self._templates:
            raise TemplateNotFound(template)
        return self._templates[template], template, lambda: True


def _environment(templates: Templates, *, autoescape: bool) -> Environment:
    """Where templates are compiled and find each other; a name that is not filled in is an error."""
    return _Strict(
        loader=_Loader(templates.texts),
        bytecode_cache=templates.compiled,
        autoescape=autoescape,
    )


def _tied(text: str) -> str:
    """A sentence in which no figure parts from its sign at the end of a line."""
    return _PARTED.sub("\u00a0", text)
