"""Requirements and what a sketch rests on, in words, for the terminal and for the annex of a factsheet."""

from collections import Counter
from collections.abc import Iterable, Iterator

from sroi_cli.engine.evidence.checked import Checked
from sroi_cli.engine.evidence.requirements import Item
from sroi_cli.reports.evidence import source_words
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Table


def why(item: Item, style: Style) -> str:
    """What was found, why not, or what is missing."""
    return " ".join(_sentence(style.note(note.key, note.figures)) for note in item.why)


def _sentence(text: str) -> str:
    """A text of a scenario may end without a full stop."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def to_do(item: Item, style: Style) -> str:
    """What to do about a requirement that is missing."""
    return style.term(f"do_{item.id}")


def counts(items: Iterable[Item], style: Style) -> str:
    """How many are applied, explained and missing."""
    found = Counter(item.status for item in items)
    return style.term(
        "checked_counts", applied=found["applied"], explained=found["explained"], missing=found["missing"]
    )


def calibrated_lines(found: Checked, style: Style) -> Iterator[str]:
    """How much of the opbrengst rests on values that were fitted to a published figure; nothing where none does."""
    if found.calibrated and found.result.total.opbrengst:
        yield style.note("calibrated", {"share": found.calibrated / found.result.total.opbrengst})


def sms_table(found: Checked, style: Style) -> Table:
    """The opbrengst by the level of the studies behind it."""
    names = (
        style.term("checked_sms_none") if level is None else style.term("checked_sms_level", level=level)
        for level in found.by_sms
    )
    return _table("sms", zip(names, found.by_sms.values(), strict=True), found, style)


def source_table(found: Checked, style: Style) -> Table:
    """The opbrengst that hangs on each source."""
    sources = found.result.release.sources
    names = (source_words(sources[id_]) if id_ else style.term("checked_source_none") for id_ in found.by_source)
    return _table("source", zip(names, found.by_source.values(), strict=True), found, style)


def _table(head: str, amounts: Iterable[tuple[str, float]], found: Checked, style: Style) -> Table:
    lines = tuple((name, style.money(amount), share(amount, found, style)) for name, amount in amounts)
    return Table((style.term(head), style.term("opbrengst"), style.term("share")), lines)


def share(amount: float, found: Checked, style: Style) -> str:
    """An amount as a share of the opbrengst; a word where that is not more than nothing."""
    whole = found.result.total.opbrengst
    return style.share(amount / whole if whole and whole > 0 else None)
