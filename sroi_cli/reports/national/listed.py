"""What of a national projection falls to the gemeenten and wijken of a list; it adds up to the whole."""

from collections.abc import Iterator, Sequence
from math import fsum

from sroi_cli.engine.national.parts import part
from sroi_cli.engine.national.projection import Projection
from sroi_cli.engine.national.wijken import Listed, by_gemeente
from sroi_cli.model.projection import SUMS
from sroi_cli.reports.page import Section
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Cells, Table

_SHOWN = ("zorg_en_sociaal_domein", "all")


def sections(listed: Listed, found: Projection, style: Style, top: int) -> Iterator[Section]:
    """The largest gemeenten and wijken, the others together, and all."""
    year = found.plan.year
    gemeenten = by_gemeente(listed.wijken)
    table = _table(
        [((one.name, style.count(one.wijken)), one.inhabitants) for one in gemeenten],
        (style.term("gemeente"), style.term("scale_wijken")),
        listed, found, style, top,
    )  # fmt: skip
    yield Section(style.term("scale_gemeenten", year=year), table=table)
    table = _table(
        [((wijk.name, wijk.gemeente), wijk.inhabitants) for wijk in listed.wijken],
        (style.term("wijk"), style.term("gemeente")),
        listed, found, style, top,
    )  # fmt: skip
    yield Section(style.term("scale_list_wijken", year=year), table=table)


def _table(  # noqa: PLR0913, PLR0917 - what is shown, of which places
    places: Sequence[tuple[Cells, float]],
    head: Cells,
    listed: Listed,
    found: Projection,
    style: Style,
    top: int,
) -> Table:
    def line(names: Cells, inhabitants: float) -> Cells:
        one = part(inhabitants, listed, found)
        amounts = (style.money(fsum(one.published[who] for who in SUMS[key])) for key in _SHOWN)
        return (*names, style.count(inhabitants), style.count(one.reached), *amounts)

    lines = [line(*place) for place in places[:top]]
    if len(places) > top:
        others = style.term("scale_others", count=len(places) - top)
        lines.append(line((others, ""), fsum(inhabitants for _, inhabitants in places[top:])))
    figures = ("inhabitants", "participants", "scale_care_and_social", "sum_all")
    texts = frozenset({0} if head[1] == style.term("scale_wijken") else {0, 1})
    return Table(
        (*head, *map(style.term, figures)),
        tuple(lines),
        foot=line((style.term("total"), ""), listed.inhabitants),
        texts=texts,
    )
