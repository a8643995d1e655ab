"""What a factsheet tells of its own evidence: what it rests on, what stands out, and each requirement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sroi_cli.engine.evidence.checked import Checked
from sroi_cli.engine.result import Result
from sroi_cli.reports.charts.bars import Bars, Measure, Measured, bars
from sroi_cli.reports.checked import words
from sroi_cli.reports.sheet.wijk import Told
from sroi_cli.reports.style import Style
from sroi_cli.reports.table import Table


@dataclass(frozen=True)
class FrameworkSheet:
    """A framework, how many of its requirements are applied, explained and missing, and each of them."""

    name: str
    counts: str
    items: tuple[Told, ...]


@dataclass(frozen=True)
class EvidenceSheet:
    """Empty where there is no opbrengst that could rest on anything."""

    chart: Bars | None
    lines: tuple[str, ...]
    sms_line: str
    sms: Table | None
    odd: tuple[str, ...]
    frameworks: tuple[FrameworkSheet, ...]


def evidence_sheet(result: Result, noted: Sequence[str], style: Style) -> EvidenceSheet:
    """What stands out is left out where it is `noted` already."""
    found = Checked.of(result)
    odd = (style.note(note.key, note.figures) for note in found.oddities)
    return EvidenceSheet(
        chart=_chart(found, style),
        lines=tuple(words.calibrated_lines(found, style)),
        sms_line=words.sms_line(found, style) if found.by_sms else "",
        sms=words.sms_table(found, style),
        odd=tuple(text for text in odd if text not in noted),
        frameworks=tuple(_frameworks(found, style)),
    )


def _chart(found: Checked, style: Style) -> Bars | None:
    """The opbrengst by what it rests on; none where shares of it would mislead."""
    whole, bases = found.result.total.opbrengst, found.by_basis
    if not whole or whole < 0 or min(one.opbrengst for one in bases) < 0:
        return None
    rows = [
        Measured(
            words.basis_name(one.basis, style),
            (Measure("solid", one.opbrengst, f"{style.share(one.opbrengst / whole)} ({style.short(one.opbrengst)})"),),
        )
        for one in bases
    ]
    return bars(style.term("basis_title"), rows)


def _frameworks(found: Checked, style: Style) -> Iterator[FrameworkSheet]:
    for framework, items in words.by_framework(found.items).items():
        told = tuple(
            Told(
                f"{style.term(f'requirement_{item.id}')} ({style.term(f'item_{item.status}')})", words.why(item, style)
            )
            for item in items
        )
        yield FrameworkSheet(style.term(f"framework_{framework}"), words.counts(items, style), told)
