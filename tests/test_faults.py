"""Disks, folders and links that stand in the way of what is written: nothing is lost, and the user is told."""

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.conftest import ENVIRONMENT, Ended, called, run_code
from tests.disks import filled, put, read_only, small_disk
from tests.loaded import Loaded
from tests.test_batch_command import contents, scenarios
from tests.test_sketch_command import MINIMAL

# each writes to the folder `uit`, and replaces what is there
WRITERS = {
    "sketch": ("sketch", "wijk.yaml", "--draws", "0", "--out", "uit"),
    "batch": ("batch", "wijken", "--draws", "0", "--jobs", "1", "--out", "uit"),
    "batch-2": ("batch", "wijken", "--draws", "0", "--jobs", "2", "--out", "uit"),
    "scale": ("scale", "--draws", "0", "--out", "uit"),
    "compare": ("compare", "wijk.yaml", "--b-method", "mkba", "--out", "uit"),
    "form": ("form", "wijk.yaml", "--out", "uit/formulier.xlsx", "--force"),
    "import": ("import", "answers.csv", "--out", "uit", "--force"),
}
ANSWERS = "wijk;gemeente;startjaar;jaren\nOost;Nergens;2026;5\nWest;Nergens;2026;5\n"

Made = Callable[[str, Path], Ended]

every_writer = pytest.mark.parametrize("writer", WRITERS)


