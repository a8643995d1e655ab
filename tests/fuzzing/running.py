"""A case tried in this process: how it ended, how long it took, and what was wrong."""

import json
import re
import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NoReturn

from sroi_cli.reading.releases import checked_release
from tests.conftest import Ended, called
from tests.fuzzing.case import Call, Case

MOST_SECONDS = 2.0  # of one call, in processor time, which other work on the machine does not lengthen
_GIVEN_UP = 20.0  # seconds after which a call is ended
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # signs that a terminal would obey


class _Hang(BaseException):
    """A call that goes on and on; no Exception, which the program would take for one of its own."""


@dataclass(frozen=True)
class Tried:
    """How the last call of a case ended, the seconds of the slowest one, and what was wrong, if anything."""

    accepted: bool
    seconds: float
    wrong: str = ""


def tried(case: Case, folder: Path) -> Tried:
    """What came of a case, in an empty folder; calls after one that was refused are not made."""
    case.write(folder)
    slowest, accepted = 0.0, True
    for call in case.calls:
        began = time.process_time()
        accepted, wrong = _made(call, folder)
        slowest = max(slowest, time.process_time() - began)
        if not wrong and slowest > MOST_SECONDS:
            wrong = f"took {slowest:.1f} s"
        if wrong:
            return Tried(accepted, slowest, f"sroi {' '.join(call)!a}: {wrong}")
        if not accepted:
            break
    return Tried(accepted, slowest)


def _made(call: Call, folder: Path) -> tuple[bool, str]:
    """Whether a call gave a result, and what was wrong with how it ended."""
    arguments = [name for one in call if not one.startswith(">") for name in _named(one, folder)]
    try:
        with _ended_in_time():
            ended = called(*arguments, folder=folder)
    except (_Hang, Exception):  # noqa: BLE001 - what gets out of the program is what is looked for
        return False, traceback.format_exc()
    finally:
        checked_release.cache_clear()  # which a run of the program fills once
    if call[-1].startswith(">"):
        (folder / call[-1][1:]).write_text(ended.out, encoding="utf-8")
    return ended.code == 0, _amiss(ended, json_wanted="--json" in call)


def _named(argument: str, folder: Path) -> list[str]:
    if not argument.startswith("made/"):
        return [argument]
    return sorted(str(path.relative_to(folder)) for path in folder.glob(argument))


def _amiss(ended: Ended, *, json_wanted: bool) -> str:
    """What is wrong with how the program ended; nothing where that is a result, or words."""
    if ended.code not in (0, 1, 2):
        return f"exit code {ended.code}: {ended.err}"
    if ended.code and not ended.err.strip():
        return f"exit code {ended.code} without a word"
    if odd := _OBEYED.search(ended.out + ended.err):
        return f"prints U+{ord(odd[0]):04X}"
    if json_wanted and not ended.code:
        return _not_json(ended.out)
    return ""


def _not_json(text: str) -> str:
    """Why the output is no JSON: it has no infinity, and nothing that is not a number."""

    def refuse(constant: str) -> NoReturn:
        raise ValueError(f"{constant} is no JSON")

    try:
        for line in text.splitlines():
            json.loads(line, parse_constant=refuse)
    except ValueError as error:
        return str(error)
    return ""


@contextmanager
def _ended_in_time() -> Iterator[None]:
    def give_up(_signal: int, _frame: FrameType | None) -> NoReturn:
        raise _Hang(f"went on for {_GIVEN_UP:.0f} s")

    before = signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, _GIVEN_UP)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
