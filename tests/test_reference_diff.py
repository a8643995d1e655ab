"""`sroi reference diff`: what came, went and changed between two releases, and what that does to ratios."""

import json
from pathlib import Path
from typing import Any

import pytest

from sroi_cli.model.reference import Entry
from sroi_cli.reports.difference_page import KEYS
from tests.conftest import ROOT, called


def compared(folder: Path, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(called("reference", "diff", *arguments, "--json", folder=folder).out)
    return found


def test_the_shipped_releases_differ_as_their_files_say(tmp_path: Path) -> None:
    found = compared(tmp_path, "2024-12", "2025-12")
    values = {one["id"]: one for one in found["changes"] if one["part"] == "values"}
    keys = {each["key"]: (each["old"], each["new"]) for each in values["onbetaald_uur"]["keys"]}
    assert keys == {"from": ("2024-12", "2025-12"), "value": (19.51, 20.17), "price_level": ("2023", "2024")}
    assert values["onbetaald_uur"]["source"] == "kostenhandleiding-2024"
    assert (values["zvw_groepsconsult"]["change"], "zvw_wijkaanpak" in values) == ("added", False)
    assert {one["id"] for one in found["changes"] if one["part"] == "activities"} == {"hartcheckpunt", "groepsconsult"}
    assert (found["same"]["values"], found["same"]["profiles"]) == (7, 4)
    assert found["sources"] == {"added": ["gezond-leven-2025"], "removed": []}


def test_the_other_way_round_what_came_goes(tmp_path: Path) -> None:
    forth, back = compared(tmp_path, "2024-12", "2025-12"), compared(tmp_path, "2025-12", "2024-12")
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    told = [
        (one["id"], one["change"], [(each["key"], each["old"], each["new"]) for each in one["keys"]])
        for one in back["changes"]
    ]
    assert {id_: change for id_, change, _ in told} == {one["id"]: turned[one["change"]] for one in forth["changes"]}
    for one, (_, _, keys) in zip(forth["changes"], told, strict=True):
        assert {(each["key"], each["new"], each["old"]) for each in one["keys"] if each["key"] == "value"} == {
            key for key in keys if key[0] == "value"
        }


def test_a_release_does_not_differ_from_itself(tmp_path: Path) -> None:
    found = compared(tmp_path, "2025-12", "2025-12")
    assert (found["changes"], found["same"]["values"]) == ([], 48)


def test_the_page_shows_old_and_new_with_their_source(tmp_path: Path) -> None:
    ended = called("reference", "diff", "2024-12", "2025-12", folder=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    for words in (
        "Waarden: 4 veranderd, 37 nieuw, 0 vervallen, 7 ongewijzigd.",
        "€ 66,43 per uur → € 68,67 per uur (+3,4 %)",
        "Prijspeil  2023 → 2024",
        "Nieuw (36), Impactanalyse 2diabeat 2021-2025",
        "hartcheckpunt (nieuw)",
        "2024-12 (sha256 28eaa7af075d) · 2025-12 (sha256 f04d478caa4b)",
    ):
        assert words in ended.out


MOVED = """qaly:
  label: Q
  unit: EUR/QALY
  entries:
    - {from: 2024-12, value: 50000, price_level: unstated, basis: weten, source: lwtc-2015, locator: a, sms: 2}
    - {from: 2025-12, value: 80000, low: 60000, high: 100000, range_basis: measured, price_level: 2025, basis: aannemen,
       source: impactanalyse-2diabeat, locator: b, derivation: 2 * 40000, calibrated_on: c, moves_with: d}
"""


def test_every_key_that_moves_is_shown(tmp_path: Path) -> None:
    (tmp_path / "eigen").mkdir()
    (tmp_path / "eigen" / "a.yaml").write_text(MOVED, encoding="utf-8")
    told = called("reference", "diff", "2024-12", "2025-12", "--reference-dir", "eigen", folder=tmp_path).out
    shown = told[told.index("qaly\n") :].split("\n\n")[0]
    lines = {" ".join(line.split()) for line in shown.splitlines()[1:]}
    assert {line for line in lines if not line.startswith("Bron ")} == {
        "Vanaf 2024-12 → 2025-12",
        "Waarde € 50.000 per QALY → € 80.000 per QALY (+60,0 %)",
        "Spreiding geen → € 60.000 - € 100.000 per QALY",
        "Spreiding rust op geen → measured",
        "Prijspeil unstated → 2025",
        "Basis weten → aannemen",
        "Maryland-schaal 2 → geen",
        "Plaats in de bron a → b",
        "Afleiding geen → 2 * 40000",
        "Afgesteld op geen → c",
        "Hangt samen met geen → d",
    }
    (source,) = (line for line in lines if line.startswith("Bron "))
    assert source.index("Living Well") < source.index("→") < source.index("Impactanalyse")


def test_every_key_of_a_value_has_words() -> None:
    keys = {field.alias or name for name, field in Entry.model_fields.items()} | {"unit", "net"}
    assert keys - {"low", "high", "note"} == set(KEYS)


def test_scenarios_are_calculated_under_both(tmp_path: Path) -> None:
    for name in ("vijlen", "voorbeeldwijk-2024", "schilderswijk"):
        (tmp_path / f"{name}.yaml").write_bytes((ROOT / "scenarios" / f"{name}.yaml").read_bytes())
    (tmp_path / "stuk.yaml").write_text("schema: 1\n", encoding="utf-8")
    arguments = ("2024-12", "2025-12", "--scenarios", ".")
    found = {one["file"]: one for one in compared(tmp_path, *arguments)["scenarios"]}
    example, vijlen = found["voorbeeldwijk-2024.yaml"], found["vijlen.yaml"]
    assert example["change"] == example["new"] - example["old"] < 0
    assert (vijlen["old"], vijlen["new"] == pytest.approx(2.1988, abs=1e-4)) == (None, True)
    assert "'hartcheckpunt' is not in release 2024-12 yet" in vijlen["why_not"]["old"]
    assert found["schilderswijk.yaml"]["why_not"] == {"old": None, "new": None}
    assert "missing key" in found["stuk.yaml"]["why_not"]["new"]
    told = called("reference", "diff", *arguments, folder=tmp_path).out
    for words in ("kan niet", "geen ratio", "vijlen.yaml kan niet met 2024-12:"):
        assert words in told


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("2024-12", "2025-11"), 2, "unknown release '2025-11'; known: 2024-12, 2025-12"),
        (("2024-12", "2025-12", "--scenarios", "niets"), 1, "niets: does not exist; give a folder with scenarios"),
        (("2024-12", "2025-12", "--reference-dir", "niets"), 1, "niets: does not exist; give a folder with reference"),
    ],
)
def test_what_is_not_there_is_said(arguments: tuple[str, ...], code: int, words: str, tmp_path: Path) -> None:
    ended = called("reference", "diff", *arguments, folder=tmp_path)
    assert (ended.code, ended.out) == (code, "")
    assert words in ended.err
