"""The questions of the form, and the columns of a CSV, as Markdown: made from the description of the form itself."""

from collections.abc import Iterator

from sroi_cli.model.form.columns import NEEDED, columns
from sroi_cli.model.form.fields import Block, Field
from sroi_cli.model.form.sheets import SHEETS
from sroi_cli.model.form.texts import EVIDENCE
from sroi_cli.model.release import ReferenceBook
from sroi_cli.reports.markdown import escaped


def form_page(book: ReferenceBook) -> str:
    """Each sheet with its questions and their keys, and then every column."""
    return "\n".join([*_sheets(), *_columns(book)]) + "\n"


def _sheets() -> Iterator[str]:
    for sheet in SHEETS:
        yield from (f"### Sheet {sheet.name}", "", escaped(sheet.about), "", "| question | key |", "|---|---|")
        for block in sheet.blocks:
            for one in block.fields:
                yield f"| {escaped(one.label)} | `{_key(block, one)}` |"
        yield ""


def _key(block: Block, one: Field) -> str:
    """`inbreng[].quantity`; what is said of a number stands at that number."""
    if block is EVIDENCE:
        return "(any number)" if one.key == "path" else f"(that number).{one.key}"
    of = f"{block.key}{'.<id>' if block.keyed else '[]'}" if block.key else ""
    key = "" if block.keyed and one.key == "id" else one.key
    return ".".join(filter(None, (of, key)))


def _columns(book: ReferenceBook) -> Iterator[str]:
    yield from ("### Columns of a CSV", "", "| column | answer |", "|---|---|")
    for column in columns(book):
        needed = " (needed)" if column.name in NEEDED else ""
        yield f"| `{column.name}`{needed} | {escaped(column.about or column.field.label)} |"
