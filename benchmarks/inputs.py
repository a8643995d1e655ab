"""Scenarios to measure with: of many rows, and of many wijken."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ("vijlen", "voorbeeldwijk-2024", "groepsconsult-den-haag-zuidwest", "berlicum-vitaal")
STAKEHOLDERS = ("deelnemers", "gemeente", "zorgverzekeraar", "werkgevers")
DROP_OFF, DURATION, RATE = 0.1, 3, 0.0225  # the last is that of the profile mkba


@dataclass(frozen=True)
class Range:
    """An uncertain number of a row."""

    field: str
    unit: str | None  # None: a correction
    low: float
    value: float
    high: float


@dataclass(frozen=True)
class Row:
    """A row and all that it rests on."""

    id: str
    side: str
    stakeholder: str
    kind: str
    ranges: tuple[Range, ...]


def made(count: int) -> Iterator[Row]:
    """So many rows, a fifth of them inbreng; the same ones each time."""
    numbers = random.Random(7)  # noqa: S311 - no secret
    for at in range(count // 5):
        yield Row(f"i{at}", "inbreng", "gemeente", "money", (amount(numbers, "quantity", "EUR", 20_000, 60_000),))
    for at in range(count - count // 5):
        stakeholder = STAKEHOLDERS[at % len(STAKEHOLDERS)]
        ranges = (
            amount(numbers, "quantity", "persoon", 50, 500),
            amount(numbers, "effect", "uur/persoon", 0.05, 0.6),
            amount(numbers, "unit_value", "EUR/uur", 80, 900),
            *(share(numbers, field) for field in ("deadweight", "displacement", "attribution")),
        )
        yield Row(f"o{at}", "opbrengst", stakeholder, "economic" if at % len(STAKEHOLDERS) else "social", ranges)


def amount(numbers: random.Random, field: str, unit: str, low: float, high: float) -> Range:
    """A number with a wide range around it, wider on one side than on the other."""
    value = numbers.uniform(low, high)
    ends = value * numbers.uniform(0.6, 0.95), value * numbers.uniform(1.05, 1.5)
    return Range(field, unit, round(ends[0], 4), round(value, 4), round(ends[1], 4))


def share(numbers: random.Random, field: str) -> Range:
    value = numbers.uniform(0.1, 0.5)
    ends = value * numbers.uniform(0.4, 0.9), value * numbers.uniform(1.1, 1.6)
    return Range(field, None, round(ends[0], 4), round(value, 4), round(ends[1], 4))


def scenario(rows: Sequence[Row], years: int = 5) -> Iterator[str]:
    """The lines of a scenario of these rows."""
    yield 'schema: 1\nreference_values: "2025-12"\nmethod: mkba\nwijk: {name: Benchmark, gemeente: Nergens}'
    yield f"period: {{start: 2025, years: {years}}}"
    for side, key in (("inbreng", "inbreng"), ("opbrengst", "outcomes")):
        yield f"{key}:"
        for row in rows:
            if row.side == side:
                yield f"  - id: {row.id}\n    stakeholder: {row.stakeholder}\n    kind: {row.kind}"
                yield from (f"    {one.field}: {number(one)}" for one in row.ranges)
                if side == "opbrengst":
                    yield f"    drop_off: {{value: {DROP_OFF}, because: benchmark}}\n    duration: {DURATION}"


def number(one: Range) -> str:
    unit = f"unit: {one.unit}, " if one.unit else ""
    return f"{{value: {one.value:.4f}, low: {one.low:.4f}, high: {one.high:.4f}, {unit}because: benchmark}}"


def write_copies(folder: Path, examples: Sequence[str], count: int) -> None:
    """Copies of shipped examples, in turn, each under a name of its own."""
    folder.mkdir()
    texts = [_renamed((ROOT / "scenarios" / f"{one}.yaml").read_text(encoding="utf-8")) for one in examples]
    for at in range(count):
        text = texts[at % len(texts)].replace("NUMBER", f"{at:05}")
        (folder / f"wijk-{at:05}.yaml").write_text(text, encoding="utf-8")


def _renamed(text: str) -> str:
    return text.replace("\nwijk:\n  name: ", "\nwijk:\n  name: NUMBER ", 1)
