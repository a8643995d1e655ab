"""`--lang` and `--templates` as a user meets them: in every command, with mistakes told by file and line."""

import json
import re
from pathlib import Path

import pytest

from sroi_cli.reading.templates import read_templates
from tests.conftest import ROOT, called
from tests.test_sketch_command import MINIMAL, files


def templates(folder: Path, **texts: str) -> Path:
    """A folder of own templates; in the names `_` stands for a point."""
    found = folder / "mine"
    found.mkdir()
    for name, text in texts.items():
        (found / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return found


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("sketch", "vijlen"), "Every €1 put in"),
        (("explain", "vijlen", "gemeente"), "Input €0, return €13,202"),
        (("scale",), "National scale-up: 855 neighbourhoods in 2030"),
        (("reproduce",), "Published figures"),
        (("reference", "list"), "Reference values"),
        (("reference", "show", "qaly"), "Value"),
    ],
)
def test_every_command_speaks_english(command: tuple[str, ...], words: str, tmp_path: Path) -> None:
    ended = called(*command, "--lang", "en", folder=tmp_path)
    assert ended.code == 0
    assert words.split(maxsplit=1)[0] in ended.out
    assert "Inbreng" not in ended.out


def test_labels_in_json_follow_the_language_and_amounts_do_not(tmp_path: Path) -> None:
    dutch, english = (
        json.loads(called("sketch", "vijlen", "--json", "--lang", language, folder=tmp_path).out)
        for language in ("nl", "en")
    )
    assert english["stakeholders"][0]["label"] == "Participants"
    assert english["total"] == dutch["total"]
    assert english["rows"] == dutch["rows"]


def test_an_unknown_language_is_told(tmp_path: Path) -> None:
    ended = called("sketch", "vijlen", "--lang", "nld", folder=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert "--lang: unknown language 'nld'; known: " in ended.err


def test_a_style_sheet_and_a_template_of_ones_own_stand_in_for_ours(tmp_path: Path) -> None:
    own = templates(
        tmp_path, factsheet_css=":root { --accent: navy; }", wijk_html_j2="<h1>{{ sheet.view.title }}!</h1>"
    )
    (own / "README").write_text("other files are left alone")
    (tmp_path / "wijk.yaml").write_text(MINIMAL, encoding="utf-8")
    assert called("sketch", "wijk.yaml", "--templates", "mine", folder=tmp_path).code == 0
    page = (tmp_path / "factsheets" / "wijk.html").read_text(encoding="utf-8")
    assert "--accent: navy" in page
    assert "!</h1>" in page
    assert 'class="page impact"' in page


@pytest.mark.parametrize("command", [("sketch", "wijk.yaml"), ("batch", "HERE", "--jobs", "1")])
@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"wijk_html_j2": "<p>\n{% if x %}"}, "mine/wijk.html.j2:2: "),
        ({"impact_html_j2": "\n\n{{ sheet.vieuw }}"}, "mine/impact.html.j2:3: "),
        ({"annex_html_j2": "{{ 1 / 0 }}"}, "mine/annex.html.j2:1: division by zero"),
        ({"charts_html_j2": "nothing of use"}, "the template 'charts.html.j2' (imported"),
        ({"wijk_html_j2": '{% from "charts.html.j2" import bars %}\n{{ bars(none, "a") }}'}, "mine/wijk.html.j2:2: "),
        ({"index_html_j2": "{{"}, "mine/index.html.j2:1: "),
        ({"labels_nl_yaml": "terms: {}"}, "labels are not taken from a folder of templates"),
        ({"wijk_html": "x", "wijck_html_j2": "x"}, "did you mean 'wijk.html.j2'?"),
    ],
)
def test_a_mistake_in_a_template_is_told_by_its_place(
    texts: dict[str, str], words: str, command: tuple[str, ...], tmp_path: Path
) -> None:
    templates(tmp_path, **texts)
    (tmp_path / "wijk.yaml").write_text(MINIMAL, encoding="utf-8")
    command = tuple(part.replace("HERE", str(tmp_path)) for part in command)  # whole: one process calls them all
    ended = called(*command, "--templates", str(tmp_path / "mine"), "--out", "made", folder=tmp_path)
    assert ended.code == 1
    assert words in ended.err
    assert "bug" not in ended.err
    assert ended.err.count(words) == 1
    assert not [name for name in files(tmp_path / "made") if name.startswith("wijk")]


def test_an_unknown_folder_of_templates_is_told(tmp_path: Path) -> None:
    ended = called("scale", "--out", "made", "--templates", "nowhere", folder=tmp_path)
    assert (ended.code, "nowhere" in ended.err) == (1, True)
    assert "does not exist" in ended.err


def test_the_page_on_factsheets_names_every_template() -> None:
    table = (ROOT / "docs" / "factsheet.md").read_text(encoding="utf-8").partition("| template |")[2]
    assert set(re.findall(r"`([\w.]+\.(?:j2|css|js))`", table)) == set(read_templates())


def test_a_mistake_in_a_template_harms_no_file_that_was_there(tmp_path: Path) -> None:
    templates(tmp_path, wijk_html_j2="{{ nothing }}")
    (tmp_path / "wijk.yaml").write_text(MINIMAL, encoding="utf-8")
    batch = ("batch", str(tmp_path), "--out", "made", "--jobs", "1")
    assert called(*batch, folder=tmp_path).code == 0
    before = {name: (tmp_path / "made" / name).read_bytes() for name in files(tmp_path / "made")}
    assert called(*batch, "--templates", str(tmp_path / "mine"), folder=tmp_path).code == 1
    assert {name: (tmp_path / "made" / name).read_bytes() for name in files(tmp_path / "made")} == before


def test_line_ends_of_windows_change_no_page(tmp_path: Path) -> None:
    script = read_templates()["index.js"]
    own = tmp_path / "mine"
    own.mkdir()
    (own / "index.js").write_bytes(script.replace("\n", "\r\n").encode())
    assert read_templates(own) == read_templates()
