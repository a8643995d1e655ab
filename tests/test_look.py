"""How a factsheet looks: its colour, its logo, the figures of the country beside the wijk's, and own templates."""

import re
from collections.abc import Callable
from contextlib import chdir
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from sroi_cli.model.colour import LEAST_CONTRAST, Accent, contrast_on_white
from sroi_cli.model.image import Image
from sroi_cli.model.number import Number
from sroi_cli.model.release import ReferenceBook
from sroi_cli.model.rules import broken_rules
from sroi_cli.reading import templates
from sroi_cli.reading.errors import ReadingError
from sroi_cli.reading.images import LARGEST_IMAGE, read_image
from sroi_cli.reading.scenarios import ScenarioFile, read_scenario
from sroi_cli.reading.templates import read_templates
from tests.conftest import ROOT

ACCENT = TypeAdapter(Accent)
PNG = b"\x89PNG\r\n\x1a\n and so on"
SCENARIO = """schema: 1
reference_values: "2025-12"
wijk:
  name: A
  gemeente: B
  context: [{label: C, value: 0.4}]
period: {start: 2025, years: 1}
activities: [{activity: wandelgroep}]
factsheet: {logo: logo.png}
"""


@pytest.mark.parametrize(
    ("colour", "contrast"),
    [("#000000", 21), ("#ffffff", 1), ("#767676", 4.54), ("#777777", 4.48), ("#FF0000", 4), ("#0000ff", 8.59)],
)
def test_contrast_is_that_of_wcag(colour: str, contrast: float) -> None:
    assert contrast_on_white(colour) == pytest.approx(contrast, abs=0.005)


@given(st.binary(min_size=3, max_size=3))
def test_a_colour_is_legible_or_refused_with_the_nearest_that_is(channels: bytes) -> None:
    colour = f"#{channels.hex()}"
    try:
        assert ACCENT.validate_python(colour) == colour
        assert contrast_on_white(colour) >= LEAST_CONTRAST
    except ValidationError as error:
        found = re.search(r"has a contrast of (\S+) on white.* such as '(#\w+)'", str(error))
        assert found
        assert float(found[1]) < LEAST_CONTRAST
        darker = bytes.fromhex(found[2][1:])
        assert LEAST_CONTRAST <= contrast_on_white(ACCENT.validate_python(found[2])) < LEAST_CONTRAST + 0.1
        share = max(darker) / max(channels)
        assert all(abs(one - share * other) <= 0.5 for one, other in zip(darker, channels, strict=True))


@pytest.mark.parametrize(
    "colour", ["14532d", "#14532", "#14532d0", "#14532g", "#1453２d", "rgb(0, 0, 0)", "#14532d\n#"]
)
def test_what_is_no_colour_of_six_digits_is_refused(colour: str) -> None:
    with pytest.raises(ValidationError, match="is not # and six hex digits"):
        ACCENT.validate_python(colour)


SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
IMAGES = {
    "image/png": [PNG],
    "image/jpeg": [b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xdb"],
    "image/gif": [b"GIF87a", b"GIF89a"],
    "image/webp": [b"RIFF\n\x00\r\xffWEBPVP8 "],
    "image/svg+xml": [
        each.encode()
        for each in (
            SVG,
            f"\ufeff\n{SVG}",
            f'<?xml version="1.0"?>\r\n<!-- <html> > --> <!-- é -->{SVG}',
            f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">{SVG}',
            f'<!DOCTYPE svg [ <!ENTITY a "b">\n] >{SVG}',
            '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"></svg:svg>',
        )
    ],
}


@pytest.mark.parametrize(("media_type", "data"), [(kind, data) for kind, each in IMAGES.items() for data in each])
def test_an_image_is_told_by_what_is_in_it(media_type: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / "logo.txt").write_bytes(data)
    assert read_image(tmp_path / "logo.txt") == Image(media_type, data)


@pytest.mark.parametrize(
    "data",
    [b"", b"BM6", b"%PDF-1.7", b"RIFF\0\0\0\0WAVE", b"<html><svg/></html>", b"svg", b"<svgs/>", b"<!-- <svg/>",
     SVG.encode("utf-16"), SVG.replace("/>", ">é</svg>").encode("latin-1"), b"<!-- -->" * 50_000 + b"x",
     b"<!DOCTYPE [" + b"] " * 50_000],
)  # fmt: skip
def test_what_is_no_image_that_browsers_show_is_refused_at_once(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(data)
    with pytest.raises(ReadingError, match=r"logo\.png: is no image that is read; save it as PNG"):
        read_image(tmp_path / "logo.png")


def test_the_size_of_an_image_has_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(PNG.ljust(LARGEST_IMAGE))
    assert len(read_image(path).data) == LARGEST_IMAGE
    path.write_bytes(PNG.ljust(LARGEST_IMAGE + 1))
    with pytest.raises(ReadingError, match=r"logo\.png: is 501 KB; make it smaller, 500 KB at most"):
        read_image(path)
    path.write_bytes(PNG.ljust(2_000_000))
    with pytest.raises(ReadingError, match="is 2000 KB"):
        read_image(path)


def test_the_logo_of_a_scenario_is_read_beside_it(read: Callable[[str], ScenarioFile], tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    file = read(SCENARIO)
    assert file.logo == Image("image/png", PNG)
    assert read(SCENARIO.replace("logo: logo.png", "")).logo is None


def test_the_logo_of_a_scenario_from_standard_input_is_read_in_the_current_folder(
    book: ReferenceBook, tmp_path: Path
) -> None:
    def read() -> ScenarioFile:
        with chdir(tmp_path), patch("sys.stdin", SimpleNamespace(buffer=BytesIO(SCENARIO.encode()))):
            return read_scenario(None, book)

    with pytest.raises(ReadingError, match=r"'logo\.png' does not exist in the current folder; put the image there"):
        read()
    (tmp_path / "logo.png").write_bytes(PNG)
    assert read().logo == Image("image/png", PNG)


def test_a_logo_that_cannot_be_used_is_told_with_its_place(read: Callable[[str], ScenarioFile], tmp_path: Path) -> None:
    (tmp_path / "logo.png").mkdir()
    with pytest.raises(ReadingError, match=r"scenario\.yaml:9:19: factsheet\.logo: 'logo\.png' is a folder"):
        read(SCENARIO)
    with pytest.raises(ReadingError, match="does not exist beside the scenario"):
        read(SCENARIO.replace("logo.png", "x" * 300))


def test_a_missing_logo_is_told_beside_other_mistakes(read: Callable[[str], ScenarioFile]) -> None:
    for wrong in (("wandelgroep", "wandelgroup"), ("wandelgroep", "wandelgroep, participants: 3, intake: [1, 3]")):
        with pytest.raises(ReadingError, match="does not exist beside") as raised:
            read(SCENARIO.replace(*wrong))
        assert len(raised.value.mistakes) == 2
    with pytest.raises(ReadingError, match="put the image beside the scenario") as raised:
        read(SCENARIO.replace("logo.png", "../logo.png"))
    assert len(raised.value.mistakes) == 1


@pytest.mark.parametrize("name", ["../a.png", "/a.png", "a/b.png", r"a\b.png", ".a.png", ".", "..", "C:a.png", "a:b"])
def test_the_name_of_a_logo_leads_nowhere_else(name: str, read: Callable[[str], ScenarioFile]) -> None:
    with pytest.raises(ReadingError, match="write its name alone"):
        read(SCENARIO.replace("logo.png", f"'{name}'"))


def test_a_look_changes_no_digest_but_of_what_it_says(read: Callable[[str], ScenarioFile], tmp_path: Path) -> None:
    """What is left out is no part of a scenario, nor is what stands in the image."""
    bare = read(SCENARIO.replace("logo: logo.png", "")).scenario
    assert "national" not in bare.model_dump_json(exclude_defaults=True)
    digests = set()
    for data in (PNG, PNG + PNG):
        (tmp_path / "logo.png").write_bytes(data)
        digests.add(read(SCENARIO).scenario.sha256)
    assert len(digests) == 1
    assert bare.sha256 not in digests


def figures(figure: str) -> str:
    return SCENARIO.replace("logo: logo.png", "").replace("{label: C, value: 0.4}", figure)


@pytest.mark.parametrize(
    ("figure", "national"),
    [
        ("{label: C, value: 64, unit: punt, national: ervaren_gezondheid}", "ervaren_gezondheid"),
        ("{label: C, value: 64, national: ervaren_gezondheid}", "ervaren_gezondheid"),
        ("{label: C, value: 0.4, unit: fractie, national: bandbreedte_ratio}", "bandbreedte_ratio"),
        ("{label: C, value: 0.4, unit: fractie, national: 0.25}", Number(value=0.25)),
        ("{label: C, value: 40, national: 250}", Number(value=250)),
        (
            "{label: C, value: 4, unit: punt, national: {value: 5, unit: punt, source: lwtc-2015, locator: t}}",
            Number(value=5, unit="punt", source="lwtc-2015", locator="t"),
        ),
    ],
)
def test_a_figure_of_the_country_stands_beside_the_wijks(
    figure: str, national: object, read: Callable[[str], ScenarioFile]
) -> None:
    assert read(figures(figure)).scenario.wijk.context[0].national == national


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("value: 0.4, unit: fractie, national: 25", "national: 25 is out of range; .* is written 0.25"),
        ("value: 0.4, national: {value: 1.5}, unit: fractie", "national: 1.5 is out of range"),
        ("value: 0.4, unit: fractie, national: {value: 1, low: 0, high: 2}", "national: 2 is out of range"),
        ("value: 0.4, unit: fractie, national: ervaren_gezondheid", "is in punt; fractie is wanted here"),
        ("value: 0.4, unit: fractie, national: {value: 1, unit: punt}", "is in punt; fractie is wanted here"),
        ("value: 4, unit: persoon, national: inwoners_nederland", "is in inwoner; persoon is wanted here"),
        ("value: 4, national: {value: 5, source: lwtc}", "national.source: unknown source 'lwtc'"),
        ("value: 4, national: ervaren_gezonheid", "did you mean 'ervaren_gezondheid'?"),
        ("value: 4, national: unknown", "only hours and the quantity of an inbreng can be unknown"),
    ],
)
def test_a_figure_of_the_country_that_cannot_be_compared_is_refused(
    figure: str, words: str, read: Callable[[str], ScenarioFile]
) -> None:
    with pytest.raises(ReadingError, match=words) as raised:
        read(figures(f"{{label: C, {figure}}}"))
    assert len(raised.value.mistakes) == 1
    assert "wijk.context[1].national" in str(raised.value)


def test_both_figures_are_told_when_both_are_percentages(read: Callable[[str], ScenarioFile]) -> None:
    with pytest.raises(ReadingError) as raised:
        read(figures("{label: C, value: 40, unit: fractie, national: 25}"))
    places = [str(mistake).split(": ")[1] for mistake in raised.value.mistakes]
    assert places == ["wijk.context[1].value", "wijk.context[1].national"]


def test_a_reference_value_beside_a_share_is_a_share(read: Callable[[str], ScenarioFile]) -> None:
    file = read(figures("{label: C, value: 0.4, unit: fractie, national: bandbreedte_ratio}"))
    band = file.release.values["bandbreedte_ratio"]
    beyond = replace(band, entry=band.entry.model_copy(update={"value": 1.5}))
    release = replace(file.release, values={**file.release.values, band.id: beyond})
    problems = [problem.message for problem in broken_rules(file.scenario, release)]
    assert problems == ["'bandbreedte_ratio' does not fit here: 1.5 is out of range; give a fraction from 0 to 1"]


def test_own_templates_stand_in_for_those_of_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "factsheet.css").write_text("body { color: red }", encoding="utf-8")
    for ignored in ("README.md", "logo.png", ".hidden.css", ".factsheet.css.swp", "factsheet.css~"):
        (tmp_path / ignored).write_bytes(b"\xff")
    (tmp_path / "old").mkdir()
    assert read_templates(tmp_path) == read_templates() | {"factsheet.css": "body { color: red }"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("factsheets.css", "did you mean 'factsheet.css'?"),
        ("Factsheet.CSS", "did you mean 'factsheet.css'?"),
        ("page.html.js2.j2", "did you mean 'page.html.j2'?"),
        ("zz.js", "known: .*factsheet.css, .*page.md.j2"),
    ],
)
def test_a_template_that_would_not_be_used_is_refused(name: str, words: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    with pytest.raises(ReadingError, match=f"/{re.escape(name)}: is no template of this program; {words}"):
        read_templates(tmp_path)


def test_all_mistakes_of_a_folder_of_templates_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.css").touch()
    (tmp_path / "b.js").touch()
    (tmp_path / "factsheet.css").write_text("a {}\n/* </style> */ /*</STYLE*/", encoding="utf-8")
    with pytest.raises(ReadingError) as raised:
        read_templates(tmp_path)
    places = [str(mistake).removeprefix(f"{tmp_path}/").split(": ")[0] for mistake in raised.value.mistakes]
    assert places == ["a.css", "b.js", "factsheet.css:2:4", "factsheet.css:2:18"]
    assert "</STYLE ends it early on the page that holds it; take it out" in str(raised.value)


def test_a_script_that_would_end_early_is_refused(tmp_path: Path) -> None:
    for folder, text in (("ours", ""), ("own", "İ = '</Script>'")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.js").write_text(text, encoding="utf-8")
    with (
        patch.object(templates, "TEMPLATES", tmp_path / "ours"),
        pytest.raises(ReadingError, match=r"page\.js:1:6: </Script ends it early .*; write <\\/script"),
    ):
        read_templates(tmp_path / "own")


def test_a_folder_of_templates_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name, words in (
        ("none", "none: does not exist; give a folder with templates"),
        ("file", "file: is a file; give the folder that it is in"),
        ("x" * 300, "x: cannot be read .*; check its permissions"),
    ):
        with pytest.raises(ReadingError, match=words):
            read_templates(tmp_path / name)
    (tmp_path / "own" / "factsheet.css").mkdir(parents=True)
    with pytest.raises(ReadingError, match=r"own/factsheet\.css: is a folder; give a file"):
        read_templates(tmp_path / "own")


def test_the_fictional_logo_is_an_image_that_travels_with_the_program() -> None:
    logo = read_image(ROOT / "scenarios" / "voorbeeldwijk.svg")
    assert logo.media_type == "image/svg+xml"
    assert b"<script" not in logo.data
