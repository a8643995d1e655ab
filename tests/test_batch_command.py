"""`sroi batch` as a user meets it: what it makes of a folder, what it prints where, how it ends."""

import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote

import pytest

from sroi_cli.reading.reference_values import read_reference_values
from tests.conftest import BESIDE, ENVIRONMENT, ROOT, SHIPPED, Ended, called, run, run_code
from tests.test_sketch_command import MINIMAL, files

FILES = sorted(f"{name}.yaml" for name in SHIPPED)  # "gezond-wijdemeren-2022.yaml" before "gezond-wijdemeren.yaml"
DIGESTS = [line.sha256[:12] for line in read_reference_values().releases.values()]
BROKEN = MINIMAL.replace("participants: 40", "participants: -40")
BROKEN_WORDS = "activities.wandelgroep.participants: -40 is out of range; give 0 or more"


def scenarios(folder: Path, **texts: str) -> Path:
    """A folder `wijken` of scenarios in another."""
    found = folder / "wijken"
    found.mkdir(parents=True)
    for name, text in texts.items():
        (found / f"{name}.yaml").write_text(text, encoding="utf-8")
    return found


def batch(folder: Path, *options: str, of: str = "wijken") -> Ended:
    """A batch within this process, which remembers scenarios by their path: it takes them by their whole one."""
    return called("batch", str(folder / of), "--jobs", "1", *options, folder=folder)


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files(folder)}


def alone(text: bytes) -> bytes:
    """A factsheet without its links to others."""
    found = re.sub(rb'<nav class="around".*?</nav>\n', b"", text, flags=re.DOTALL)
    return re.sub(rb"\A\[.*\]\(index\.html\).*\n\n", b"", found)


def test_the_factsheets_are_those_of_sketch_with_any_number_of_jobs(
    batch_of_all: tuple[Ended, Path], tmp_path: Path
) -> None:
    with_two_jobs, folder = batch_of_all
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    with_one = run("batch", "scenarios", "--jobs", "1", folder=tmp_path, PYTHONHASHSEED="2")
    assert (with_one.code, with_one.out) == (with_two_jobs.code, with_two_jobs.out)
    assert with_two_jobs.code == 0
    made = contents(tmp_path / "factsheets")
    assert made == contents(folder)
    called("sketch", *SHIPPED, "--out", "sketched", folder=tmp_path)
    sketched = contents(tmp_path / "sketched")
    assert {name: alone(made[name]) for name in sketched} == {name: alone(text) for name, text in sketched.items()}
    assert alone(made["vijlen.html"]) != made["vijlen.html"]
    assert set(made) - set(sketched) == set(BESIDE)


def test_the_overview_is_printed_and_the_rest_is_said_on_standard_error(batch_of_all: tuple[Ended, Path]) -> None:
    ended, _ = batch_of_all
    assert ended.err.splitlines() == [
        "No folder scenarios here: these are the shipped scenarios. Of those in this folder: sroi batch .",
        f"{len(SHIPPED)} scenarios: {len(SHIPPED)} with factsheets in factsheets",
    ]
    shown = [" ".join(line.split()) for line in ended.out.splitlines()]
    assert "Blue Zone Vijlen, Vaals € 395.438 € 869.478 2,20 2diabeat" in shown
    assert "Living Well Taking Control, Westbank £ 120.509 £ 699.154 5,80 svi" in shown
    assert "Hartcheckpunt, verschillende gemeenten onbekend € 77.184 2diabeat" in shown
    assert f"sroi 0.1.0 · 2024-12 (sha256 {DIGESTS[0]}) · 2025-12 (sha256 {DIGESTS[1]})" in shown


def test_wijken_of_one_name_are_told_apart(tmp_path: Path) -> None:
    scenarios(tmp_path, a=MINIMAL, b=MINIMAL, c=MINIMAL.replace("start: 2025", "start: 2030"))
    shown = batch(tmp_path).out
    for more in ("a", "b", "2030-2034"):
        assert f"Café Bovenkarspel-Noord!, Stede Broec, {more} " in shown


def test_json_is_the_overview_in_the_words_of_sketch(tmp_path: Path) -> None:
    ended = called("batch", "--json", "--jobs", "1", folder=tmp_path)
    assert ended.out == (tmp_path / "factsheets" / "overview.json").read_text(encoding="utf-8")
    found = json.loads(ended.out)
    assert list(found) == ["sroi", "reference_values", "scenarios", "failed"]
    assert [one["release"] for one in found["reference_values"]] == ["2024-12", "2025-12"]
    sketched = [json.loads(line) for line in called("sketch", *FILES, "--json", folder=tmp_path).out.splitlines()]
    for one, whole in zip(found["scenarios"], sketched, strict=True):
        assert {**one["scenario"], **whole["scenario"]} == one["scenario"]
        assert {**whole, **one, "scenario": whole["scenario"]} == whole
    vijlen = found["scenarios"][FILES.index("vijlen.yaml")]["scenario"]
    assert (vijlen["gemeente"], vijlen["status"]) == ("Vaals", "ambitie")


