"""`--reference-dir`: own reference values that stand alone, or that are laid over the shipped ones."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from sroi_cli.reading.shipped import REFERENCE_VALUES
from tests.conftest import ROOT, called

OWN = (ROOT / "tests" / "own_values" / "prijzen.yaml").read_text(encoding="utf-8")
SOURCE = (ROOT / "tests" / "own_values" / "sources.yaml").read_text(encoding="utf-8")
WIJK = """schema: 1
reference_values: "2025-12"
wijk: {name: A, gemeente: B}
period: {start: 2025, years: 1}
activities:
  - {activity: wandelgroep, participants: 10, hours: {deelnemers: 0, actoren: 0}}
inbreng:
  - {id: buurthuis, stakeholder: gemeente, kind: money, quantity: {value: 100, unit: uur}, unit_value: buurthuis_uur}
"""
OVER = ("--reference-dir", "eigen")
TOLD = "eigen (sha256 "
NAMED = ": vervangt: qaly; voegt toe: buurthuis_uur"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with own values, and a scenario that uses them."""
    shutil.copytree(ROOT / "tests" / "own_values", tmp_path / "eigen")
    (tmp_path / "wijken").mkdir()
    (tmp_path / "wijken" / "wijk.yaml").write_text(WIJK, encoding="utf-8")
    return tmp_path


def sketched(folder: Path, *arguments: str) -> dict[str, Any]:
    ended = called("sketch", "wijken/wijk.yaml", "--draws", "0", "--json", *arguments, folder=folder)
    assert ended.code == 0, ended.err
    found: dict[str, Any] = json.loads(ended.out)
    return found


def test_an_overlay_adds_and_replaces_and_is_named_beside_the_release(folder: Path) -> None:
    found = sketched(folder, *OVER)
    health = 10 * 0.0468 * 80_000
    assert found["total"]["inbreng"] == 3000
    assert found["kinds"]["social"] == pytest.approx(health)
    named = found["reference_values"]
    assert named["sha256"].startswith("f04d478caa4b")  # of the release as it is without
    overlay = named["overlay"]
    assert (overlay["dir"], overlay["added"], overlay["replaced"]) == ("eigen", ["buurthuis_uur"], ["qaly"])
    assert len(overlay["sha256"]) == 64


def test_another_value_gives_another_digest_and_another_label_does_not(folder: Path) -> None:
    before = sketched(folder, *OVER)["reference_values"]["overlay"]["sha256"]
    path = folder / "eigen" / "prijzen.yaml"
    path.write_text(OWN.replace("Uur in het buurthuis", "Buurthuis, per uur"), encoding="utf-8")
    assert sketched(folder, *OVER)["reference_values"]["overlay"]["sha256"] == before
    path.write_text(OWN.replace("80000", "80001"), encoding="utf-8")
    assert sketched(folder, *OVER)["reference_values"]["overlay"]["sha256"] != before


def test_without_own_values_nothing_is_said_of_them(folder: Path) -> None:
    ended = called("sketch", "vijlen", "--draws", "0", "--json", folder=folder)
    assert set(json.loads(ended.out)["reference_values"]) == {"release", "sha256"}


@pytest.mark.parametrize(
    "command",
    [
        ("sketch", "wijken/wijk.yaml", "--draws", "0"),
        ("explain", "wijken/wijk.yaml", "reference.qaly"),
        ("uncertainty", "wijken/wijk.yaml", "--draws", "100"),
        ("finance", "wijken/wijk.yaml", "--draws", "0"),
        ("scale", "--draws", "0"),
        ("batch", "wijken", "--draws", "0"),
        ("reference", "list"),
        ("reference", "diff", "2024-12", "2025-12"),
        ("reference", "check"),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_every_command_names_the_overlay(command: tuple[str, ...], folder: Path) -> None:
    ended = called(*command, *OVER, folder=folder)
    assert ended.code == 0, ended.err
    assert TOLD in ended.out
    assert NAMED in ended.out


def test_the_factsheets_of_a_batch_name_it_with_any_number_of_jobs(folder: Path) -> None:
    (folder / "wijken" / "nog-een.yaml").write_text(WIJK, encoding="utf-8")
    assert called("batch", "wijken", "--jobs", "2", "--draws", "0", *OVER, folder=folder).code == 0
    for name in ("wijk.html", "nog-een.html", "index.html"):
        assert NAMED in (folder / "factsheets" / name).read_text(encoding="utf-8")
    for name in ("overview.csv", "overview.json"):
        assert "eigen" in (folder / "factsheets" / name).read_text(encoding="utf-8")


def test_a_sketch_with_own_values_is_written_only_where_it_is_told_to(folder: Path) -> None:
    assert called("sketch", "wijken/wijk.yaml", "--draws", "0", *OVER, folder=folder).code == 0
    assert not (folder / "factsheets").exists()


def test_an_own_number_is_explained_as_such(folder: Path) -> None:
    told = called("explain", "wijken/wijk.yaml", "reference.qaly", *OVER, folder=folder).out
    assert "eigen waarden in eigen, geldig vanaf 2024-12" in told
    assert "Eigen onderzoek (Gemeente, 2026), p. 3" in told
    found = json.loads(called("explain", "vijlen", "reference.qaly", "--json", *OVER, folder=folder).out)
    (qaly,) = (one for one in found["parameters"] if one["name"] == "reference.qaly")
    assert (qaly["release"], qaly["overlay"], qaly["value"]) == (None, "eigen", 80_000)
    shown = called("reference", "show", "qaly", *OVER, folder=folder).out
    assert "eigen/prijzen.yaml" in shown
    assert "€ 80.000" in shown


def test_a_folder_with_releases_stands_alone(folder: Path) -> None:
    alone = shutil.copytree(REFERENCE_VALUES, folder / "alleen")
    shutil.copy(ROOT / "scenarios" / "vijlen.yaml", folder)
    arguments = ("sketch", "vijlen.yaml", "--draws", "0", "--json", "--reference-dir", "alleen")
    found = json.loads(called(*arguments, folder=folder).out)
    assert set(found["reference_values"]) == {"release", "sha256"}
    prices = alone / "prices.yaml"
    prices.write_text(prices.read_text(encoding="utf-8").replace("50000", "80000"), encoding="utf-8")
    ended = called(*arguments, folder=folder)
    assert (ended.code, ended.out) == (1, "")
    assert "alleen/prices.yaml:6:7: qaly.entries[1]: 'qaly' is not what it was in release 2025-12" in ended.err


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("unit: EUR/QALY", "unit: EUR/uur", "3:9: qaly.unit: 'qaly' replaces a value in EUR/QALY; keep that unit"),
        ("unit: EUR/QALY", "unit: EUR/QALY\n  net: true", "4:8: qaly.net: 'qaly' replaces a value that is not net"),
        ("from: 2024-12", "from: 2025-12", "qaly.entries[1].from: 'qaly' replaces a value that holds from 2024-12"),
        ("from: 2025-12", "from: 2026-06", "'buurthuis_uur' begins in 2026-06, after release 2025-12; begin with it"),
        ("source: onderzoek", "source: onderzoekje", "unknown source 'onderzoekje'; did you mean 'onderzoek'?"),
        ("price_level: 2025, ", "", "missing key 'price_level'; give the year, or unstated"),
    ],
)
def test_a_mistake_in_an_overlay_is_told_with_its_place(old: str, new: str, told: str, folder: Path) -> None:
    path = folder / "eigen" / "prijzen.yaml"
    assert old in OWN
    path.write_text(OWN.replace(old, new, 1), encoding="utf-8")
    for command in (("sketch", "vijlen"), ("reference", "check")):
        ended = called(*command, *OVER, folder=folder)
        assert (ended.code, ended.out) == (1, "")
        assert ended.err.startswith("eigen/prijzen.yaml:")
        assert told in ended.err


