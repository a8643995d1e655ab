"""What of a national projection falls to the gemeenten and wijken of a list; it adds up to the whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import fsum

from sroi_cli.engine.national.parts import part
from sroi_cli.engine.national.projection import Projection
from sroi_cli.engine.national.wijken import Listed, by_gemeente
from sroi_cli.model.projection import SUMS
from sroi_cli.reports.page import Section
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Cells, Table

_FIGURES = ("inhabitants", "participants", "scale_care_and_social")
_CARE = SUMS["zorg_en_sociaal_domein"]


def sections(listed: Listed, found: Projection, style: Style, top: int) -> Iterator[Section]:
    """The largest gemeenten and wijken, the others together, and all."""
    shown = _Places(listed, found, style, top)
    gemeenten = [((one.name, style.count(one.wijken)), one.inhabitants) for one in by_gemeente(listed.wijken)]
    wijken = [((f"{wijk.name}, {wijk.gemeente}",), wijk.inhabitants) for wijk in listed.wijken]
    gemeente, year = style.term("gemeente"), found.plan.year
    table = shown.table((gemeente, style.term("scale_wijken")), gemeenten)
    yield Section(style.term("scale_gemeenten", year=year), table=table)
    table = shown.table((f"{style.term('wijk')}, {gemeente.lower()}",), wijken)
    yield Section(style.term("scale_list_wijken", year=year), table=table)


@dataclass(frozen=True)
class _Places:
    """Which places of a list are shown, and how."""

    listed: Listed
    found: Projection
    style: Style
    top: int

    def table(self, head: Cells, places: Sequence[tuple[Cells, float]]) -> Table:
        """A place is what it is called, and how many live there."""
        lines = [self._line(*place) for place in places[: self.top]]
        rest = fsum(inhabitants for _, inhabitants in places[self.top :])
        blank = ("",) * (len(head) - 1)
        if rest:
            others = self.style.term("and_others", count=len(places) - self.top)
            lines.append(self._line((others, *blank), rest))
        total = self._line((self.style.term("total"), *blank), self.listed.inhabitants)
        return Table((*head, *map(self.style.term, _FIGURES)), tuple(lines), foot=total)

    def _line(self, names: Cells, inhabitants: float) -> Cells:
        one = part(inhabitants, self.listed, self.found)
        saved = fsum(one.published[who] for who in _CARE)
        return (*names, self.style.count(inhabitants), self.style.count(one.reached), self.style.money(saved))
