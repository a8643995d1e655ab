"""The overview as a table for spreadsheets and statistics: unrounded, empty where a value is not known."""

import re
from collections.abc import Iterator

from sroi_cli import __version__
from sroi_cli.engine.summary import Summary
from sroi_cli.reports.overview import Overview
from sroi_cli.reports.style import with_digest

_Value = str | float | None
# how a cell begins that a spreadsheet would calculate, also where it takes semicolons for the ends of cells
_FORMULA = re.compile(r"(^|;)(\s*)(?=[=+\-@\t\r])")
COLUMNS = (
    "file", "wijk", "gemeente", "start", "years", "horizon", "status", "method", "method_changed", "currency",
    "inbreng", "opbrengst", "saldo", "ratio", "band_low", "band_high", "p10", "p90", "ranges_conventional",
    "social", "economic",
    "sha256", "release", "release_sha256", "sroi", "failed",
)  # fmt: skip


def overview_as_csv(overview: Overview) -> str:
    """One line per scenario in the order of the files, those that failed included, under a line with the columns."""
    lines: list[dict[str, _Value]] = [{"file": file, "failed": "true"} for file in overview.failed]
    lines += [{"file": one.file, **dict(_values(one))} for one in overview.summaries]
    lines.sort(key=lambda line: str(line["file"]))
    table = [COLUMNS, *(tuple(map(line.get, COLUMNS)) for line in lines)]
    return "".join(f"{','.join(map(_cell, line))}\n" for line in table)


def _values(one: Summary) -> Iterator[tuple[str, _Value]]:
    for name in ("wijk", "gemeente", "start", "years", "horizon", "status", "currency", "sha256"):
        yield name, getattr(one, name)
    for name in ("inbreng", "opbrengst", "saldo", "ratio"):
        yield name, getattr(one.total, name)
    for name in ("low", "high"):
        yield f"band_{name}", getattr(one.band, name, None)
    interval = one.sureness.ratio if one.sureness else None
    for name in ("p10", "p90"):
        yield name, getattr(interval, name) if interval and interval.varies else None
    if interval and interval.varies and one.sureness:
        yield "ranges_conventional", str(one.sureness.conventional).lower()
    yield from one.kinds.items()
    yield from (("release", _release(one)), ("release_sha256", one.release_sha256), ("sroi", __version__))
    yield from (("method", one.method.profile), ("method_changed", " ".join(one.method.changed)), ("failed", "false"))


def _release(one: Summary) -> str:
    """The release, and the own values laid over it, which its digest does not tell."""
    return f"{one.release} + {with_digest(one.overlay.dir, one.overlay.sha256)}" if one.overlay else one.release


def _cell(value: _Value) -> str:
    if not isinstance(value, str):
        return "" if value is None else repr(value)
    text = _FORMULA.sub(r"\1'\2", value)
    return '"{}"'.format(text.replace('"', '""')) if any(sign in text for sign in ',"\n\r') else text
