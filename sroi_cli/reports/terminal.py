"""Sketches and pages on a terminal, readable at 80 columns; in a pipe the same, plain and in full."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, Group, JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from sroi_cli.reports.page import Item, Page, Section
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Table
from sroi_cli.reports.view import View

_LONGEST_WORD, _GAP = 44, 3  # columns: of a word that is never broken, and the space beside a column
_NARROWEST = 40  # columns in which words beside each other can be read


def terminal(view: View, style: Style) -> RenderableType:
    """What `sroi sketch` prints of one scenario."""
    return Group(*_parts(view, style))


def _parts(view: View, style: Style) -> Iterable[RenderableType]:
    yield Text(view.title, style="bold")
    yield Text(f"{style.term('sketch')} · {view.subtitle}")
    yield _pairs(view.facts)
    if view.stakeholders:
        yield _Drawn(view.stakeholders)
        yield Text(style.term("impact_share"))
    yield Text("")
    yield Text(view.headline, style="bold")
    if view.band:
        yield Text(f"{style.term('ratio')} {view.ratio}; {view.band}")
    if view.interval:
        yield Text(view.interval)
    if view.other_methods:
        others = "; ".join(f"{name} {ratio}" for name, ratio in view.other_methods)
        yield Text(f"{style.term('other_methods')}: {others}")
    if view.foremost:
        yield Text(view.foremost)
    yield Text("")
    if view.intervals:
        yield Text(style.term("intervals"), style="bold")
        yield _Drawn(view.intervals)
        yield Text(f"{style.term('intervals_note')}\n")
    if view.perspectives.lines:
        yield Text(style.term("perspectives"), style="bold")
        yield _Drawn(view.perspectives)
    if view.impact_model:
        yield Text(style.term("impact_model"), style="bold")
        yield _Drawn(view.impact_model)
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
        begun = isinstance(parts[-1], _Drawn) or not (section.heading or section.lines)
        if not begun:  # tables begin and end with an empty line, items begin with one
            parts.append(Text(""))
        parts += _section(section)
    if shown.provenance:
        parts += [Text(""), Text(shown.provenance, style="dim")]
    return Group(*parts)


def _section(section: Section) -> Iterable[RenderableType]:
    if section.heading:
        yield Text(section.heading, style="bold")
    if section.lines:
        yield Text("\n".join(section.lines))
    if section.table:
        yield _Drawn(section.table)
    for item in section.items:
        yield Text(f"\n{item.name}")
        yield _facts(item)
    if section.points:
        yield _bullets(section.points, after=0)


def _facts(item: Item) -> RenderableType:
    """The facts of an item, one per line."""
    table = _grid(2)
    for name, fact in item.facts:
        table.add_row(Text(f"  {name}", style="dim"), Text(fact))
    return Padding(table, 0, expand=False)


def _pairs(pairs: Iterable[tuple[str, str]]) -> RenderableType:
    return Text("\n".join(f"{name}: {value}" for name, value in pairs))


def _bullets(texts: Iterable[str], after: int = 1) -> RenderableType:
    table = _grid(1)
    for text in texts:
        table.add_row("-", Text(text))
    return Padding(table, (0, 0, after, 0), expand=False)


def _grid(gap: int) -> RichTable:
    """Two columns, so far apart, in which a word that does not fit is broken, and not cut."""
    table = RichTable.grid(padding=(0, gap, 0, 0))
    for _ in range(2):
        table.add_column(overflow="fold")
    return table


@dataclass(frozen=True)
class _Drawn:
    """A table at the width of the terminal: figures whole, and words (ids, say) unbroken where there is room."""

    table: Table

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        table, widths = self.table, _widths(self.table, options.max_width)
        drawn = RichTable(box=SIMPLE_HEAD, show_edge=False, show_footer=bool(table.foot))
        feet = table.foot or ("",) * len(table.head)
        for column, (head, foot) in enumerate(zip(table.head, feet, strict=True)):
            justify: JustifyMethod = "right" if table.is_figure(column) else "left"
            drawn.add_column(Text(head), Text(foot), justify=justify, overflow="fold", width=widths[column])
        for line in table.lines:
            drawn.add_row(*map(Text, line))
        yield Padding(drawn, (1, 0), expand=False)


def _widths(table: Table, available: int) -> list[int]:
    """What each column gets: the least that it needs; what is left goes to the narrowest that can use it."""
    columns = range(len(table.head))
    widths = [_least(table, column) for column in columns]
    wanted = [max(len(part) for line in table.all_lines for part in line[c].split("\n")) for c in columns]
    spare = max(available - sum(widths) - _GAP * len(widths), 0)
    while spare and (wanting := [column for column in columns if widths[column] < wanted[column]]):
        widths[min(wanting, key=lambda column: widths[column])] += 1
        spare -= 1
    return widths


def narrowest(tables: Iterable[Table | None]) -> int:
    """Columns below which a figure of some tables would be cut, or what stands beside something else."""
    return max((_NARROWEST, *(_narrowest(table) for table in tables if table)))


def _narrowest(table: Table) -> int:
    return sum(_least(table, column) + _GAP for column in range(len(table.head)))


def _least(table: Table, column: int) -> int:
    """The width below which a figure or a word (an id, say) would be broken; words within bounds."""
    head, *cells = (line[column] for line in table.all_lines)
    if table.is_figure(column):
        return max(map(len, [*cells, *head.split()]), default=0)
    return min(max((len(word) for cell in (head, *cells) for word in cell.split()), default=0), _LONGEST_WORD)
