"""`sroi sketch` as a user meets it: what it prints where, which files it writes, how it ends."""

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ENVIRONMENT, ROOT, Ended, called, run, run_code

MINIMAL = """schema: 1
reference_values: "2025-12"
wijk: {name: Café Bovenkarspel-Noord!, gemeente: Stede Broec}
period: {start: 2025, years: 5}
activities:
  - {activity: wandelgroep, participants: 40}
"""


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def vijlen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ended, Path]:
    """How `sroi sketch vijlen` ended, and the folder, empty before, in which it ran."""
    folder = tmp_path_factory.mktemp("vijlen")
    return run("sketch", "vijlen", folder=folder), folder


def test_a_bare_name_works_in_an_empty_folder(vijlen: tuple[Ended, Path]) -> None:
    ended, folder = vijlen
    assert ended.code == 0
    assert "2,20" in ended.out
    assert "Factsheets: factsheets/vijlen.md, factsheets/vijlen.html" in ended.err
    assert files(folder) == {"factsheets/vijlen.md", "factsheets/vijlen.html"}


def test_json_is_all_that_is_printed_and_writes_no_files(tmp_path: Path) -> None:
    ended = called("sketch", "vijlen", "--json", folder=tmp_path)
    found = json.loads(ended.out)
    assert found["total"]["opbrengst"] == pytest.approx(869_477.52)
    assert list(found) == [
        "sroi", "scenario", "reference_values", "method", "period", "currency", "total", "stakeholders", "kinds",
        "perspectives", "methods", "years", "rows", "not_monetised", "notes",
    ]  # fmt: skip
    assert found["rows"][3]["factors"][1] == {
        "name": "reference.wmo_wijkaanpak", "role": "effect", "value": 71.0, "unit": "EUR/deelnemer", "entry": "2024-12"
    }  # fmt: skip
    assert ended.err == ""
    assert files(tmp_path) == set()


def test_several_scenarios_give_one_object_per_line(tmp_path: Path) -> None:
    ended = called("sketch", "vijlen", "living-well-taking-control", "--json", folder=tmp_path)
    assert [json.loads(line)["currency"] for line in ended.out.splitlines()] == ["EUR", "GBP"]


@pytest.mark.parametrize(
    "changed",
    [("--set", "reference.qaly=1"), ("--method", "mkba"), ("--release", "2025-12"), ("--json",), ("--no-files",)],
)
def test_a_changed_result_is_written_only_where_out_says(changed: tuple[str, ...], tmp_path: Path) -> None:
    assert called("sketch", "vijlen", *changed, folder=tmp_path).code == 0
    assert files(tmp_path) == set()
    called("sketch", "vijlen", *changed, "--out", "here", folder=tmp_path)
    assert files(tmp_path) == (set() if "--no-files" in changed else {"here/vijlen.md", "here/vijlen.html"})


def test_what_was_set_is_said(tmp_path: Path) -> None:
    ended = called("sketch", "vijlen", "--set", "reference.qaly=80000", folder=tmp_path)
    assert "reference.qaly = 80000" in ended.out
    found = json.loads(called("sketch", "vijlen", "--json", "--set", "reference.qaly=80000", folder=tmp_path).out)
    assert found["scenario"]["set"] == {"reference.qaly": 80000.0}


def test_standard_input(tmp_path: Path) -> None:
    ended = run("sketch", "-", "--out", "uit", folder=tmp_path, stdin=MINIMAL)
    assert ended.code == 0
    assert files(tmp_path) == {"uit/cafe-bovenkarspel-noord.md", "uit/cafe-bovenkarspel-noord.html"}
    assert run("sketch", "-", folder=tmp_path, stdin="a: [").err.startswith("standard input:2:1: is not YAML")


def test_an_own_scenario_goes_before_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "vijlen.yaml").write_text(MINIMAL)
    assert "Bovenkarspel" in called("sketch", "vijlen", "--no-files", folder=tmp_path).out
    (tmp_path / "vijlen.yaml").write_text(MINIMAL.replace("Bovenkarspel", "Hier"))
    assert "Hier" in called("sketch", "vijlen.yaml", "--no-files", folder=tmp_path).out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("sketch", "vijln"), 1, "vijln: does not exist; did you mean 'vijlen'?"),
        (("sketch", "."), 1, "is a folder; give a file"),
        (("sketch", "x" * 300), 1, "does not exist; known scenarios"),
        (
            ("sketch", "broken.yaml"),
            1,
            "broken.yaml:7:19: activities.wandelgroep.participants: -40 is out of range; give 0 or more",
        ),
        (("sketch",), 2, "Missing argument"),
        (("sketch", "vijlen", "--methd", "svi"), 2, "No such option"),
        (("sketch", "vijlen", "--method", "sci"), 2, "unknown method profile 'sci'; did you mean 'svi'?"),
        (("sketch", "vijlen", "--release", "2031-01"), 2, "unknown release '2031-01'"),
        (("sketch", "vijlen", "--set", "reference.qali=1"), 2, "did you mean 'reference.qaly'?"),
        (("sketch", "vijlen", "--set", "claim_scale"), 2, "is not PATH=VALUE"),
        (("sketch", "vijlen", "--out", "broken.yaml"), 1, "broken.yaml: cannot be written"),
        (("skethc",), 2, "No such command"),
    ],
)
def test_mistakes_end_with_words_and_an_exit_code(
    arguments: tuple[str, ...], code: int, words: str, tmp_path: Path
) -> None:
    given = "  - {activity: wandelgroep, participants: 40}"
    (tmp_path / "broken.yaml").write_text(MINIMAL.replace(given, "  - activity: wandelgroep\n    participants: -40"))
    ended = called(*arguments, folder=tmp_path)
    assert (ended.code, words in ended.err) == (code, True), ended
    assert "Traceback" not in ended.err
    assert files(tmp_path) == {"broken.yaml"}


