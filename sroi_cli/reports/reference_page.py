"""Reference values in words: a list of them, and all there is to say of one."""

from collections.abc import Iterator, Sequence

from sroi_cli import __version__
from sroi_cli.engine.parameters import reference_parameter
from sroi_cli.engine.uses import Use
from sroi_cli.model.reference import Entry
from sroi_cli.model.release import ReferenceBook, Release, ResolvedValue
from sroi_cli.reports.evidence import evidence_facts, source_words, value_facts
from sroi_cli.reports.page import Item, Page, Section
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Table


def listed(values: Sequence[ResolvedValue], release: Release, style: Style) -> Page:
    """The values of a release that were asked for, by source, one per line."""
    about = (Section(lines=(release.note,)),) if release.note else ()
    groups = [(id_, [one for one in values if one.entry.source == id_]) for id_ in release.sources]
    tables = (
        Section(f"{id_}: {source_words(release.sources[id_])}", table=_table(of_source, style))
        for id_, of_source in groups
        if of_source
    )
    count = style.term("of_all", shown=len(values), all=len(release.values))
    end = " · ".join((count, f"sroi {__version__}", style.release(release.name, release.sha256, release.overlay)))
    return Page(style.term("reference_values", release=release.name), (*about, *tables, Section(lines=(end,))))


def _table(values: Sequence[ResolvedValue], style: Style) -> Table:
    terms = ("reference_id", "value", "unit", "basis", "from")
    lines = tuple(
        (one.id, style.number(one.entry.value), one.unit, style.basis(one.entry.basis), one.entry.from_)
        for one in values
    )
    return Table(tuple(map(style.term, terms)), lines, texts=frozenset({0, 2, 3, 4}))


def shown(id_: str, book: ReferenceBook, used_by: Sequence[Use], style: Style) -> Page:
    """One value: its entries, oldest first, the releases that have each, and who uses it."""
    value = book.values[id_]
    facts = Item(
        id_,
        (
            (style.term("unit_fact"), value.unit),
            (style.term("file_fact"), f"{book.files[id_]}.yaml"),
            (style.term("used_by"), "; ".join(_uses(used_by, style))),
        ),
    )
    entries = tuple(_entry(index, id_, book, style) for index in range(len(value.entries)))
    return Page(style.name(value.label), (Section(items=(facts, *entries)), Section(lines=(f"sroi {__version__}",))))


def _uses(used_by: Sequence[Use], style: Style) -> Iterator[str]:
    kinds = dict.fromkeys(use.kind for use in used_by)
    for kind in kinds:
        yield style.term(f"use_{kind}", names=", ".join(use.name for use in used_by if use.kind == kind))
    if not kinds:
        yield style.term("used_by_none")


def _entry(index: int, id_: str, book: ReferenceBook, style: Style) -> Item:
    value = book.values[id_]
    entry = value.entries[index]
    later = value.entries[index + 1 :]
    name = style.term("holds_until" if later else "holds", first=entry.from_, until=later[0].from_ if later else "")
    parameter = reference_parameter(ResolvedValue.of(id_, value, entry))
    releases = (style.term("in_releases"), ", ".join(releases_with(entry, id_, book)))
    return Item(
        name,
        (
            *value_facts(parameter, style),
            *([releases] if releases[1] else []),
            *evidence_facts(parameter, book.sources, style),
        ),
    )


def releases_with(entry: Entry, id_: str, book: ReferenceBook) -> list[str]:
    """The releases in which an entry of a value holds."""
    held = {name: book.release(name).values.get(id_) for name in book.releases}
    return [name for name, value in held.items() if value and value.entry == entry]
