"""The difference between two releases in words: what changed first, then what came and went, by source."""

from collections.abc import Iterator, Sequence
from typing import get_args

from sroi_cli import __version__
from sroi_cli.engine.difference import Came, Difference, KeyChange, PartChange, RatioChange
from sroi_cli.model.reference import PartOfRelease
from sroi_cli.model.release import ResolvedValue
from sroi_cli.reports.evidence import source_words
from sroi_cli.reports.page import Item, Page, Section
from sroi_cli.reports.style import Style, signed
from sroi_cli.reports.table import Table

_DIGITS = 3  # of ratios: fewer hide small changes
KEYS = {  # of a value, to the words that other pages have for them
    "value": "value",
    "range_basis": "diff_range_basis",
    "unit": "unit_fact",
    "net": "diff_net",
    "basis": "basis",
    "source": "source",
    "locator": "diff_locator",
    "price_level": "price_level_fact",
    "derivation": "derivation_fact",
    "calibrated_on": "calibrated_on_fact",
    "moves_with": "moves_with",
    "sms": "sms",
    "from": "from",
}


def difference_page(found: Difference, style: Style) -> Page:
    """What is not the same in two releases, and which ratios move."""
    return Page(
        style.term("diff_title", old=found.old.name, new=found.new.name),
        (
            Section(lines=tuple(_counts(found, style))),
            *_changed(found, style),
            *_values("added", found, style),
            *_values("removed", found, style),
            *_others(found, style),
            *_ratios(found, style),
        ),
        provenance=" · ".join(
            (f"sroi {__version__}", *(style.release(r.name, r.sha256, r.overlay) for r in (found.old, found.new)))
        ),
    )


def _counts(found: Difference, style: Style) -> Iterator[str]:
    came = {which: len(_of(("values",), which, found)) for which in get_args(Came)}
    yield style.term("diff_count", **came, same=found.same["values"])
    for which, ids in (("added", found.sources("added")), ("removed", found.sources("removed"))):
        if ids:
            yield style.term(f"diff_sources_{which}", ids=", ".join(ids))


def _of(kinds: Sequence[PartOfRelease], came: Came, found: Difference) -> list[PartChange]:
    return [one for one in found.parts if one.kind in kinds and one.came == came]


def _changed(found: Difference, style: Style) -> Iterator[Section]:
    """Per value each key that changed, and its source where that did not."""
    items = tuple(Item(one.id, tuple(_facts(one, found, style))) for one in _of(("values",), "changed", found))
    if items:
        yield Section(style.term("diff_changed"), items=items)


def _facts(one: PartChange, found: Difference, style: Style) -> Iterator[tuple[str, str]]:
    old, new = found.old.values[one.id], found.new.values[one.id]
    source = source_words(found.new.sources[new.entry.source])
    for change in one.keys:
        if change.key == "source":
            source = f"{source_words(found.old.sources[old.entry.source])} → {source}"
        elif change.key not in ("low", "high"):
            yield style.term(KEYS[change.key]), _step(change, old, new, style)
    ranges = [_range(each, style) for each in (old, new)]
    if ranges[0] != ranges[1]:
        yield style.term("range"), " → ".join(ranges)
    yield style.term("source"), source


def _step(change: KeyChange, old: ResolvedValue, new: ResolvedValue, style: Style) -> str:
    if change.key == "value":
        step = f"{style.quantity(change.old, old.unit)} → {style.quantity(change.new, new.unit)}"
        rise = change.new / change.old - 1 if change.old and old.unit == new.unit else 0
        return f"{step} ({signed(rise, style.share(rise, 1))})" if rise else step
    return f"{_word(change.old, style)} → {_word(change.new, style)}"


def _range(value: ResolvedValue, style: Style) -> str:
    low, high = value.entry.low, value.entry.high
    return style.term("diff_none") if low is None or high is None else style.range(low, high, value.unit)


def _word(content: object, style: Style) -> str:
    """A text as it stands in the file; a list with commas; yes, no or nothing in words."""
    if isinstance(content, bool):
        return style.term("yes" if content else "no")
    if isinstance(content, list | tuple):
        return ", ".join(map(str, content))
    return style.term("diff_none") if content is None else str(content)


def _values(came: Came, found: Difference, style: Style) -> Iterator[Section]:
    """The values that came or went, by source."""
    release = found.new if came == "added" else found.old
    values = [release.values[one.id] for one in _of(("values",), came, found)]
    terms = ("reference_id", "value", "basis")
    for source in sorted({one.entry.source for one in values}):
        lines = tuple(
            (one.id, style.quantity(one.entry.value, one.unit), style.basis(one.entry.basis))
            for one in values
            if one.entry.source == source
        )
        told = {"count": len(lines), "source": source_words(release.sources[source])}
        table = Table(tuple(map(style.term, terms)), lines, texts=frozenset({0, 1, 2}))
        yield Section(style.term(f"diff_{came}", **told), table=table)


def _others(found: Difference, style: Style) -> Iterator[Section]:
    """Activities, stakeholders and method profiles that are not the same."""
    for kind in ("activities", "stakeholders", "profiles"):
        changes = [one for one in found.parts if one.kind == kind]
        if changes:
            yield Section(style.term(f"diff_{kind}"), items=tuple(_item(one, style) for one in changes))


def _item(one: PartChange, style: Style) -> Item:
    """What came or went shows what it is; what changed shows both."""
    if one.came == "changed":
        facts = tuple((each.key, f"{_word(each.old, style)} → {_word(each.new, style)}") for each in one.keys)
    else:
        given = [(each.key, each.new if one.came == "added" else each.old) for each in one.keys]
        facts = tuple((key, _word(content, style)) for key, content in given if content is not None)
    return Item(f"{one.id} ({style.term(f'diff_is_{one.came}')})", facts)


def _ratios(found: Difference, style: Style) -> Iterator[Section]:
    if found.ratios is None:
        return
    head = (style.term("scenario"), found.old.name, found.new.name, style.term("diff_change"))
    lines = tuple(
        (
            one.file,
            _ratio(one.old, one.why_not_old, style),
            _ratio(one.new, one.why_not_new, style),
            _moved(one, style),
        )
        for one in found.ratios
    )
    reasons = tuple(
        style.term("diff_why_not", file=one.file, release=release.name, why=why)
        for one in found.ratios
        for release, why in ((found.old, one.why_not_old), (found.new, one.why_not_new))
        if why
    )
    yield Section(style.term("ratio"), table=Table(head, lines), points=reasons)


def _ratio(ratio: float | None, why_not: str, style: Style) -> str:
    if why_not:
        return style.term("diff_cannot")
    return style.term("no_ratio") if ratio is None else style.ratio(ratio, _DIGITS)


def _moved(one: RatioChange, style: Style) -> str:
    return "" if one.change is None else signed(one.change, style.ratio(one.change, _DIGITS))
