"""All shipped reference values as Markdown, in the words of `sroi reference show --lang en`."""

import re
from collections.abc import Iterable, Iterator, Sequence

from sroi_cli.engine.uses import Use, outcomes_of_all_dates, uses
from sroi_cli.model.catalogue import CURRENCY
from sroi_cli.model.method import Convention
from sroi_cli.model.reference import Activity, SourceText
from sroi_cli.model.release import ReferenceBook
from sroi_cli.reading.scenarios import shipped_scenarios
from sroi_cli.reading.shipped import REFERENCE_VALUES
from sroi_cli.reports.evidence import source_words
from sroi_cli.reports.markdown import escaped
from sroi_cli.reports.reference_page import shown
from sroi_cli.reports.style import Style
from tests.conftest import labels_in


def values_page(book: ReferenceBook) -> str:
    """The values by the file that holds them, then all that stands beside them."""
    style = Style(labels_in("en"), CURRENCY, book.units.units)
    parts = (_values, _activities, _profiles, _stakeholders, _units, _releases, _sources)
    return "\n\n".join(block for part in parts for block in part(book, style)) + "\n"


def _values(book: ReferenceBook, style: Style) -> Iterator[str]:
    files = ((file.name.removesuffix(".yaml"), file.scenario, file.release) for file in shipped_scenarios(book))
    used = uses(outcomes_of_all_dates(book.activities), files)
    for file in dict.fromkeys(book.files.values()):
        yield from _theme(file)
        for id_ in (id_ for id_, holds in book.files.items() if holds == file):
            yield from _value(id_, book, used.get(id_, ()), style)


def _theme(file: str) -> tuple[str, str]:
    """A heading, and the comment with which the file begins."""
    lines = (REFERENCE_VALUES / f"{file}.yaml").read_text(encoding="utf-8").splitlines()
    first = next(at for at, line in enumerate(lines) if not line.startswith("#"))
    return f"## {file.capitalize()}", " ".join(line.lstrip("# ") for line in lines[:first])


def _value(id_: str, book: ReferenceBook, used_by: Sequence[Use], style: Style) -> Iterator[str]:
    """What `reference show` tells of it, the entries side by side."""
    page = shown(id_, book, used_by, style)
    about, *entries = page.sections[0].items
    told = [dict(entry.facts) for entry in entries]
    cited = {
        escaped(source_words(source)): _link(f"source-{name}", source.title) for name, source in book.sources.items()
    }
    yield f"### {id_}"
    yield escaped(page.title)
    yield _listed(f"{name}: {escaped(fact)}" for name, fact in about.facts)
    names = dict.fromkeys(name for facts in told for name in facts)
    yield _table(
        ("", *(entry.name for entry in entries)),
        ((name, *(_linked(escaped(facts.get(name, "")), cited) for facts in told)) for name in names),
    )


def _linked(fact: str, cited: dict[str, str]) -> str:
    """A fact that begins with a source leads to it."""
    return next((link + fact.removeprefix(words) for words, link in cited.items() if fact.startswith(words)), fact)


def _activities(book: ReferenceBook, style: Style) -> Iterator[str]:
    yield from _theme("activities")
    for id_, activity in book.activities.items():
        themes = ", ".join(map(style.theme, activity.themes))
        yield f"### Activity {id_}"
        yield escaped(style.name(activity.label))
        yield _listed((f"Themes: {themes}", f"Phase: {style.theme(activity.phase)}"))
        yield _table(("From", "Stakeholder", "Outcome", "Kind", "Effect", "Unit value"), _outcomes(activity, style))


def _outcomes(activity: Activity, style: Style) -> Iterator[tuple[str, ...]]:
    for entry in activity.entries:
        for one in entry.outcomes:
            words = style.name(one.label) if one.label else ""
            links = (_link(one.effect, one.effect), _link(one.unit_value, one.unit_value) if one.unit_value else "")
            yield (entry.from_, one.stakeholder, escaped(words), one.kind, *links)


def _profiles(book: ReferenceBook, style: Style) -> Iterator[str]:
    yield from _theme("methods")
    profiles = book.profiles.values()
    yield _table(
        ("", *(f"`{id_}`" for id_ in book.profiles)),
        (
            ("Label", *(escaped(style.name(one.label)) for one in profiles)),
            *((f"`{name}`", *(_said(getattr(one, name)) for one in profiles)) for name in Convention.model_fields),
            ("Source", *(_link(f"source-{one.source}", book.sources[one.source].title) for one in profiles)),
            ("From", *(one.from_ for one in profiles)),
            ("Note", *(escaped(one.note or "") for one in profiles)),
        ),
    )


def _said(value: float | str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else f"{value:g}"


def _stakeholders(book: ReferenceBook, style: Style) -> Iterator[str]:
    yield from _theme("stakeholders")
    lines = (
        (f"`{id_}`", escaped(style.name(one.label)), one.purse, one.from_) for id_, one in book.stakeholders.items()
    )
    yield _table(("Id", "Label", "Purse", "From"), lines)


def _units(book: ReferenceBook, style: Style) -> Iterator[str]:
    yield from _theme("units")
    lines = ((f"`{id_}`", style.name(words.one), style.name(words.many)) for id_, words in book.units.units.items())
    yield _table(("Id", "One", "More"), lines)


def _releases(book: ReferenceBook, _: Style) -> Iterator[str]:
    yield from _theme("releases")
    lines = (
        (f"`{name}`", line.date, str(len(book.release(name).values)), f"`{line.sha256}`", escaped(line.note or ""))
        for name, line in book.releases.items()
    )
    yield _table(("Id", "Date", "Values", "SHA-256", "Note"), lines)


def _sources(book: ReferenceBook, _: Style) -> Iterator[str]:
    yield from _theme("sources")
    for id_, source in book.sources.items():
        yield f"### Source {id_}"
        yield escaped(f"{source.title}. {source.publisher}, {source.year}.")
        yield _listed(_facts(source))


def _facts(source: SourceText) -> Iterator[str]:
    yield f"<{source.url}>"
    yield f"Licence: {escaped(source.licence)}"
    if source.via:
        yield f"By way of: {escaped(source.via)}"
    if source.accessed:
        yield f"Read: {source.accessed}"


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"* {line}" for line in lines)


def _link(heading: str, words: str) -> str:
    return f"[{escaped(words)}](#{heading})"


def _table(head: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    """A table whose cells are Markdown."""
    first, *rest = [f"| {' | '.join(cells)} |" for cells in (head, *lines)]
    return "\n".join([first, re.sub(r"[^|]+", " --- ", first), *rest])
