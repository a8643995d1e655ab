"""The rooms of the design: who may import whom, and which rooms stay pure."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "sroi_cli"
MAY_IMPORT = {
    "model": set(),
    "engine": {"model"},
    "reading": {"model"},
    "reports": {"engine", "model"},
    "commands": {"reading", "engine", "reports", "model"},
}
PURE = ("model", "engine", "reports")
NOT_PURE = {"os", "sys", "io", "pathlib", "time", "datetime", "random", "secrets", "subprocess", "socket", "tempfile"}
MODULES = sorted(path for room in MAY_IMPORT for path in (PACKAGE / room).rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_the_rooms_it_may(path: Path) -> None:
    room = room_of(path)
    ours = {name.split(".")[1] for name in imported(path) if name.startswith("sroi_cli.")}
    assert ours <= MAY_IMPORT[room] | {room}


@pytest.mark.parametrize("path", [p for p in MODULES if room_of(p) in PURE], ids=lambda p: str(p.relative_to(PACKAGE)))
def test_pure_rooms_have_no_clock_environment_files_or_printing(path: Path) -> None:
    assert not {name.split(".")[0] for name in imported(path)} & NOT_PURE
    called = {node.func.id for node in ast.walk(ast.parse(path.read_text())) if _is_call(node)}  # type: ignore[attr-defined]
    assert not called & {"print", "open", "input"}


def _is_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_stay_small_and_say_what_they_are_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    assert ast.get_docstring(ast.parse(text))
