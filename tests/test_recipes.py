"""The recipes of docs/recipes.md, followed to the letter in a copy of the repository.

`SROI_REFRESH=1 pytest tests/test_recipes.py` writes their output anew. Look at the difference before you keep it.
"""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ENVIRONMENT, ROOT
from tests.test_documents import RECIPES, REFRESH

COPIED = ("sroi_cli", "reference_values", "templates", "scenarios", "tests", "docs")
PLACE = r"# (?P<file>[\w/.-]+\.(?:yaml|py))(?:, (?:(?P<end>at the end)|before (?P<line>[^\n]+)))?\n"
BLOCK = re.compile(rf"```(?:console\n(?P<commands>.*?)|(?:yaml|python)\n{PLACE}(?P<text>.*?))```", re.DOTALL)
PROGRAMS = "".join(
    f'{name}() {{ {shlex.quote(sys.executable)} -m {module} "$@"; }}\n'
    for name, module in {"sroi": "sroi_cli", "pytest": "pytest"}.items()
)


@pytest.mark.skipif(sys.platform != "linux", reason="the recipes use GNU tools")
def test_the_recipes_can_be_followed_to_the_letter(tmp_path: Path) -> None:
    """Every line after `$` is run; every block of YAML or Python that says where it belongs is put there before."""
    for name in COPIED:
        shutil.copytree(ROOT / name, tmp_path / name)
    for path in (*ROOT.glob("*.md"), ROOT / "pyproject.toml"):
        shutil.copy(path, tmp_path)
    real = BLOCK.sub(lambda block: _done(block, tmp_path), RECIPES.read_text(encoding="utf-8"))
    if REFRESH:
        RECIPES.write_text(real, encoding="utf-8")
    assert real == RECIPES.read_text(encoding="utf-8")


def _done(block: re.Match[str], folder: Path) -> str:
    if block["commands"] is None:
        _put(block, folder / block["file"])
        return block[0]
    commands = [line for line in block["commands"].splitlines() if line.startswith("$ ")]
    assert commands
    return "```console\n" + "".join(f"{command}\n{_output(command[2:], folder)}" for command in commands) + "```"


def _put(block: re.Match[str], path: Path) -> None:
    """A whole file, or a part of one that is there already."""
    before = after = ""
    if block["end"]:
        before = path.read_text(encoding="utf-8")
    elif block["line"]:
        before, line, after = path.read_text(encoding="utf-8").partition(f"\n{block['line']}")
        assert line
        before, after = f"{before}\n", line[1:] + after
    path.parent.mkdir(exist_ok=True)
    path.write_text(before + block["text"] + after, encoding="utf-8")


def _output(command: str, folder: Path) -> str:
    """What somebody sees who runs it in the folder."""
    ended = subprocess.run(
        ["bash", "-c", PROGRAMS + command],  # noqa: S607 - the bash of who tries it
        cwd=folder,
        env={**ENVIRONMENT, "PYTHONPATH": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return ended.stdout.decode()