@pytest.fixture
def made(program: Loaded) -> Made:
    """Runs one of the commands: within this process, unless it starts others."""

    def making(writer: str, folder: Path) -> Ended:
        return (program.run if writer == "batch-2" else called)(*WRITERS[writer], folder=folder)

    return making


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what the commands read."""
    return with_inputs(tmp_path)


def with_inputs(folder: Path) -> Path:
    (folder / "wijk.yaml").write_text(MINIMAL)
    (folder / "answers.csv").write_text(ANSWERS)
    (folder / "form.xlsx").write_bytes(filled_form())
    scenarios(folder, noord=MINIMAL, zuid=MINIMAL)
    return folder


@cache
def filled_form() -> bytes:
    with TemporaryDirectory() as name:
        (Path(name) / "wijk.yaml").write_text(MINIMAL)
        assert called("form", "wijk.yaml", "--out", "form.xlsx", folder=Path(name)).code == 0
        return (Path(name) / "form.xlsx").read_bytes()


@cache
def whole(writer: str) -> dict[str, bytes]:
    """The files that a command writes where nothing is in its way."""
    with TemporaryDirectory() as folder:
        command = WRITERS[writer.removesuffix("-2")]  # more processes make the same
        ended = called(*command, folder=with_inputs(Path(folder)))
        assert ended.code == 0, ended
        return contents(Path(folder) / "uit")


def old(writer: str) -> dict[str, bytes]:
    """What stood there before."""
    return dict.fromkeys(whole(writer), b"old")


def assert_told(ended: Ended, words: str) -> None:
    """In one line, with the path and what to do."""
    assert (ended.code, ended.err.count("\n")) == (1, 1), ended
    assert re.search(rf"^uit[^:]*: cannot be written \({words}\); choose another folder with --out$", ended.err.strip())


@every_writer
def test_a_full_disk_harms_nothing(writer: str, made: Made, folder: Path) -> None:
    with small_disk(folder / "uit") as disk:
        put(disk, old(writer))
        with filled(disk):
            ended = made(writer, folder)
        assert contents(disk) == old(writer)
        assert_told(ended, "No space left on device")
        assert made(writer, folder).code == 0
        assert contents(disk) == whole(writer)


@every_writer
def test_a_folder_that_may_not_be_written_keeps_what_it_has(writer: str, made: Made, folder: Path) -> None:
    with read_only(folder / "uit", old(writer)):
        assert_told(made(writer, folder), "Read-only file system|Permission denied")
        assert contents(folder / "uit") == old(writer)


@every_writer
def test_an_output_folder_that_is_a_file_is_left_alone(writer: str, made: Made, folder: Path) -> None:
    (folder / "uit").write_text("mine")
    assert_told(made(writer, folder), "File exists")
    assert (folder / "uit").read_text() == "mine"


@every_writer
def test_what_a_link_leads_to_is_left_alone(writer: str, made: Made, folder: Path) -> None:
    """The link is replaced by the file, also where it leads nowhere."""
    there = [folder / f"mine-{number}" for number in range(len(whole(writer)))]
    (folder / "uit").mkdir()
    for name, file in zip(whole(writer), there, strict=True):
        (folder / "uit" / name).symlink_to(file)
    for file in there[1:]:
        file.write_text("mine")
    assert made(writer, folder).code == 0
    assert contents(folder / "uit") == whole(writer)
    assert not any(path.is_symlink() for path in (folder / "uit").iterdir())
    assert not there[0].exists()
    assert all(file.read_text() == "mine" for file in there[1:])


@every_writer
def test_an_output_folder_may_be_a_link(writer: str, made: Made, folder: Path) -> None:
    (folder / "uit").symlink_to("elders")
    assert_told(made(writer, folder), "File exists")
    (folder / "elders").mkdir()
    assert made(writer, folder).code == 0
    assert (folder / "uit").is_symlink()
    assert contents(folder / "elders") == whole(writer)


@pytest.mark.parametrize("command", [("form", "--out", "mine.xlsx"), ("import", "form.xlsx", "--out", "mine.yaml")])
def test_a_link_that_leads_nowhere_counts_as_a_file_that_is_there(command: tuple[str, ...], folder: Path) -> None:
    mine = folder / command[-1]
    mine.symlink_to("nowhere")
    ended = called(*command, folder=folder)
    assert (ended.code, f"{mine.name}: already exists; give another name" in ended.err) == (1, True)
    assert mine.is_symlink()


def test_links_that_lead_in_circles_are_told_and_stop_no_other_scenario(folder: Path) -> None:
    (folder / "wijken" / "rond.yaml").symlink_to("rond.yaml")
    (folder / "wijken" / "zelf").symlink_to(".")
    (folder / "wijken" / "weg.yaml").symlink_to("nergens.yaml")
    ended = called("batch", str(folder / "wijken"), "--draws", "0", "--jobs", "1", folder=folder)
    assert ended.code == 1
    assert "rond.yaml: cannot be read (Too many levels of symbolic links); check the path" in ended.err
    assert "weg.yaml: does not exist" in ended.err
    assert "4 scenarios: 2 with factsheets in factsheets, 2 failed" in ended.err


@pytest.mark.parametrize("writer", ["sketch", "batch-2"])
def test_of_two_runs_at_once_into_one_folder_each_file_is_whole(writer: str, program: Loaded, folder: Path) -> None:
    put(folder / "uit", old(writer))
    languages = [(*WRITERS[writer], "--lang", language) for language in ("nl", "en")]
    with ExitStack() as both:
        started = [both.enter_context(running(arguments, folder)) for arguments in languages]
    assert [one.returncode for one in started] == [0, 0]
    found = contents(folder / "uit")
    assert found.keys() == whole(writer).keys()
    assert program.run(*languages[1], "--out", "english", folder=folder).code == 0
    english = contents(folder / "english")
    assert all(content in (whole(writer)[name], english[name]) for name, content in found.items())


@pytest.mark.parametrize("writer", ["form", "import"])
def test_of_two_runs_at_once_to_one_name_neither_is_half_done(writer: str, folder: Path) -> None:
    arguments = [argument for argument in WRITERS[writer] if argument != "--force"]
    with ExitStack() as both:
        started = [both.enter_context(running(arguments, folder)) for _ in range(2)]
    assert 0 in [one.returncode for one in started]
    assert {one.returncode for one in started} <= {0, 1}, "1: the other one was sooner"
    assert contents(folder / "uit") == whole(writer)


def running(arguments: Sequence[str], folder: Path) -> "subprocess.Popen[bytes]":
    """The program, at work."""
    command = [sys.executable, "-m", "sroi_cli", *arguments]
    return subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


NO_MEMORY = "from multiprocessing import synchronize\nsynchronize.SemLock.__init__ = refuse"
ONE_PROCESS = """
from multiprocessing import process
start, started = process.BaseProcess.start, []
def second(one):
    started.append(one)
    start(one) if len(started) == 1 else refuse()
process.BaseProcess.start = second
"""


@pytest.mark.parametrize("fault", [NO_MEMORY, ONE_PROCESS], ids=["no shared memory", "one process"])
def test_a_machine_that_allows_no_more_processes_is_told_in_words(fault: str, folder: Path) -> None:
    code = (
        "import errno, sys; from sroi_cli.__main__ import main\n"
        f"def refuse(*_, **__): raise OSError(errno.EAGAIN, 'Resource temporarily unavailable')\n{fault}\n"
        "sys.argv = ['sroi', 'batch', 'wijken', '--jobs', '2']\nmain()"
    )
    ended = run_code(code, folder)
    assert (ended.returncode, ended.stderr) == (
        1,
        "no more processes can be started (Resource temporarily unavailable); run again, with --jobs 1\n",
    )
