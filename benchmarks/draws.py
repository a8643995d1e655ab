"""How long the draws take, and how much memory, here and in other tools: `python benchmarks/draws.py [ROUNDS]`.

A scenario of 50 rows and 250 uncertain inputs. Base R is measured where Rscript is installed, heormodel where this
interpreter or the one that HEORMODEL_PYTHON names can import it.
"""

import csv
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROWS, DRAWS, ROUNDS = 50, 100_000, 5
TURN = 5  # seconds: a quick command is run again and again until they are over
MORE_ROWS, MORE_DRAWS = (10, ROWS, 250), (10_000, DRAWS, 1_000_000)
STAKEHOLDERS = ("deelnemers", "gemeente", "zorgverzekeraar", "werkgevers")
DROP_OFF, DURATION, RATE = 0.1, 3, 0.0225  # the last is that of the profile mkba
AGREED = 0.01  # largest relative difference between the percentiles of two tools


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


@dataclass(frozen=True)
class Run:
    """One run of a whole process, or the least of several."""

    seconds: float
    user: float
    mebibytes: float
    output: str


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for count in MORE_ROWS:
            rows = list(made(count))
            (folder / f"{count}.yaml").write_text("\n".join(scenario(rows)), encoding="utf-8")
            write_inputs(folder / f"{count}.csv", rows)
        measured = least(commands(), folder, rounds)
    print(f"{ROWS} rows, {DRAWS:,} draws; whole processes, the least of {rounds} rounds in which each had its turn\n")
    report(measured)
    agree(measured)


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


def scenario(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of a scenario of these rows."""
    yield 'schema: 1\nreference_values: "2025-12"\nmethod: mkba\nwijk: {name: Benchmark, gemeente: Nergens}'
    yield "period: {start: 2025, years: 5}"
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


def write_inputs(file: Path, rows: Sequence[Row]) -> None:
    """The same numbers for the other tools: an input a line, with the timing of its row."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(["row", "side", "name", "role", "low", "value", "high", "drop_off", "duration", "rate"])
        for row in rows:
            timing = (DROP_OFF, DURATION, RATE) if row.side == "opbrengst" else (0, 1, RATE)
            for one in row.ranges:
                name, role = f"{row.id}.{one.field}", "factor" if one.unit else "correction"
                writer.writerow((row.id, row.side, name, role, one.low, one.value, one.high, *timing))


def commands() -> dict[str, list[str]]:
    """What is measured, by name."""
    return {
        "sroi": sroi(ROWS, DRAWS),
        "sroi, no draws": sroi(ROWS, 0),
        **{f"sroi, {count:,} draws": sroi(ROWS, count) for count in MORE_DRAWS if count != DRAWS},
        **{f"sroi, {count} rows": sroi(count, DRAWS) for count in MORE_ROWS if count != ROWS},
        **base_r(),
        **heormodel(),
    }


def sroi(rows: int, draws: int) -> list[str]:
    return [sys.executable, "-m", "sroi_cli", "sketch", f"{rows}.yaml", "--json", "--draws", str(draws)]


def base_r() -> dict[str, list[str]]:
    found = shutil.which("Rscript")
    if found is None:
        print("Base R is not measured: there is no Rscript.")
        return {}
    command = [found, str(HERE / "draws.R"), f"{ROWS}.csv", str(DRAWS)]
    return {f"base R, {way}": [*command, way] for way in ("hypercube", "batches", "plain")}


def heormodel() -> dict[str, list[str]]:
    python = os.environ.get("HEORMODEL_PYTHON", sys.executable)
    asked = subprocess.run([python, "-c", "import heormodel"], check=False, stderr=subprocess.DEVNULL)
    if asked.returncode:
        print("heormodel is not measured: set HEORMODEL_PYTHON to an interpreter that can import it.")
        return {}
    command = [python, str(HERE / "draws_heormodel.py"), f"{ROWS}.csv", str(DRAWS)]
    return {f"heormodel, {way}": [*command, way] for way in ("set", "each")}


def least(these: Mapping[str, list[str]], folder: Path, rounds: int) -> dict[str, Run]:
    """The least seconds and memory of each command, over rounds in which each has its turn.

    The first run leaves compiled modules behind, as an installed program has them; take two rounds at least.
    """
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    runs: dict[str, list[Run]] = {name: [] for name in these}
    for _ in range(rounds):
        for name, command in these.items():
            ends = time.perf_counter() + TURN
            while True:
                runs[name].append(run(command, folder, environment))
                if time.perf_counter() > ends:
                    break
    return {name: _least(found) for name, found in runs.items()}


def _least(runs: Sequence[Run]) -> Run:
    return Run(
        min(one.seconds for one in runs),
        min(one.user for one in runs),
        min(one.mebibytes for one in runs),
        runs[0].output,
    )


def run(command: list[str], folder: Path, environment: Mapping[str, str]) -> Run:
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None  # noqa: S101 - it is a pipe
        output = started.stdout.read()
        _, status, usage = os.wait4(started.pid, 0)
        seconds = time.perf_counter() - began
        started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {started.returncode}")
    return Run(seconds, usage.ru_utime, usage.ru_maxrss / 1024, output)


def report(measured: Mapping[str, Run]) -> None:
    own = measured["sroi"]
    print(f"{'tool':<24}{'seconds':>9}{'user':>9}{'peak MiB':>10}{'times sroi':>12}{'in user':>9}")
    for name, one in measured.items():
        slower, in_user = one.seconds / own.seconds, one.user / own.user
        print(f"{name:<24}{one.seconds:>9.2f}{one.user:>9.2f}{one.mebibytes:>10.1f}{slower:>12.1f}{in_user:>9.1f}")


def agree(measured: Mapping[str, Run]) -> None:
    """Says how far the tools lie apart; ends in failure where that is too far."""
    found = json.loads(measured["sroi"].output)["total"]["interval"]
    own = found["p10"], found["p90"]
    print(f"\nP10 and P90 of the ratio: {own[0]:.4f} and {own[1]:.4f}")
    peers = {name: tuple(map(float, one.output.split())) for name, one in measured.items() if "sroi" not in name}
    for name, percentiles in peers.items():
        apart = max(abs(theirs / ours - 1) for theirs, ours in zip(percentiles, own, strict=True))
        print(f"{name}: {apart:.2%} apart")
        if apart > AGREED:
            raise SystemExit(f"{name} does not agree within {AGREED:.0%}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
