"""A run that is ended at any moment: every file is as it was or as it is to be, and no process is left."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import Ended
from tests.loaded import Loaded
from tests.test_batch_command import contents, scenarios
from tests.test_faults import ANSWERS
from tests.test_sketch_command import MINIMAL, files

MOMENTS = 25  # of each batch, with one process and with two
ENDINGS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
BY_TERMINAL = (signal.SIGINT, signal.SIGHUP)  # sent to all processes


@dataclass(frozen=True)
class Killed:
    """A folder of scenarios, what stood in the folder of their factsheets, and what a batch makes of it."""

    folder: Path
    old: dict[str, bytes]
    new: dict[str, bytes]
    seconds: float

    @property
    def out(self) -> Path:
        return self.folder / "factsheets"

    def put_back(self) -> None:
        self.out.mkdir(exist_ok=True)
        for name, content in self.old.items():
            (self.out / name).write_bytes(content)
        age(self.out)

    def left(self) -> set[str]:
        """What stands beside the files; these are all there, each as it was or as it is to be."""
        found = contents(self.out)
        for name, content in self.old.items():
            assert found[name] in (content, self.new[name]), name
        return found.keys() - self.old.keys()


def age(folder: Path) -> None:
    """As if what was left there had been left long ago."""
    for left in folder.glob(".sroi.*.tmp"):
        os.utime(left, (0, 0))


def is_left_over(name: str) -> bool:
    return name.startswith(".sroi.") and name.endswith(".tmp")


@pytest.fixture(scope="module")
def batch(program: Loaded, tmp_path_factory: pytest.TempPathFactory) -> Killed:
    return prepared(program, tmp_path_factory.mktemp("killed"), 6)


def prepared(program: Loaded, folder: Path, wijken: int) -> Killed:
    """The factsheets were English and are to be Dutch."""
    scenarios(folder, **{f"wijk-{number}": MINIMAL for number in range(wijken)})
    assert made(program, folder, 1, "--lang", "en").code == 0
    old = contents(folder / "factsheets")
    began = time.monotonic()
    assert made(program, folder, 1).code == 0
    return Killed(folder, old, contents(folder / "factsheets"), time.monotonic() - began)


def arguments(jobs: int, *more: str) -> tuple[str, ...]:
    return ("batch", "wijken", "--draws", "0", "--jobs", str(jobs), *more)


def made(program: Loaded, folder: Path, jobs: int, *more: str) -> Ended:
    return program.run(*arguments(jobs, *more), folder=folder)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_batch_that_is_ended_leaves_every_file_whole_and_no_process(
    jobs: int, program: Loaded, batch: Killed
) -> None:
    left: set[str] = set()
    for moment in range(MOMENTS):
        batch.put_back()
        ending = ENDINGS[moment % len(ENDINGS)]
        started = program.start(*arguments(jobs), folder=batch.folder)
        time.sleep(batch.seconds * moment / MOMENTS)
        started.signal(ending, group=ending in BY_TERMINAL)
        ended = started.ends()
        done = ended.code == 0
        assert done or ended.code == (130 if ending == signal.SIGINT else -ending), ended
        assert done or ended.err in ("", "6 scenarios: 6 with factsheets in factsheets\n"), ended
        now = batch.left()
        assert all(map(is_left_over, now))
        assert ending == signal.SIGKILL or now <= left, "what can clear up does"
        left = now
    batch.put_back()
    assert made(program, batch.folder, jobs).code == 0
    assert contents(batch.out) == batch.new, "a later run clears up"


def test_a_batch_that_is_killed_before_any_of_its_acts_on_files_leaves_every_file_whole(
    program: Loaded, tmp_path: Path
) -> None:
    batch = prepared(program, tmp_path, 2)
    act, code = 0, -signal.SIGKILL
    while code:
        act += 1
        batch.put_back()
        code = program.run(*arguments(1), folder=batch.folder, act=act).code
        assert code in (0, -signal.SIGKILL)
        assert all(map(is_left_over, batch.left()))
    assert act > 2 * len(batch.new)
    assert contents(batch.out) == batch.new


WRITERS = {
    "import": ("import", "answers.csv", "--out", "uit", "--force"),
    "form": ("form", "--out", "uit/formulier.xlsx", "--force"),
}


@pytest.mark.parametrize("arguments", WRITERS.values(), ids=WRITERS)
def test_other_commands_leave_every_file_whole(arguments: tuple[str, ...], program: Loaded, tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_text(ANSWERS)
    assert program.run(*arguments, folder=tmp_path).code == 0
    new = contents(tmp_path / "uit")
    act, code = 0, -signal.SIGKILL
    while code:
        act += 1
        for name in new:
            (tmp_path / "uit" / name).write_text("old")
        age(tmp_path / "uit")
        code = program.run(*arguments, folder=tmp_path, act=act).code
        found = contents(tmp_path / "uit")
        assert all(found[name] in (b"old", new[name]) for name in new)
        assert all(map(is_left_over, found.keys() - new.keys()))
    assert act > 3 * len(new)
    assert contents(tmp_path / "uit") == new


def test_what_a_killed_run_left_is_in_nobodys_way(program: Loaded, batch: Killed) -> None:
    (batch.out / ".sroi.abcdefgh.tmp").write_text("half")
    batch.put_back()
    assert made(program, batch.folder, 1, "--check", "--lang", "en").code == 0
    assert made(program, batch.folder, 2).code == 0
    assert files(batch.out) == set(batch.new)
