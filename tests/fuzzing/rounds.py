"""A round of one target, in a process of its own, of which the memory is bounded and the time is watched."""

import multiprocessing
import resource
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.conftest import parsed_once
from tests.fuzzing.case import Case
from tests.fuzzing.running import Tried, tried
from tests.fuzzing.targets import TARGETS

MOST_MEBIBYTES = 300  # of a process that has tried many cases
_ADDRESSES = 2 << 30  # bytes that a process may ask for
_AT_ONCE = 100  # cases of one seed
_SILENCE = 60.0  # seconds without a word, after which a process is ended
_SAID = 200  # characters of a finding in its message
_GENERATED = settings(
    max_examples=_AT_ONCE,
    phases=[Phase.generate],
    database=None,
    derandomize=False,
    suppress_health_check=list(HealthCheck),
)


@dataclass(frozen=True)
class Round:
    """What came of the cases of a target."""

    target: str
    tries: int = 0
    accepted: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    mebibytes: float = 0.0
    findings: tuple[str, ...] = ()

    def and_then(self, one: Tried, mebibytes: float) -> "Round":
        """With one case more."""
        return replace(
            self,
            tries=self.tries + 1,
            accepted=self.accepted + one.accepted,
            slowest=max(self.slowest, one.seconds),
            mebibytes=max(self.mebibytes, mebibytes),
        )


def watched(target: str, seconds: float, first_seed: int, folder: Path) -> Round:
    """A round of a target: a process that falls silent, or grows too large, is followed by another."""
    found, began, seeds = Round(target), time.monotonic(), count(first_seed)
    while (left := seconds - (time.monotonic() - began)) > 0:
        found = _followed(found, _told_by(target, left, next(seeds) * 1_000_000, folder))
    return replace(found, seconds=time.monotonic() - began)


@dataclass(frozen=True)
class _Told:
    """What a process tells of one case; `kept` is where it is, if something was wrong."""

    one: Tried
    mebibytes: float
    kept: Path | None = None


def _told_by(target: str, seconds: float, first_seed: int, folder: Path) -> Iterator[_Told]:
    """What a process of its own tells, until it ends or falls silent."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(
        target=_try_all, args=(target, seconds, first_seed, folder, theirs)
    )
    process.start()
    theirs.close()
    try:
        while ours.poll(_SILENCE):
            yield ours.recv()
        process.kill()
    except EOFError:  # it has ended
        pass
    process.join()
    if process.exitcode:
        wrong = f"the process was silent or broke down: {process.exitcode}"
        work = _at_work(folder, target)
        kept = work.rename(work.with_name(f"{work.name}-{first_seed}"))
        yield _Told(Tried(accepted=False, seconds=0, wrong=wrong), 0, kept)


def _at_work(folder: Path, target: str) -> Path:
    return folder / f"{target.replace(' ', '-')}-at-work"


def _followed(found: Round, told: Iterator[_Told]) -> Round:
    for one in told:
        found = found.and_then(one.one, one.mebibytes)
        if one.one.wrong:
            found = replace(found, findings=(*found.findings, f"{one.kept}: {one.one.wrong[-_SAID:]}"))
    return found


def _try_all(target: str, seconds: float, first_seed: int, folder: Path, told: Connection) -> None:
    """Tries cases until the time is over or the process has become too large."""
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    ends = time.monotonic() + seconds
    work = _at_work(folder, target)
    tries, large = 0, False

    def try_one(case: Case) -> None:
        nonlocal tries, large
        if large or time.monotonic() > ends:
            return
        tries += 1
        one, mebibytes = _tried_within(case, work)
        large = mebibytes > MOST_MEBIBYTES
        kept = folder / f"{work.name.removesuffix('-at-work')}-{first_seed + tries}" if one.wrong else None
        if kept:
            _renewed(kept)
            case.keep(kept)
        told.send(_Told(one, mebibytes, kept))

    with parsed_once():
        for number in count(first_seed):
            if large or time.monotonic() > ends:
                break
            seed(number)(_GENERATED(given(TARGETS[target])(try_one)))()


def _tried_within(case: Case, work: Path) -> tuple[Tried, float]:
    """What came of a case, which is kept beside its folder meanwhile, and the memory that was taken so far."""
    _renewed(work)
    case.keep(work)
    (work / "run").mkdir()
    one = tried(case, work / "run")
    mebibytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    large = f"took {mebibytes:.0f} MiB" if mebibytes > MOST_MEBIBYTES else ""
    return replace(one, wrong=one.wrong or large), mebibytes


def _renewed(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
