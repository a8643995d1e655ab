"""The built wheel, run from an empty folder: the data files travel inside it."""

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.conftest import ENVIRONMENT, ROOT


def test_the_wheel_works_from_an_empty_folder(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    unpacked, empty = tmp_path / "unpacked", tmp_path / "empty"
    empty.mkdir()
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(unpacked)
    code = "import sroi_cli, sys; print(sroi_cli.__file__, file=sys.stderr); from sroi_cli.__main__ import main; main()"
    ended = subprocess.run(
        [sys.executable, "-c", code, "batch"],
        cwd=empty,
        env={**ENVIRONMENT, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert str(unpacked) in ended.stderr
    assert ended.returncode == 0, ended.stderr
    kept = (ROOT / "factsheets" / "vijlen.html").read_bytes()
    assert (empty / "factsheets" / "vijlen.html").read_bytes() == kept