def test_the_csv_has_unrounded_numbers_and_nothing_where_nothing_is_known(batch_of_all: tuple[Ended, Path]) -> None:
    _, folder = batch_of_all
    text = (folder / "overview.csv").read_bytes().decode()
    found = {line["file"]: line for line in lines(text)}
    assert "\r" not in text
    assert [float(found["vijlen.yaml"][name]) for name in ("inbreng", "opbrengst", "ratio")] == pytest.approx(
        [395_437.833, 869_477.52, 2.19877], rel=1e-5
    )
    groepsconsult = found["groepsconsult-den-haag-zuidwest.yaml"]
    assert [groepsconsult[name] for name in ("inbreng", "ratio", "band_low", "failed")] == ["", "", "", "false"]
    assert found["voorbeeldwijk-2025.yaml"]["method_changed"] == "rate_health"


def test_names_are_no_formulas_for_a_spreadsheet_and_no_html(tmp_path: Path) -> None:
    name = '=HYPERLINK(\\"http://x\\"),<b>'
    scenarios(tmp_path, **{"-a & b#1": MINIMAL.replace("Café Bovenkarspel-Noord!", f'"{name}"')})
    ended = batch(tmp_path)
    assert ended.code == 0, ended.err
    [line] = lines((tmp_path / "factsheets" / "overview.csv").read_text(encoding="utf-8"))
    assert (line["file"], line["wijk"]) == ("'-a & b#1.yaml", '\'=HYPERLINK("http://x"),<b>')
    page = (tmp_path / "factsheets" / "index.html").read_text(encoding="utf-8")
    assert '<a href="-a%20%26%20b%231.html">=HYPERLINK(&#34;http://x&#34;),&lt;b&gt;</a>' in page


def test_the_index_leads_to_every_factsheet_and_nowhere_else(batch_of_all: tuple[Ended, Path]) -> None:
    _, folder = batch_of_all
    page = (folder / "index.html").read_text(encoding="utf-8")
    links = [unquote(part.split('"')[0]) for part in page.split('href="')[1:]]
    assert set(links) == {*(name.replace(".yaml", ".html") for name in FILES), "overview.csv", "overview.json"}
    assert all((folder / link).is_file() for link in links)
    assert "://" not in page
    for words in ('<html lang="nl">', "2025-2029", "€ 869K", "2,2", "1,6 tot 2,7", "sroi 0.1.0", DIGESTS[1]):
        assert words in page


def test_a_broken_scenario_does_not_stop_the_others(tmp_path: Path) -> None:
    folder = scenarios(tmp_path, **{"a": MINIMAL, "b": BROKEN, "c": "a: [", "d": MINIMAL, ".hidden": "a: ["})
    runs = {folder: batch(tmp_path), Path("wijken"): run("batch", "wijken", "--jobs", "2", folder=tmp_path)}
    for given, ended in runs.items():
        assert ended.code == 1
        told = ended.err.splitlines()
        assert told[0] == f"{given / 'b.yaml'}:6:43: {BROKEN_WORDS}"
        assert told[1].startswith(f"{given / 'c.yaml'}:2:1: is not YAML")
        assert told[-1] == "4 scenarios: 2 with factsheets in factsheets, 2 failed"
        assert files(tmp_path / "factsheets") == {"a.md", "a.html", "d.md", "d.html", *BESIDE}
        assert "Niet gelukt\nb.yaml\nc.yaml" in ended.out
        made = contents(tmp_path / "factsheets")
        assert b"<li>b.yaml</li><li>c.yaml</li>" in made["index.html"]
        assert json.loads(made["overview.json"])["failed"] == [{"file": "b.yaml"}, {"file": "c.yaml"}]
        assert [line["failed"] for line in lines(made["overview.csv"].decode())] == ["false", "true", "true", "false"]
        assert str(folder).encode() not in b"".join(made.values())


