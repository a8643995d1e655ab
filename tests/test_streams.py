"""Streams, terminals and environments that are not as one would like: a result in full, or words and an exit code."""

import fcntl
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import termios
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import ENVIRONMENT, Ended
from tests.loaded import Loaded, all_of
from tests.test_batch_command import contents, scenarios
from tests.test_sketch_command import MINIMAL, files

# all that a command can print
PRINTERS = [
    line.split()
    for line in (
        "--help",
        "--version",
        "batch --help",
        "sketch vijlen --draws 0 --no-files",
        "sketch vijlen --draws 0 --json",
        "batch wijken --draws 0 --jobs 2",
        "batch wijken --draws 0 --jobs 2 --json",
        "check vijlen",
        "compare vijlen --b-method mkba",
        "explain vijlen gemeente",
        "finance vijlen --draws 0",
        "reference check",
        "reference diff 2024-12 2025-12",
        "reference list",
        "reference release 2026-12-31",
        "reference show qaly",
        "scale --draws 0",
        "schema",
        "uncertainty vijlen --draws 0",
    )
]
every_printer = pytest.mark.parametrize("arguments", PRINTERS, ids=" ".join)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    scenarios(tmp_path, noord=MINIMAL)
    return tmp_path


@every_printer
def test_a_broken_pipe_ends_quietly(arguments: list[str], program: Loaded, folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    assert program.run(*arguments, folder=folder, out=writer) == Ended(0, "", "")


@every_printer
def test_an_output_that_is_full_is_told(arguments: list[str], program: Loaded, folder: Path) -> None:
    ended = program.run(*arguments, folder=folder, out=os.open("/dev/full", os.O_WRONLY))
    assert (ended.code, "standard output" in ended.err, "No space left on device" in ended.err) == (1, True, True), (
        ended
    )


def on_a_terminal(program: Loaded, columns: int, *arguments: str, folder: Path) -> tuple[Ended, str]:
    """How a run ended, and what it showed on a terminal of this width."""
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("this machine has no pseudo-terminals")
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with ThreadPoolExecutor() as beside:
        shown = beside.submit(all_of, ours)
        ended = program.run(*arguments, folder=folder, out=theirs, TERM="xterm", NO_COLOR="1")
        return ended, shown.result().decode()


@every_printer
def test_forty_columns_are_enough(arguments: list[str], program: Loaded, folder: Path) -> None:
    """Lines may break; no figure does, and nothing is left out."""
    ended, shown = on_a_terminal(program, 40, *arguments, folder=folder)
    assert ended.code == 0, ended
    assert "…" not in shown
    assert figures(shown) == figures(program.run(*arguments, folder=folder).out)
    if arguments[0] in ("sketch", "reference"):
        assert on_a_terminal(program, 1, *arguments, folder=folder) == (ended, shown), "less is not used"


def figures(text: str) -> list[str]:
    return sorted(re.findall(r"\d[\d.,]*", text))


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("sroi sketch vijlen --draws 0 --no-files | head -1", 0, ""),
        (
            "sroi sketch vijlen --draws 0 --no-files > /dev/full",
            1,
            "standard output cannot be written (No space left on device)",
        ),
        ("sroi sketch vijlen --draws 0 --no-files >&-", 1, "standard output is closed"),
        ("sroi sketch - <&-", 1, "is closed; give a file"),
        ("sroi sketch vijlen nowhere --draws 0 --out /dev/null/x", 1, "nowhere: does not exist"),
        ("sroi sketch nowhere 2> /dev/full", 1, ""),
        ("sroi sketch nowhere 2>&1 | true", 1, ""),
        ("sroi sketch --wrong 2>&- | cat >&2", 2, ""),
        ("mkdir gone; cd gone; rmdir ../gone; sroi sketch vijlen --draws 0 --no-files", 0, ""),
        ("mkdir gone; cd gone; rmdir ../gone; sroi form", 1, "formulier.xlsx: cannot be written (No such file"),
    ],
)
def test_streams_that_are_closed_or_full_are_no_bugs(line: str, code: int, words: str, tmp_path: Path) -> None:
    ended = shell(line, tmp_path)
    assert (ended.code, words in ended.err) == (code, True), ended
    assert words or not ended.err


def test_without_any_stream_files_are_as_ever(program: Loaded, folder: Path) -> None:
    made = "batch wijken --draws 0 --jobs 2"
    assert shell(f"sroi {made} --out closed <&- >&- 2>&-", folder).code == 1, "nothing could be printed"
    assert program.run(*made.split(), folder=folder).code == 0
    assert contents(folder / "closed") == contents(folder / "factsheets")


def shell(line: str, folder: Path) -> Ended:
    """How a line ends in which `sroi` is the program."""
    ended = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", f'sroi() {{ {shlex.quote(sys.executable)} -m sroi_cli "$@"; }}; {line}'],
        cwd=folder,
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        check=False,
        timeout=60,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}  # as Python has it where no locale is known


@pytest.mark.parametrize(
    "environment",
    [
        {},
        ASCII,
        {"LC_ALL": "xx_XX.UTF-8", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        {"HOME": "/nowhere", "TMPDIR": "/nowhere", "COLUMNS": "wide", "TERM": "nothing"},
    ],
    ids=["bare", "ascii", "unknown locale", "nowhere"],
)
def test_files_are_the_same_in_any_environment(environment: dict[str, str], program: Loaded, folder: Path) -> None:
    (folder / "wijken" / "café.yaml").write_text(MINIMAL)
    made = ("batch", "wijken", "--draws", "0", "--jobs", "2")
    assert program.run(*made, folder=folder).code == 0
    ended = bare(*made, "--out", "uit é", folder=folder, **environment)
    assert ended.code == 0, ended
    assert contents(folder / "uit é") == contents(folder / "factsheets")
    assert environment != ASCII or bare(*made, "--check", folder=folder, **ASCII).code == 0


def test_a_form_is_not_replaced_where_the_locale_cannot_write_its_name(tmp_path: Path) -> None:
    (tmp_path / "café.yaml").write_text(MINIMAL)
    (tmp_path / "café-formulier.xlsx").write_text("mine")
    ended = bare("form", "café.yaml", folder=tmp_path, **ASCII)
    assert (ended.code, "already exists" in ended.err) == (1, True), ended
    assert bare("form", "café.yaml", "--force", folder=tmp_path, **ASCII).code == 0
    assert (tmp_path / "café-formulier.xlsx").read_bytes()[:2] == b"PK"
    assert len(files(tmp_path)) == 2


def bare(*arguments: str, folder: Path, **environment: str) -> Ended:
    """How a run ends that knows of its environment no more than this."""
    ended = subprocess.run(
        [sys.executable, "-m", "sroi_cli", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={"PYTHONPATH": ENVIRONMENT["PYTHONPATH"], **environment},
        check=False,
        timeout=60,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())
