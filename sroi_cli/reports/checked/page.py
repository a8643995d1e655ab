"""What `sroi check` prints."""

from collections.abc import Iterator

from sroi_cli.engine.evidence.checked import Checked
from sroi_cli.engine.evidence.requirements import Item
from sroi_cli.reports.checked import words
from sroi_cli.reports.page import Item as PageItem
from sroi_cli.reports.page import Page, Section
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Table
from sroi_cli.reports.view import View


def checked_page(found: Checked, view: View, style: Style) -> Page:
    """What stands out, what the opbrengst rests on, and the requirements, of a result of which there is a view."""
    file = style.term("checked_file", file=found.result.subject.file)
    evidence = f"{style.term('checked_requirements')}: {words.counts(found.items, style)}"
    sections = (
        Section(lines=(view.subtitle, f"{style.term('status')}: {view.status}", file, evidence)),
        _odd(found, style),
        *(_rests(found, style) if found.by_source else ()),
        Section(style.term("checked_requirements"), (style.term("checked_meaning"),)),
        *_frameworks(found, style),
    )
    return Page(
        style.term("checked_title", title=view.title), sections, " · ".join(text for _, text in view.provenance)
    )


def _odd(found: Checked, style: Style) -> Section:
    points = tuple(style.note(note.key, note.figures) for note in found.oddities)
    lines = () if points else (style.term("checked_odd_none"),)
    return Section(style.term("checked_odd"), lines, points=points)


def _rests(found: Checked, style: Style) -> Iterator[Section]:
    lines = (style.term("checked_basis_lines"), *words.calibrated_lines(found, style))
    yield Section(style.term("checked_basis"), lines, _basis(found, style))
    yield Section(style.term("checked_sms"), (words.sms_line(found, style),), words.sms_table(found, style))
    yield Section(style.term("checked_source"), (style.term("checked_source_lines"),), words.source_table(found, style))


def _basis(found: Checked, style: Style) -> Table:
    head = tuple(map(style.term, ("basis", "opbrengst", "share", "checked_so_far")))
    lines = tuple(
        (
            words.basis_name(one.basis, style),
            style.money(one.opbrengst),
            words.share(one.opbrengst, found, style),
            style.ratio(one.balance.ratio),
        )
        for one in found.by_basis
    )
    return Table(head, lines)


def _frameworks(found: Checked, style: Style) -> Iterator[Section]:
    for framework, items in words.by_framework(found.items).items():
        told = tuple(_told(item, style) for item in items)
        yield Section(style.term(f"framework_{framework}"), (words.counts(items, style),), items=told)
    if found.missing:
        yield Section(lines=(style.term("checked_explain"),))


def _told(item: Item, style: Style) -> PageItem:
    name = f"{style.term(f'requirement_{item.id}')} ({item.id})"
    facts = (
        (style.term(f"item_{item.status}"), words.why(item, style)),
        (style.term("to_do"), words.to_do(item, style)),
    )
    return PageItem(name, tuple(fact for fact in facts if fact[1]))
