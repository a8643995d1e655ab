"""Names of files and of wijken that are hard on a file system: each has its own files, in the folder that was meant."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sroi_cli.model.form.names import stem_of
from tests.conftest import called, run
from tests.test_batch_command import batch, scenarios
from tests.test_sketch_command import MINIMAL, files

STEMS = [
    "a b", " a ", "it's", 'a "b"', "café", "wijk-é", "日本", "wijk 🚀", "-x", "--out", "a;b&c", "$HOME", "%41",
    "#1", "a.b..", "~", "con", "x" * 250, "a\nb", "bad\udcff",
]  # fmt: skip
SHOWN = {"a\nb": "a\ufffdb", "bad\udcff": "bad\ufffd"}  # what cannot be written, or would break a line
WIJKEN = [
    "CON", "nul", "Com1", "LPT9", "aux.", "Prn ", "CON.txt", "a:b", "a/b", "a\\b", "..", "../../x", "/etc/passwd",
    "-rf", "~", "🚀", "日本", "x" * 300, "x" * 299 + "y", "wijk", "Wijk", "Wijk ", "con1", "com10",
]  # fmt: skip
DEVICES = ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]


def test_files_of_any_name_have_their_factsheets(tmp_path: Path) -> None:
    scenarios(tmp_path, **dict.fromkeys(STEMS, MINIMAL))
    wanted = {SHOWN.get(stem, stem) for stem in STEMS}
    assert batch(tmp_path, "--draws", "0").code == 0
    made = files(tmp_path / "factsheets")
    assert {name.removesuffix(".md") for name in made if name.endswith(".md")} == wanted
    page = (tmp_path / "factsheets" / "index.html").read_text(encoding="utf-8")
    assert {unquote(link) for link in re.findall(r'href="([^"]*\.html)"', page)} == {f"{stem}.html" for stem in wanted}
    assert batch(tmp_path, "--draws", "0", "--check").code == 0


def test_files_of_any_name_are_sketched(tmp_path: Path) -> None:
    for stem in STEMS:
        (tmp_path / f"{stem}.yaml").write_text(MINIMAL)
    named = [f"{stem}.yaml" for stem in STEMS]
    ended = called("sketch", "--draws", "0", "--out", "uit", "--", *named, folder=tmp_path)
    assert (ended.code, len(ended.err.splitlines())) == (0, 1), ended
    made = {f"{SHOWN.get(stem, stem)}.{ending}" for stem in STEMS for ending in ("md", "html")}
    assert files(tmp_path / "uit") == made


def test_one_name_in_two_spellings_is_one_place(tmp_path: Path) -> None:
    scenarios(tmp_path, **dict.fromkeys(("caf\u00e9", "cafe\u0301"), MINIMAL))
    ended = batch(tmp_path, "--draws", "0")
    assert (ended.code, ended.err.count("would be written to the same files")) == (1, 2)


def test_names_in_a_message_neither_break_a_line_nor_move_the_cursor(tmp_path: Path) -> None:
    (tmp_path / "a\nb\x1b[2J.yaml").write_text(MINIMAL)
    ended = called("sketch", "c\nd\x1b[2J", folder=tmp_path)
    assert (ended.code, ended.err.count("\n"), "\x1b" in ended.err) == (1, 1, False)


@pytest.mark.parametrize(
    "arguments",
    [
        ("form", "--out", "x" * 300 + ".xlsx"),
        ("form", "x" * 245),
        ("compare", "x" * 245, "vijlen", "--out", "uit"),
    ],
)
def test_a_name_that_becomes_too_long_is_told(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / f"{'x' * 245}.yaml").write_text(MINIMAL)
    ended = called(*arguments, folder=tmp_path)
    assert ended.code == 1
    assert ended.err.endswith(": cannot be written (File name too long); choose a shorter name\n")
    assert len(files(tmp_path)) == 1


def test_each_wijk_of_a_table_has_a_file_that_any_system_can_keep(tmp_path: Path) -> None:
    lines = [f'"{name}";Nergens;2026;5' for name in WIJKEN]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_text("\n".join(["wijk;gemeente;startjaar;jaren", *lines]), encoding="utf-8")
    assert called("import", "in/a.csv", "--out", "uit", folder=tmp_path).code == 0
    made = {Path(name) for name in files(tmp_path)} - {Path("in/a.csv")}
    assert (len(made), {path.parent for path in made}) == (len(WIJKEN), {Path("uit")})
    assert not {path.stem for path in made} & set(DEVICES)


def test_a_wijk_on_standard_input_is_no_device(tmp_path: Path) -> None:
    text = MINIMAL.replace("Café Bovenkarspel-Noord!", "CON")
    assert run("sketch", "-", "--draws", "0", "--out", "uit", folder=tmp_path, stdin=text).code == 0
    assert files(tmp_path) == {"uit/wijk-con.md", "uit/wijk-con.html"}


@given(st.one_of(st.text(), st.sampled_from(DEVICES).map(str.upper), st.sampled_from(WIJKEN)))
def test_the_name_of_a_wijk_gives_a_name_that_any_system_can_keep(name: str) -> None:
    stem = stem_of(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", stem)
    assert len(stem) <= 80
    assert stem not in DEVICES
