"""The overview as a table for spreadsheets and statistics: unrounded, empty where a value is not known."""

from collections.abc import Iterator

from sroi_cli import __version__
from sroi_cli.engine.summary import Summary
from sroi_cli.reports.csv_text import Value, csv_text, release_cell
from sroi_cli.reports.overview import Overview

COLUMNS = (
    "file", "wijk", "gemeente", "start", "years", "horizon", "status", "method", "method_changed", "currency",
    "inbreng", "opbrengst", "saldo", "ratio", "band_low", "band_high", "p10", "p90", "ranges_conventional",
    "social", "economic",
    "sha256", "release", "release_sha256", "sroi", "failed",
)  # fmt: skip


def overview_as_csv(overview: Overview) -> str:
    """One line per scenario in the order of the files, those that failed included, under a line with the columns."""
    lines: list[dict[str, Value]] = [{"file": file, "failed": "true"} for file in overview.failed]
    lines += [{"file": one.file, **dict(_values(one))} for one in overview.summaries]
    lines.sort(key=lambda line: str(line["file"]))
    return csv_text(COLUMNS, lines)


def _values(one: Summary) -> Iterator[tuple[str, Value]]:
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
    yield from (
        ("release", release_cell(one.release, one.overlay)),
        ("release_sha256", one.release_sha256),
        ("sroi", __version__),
    )
    yield from (("method", one.method.profile), ("method_changed", " ".join(one.method.changed)), ("failed", "false"))
