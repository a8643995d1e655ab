"""Sketches and pages on a terminal, readable at 80 columns; in a pipe the same, plain and in full."""

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from sroi_cli.reports.page import Item, Page, Section
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Table
from sroi_cli.reports.view import View

_LABEL, _GAP = 12, 3  # columns: a label that still reads when folded, and the space beside a column


def terminal(view: View, style: Style) -> RenderableType:
    """What `sroi sketch` prints of one scenario."""
    return Group(*_parts(view, style))


def _parts(view: View, style: Style) -> Iterable[RenderableType]:
    yield Text(view.title, style="bold")
    yield Text(f"{style.term('sketch')} · {view.subtitle}")
    yield _pairs(view.facts)
    if view.stakeholders:
        yield _table(view.stakeholders)
        yield Text(style.term("impact_share"))
    yield Text("")
    yield Text(view.headline, style="bold")
    if view.band:
        yield Text(f"{style.term('ratio')} {view.ratio}; {view.band}")
    if view.other_methods:
        others = "; ".join(f"{name} {ratio}" for name, ratio in view.other_methods)
        yield Text(f"{style.term('other_methods')}: {others}")
    if view.foremost:
        yield Text(view.foremost)
    yield Text("")
    if view.perspectives.lines:
        yield Text(style.term("perspectives"), style="bold")
        yield _table(view.perspectives)
    if view.impact_model:
        yield Text(style.term("impact_model"), style="bold")
        yield _table(view.impact_model)
    if view.not_monetised:
        yield Text(style.term("not_monetised"), style="bold")
        yield _bullets(f"{name} ({reach})" if reach else name for name, reach in view.not_monetised)
    yield Text(style.term("notes"), style="bold")
    yield _bullets((style.term("caution"), *view.notes))
    yield Text(" · ".join(text for _, text in view.provenance), style="dim")


def page(shown: Page) -> RenderableType:
    """A page: its title and its sections, an empty line between them."""
    parts: list[RenderableType] = [Text(shown.title, style="bold")]
    for section in shown.sections:
        begun = isinstance(parts[-1], RichTable) or not (section.heading or section.lines)
        if not begun:  # tables begin and end with an empty line, items begin with one
            parts.append(Text(""))
        parts += _section(section)
    return Group(*parts)


def _section(section: Section) -> Iterable[RenderableType]:
    if section.heading:
        yield Text(section.heading, style="bold")
    if section.lines:
        yield Text("\n".join(section.lines))
    if section.table:
        yield _table(section.table)
    for item in section.items:
        yield Text(f"\n{item.name}")
        yield _facts(item)


def _facts(item: Item) -> RenderableType:
    """The facts of an item, one per line."""
    table = RichTable.grid(padding=(0, 2, 0, 0))
    for name, fact in item.facts:
        table.add_row(Text(f"  {name}", style="dim"), Text(fact))
    return Padding(table, 0, expand=False)


def _pairs(pairs: Iterable[tuple[str, str]]) -> RenderableType:
    return Text("\n".join(f"{name}: {value}" for name, value in pairs))


def _bullets(texts: Iterable[str]) -> RenderableType:
    table = RichTable.grid(padding=(0, 1))
    for text in texts:
        table.add_row("-", Text(text))
    return Padding(table, (0, 0, 1, 0), expand=False)


def _table(table: Table) -> RenderableType:
    drawn = RichTable(box=SIMPLE_HEAD, pad_edge=False, show_footer=bool(table.foot))
    feet = table.foot or ("",) * len(table.head)
    for column, (head, foot) in enumerate(zip(table.head, feet, strict=True)):
        figure = table.is_figure(column)
        drawn.add_column(
            Text(head), footer=Text(foot), justify="right" if figure else "left", overflow="fold", no_wrap=figure
        )
    for line in table.lines:
        drawn.add_row(*map(Text, line))
    return drawn


def narrowest(tables: Iterable[Table | None]) -> int:
    """Columns below which a figure of some tables would be cut."""
    return max((_narrowest(table) for table in tables if table), default=0)


def _narrowest(table: Table) -> int:
    lines = (table.head, *table.lines, *((table.foot,) if table.foot else ()))
    widths = [max(len(line[column]) for line in lines) for column in range(len(table.head))]
    return sum(width if table.is_figure(i) else _LABEL for i, width in enumerate(widths)) + _GAP * len(widths)
