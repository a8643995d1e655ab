"""What `sroi check` prints."""

from collections.abc import Iterator

from sroi_cli.engine.evidence.checked import Checked
from sroi_cli.engine.evidence.requirements import ROBUST, Item
from sroi_cli.model.requirement import REQUIREMENTS
from sroi_cli.reports.checked import words
from sroi_cli.reports.page import Item as Told
from sroi_cli.reports.page import Page, Section
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Table
from sroi_cli.reports.view import View


def checked_page(found: Checked, view: View, style: Style) -> Page:
    """What stands out, what the opbrengst rests on, and the requirements, of a result of which there is a view."""
    file = style.term("checked_file", file=found.result.subject.file)
    sections = (
        Section(lines=(view.subtitle, f"{style.term('status')}: {view.status}", file)),
        _odd(found, style),
        *(_rests(found, style) if found.by_source else ()),
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
    sms_lines = (style.term("checked_sms_lines", level=ROBUST),)
    yield Section(style.term("checked_sms"), sms_lines, words.sms_table(found, style))
    yield Section(style.term("checked_source"), (style.term("checked_source_lines"),), words.source_table(found, style))


def _basis(found: Checked, style: Style) -> Table:
    head = tuple(map(style.term, ("basis", "opbrengst", "share", "checked_so_far")))
    lines = tuple(
        (
            f"{style.basis(rung.basis)}: {style.term(f'basis_{rung.basis}')}",
            style.money(rung.opbrengst),
            words.share(rung.opbrengst, found, style),
            style.ratio(rung.balance.ratio),
        )
        for rung in found.by_basis
    )
    return Table(head, lines)


def _frameworks(found: Checked, style: Style) -> Iterator[Section]:
    for framework in REQUIREMENTS:
        items = [item for item in found.items if item.framework == framework]
        told = tuple(_told(item, style) for item in items)
        yield Section(style.term(f"framework_{framework}"), (words.counts(items, style),), items=told)
    if found.missing:
        yield Section(lines=(style.term("checked_explain"),))


def _told(item: Item, style: Style) -> Told:
    name = f"{style.term(f'requirement_{item.id}')} ({item.id})"
    facts = [(style.term(f"item_{item.status}"), words.why(item, style))]
    if item.status == "missing":
        facts.append((style.term("to_do"), words.to_do(item, style)))
    return Told(name, tuple(facts))
