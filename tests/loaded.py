"""The program, loaded once and forked for each run: what is done to it meets its work, not its start.

`loaded` is what tests use; run as a program, this is the process that forks.
"""

import atexit
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Any, NoReturn
from unittest.mock import patch

import xlsxwriter  # noqa: F401 - what is loaded here need not be loaded by each run

from sroi_cli.__main__ import main
from sroi_cli.reading import reference_values, templates
from sroi_cli.reading.yaml_tree import read_yaml
from tests.conftest import ENVIRONMENT, Ended

PATIENCE = 30  # seconds
_MOST = 65_536  # bytes of an order
_OF_TERMINALS = ("COLUMNS", "LINES")
_ACTS = {"os.mkdir", "os.chmod", "os.rename", "os.remove"}  # and what is opened to be written


@dataclass(frozen=True)
class Started:
    """A run of the program in a process group of its own; `ends` gives what it wrote, and how it ended."""

    pid: int
    server: socket.socket
    written: tuple[int, int]

    def signal(self, number: signal.Signals, *, group: bool = False) -> None:
        with suppress(ProcessLookupError):
            (os.killpg if group else os.kill)(self.pid, number)

    def ends(self) -> Ended:
        """Waits until no process holds its streams any more: it has ended, and so have those that it started."""
        out, err = (all_of(stream).decode() for stream in self.written)
        return Ended(int(self.server.recv(_MOST)), out, err)


@dataclass(frozen=True)
class Loaded:
    """The program, ready to run."""

    server: socket.socket

    def start(self, *arguments: str, folder: Path, out: int | None = None, act: int = 0, **environment: str) -> Started:
        """Starts a run. Its standard output is `out`, or read by `ends`. It is killed before its `act` on files."""
        read_out, write_out = os.pipe()
        read_err, write_err = os.pipe()
        order = json.dumps([arguments, str(folder), act, environment]).encode()
        socket.send_fds(self.server, [order], [write_out if out is None else out, write_err])
        for stream in {write_out, write_err, *([] if out is None else [out])}:
            os.close(stream)
        return Started(int(self.server.recv(_MOST)), self.server, (read_out, read_err))

    def run(self, *arguments: str, folder: Path, out: int | None = None, act: int = 0, **environment: str) -> Ended:
        return self.start(*arguments, folder=folder, out=out, act=act, **environment).ends()


@contextmanager
def loaded() -> Iterator[Loaded]:
    """The program, ready to run."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-m", "tests.loaded", str(theirs.fileno())]
    environment = {name: value for name, value in ENVIRONMENT.items() if name not in _OF_TERMINALS}
    with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()]), ours:
        theirs.close()
        assert ours.recv(_MOST) == b"ready"
        yield Loaded(ours)


def all_of(stream: int) -> bytes:
    """What is written to a pipe or a terminal until nobody can write to it any more."""
    until = time.monotonic() + PATIENCE
    found = b""
    with os.fdopen(stream, "rb", buffering=0) as file:
        while select.select([file], [], [], max(0, until - time.monotonic()))[0]:
            try:
                more = file.read(_MOST)
            except OSError:  # Linux ends a terminal so
                more = b""
            if not more:
                return found
            found += more
    raise AssertionError("a process is still alive")


def _serve(server: socket.socket) -> None:
    """Forks for each order, and answers with the process and how it ended."""
    server.send(b"ready")
    while True:
        order, streams, *_ = socket.recv_fds(server, _MOST, 2)
        if not order:
            return
        pid = os.fork()
        if not pid:
            _become(order, streams, server)
        for stream in streams:
            os.close(stream)
        server.send(str(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])).encode())


def _become(order: bytes, streams: list[int], server: socket.socket) -> NoReturn:
    """The program, as a shell starts it."""
    arguments, folder, act, environment = json.loads(order)
    os.setsid()
    os.chdir(folder)
    os.environ.update(environment)
    for place, stream in enumerate(streams, start=1):
        os.dup2(stream, place)
        os.close(stream)
    sys.stdout, sys.stderr = (os.fdopen(place, "w", line, encoding="utf-8") for place, line in ((1, -1), (2, 1)))
    sys.argv = ["sroi", *arguments]
    if act:
        _end_before(act)
    try:
        server.send(str(os.getpid()).encode())
        _end_as_the_program()
    except KeyboardInterrupt:  # before the program could take it, or after
        os._exit(128 + signal.SIGINT)


def _end_as_the_program() -> NoReturn:
    """What is loaded is not taken apart at the end, which would take as long as a run."""
    code: str | int | None = 0
    try:
        main()
    except SystemExit as ended:
        code = ended.code
    sys.stdout.flush()
    atexit._run_exitfuncs()  # noqa: SLF001 - as Python does at the end
    os._exit(code if isinstance(code, int) else 1)


def _end_before(act: int) -> None:
    """The process kills itself when it is about to change something in the file system for the n-th time."""
    acts = 0

    def hook(event: str, given: tuple[Any, ...]) -> None:
        nonlocal acts
        writes = event == "open" and isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR)
        if writes or event in _ACTS:
            acts += 1
            if acts == act:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def _load() -> None:
    """Works through a batch, so that modules, reference values and templates are there."""
    parsed = lru_cache(50)(read_yaml)
    patch.object(reference_values, "read_yaml", parsed).start()
    patch.object(templates, "read_yaml", parsed).start()
    sys.argv = ["sroi", "batch", "--draws", "0", "--jobs", "1"]
    with (
        tempfile.TemporaryDirectory() as folder,
        chdir(folder),
        redirect_stdout(StringIO()),
        redirect_stderr(StringIO()),
        suppress(SystemExit),
    ):
        main()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    given = socket.socket(fileno=int(sys.argv[1]))
    _load()
    gc.freeze()
    _serve(given)
