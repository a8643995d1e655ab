"""What `sroi compare` prints, and writes as a page."""

from sroi_cli import __version__
from sroi_cli.engine.comparison.comparison import Comparison
from sroi_cli.engine.totals import SIDES
from sroi_cli.reports.comparison.causes import causes
from sroi_cli.reports.comparison.side_by_side import compared, parameters, rows, stakeholders, totals
from sroi_cli.reports.comparison.words import opening, remarks
from sroi_cli.reports.page import Page, Section, filled
from sroi_cli.reports.style import Style
from sroi_cli.reports.view import view


def comparison_page(found: Comparison, style: Style) -> Page:
    """Both results side by side, and the causes of the change in the ratio."""
    views = view(found.a, style), view(found.b, style)
    sections = (
        Section(lines=tuple(opening(found, style))),
        compared(found, views, style),
        Section(style.term("compare_totals"), table=totals(found, style)),
        *causes(found, style),
        Section(style.term("compare_stakeholders"), table=stakeholders(found, style)),
        *(rows(side, found, style) for side in SIDES),
        parameters(found, style),
        Section(style.term("notes"), points=tuple(remarks(found, style))),
    )
    titles = dict.fromkeys(one.title for one in views)
    title = style.term("compare_title", titles=style.listed(list(titles)))
    return Page(title, tuple(filter(filled, sections)), f"sroi {__version__}")
