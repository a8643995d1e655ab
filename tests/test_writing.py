"""Files are written whole or not at all."""

import os
from pathlib import Path

import pytest

from sroi_cli.commands.failures import Failure
from sroi_cli.commands.writing import write_files
from tests.test_sketch_command import files


def test_nothing_is_replaced_unless_everything_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_files(tmp_path, {"a.md": "new", "b.md": "\ud800"})
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md").read_text() == "old"


def test_a_file_never_stands_half_written(tmp_path: Path) -> None:
    """A reader who holds the old file open keeps it whole: the new one comes by a rename."""
    (tmp_path / "a.md").write_text("old")
    with (tmp_path / "a.md").open() as reader:
        write_files(tmp_path, {"a.md": "new"})
        assert reader.read() == "old"
    assert (tmp_path / "a.md").read_text() == "new"


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    with pytest.raises(Failure, match=r"a\.md: cannot be written \(.*\); rename or remove what is in its way"):
        write_files(tmp_path, {"a.md": "new"})
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_what_a_killed_run_left_is_cleared_away_an_hour_later(tmp_path: Path) -> None:
    for name in (".sroi.abcdefgh.tmp", ".sroi.yaml", "notes.tmp"):
        (tmp_path / name).write_text("text")
        os.utime(tmp_path / name, (0, 0))
    (tmp_path / ".sroi.ijklmnop.tmp").write_text("of a run that is at work")
    write_files(tmp_path, {"a": "b"})
    assert files(tmp_path) == {".sroi.ijklmnop.tmp", ".sroi.yaml", "notes.tmp", "a"}
