"""How long `sroi batch` takes, and how much memory: `python benchmarks/batch.py [NUMBER OF SCENARIOS]`."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ("vijlen", "voorbeeldwijk-2024", "groepsconsult-den-haag-zuidwest", "berlicum-vitaal")


@dataclass(frozen=True)
class Measured:
    """One run."""

    seconds: float
    mebibytes: float  # the largest process


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for kind, examples in (("vijlen", EXAMPLES[:1]), ("mixed", EXAMPLES)):
            write_scenarios(folder / kind, examples, count)
        print(
            f"{count} scenarios\n\n{'scenarios':<10}{'draws':>7}{'jobs':>5}{'seconds':>10}{'peak MiB per process':>23}"
        )
        for kind, draws, jobs in product(("vijlen", "mixed"), (0, 10_000), (1, 2)):
            found = measured(folder, kind, draws, jobs)
            print(f"{kind:<10}{draws:>7}{jobs:>5}{found.seconds:>10.2f}{found.mebibytes:>23.0f}")


def write_scenarios(folder: Path, examples: tuple[str, ...], count: int) -> None:
    """Copies of the shipped examples, in turn, each under a name of its own."""
    folder.mkdir()
    texts = list(renamed(examples))
    for number in range(count):
        text = texts[number % len(texts)].replace("NUMBER", f"{number:05}")
        (folder / f"wijk-{number:05}.yaml").write_text(text, encoding="utf-8")


def renamed(examples: tuple[str, ...]) -> Iterator[str]:
    for example in examples:
        text = (ROOT / "scenarios" / f"{example}.yaml").read_text(encoding="utf-8")
        yield text.replace("\nwijk:\n  name: ", "\nwijk:\n  name: NUMBER ", 1)


def measured(folder: Path, kind: str, draws: int, jobs: int) -> Measured:
    arguments = ["batch", kind, "--out", f"{kind}-{draws}-{jobs}", "--draws", str(draws), "--jobs", str(jobs)]
    began = time.perf_counter()
    started = subprocess.Popen(
        [sys.executable, "-m", "sroi_cli", *arguments], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(started.pid, 0)
    seconds = time.perf_counter() - began
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise SystemExit(f"sroi {' '.join(arguments)} ended with {started.returncode}")
    return Measured(seconds, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
