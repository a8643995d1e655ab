"""Whole processes, measured side by side: each has its turn in every round, and the least is kept."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAM = (str(Path(sys.executable).parent / "sroi"),)  # as installed beside this interpreter


@dataclass(frozen=True)
class Run:
    """One run of a whole process, or the least of several."""

    seconds: float
    user: float
    mebibytes: float  # the largest process
    output: str


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder to work in, with room for modules as an installed program has them: compiled."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "compiled").mkdir()
        yield folder


def least(these: Mapping[str, Sequence[str]], folder: Path, rounds: int, turn: float = 0) -> dict[str, Run]:
    """The least seconds and memory of each command, over rounds in which each has its turn.

    A command is run again until `turn` seconds are over. The first run leaves compiled modules behind; take two rounds
    at least.
    """
    runs: dict[str, list[Run]] = {name: [] for name in these}
    for _ in range(rounds):
        for name, command in these.items():
            ends = time.perf_counter() + turn
            while True:
                runs[name].append(run(command, folder))
                if time.perf_counter() > ends:
                    break
    return {name: _least(found) for name, found in runs.items()}


def run(command: Sequence[str], folder: Path) -> Run:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as started:
        assert started.stdout is not None  # noqa: S101 - it is a pipe
        output = started.stdout.read()
        _, status, usage = os.wait4(started.pid, 0)
        seconds = time.perf_counter() - began
        started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {started.returncode}")
    return Run(seconds, usage.ru_utime, usage.ru_maxrss / 1024, output)


def _least(runs: Sequence[Run]) -> Run:
    return Run(
        min(one.seconds for one in runs),
        min(one.user for one in runs),
        min(one.mebibytes for one in runs),
        runs[0].output,
    )
