"""The scenarios of a folder side by side, in words: for the terminal and for the index page."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sroi_cli import __version__
from sroi_cli.engine.summary import Summary
from sroi_cli.model.overlay import Overlay
from sroi_cli.reports.page import Page, Section, filled
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Cells, Table
from sroi_cli.reports.view import period

_COLUMNS = ("wijk_and_gemeente", "inbreng", "opbrengst", "ratio", "method")  # what fits in 80 columns

Labels = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Overview:
    """What came of the scenarios of a folder, in the order of their files; those that failed by the name of theirs."""

    summaries: tuple[Summary, ...]
    failed: tuple[str, ...]

    @property
    def releases(self) -> list[tuple[str, str, Overlay | None]]:
        """The releases of the reference values that were used, each with its digest and what is laid over it."""
        used = {one.release: (one.release, one.release_sha256, one.overlay) for one in self.summaries}
        return [used[name] for name in sorted(used)]


def overview_page(overview: Overview, labels: Labels) -> Page:
    """What `sroi batch` prints."""
    style = Style(labels)
    table = _table(overview, labels)
    sections = (
        Section(table=table if table.lines else None),
        Section(style.term("failed"), lines=overview.failed),
        Section(lines=(" · ".join(versions(overview, style)),)),
    )
    return Page(style.term("overview"), tuple(filter(filled, sections)))


def _table(overview: Overview, labels: Labels) -> Table:
    """One line per scenario."""
    told = zip(distinctions(overview.summaries), overview.summaries, strict=True)
    lines = tuple(_line(one, more, Style(labels, one.currency)) for more, one in told)
    return Table(tuple(map(Style(labels).term, _COLUMNS)), lines, texts=frozenset({0, 4}))


def versions(overview: Overview, style: Style) -> Iterator[str]:
    """The program and the reference values that made it."""
    yield f"sroi {__version__}"
    yield from (style.release(*release) for release in overview.releases)


def _line(one: Summary, more: str, style: Style) -> Cells:
    return (
        joined(one.wijk, one.gemeente, more),
        style.money(one.total.inbreng),
        style.money(one.total.opbrengst),
        style.ratio(one.total.ratio) if one.total.ratio is not None else "",
        method_name(one, style),
    )


def method_name(one: Summary, style: Style) -> str:
    """The method profile, and whether something of it is changed."""
    return joined(one.method.profile, style.term("method_changed") if one.method.changed else "")


def joined(*texts: str) -> str:
    """What there is of some texts, with commas between."""
    return ", ".join(text for text in texts if text)


def distinctions(summaries: Sequence[Summary]) -> Iterator[str]:
    """What tells a wijk from others of its name and gemeente: the period, or else the file; or nothing."""
    places = Counter((one.wijk, one.gemeente) for one in summaries)
    dated = Counter((one.wijk, one.gemeente, period(one)) for one in summaries)
    for one in summaries:
        place = (one.wijk, one.gemeente)
        told_by_period = dated[*place, period(one)] == 1
        yield "" if places[place] == 1 else period(one) if told_by_period else one.file.rpartition(".")[0]