def test_a_broken_scenario_does_not_stop_the_others(tmp_path: Path) -> None:
    ended = called("sketch", "nowhere", "vijlen", folder=tmp_path)
    assert ended.code == 1
    assert "nowhere: does not exist" in ended.err
    assert "2,20" in ended.out
    assert "factsheets/vijlen.html" in files(tmp_path)


def test_two_scenarios_of_one_name_are_not_written_over_each_other(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "wijk.yaml").write_text(MINIMAL)
    ended = called("sketch", "a/wijk.yaml", "b/wijk.yaml", "vijlen", folder=tmp_path)
    assert ended.code == 1
    assert "two scenarios would be written to wijk.html" in ended.err
    assert {"factsheets/wijk.html", "factsheets/vijlen.html"} <= files(tmp_path)


def test_a_folder_of_that_name_does_not_hide_a_scenario(tmp_path: Path) -> None:
    (tmp_path / "vijlen").mkdir()
    assert called("sketch", "vijlen", "--no-files", folder=tmp_path).code == 0


def test_existing_factsheets_survive_a_failure(tmp_path: Path) -> None:
    called("sketch", "vijlen", folder=tmp_path)
    before = (tmp_path / "factsheets" / "vijlen.html").read_bytes()
    (tmp_path / "vijlen.yaml").write_text("schema: 2\n")
    assert called("sketch", "vijlen", folder=tmp_path).code == 1
    assert (tmp_path / "factsheets" / "vijlen.html").read_bytes() == before
    assert files(tmp_path) == {"vijlen.yaml", "factsheets/vijlen.md", "factsheets/vijlen.html"}


def test_the_same_input_gives_the_same_bytes_in_any_folder(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        shutil.copy(ROOT / "scenarios" / "vijlen.yaml", tmp_path / name)
    runs = [
        run("sketch", "vijlen.yaml", folder=tmp_path / name, PYTHONHASHSEED=seed)
        for name, seed in (("one", "1"), ("two", "2"))
    ]
    assert runs[0] == runs[1]
    for ending in ("md", "html"):
        texts = {(tmp_path / name / "factsheets" / f"vijlen.{ending}").read_bytes() for name in ("one", "two")}
        assert len(texts) == 1


def test_comments_and_the_order_of_keys_do_not_change_the_digest(tmp_path: Path) -> None:
    lines = MINIMAL.splitlines()
    (tmp_path / "one.yaml").write_text(MINIMAL)
    (tmp_path / "two.yaml").write_text("\n".join(["# a comment", *lines[4:], *lines[:4]]) + "\n")
    found = [json.loads(called("sketch", f"{name}.yaml", "--json", folder=tmp_path).out) for name in ("one", "two")]
    assert found[0]["scenario"]["sha256"] == found[1]["scenario"]["sha256"]


def on_a_terminal(columns: int, folder: Path, **environment: str) -> str:
    """What the program writes to a terminal of this width."""
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("this machine has no pseudo-terminals")
    started = subprocess.Popen(
        [sys.executable, "-m", "sroi_cli", "sketch", "vijlen", "--no-files"],
        stdout=theirs,
        stdin=theirs,
        stderr=subprocess.PIPE,
        cwd=folder,
        env={**ENVIRONMENT, "COLUMNS": str(columns), "TERM": "xterm-256color", **environment},
    )
    os.close(theirs)
    chunks = []
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # Linux ends a terminal so
            break
        if not chunk:
            break
        chunks.append(chunk)
    started.communicate()
    os.close(ours)
    return b"".join(chunks).decode().replace("\r\n", "\n")


def test_80_columns_are_enough(tmp_path: Path) -> None:
    shown = on_a_terminal(80, tmp_path, NO_COLOR="1")
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert "Zorgverzekeraar            € 0    € 99.057     € 99.057      11 %       ++" in shown


def test_a_terminal_has_styles_and_a_pipe_has_none(vijlen: tuple[Ended, Path], tmp_path: Path) -> None:
    assert "\x1b[1m" in on_a_terminal(120, tmp_path)
    piped = vijlen[0].out
    assert "\x1b" not in piped
    assert "…" not in piped
    assert not any(line != line.rstrip() for line in piped.splitlines())


def test_json_stays_json_where_output_is_not_utf_8(tmp_path: Path) -> None:
    ended = run("sketch", "vijlen", "--json", folder=tmp_path, PYTHONIOENCODING="ascii")
    assert json.loads(ended.out)["not_monetised"][2]["name"] == "Deelcafé"


def test_a_bug_is_told_without_a_traceback(tmp_path: Path) -> None:
    code = (
        "import sys; from sroi_cli.commands import sketching; from sroi_cli.__main__ import main\n"
        "sketching.labels_in = lambda _: 1 / 0\nsys.argv = ['sroi', 'sketch', 'vijlen']\nmain()"
    )
    ended = run_code(code, tmp_path)
    assert ended.returncode == 3
    assert "This is a bug in sroi 0.1.0" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_version_and_help(tmp_path: Path) -> None:
    assert run("--version", folder=tmp_path) == Ended(0, "sroi 0.1.0\n", "")
    shown = called("sketch", "--help", folder=tmp_path)
    assert shown.code == 0
    assert "sroi sketch vijlen --method mkba --json" in shown.out
