"""docs/batch.md: its columns are those of the overview, and the steps of its workflow work."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from sroi_cli.reports.overview_as_csv import COLUMNS
from tests.conftest import ENVIRONMENT, ROOT
from tests.test_sketch_command import MINIMAL

PAGE = (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")


def test_the_page_tells_of_every_column_in_order() -> None:
    table = PAGE.partition("## The columns")[2].partition("## ")[0]
    first_cells = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    assert re.findall(r"`(\w+)`", " ".join(first_cells)) == list(COLUMNS)


def steps(job: str) -> list[str]:
    """What a job of the workflow runs; installing needs the network, and is left out."""
    workflow = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert workflow
    found: list[dict[str, Any]] = yaml.safe_load(workflow[1])["jobs"][job]["steps"]
    return [step["run"] for step in found if "run" in step and not step["run"].startswith("pip install")]


class Repository:
    """A programme's repository, cloned from a bare one."""

    def __init__(self, folder: Path) -> None:
        self.clone = folder / "clone"
        program = folder / "bin" / "sroi"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec {sys.executable} -m sroi_cli "$@"\n')
        program.chmod(0o755)
        settings = {"HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", "PATH": f"{program.parent}:{os.environ['PATH']}"}
        self.environment = {**ENVIRONMENT, **settings}
        self.run("git init --quiet --bare --initial-branch main kept", folder)
        self.run("git clone --quiet kept clone 2>&1", folder)
        (self.clone / "scenarios").mkdir()
        (self.clone / "scenarios" / "wijk.yaml").write_text(MINIMAL, encoding="utf-8")
        self.run("git checkout --quiet -B main && git add . && " + self.as_somebody("commit --quiet -m first"))
        self.run("git push --quiet -u origin main")

    @staticmethod
    def as_somebody(command: str) -> str:
        return f"git -c user.name=a -c user.email=a@example.org {command}"

    def run(self, line: str, folder: Path | None = None) -> "subprocess.CompletedProcess[str]":
        command = ["bash", "-e", "-o", "pipefail", "-c", line]
        return subprocess.run(
            command, cwd=folder or self.clone, env=self.environment, capture_output=True, text=True, check=True
        )


def test_the_steps_of_the_workflow_work(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    [check] = steps("check")
    with pytest.raises(subprocess.CalledProcessError) as failed:
        repository.run(check)
    assert "factsheets/wijk.html: is missing" in failed.value.stderr
    for _ in range(2):  # the second time there is nothing to keep
        for step in steps("write"):
            repository.run(step)
    repository.run(check)
    kept = repository.run("git log --format=%s origin/main && git ls-tree --name-only -r origin/main").stdout
    assert kept.split("\n")[:2] == ["Write the factsheets anew", "first"]
    assert "factsheets/index.html" in kept
