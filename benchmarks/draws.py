"""How long the draws take, and how much memory, here and in other tools: `python benchmarks/draws.py [ROUNDS]`.

A scenario of 50 rows and 250 uncertain inputs. Base R is measured where Rscript is installed, heormodel where this
interpreter or the one that HEORMODEL_PYTHON names can import it.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from inputs import DROP_OFF, DURATION, RATE, Row, made, scenario
from measuring import PROGRAM, Run, least, workplace

HERE = Path(__file__).resolve().parent
ROWS, DRAWS, ROUNDS = 50, 100_000, 5
TURN = 5  # seconds: a quick command is run again and again until they are over
MORE_ROWS, MORE_DRAWS = (10, ROWS, 250), (10_000, DRAWS, 1_000_000)
AGREED = 0.01  # largest relative difference between the percentiles of two tools


def main(rounds: int) -> None:
    with workplace() as folder:
        for count in MORE_ROWS:
            rows = list(made(count))
            (folder / f"{count}.yaml").write_text("\n".join(scenario(rows)), encoding="utf-8")
            write_inputs(folder / f"{count}.csv", rows)
        measured = least(commands(), folder, rounds, TURN)
    print(f"{ROWS} rows, {DRAWS:,} draws; whole processes, the least of {rounds} rounds in which each had its turn\n")
    report(measured)
    agree(measured)


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
    return [*PROGRAM, "sketch", f"{rows}.yaml", "--json", "--draws", str(draws)]


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