IN_PLACE = """{id}:
  label: L
  unit: {unit}
  entries:
    - {{from: 2024-12, value: {value}, price_level: unstated, basis: aannemen, source: lwtc-2015, locator: p}}
"""


@pytest.mark.parametrize(
    ("id_", "unit", "value", "command", "told"),
    [
        ("onbetaald_uur", "EUR/uur", "-5", ("sketch", "vijlen"), "-5 is out of range; give 0 or more"),
        ("bereik_wijkaanpak", "deelnemer/inwoner", "26", ("scale",), "give a fraction from 0 to 1 (26 % is written"),
    ],
)
def test_a_value_that_cannot_be_where_it_is_used_is_refused(  # noqa: PLR0913, PLR0917 - one per column
    id_: str, unit: str, value: str, command: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    (tmp_path / "eigen").mkdir()
    (tmp_path / "eigen" / "a.yaml").write_text(IN_PLACE.format(id=id_, unit=unit, value=value), encoding="utf-8")
    ended = called(*command, "--draws", "0", *OVER, folder=tmp_path)
    assert (ended.code, ended.out) == (1, "")
    assert f"eigen/a.yaml: {id_}: " in ended.err
    assert told in ended.err


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("prijzen.yml", OWN, "eigen/prijzen.yml: is not read; name it prijzen.yaml"),
        ("activities.yaml", OWN, "eigen/activities.yaml: an overlay has values and their sources; leave this file out"),
        (
            "sources.yaml",
            SOURCE.replace("onderzoek:", "lwtc-2015:"),
            "eigen/sources.yaml:1:1: 'lwtc-2015' is a shipped source already; give yours another id",
        ),
    ],
)
def test_a_file_that_has_no_place_in_an_overlay_is_refused(file: str, text: str, told: str, folder: Path) -> None:
    (folder / "eigen" / file).write_text(text, encoding="utf-8")
    ended = called("reference", "list", *OVER, folder=folder)
    assert (ended.code, ended.out) == (1, "")
    assert told in ended.err


def test_hidden_files_are_nobodys_values(folder: Path) -> None:
    for name in (".prijzen.yaml", "._prijzen.yaml", ".DS_Store", ".prijzen.yml"):
        (folder / "eigen" / name).write_bytes(b"\x00\xff")
    assert sketched(folder, *OVER)["total"]["inbreng"] == 3000


def test_a_folder_without_values_and_a_missing_one_are_told(folder: Path) -> None:
    (folder / "leeg").mkdir()
    for name, told in (("leeg", "has no reference values (*.yaml)"), ("weg", "does not exist; give a folder with")):
        ended = called("sketch", "vijlen", "--reference-dir", name, folder=folder)
        assert (ended.code, ended.out) == (1, "")
        assert f"{name}: {told}" in ended.err


def test_an_own_source_that_nothing_rests_on_is_a_warning(folder: Path) -> None:
    (folder / "eigen" / "prijzen.yaml").write_text(OWN.replace("source: onderzoek", "source: lwtc-2015"), "utf-8")
    ended = called("reference", "check", *OVER, folder=folder)
    assert ended.code == 0
    assert "warning: eigen/sources.yaml:1:1: the source 'onderzoek' is not used; cite it where" in ended.err
