"""What many tests use: the shipped reference values, scenarios from text, and the program itself."""

import gc
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, get_args
from unittest.mock import patch

import pytest
from hypothesis import settings
from pydantic import BaseModel

from sroi_cli.__main__ import main
from sroi_cli.engine.result import Result, Subject, calculate
from sroi_cli.engine.settings import parse_setting
from sroi_cli.engine.uncertainty.sampling import Sampling
from sroi_cli.model.release import ReferenceBook
from sroi_cli.reading import reference_values, templates
from sroi_cli.reading.reference_values import read_reference_values
from sroi_cli.reading.scenarios import ScenarioFile, read_scenario
from sroi_cli.reading.shipped import REFERENCE_VALUES
from sroi_cli.reading.templates import read_labels
from sroi_cli.reading.yaml_tree import read_yaml

if TYPE_CHECKING:
    from tests.loaded import Loaded

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = sorted(path.stem for path in (ROOT / "scenarios").glob("*.yaml"))
BESIDE = ("index.html", "overview.csv", "overview.json")  # what a batch makes beside factsheets
IMPACT_MODELS = ["berlicum-vitaal", "gezond-wijdemeren-2022", "krachtenbinder-eijsden", "schilderswijk"]

# the package of this repository, compiled once, and output buffered, as users have it
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "", "PYTHONUNBUFFERED": ""}

Sketch = Callable[..., Result]

labels_in = cache(read_labels)

gc.set_threshold(100_000)  # a fifth of the time went to looking for what nobody needs any more

settings.register_profile("sroi", deadline=None, derandomize=True, max_examples=60)  # the same ones every time
settings.load_profile("sroi")


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended."""

    code: int
    out: str
    err: str


@contextmanager
def parsed_once() -> Iterator[None]:
    """Most tests read the shipped files, or a copy with one of them changed: each text is parsed once."""
    parsed = lru_cache(50)(read_yaml)
    with patch.object(reference_values, "read_yaml", parsed), patch.object(templates, "read_yaml", parsed):
        yield


@pytest.fixture(scope="session", autouse=True)
def _parsed_once() -> Iterator[None]:
    with parsed_once():
        yield


@pytest.fixture(scope="session")
def book() -> ReferenceBook:
    return read_reference_values()


@pytest.fixture
def read(book: ReferenceBook, tmp_path: Path) -> Callable[[str], ScenarioFile]:
    """Reads a scenario from text, by the path that users' files take."""

    def reading(text: str) -> ScenarioFile:
        path = tmp_path / "scenario.yaml"
        path.write_text(text, encoding="utf-8")
        return read_scenario(path, book)

    return reading


@cache
def _shipped(name: str, book: ReferenceBook) -> ScenarioFile:
    return read_scenario(ROOT / "scenarios" / f"{name}.yaml", book)


def _result(file: ScenarioFile, settings: tuple[str, ...], profile: str | None, sampling: Sampling | None) -> Result:
    subject = Subject(file.scenario, file.name, tuple(map(parse_setting, settings)), file.logo)
    return calculate(subject, file.release, profile, sampling)


@cache
def _of_shipped(
    name: str, settings: tuple[str, ...], profile: str | None, sampling: Sampling | None, book: ReferenceBook
) -> Result:
    return _result(_shipped(name, book), settings, profile, sampling)


@pytest.fixture
def sketched(read: Callable[[str], ScenarioFile], book: ReferenceBook) -> Sketch:
    """The result of a scenario text, or of a shipped scenario by its name, with `--set` settings."""

    def sketching(text: str, *settings: str, profile: str | None = None, sampling: Sampling | None = None) -> Result:
        if text in SHIPPED:
            return _of_shipped(text, settings, profile, sampling, book)
        return _result(read(text), settings, profile, sampling)

    return sketching


def run_code(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs the program from Python code that changes or watches it."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        check=False,
        timeout=60,
    )


def run(*arguments: str, folder: Path, stdin: str | bytes = "", **environment: str) -> Ended:
    """Runs the program in a folder, as a user does."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    ended = subprocess.run(
        [sys.executable, "-m", "sroi_cli", *arguments],
        cwd=folder,
        input=data,
        capture_output=True,
        env={**ENVIRONMENT, **environment},
        check=False,
        timeout=60,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def called(*arguments: str, folder: Path) -> Ended:
    """The same within this process: sooner, for what depends on no process, terminal or environment."""
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with (
        chdir(folder),
        patch.object(sys, "argv", ["sroi", *arguments]),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    assert isinstance(ended.value.code, int)
    return Ended(ended.value.code, *(stream.buffer.getvalue().decode() for stream in (out, err)))


@pytest.fixture(scope="session")
def batch_of_all(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ended, Path]:
    """How a batch of all shipped scenarios ended, and the folder of what it made."""
    folder = tmp_path_factory.mktemp("batch")
    return run("batch", "--jobs", "2", folder=folder, PYTHONHASHSEED="1"), folder / "factsheets"


@pytest.fixture(scope="session")
def program() -> Iterator["Loaded"]:
    """The program in processes of its own, without the wait for its start."""
    from tests.loaded import loaded  # which needs what stands here

    with loaded() as found:
        yield found


def changed_values(tmp_path: Path, file: str, old: str, new: str) -> Path:
    """A copy of the shipped reference values with one thing changed."""
    folder = shutil.copytree(REFERENCE_VALUES, tmp_path / "reference_values")
    replaced(folder / f"{file}.yaml", old, new)
    return folder


def replaced(path: Path, old: str, new: str) -> None:
    """Puts `new` where `old` stands first in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def keys_of_type(shape: object) -> Iterator[str]:
    """All keys of a format, those of its parts included."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        for name, field in shape.model_fields.items():
            yield field.alias or name
            yield from keys_of_type(field.annotation)
    for part in get_args(shape):
        yield from keys_of_type(part)


def shown_value(piece: str) -> float:
    """What `45 deelnemers`, `€ 331 per deelnemer`, `(34 + 5 - 9 deelnemers)` or `(1 - 0,25)` comes to."""
    numbers = re.findall(r"(?:(\+|-) )?(-?[\d.]+(?:,\d+)?)", piece)
    values = [float(text.replace(".", "").replace(",", ".")) * (-1 if sign == "-" else 1) for sign, text in numbers]
    return sum(values) if piece.startswith("(") else values[0]
