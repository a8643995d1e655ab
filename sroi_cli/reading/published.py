"""The figures that the sources print, which only `sroi reproduce` and the check of the values read."""

from pathlib import Path

from sroi_cli.model.base import Vocabulary
from sroi_cli.model.published import PublishedFigure
from sroi_cli.model.release import ReferenceBook
from sroi_cli.model.scalars import Identifier
from sroi_cli.reading.checking import checked
from sroi_cli.reading.reference_values import reference_document
from sroi_cli.reading.shipped import REFERENCE_VALUES


def read_published(book: ReferenceBook, folder: Path = REFERENCE_VALUES) -> dict[str, PublishedFigure]:
    """The figures that the sources print; no result depends on them.

    Raises:
        ReadingError: with every mistake in the file.
    """
    words = Vocabulary({"source": frozenset(book.sources)})
    return checked(reference_document(folder, "published"), dict[Identifier, PublishedFigure], words)
