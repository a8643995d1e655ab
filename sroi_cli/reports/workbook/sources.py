"""The sheet of sources."""

from sroi_cli.reports.sheet.citing import Citing
from sroi_cli.reports.workbook.layout import FIRST, HEAD, Layout
from sroi_cli.reports.workbook.sheet import Sheet

_TERMS = ("reference_id", "book_source_title", "book_publisher", "year", "book_licence", "book_accessed", "book_url")
_WIDTHS = (30, 62, 34, 9, 34, 14, 60)


def write_sources(sheet: Sheet, layout: Layout) -> None:
    """Every source that the numbers, the method and the figures of the wijk name."""
    term = layout.style.term
    sheet.begin(_WIDTHS, term("book_sources_lines"))
    sheet.texts(HEAD, 0, map(term, _TERMS), "head")
    cited = Citing.of(layout.result).sources
    for row, id_ in enumerate(cited, start=FIRST):
        source = layout.result.release.sources[id_]
        publisher = f"{source.publisher} (via {source.via})" if source.via else source.publisher
        texts = (id_, source.title, publisher, str(source.year), source.licence, str(source.accessed or ""), source.url)
        sheet.texts(row, 0, texts, "text", "ruled")
    sheet.table(HEAD, 1)
    sheet.finish()
