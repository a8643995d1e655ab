"""The accounting convention of a result in words: what it is, what was changed of its profile, and whose it is."""

from collections.abc import Iterator

from sroi_cli.engine.result import Result
from sroi_cli.model.method import Convention
from sroi_cli.reports.evidence import source_words
from sroi_cli.reports.page import Item
from sroi_cli.reports.style import Style

_RATES = ("rate_costs", "rate_health")


def convention(result: Result, style: Style) -> Item:
    """The method of a result, each of its choices in words."""
    return Item("method", tuple((style.term(key), words) for key, words in _facts(result, style)))


def _facts(result: Result, style: Style) -> Iterator[tuple[str, str]]:
    method = result.method
    profile = result.release.profiles[method.profile]
    for key in Convention.model_fields:
        yield key, _choice(key, getattr(method, key), style)
    yield "method_profile", style.name(profile.label)
    if method.changed:
        yield "method_changes", ", ".join(map(style.term, method.changed))
    yield "source", source_words(result.release.sources[profile.source])
    if profile.note:
        yield "note", profile.note


def _choice(key: str, value: float | str, style: Style) -> str:
    if key in _RATES:
        return style.term("rate", percent=100 * float(value))
    if isinstance(value, bool | str):
        return style.choice(value)
    return style.number(value)