def test_a_bug_in_one_scenario_does_not_stop_the_others(tmp_path: Path) -> None:
    scenarios(tmp_path, a=MINIMAL, b=MINIMAL.replace("Café", "Bug"))
    code = (
        "import sys; from sroi_cli.commands import making; from sroi_cli.__main__ import main\n"
        "texts = making.Shown.texts\n"
        "def broken(one, *more): return 1 / (one.view.title[:3] != 'Bug') and texts(one, *more)\n"
        "making.Shown.texts = broken\nsys.argv = ['sroi', 'batch', 'wijken']\nmain()"
    )
    ended = run_code(code, tmp_path)
    assert ended.returncode == 3
    assert (
        f"{Path('wijken') / 'b.yaml'}: This is a bug in sroi 0.1.0, not in your file: ZeroDivisionError" in ended.stderr
    )
    assert "2 scenarios: 1 with factsheets in factsheets, 1 failed" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_what_would_be_written_to_one_place_is_not_written(tmp_path: Path) -> None:
    folder = scenarios(tmp_path, Wijk=MINIMAL, wijk=MINIMAL, index=MINIMAL, other=MINIMAL, a=MINIMAL)
    (folder / "a.yml").write_text(MINIMAL)
    ended = batch(tmp_path)
    assert (ended.code, files(tmp_path / "factsheets")) == (1, {"other.md", "other.html", *BESIDE})
    for words in (
        "a.yaml: would be written to the same files as a.yml; rename one of them",
        "a.yml: would be written to the same files as a.yaml; rename one of them",
        "Wijk.yaml: would be written to the same files as wijk.yaml; rename one of them",
        "index.yaml: would be written to index.html, the page that lists all scenarios; rename it",
        "6 scenarios: 1 with factsheets in factsheets, 5 failed",
    ):
        assert words in ended.err


