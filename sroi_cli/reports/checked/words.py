"""Requirements and what a sketch rests on, in words, for the terminal and for the annex of a factsheet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sroi_cli.engine.evidence.checked import Checked
from sroi_cli.engine.evidence.judges import ROBUST
from sroi_cli.engine.evidence.requirements import Item
from sroi_cli.model.number import Basis
from sroi_cli.model.requirement import REQUIREMENTS, Framework
from sroi_cli.reports.evidence import source_words
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Table


def by_framework(items: Iterable[Item]) -> Mapping[Framework, Sequence[Item]]:
    """The requirements of each framework."""
    found = list(items)
    return {framework: [item for item in found if item.framework == framework] for framework in REQUIREMENTS}


def why(item: Item, style: Style) -> str:
    """What was found, why not, or what is missing."""
    return " ".join(_sentence(style.note(note.key, note.figures)) for note in item.why)


def _sentence(text: str) -> str:
    """A text of a scenario may end without a full stop."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def to_do(item: Item, style: Style) -> str:
    """What to do about what is missing; nothing where nothing is."""
    if item.status != "missing":
        return ""
    return " ".join(dict.fromkeys(style.term(f"do_{note.key}", **note.figures) for note in item.why))


def counts(items: Iterable[Item], style: Style) -> str:
    """How many are applied, explained and missing."""
    found = Counter(item.status for item in items)
    return style.term(
        "checked_counts", applied=found["applied"], explained=found["explained"], missing=found["missing"]
    )


def basis_name(basis: Basis, style: Style) -> str:
    """A basis and what it means."""
    return f"{style.basis(basis)}: {style.term(f'basis_{basis}')}"


def calibrated_lines(found: Checked, style: Style) -> Iterator[str]:
    """How much of the opbrengst rests on values that were fitted to a published figure; nothing where none does."""
    if found.calibrated and found.result.total.opbrengst:
        yield style.note("calibrated", {"share": found.calibrated / found.result.total.opbrengst})


def sms_table(found: Checked, style: Style) -> Table | None:
    """The opbrengst by the level of the studies behind it; None where none is graded."""
    if set(found.by_sms) == {None}:
        return None
    names = (
        style.term("checked_sms_none") if level is None else style.term("checked_sms_level", level=level)
        for level in found.by_sms
    )
    return _table("sms", zip(names, found.by_sms.values(), strict=True), found, style)


def sms_line(found: Checked, style: Style) -> str:
    """What the levels mean, or that nothing is graded."""
    return style.term("checked_sms_ungraded" if set(found.by_sms) == {None} else "checked_sms_lines", level=ROBUST)


def source_table(found: Checked, style: Style) -> Table:
    """The opbrengst that hangs on each source."""
    sources = found.result.release.sources
    names = (source_words(sources[id_]) if id_ else style.term("checked_source_none") for id_ in found.by_source)
    return _table("source", zip(names, found.by_source.values(), strict=True), found, style)


def _table(head: str, amounts: Iterable[tuple[str, float]], found: Checked, style: Style) -> Table:
    lines = tuple((name, style.money(amount), share(amount, found, style)) for name, amount in amounts)
    return Table((style.term(head), style.term("opbrengst"), style.term("share")), lines)


def share(amount: float, found: Checked, style: Style) -> str:
    """An amount as a share of the opbrengst; a dash where that is not more than nothing."""
    whole = found.result.total.opbrengst
    return style.share(amount / whole, 1) if whole and whole > 0 else "–"