def test_check_writes_nothing_and_names_what_differs(tmp_path: Path) -> None:
    scenarios(tmp_path, a=MINIMAL, b=MINIMAL)
    assert batch(tmp_path, "--check").code == 1
    assert not (tmp_path / "factsheets").exists()
    batch(tmp_path)
    ended = batch(tmp_path, "--check")
    assert (ended.code, ended.err) == (0, "2 scenarios: 7 of 7 files in factsheets are as they would be written\n")
    (tmp_path / "factsheets" / "a.html").write_text("changed")
    (tmp_path / "factsheets" / "overview.csv").unlink()
    before = contents(tmp_path)
    ended = batch(tmp_path, "--check")
    assert ended.code == 1
    assert ended.err.splitlines() == [
        f"{Path('factsheets') / 'a.html'}: is not as it would be written",
        f"{Path('factsheets') / 'overview.csv'}: is missing",
        "2 scenarios: 5 of 7 files in factsheets are as they would be written",
    ]
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("nowhere",), 1, "nowhere: does not exist; give a folder with scenarios"),
        (("a.yaml",), 1, "a.yaml: is a file; give a folder"),
        (("empty",), 1, "empty: has no scenarios (*.yaml or *.yml)"),
        (("--jobs", "0"), 2, "Input should be greater than or equal to 1"),
        (("--jobs", "1", "--out", "a.yaml"), 1, "a.yaml: cannot be written"),
        (("--jobs", "1", "--out", "a.yaml", "--check"), 1, "cannot be read"),
    ],
)
def test_mistakes_end_with_words_and_an_exit_code(
    arguments: tuple[str, ...], code: int, words: str, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.yaml").write_text(MINIMAL)
    ended = called("batch", *arguments, folder=tmp_path)
    assert (ended.code, words in ended.err) == (code, True), ended
    assert "Traceback" not in ended.err
    assert files(tmp_path) == {"a.yaml"}


def test_a_folder_that_cannot_be_written_is_told_once(tmp_path: Path) -> None:
    ended = run("batch", "--out", "/dev/null/x", "--jobs", "2", folder=tmp_path)
    assert (ended.code, ended.err.count("cannot be written")) == (1, 1)
    assert "/dev/null/x: cannot be written" in ended.err


def test_a_factsheet_that_belongs_to_no_scenario_is_named_by_check(tmp_path: Path) -> None:
    wijken = scenarios(tmp_path, a=MINIMAL, b=MINIMAL)
    batch(tmp_path)
    (wijken / "a.yaml").rename(wijken / "c.yaml")
    batch(tmp_path)
    ended = batch(tmp_path, "--check")
    assert ended.code == 1
    assert f"{Path('factsheets') / 'a'}.html and .md: no scenario makes them; remove them" in ended.err
    later = wijken.rename(tmp_path / "later")
    (later / "b.yaml").write_text(BROKEN)
    ended = batch(tmp_path, "--check", of="later")
    assert BROKEN_WORDS in ended.err
    assert "b.html and .md: no scenario" not in ended.err


def test_a_factsheet_that_cannot_be_written_does_not_stop_the_others(tmp_path: Path) -> None:
    scenarios(tmp_path, a=MINIMAL, b=MINIMAL, **{"c" * 245: MINIMAL})
    (tmp_path / "factsheets" / "a.html").mkdir(parents=True)
    ended = batch(tmp_path)
    assert ended.code == 1
    assert f"{Path('factsheets') / 'a.html'}: cannot be written (Is a directory); rename or remove what" in ended.err
    assert "3 scenarios: 2 with factsheets in factsheets, 1 failed" in ended.err
    assert {"b.html", f"{'c' * 245}.html", "index.html"} <= {path.name for path in (tmp_path / "factsheets").iterdir()}


@pytest.mark.parametrize("options", [(), ("--check",)])
def test_what_is_wrong_is_told_also_where_nobody_reads_the_overview(options: tuple[str, ...], tmp_path: Path) -> None:
    scenarios(tmp_path, a=MINIMAL, b=BROKEN)
    started = subprocess.Popen(
        [sys.executable, "-m", "sroi_cli", "batch", "wijken", *options],
        cwd=tmp_path,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert started.stdout
    started.stdout.close()
    assert started.stderr
    err = started.stderr.read().decode()
    assert (started.wait(30), BROKEN_WORDS in err) == (1, True)


def test_a_pipe_among_the_scenarios_is_left_alone(tmp_path: Path) -> None:
    wijken = scenarios(tmp_path, a=MINIMAL)
    os.mkfifo(wijken / "b.yaml")
    assert batch(tmp_path).err == "1 scenario: 1 with factsheets in factsheets\n"


def test_the_overview_names_the_method_of_each_ratio(tmp_path: Path) -> None:
    changed = MINIMAL + "method: {profile: mkba, rate_health: 0.01}\n"
    scenarios(tmp_path, a=MINIMAL, b=MINIMAL + "method: svi\n", c=changed)
    out = batch(tmp_path).out
    page = (tmp_path / "factsheets" / "index.html").read_text(encoding="utf-8")
    for method in ("2diabeat", "svi", "mkba, aangepast"):
        assert method in out
        assert f">{method}<" in page


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of more scenarios than a batch has done when it is interrupted."""
    return scenarios(tmp_path_factory.mktemp("many"), **{f"wijk-{number:04}": MINIMAL for number in range(600)})


def in_mid_batch(wijken: Path, folder: Path, jobs: int) -> "subprocess.Popen[bytes]":
    """A batch in a process group of its own, once it has written something."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # what is ignored here would be ignored there
    started = subprocess.Popen(
        [sys.executable, "-m", "sroi_cli", "batch", str(wijken), "--jobs", str(jobs)],
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    signal.signal(signal.SIGINT, before)
    until = time.monotonic() + 30
    while not list(folder.glob("factsheets/*.html")) and time.monotonic() < until:
        time.sleep(0.005)
    return started


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_ends_quietly_and_leaves_nothing_half_done(jobs: int, many: Path, tmp_path: Path) -> None:
    started = in_mid_batch(many, tmp_path, jobs)
    os.killpg(started.pid, signal.SIGINT)
    out, err = started.communicate(timeout=30)
    assert (started.returncode, out, err) == (130, b"", b"")
    with pytest.raises(ProcessLookupError):
        os.killpg(started.pid, 0)  # no worker is left
    made = files(tmp_path / "factsheets")
    assert not made & set(BESIDE)
    assert len(made) < 1200
    assert {name.rpartition(".")[2] for name in made} == {"md", "html"}
    assert all((tmp_path / "factsheets" / name).read_text().endswith("\n") for name in made)


def test_a_second_ctrl_c_does_not_hang(many: Path, tmp_path: Path) -> None:
    started = in_mid_batch(many, tmp_path, 2)
    for _ in range(2):
        os.killpg(started.pid, signal.SIGINT)
        time.sleep(0.02)
    ended = started.communicate(timeout=30)
    assert (started.returncode in (130, -signal.SIGINT), ended) == (True, (b"", b""))
    assert not [name for name in files(tmp_path / "factsheets") if name.startswith(".")]


def workers(of: "subprocess.Popen[bytes]") -> list[int]:
    children = Path(f"/proc/{of.pid}/task/{of.pid}/children")
    if not children.exists():
        of.kill()
        pytest.skip("this machine does not tell the children of a process")
    return list(map(int, children.read_text().split()))


def test_a_worker_that_is_killed_is_told_in_words(many: Path, tmp_path: Path) -> None:
    started = in_mid_batch(many, tmp_path, 2)
    os.kill(workers(started)[0], signal.SIGKILL)
    _, err = started.communicate(timeout=30)
    assert (started.returncode, err.decode()) == (
        1,
        "one of the processes was ended from outside, perhaps because memory ran out; run again, with --jobs 1\n",
    )


def test_workers_do_not_outlive_the_program(many: Path, tmp_path: Path) -> None:
    started = in_mid_batch(many, tmp_path, 2)
    left = workers(started)
    started.kill()
    started.communicate(timeout=30)  # ends when nobody holds its streams
    assert len(left) == 2
    assert {name.rpartition(".")[2] for name in files(tmp_path / "factsheets")} == {"md", "html"}


def test_help_has_examples(tmp_path: Path) -> None:
    shown = called("batch", "--help", folder=tmp_path)
    assert (shown.code, "sroi batch my-scenarios --check" in shown.out) == (0, True)
