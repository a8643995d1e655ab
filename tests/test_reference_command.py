"""`sroi reference`: which values there are, what each rests on, and where it is used."""

import json
from pathlib import Path
from typing import Any

import pytest

from sroi_cli.model.release import ReferenceBook
from tests.conftest import called


def listed(folder: Path, *filters: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(called("reference", "list", "--json", *filters, folder=folder).out)[
        "values"
    ]
    return found


def test_the_list_has_every_value_of_the_newest_release(book: ReferenceBook, tmp_path: Path) -> None:
    ended = called("reference", "list", folder=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    release = book.release("2025-12")
    for id_, value in release.values.items():
        assert any(line.split()[:1] == [id_] and value.unit in line for line in ended.out.splitlines())
        assert f"{value.entry.source}: {release.sources[value.entry.source].title}" in ended.out
    assert f"{len(release.values)} van de {len(release.values)}" in ended.out


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (("--source", "kostenhandleiding-2024", "--basis", "weten"), {"huisartsconsult", "productief_uur"}),
        (("--unit", "uur/deelnemer"), {"uren_deelnemers", "uren_actoren"}),
        (("--unit", "uur/deelnemer", "--basis", "weten"), set()),
        (("--use", "none"), set()),
        (("--use", "schilderswijk"), set()),
        (("--use", "ratio"), {"bandbreedte_ratio", "ratio_programma_laag", "ratio_programma_hoog"}),
        (("--release", "2024-12", "--unit", "EUR/uur"), {"onbetaald_uur", "productief_uur", "professional_uur"}),
        (
            ("--use", "wandelgroep"),
            {
                "qaly", "qaly_wijkaanpak", "wmo_wijkaanpak", "zvw_wijkaanpak", "uitkeringen_wijkaanpak",
                "verzuim_wijkaanpak",
            },
        ),
    ],
)  # fmt: skip
def test_filters_leave_what_was_asked_for(filters: tuple[str, ...], ids: set[str], tmp_path: Path) -> None:
    assert {one["id"] for one in listed(tmp_path, *filters)} == ids


def test_the_list_as_json_has_all_that_a_value_rests_on(tmp_path: Path) -> None:
    (found,) = (one for one in listed(tmp_path, "--use", "vijlen") if one["id"] == "zvw_groepsconsult")
    assert (found["value"], found["low"], found["high"], found["net"]) == (373, 280, 466, True)
    assert (found["entry"], found["source"]["year"], found["moves_with"]) == ("2025-12", 2025, "groepsconsulten")
    assert {"kind": "scenario", "name": "groepsconsult-den-haag-zuidwest"} in found["used_by"]


def test_a_value_is_shown_with_all_its_entries_and_uses(tmp_path: Path) -> None:
    ended = called("reference", "show", "onbetaald_uur", folder=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    for words in (
        "Vanaf 2024-12, tot 2025-12",
        "€ 19,51 per uur",
        "€ 20,17 per uur",
        "prices.yaml",
        "uren van: deelnemers",
        "scenario's: gezond-wijdemeren, groepsconsult-den-haag-zuidwest",
    ):
        assert words in ended.out
    found = json.loads(called("reference", "show", "reference.onbetaald_uur", "--json", folder=tmp_path).out)
    assert [(one["value"], one["releases"]) for one in found["entries"]] == [(19.51, ["2024-12"]), (20.17, ["2025-12"])]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("show", "quali"), "unknown reference value 'quali'; did you mean 'qaly'?"),
        (
            ("list", "--source", "impactanalyse"),
            "unknown source 'impactanalyse'; did you mean 'impactanalyse-",
        ),
        (("list", "--basis", "hopen"), "--basis: unknown basis 'hopen'; known: aannemen, vermoeden, weten"),
        (
            ("list", "--unit", "EUR/participant"),
            "'EUR/participant'; known: EUR/EUR, EUR/QALY",
        ),
        (("list", "--use", "vijle"), "--use: unknown activity or shipped scenario 'vijle'; did you mean 'vijlen'?"),
        (("list", "--release", "2023-12"), "--release: unknown release '2023-12'; known: 2024-12, 2025-12"),
    ],
)
def test_a_name_that_nothing_has_is_answered_with_the_nearest(
    arguments: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    ended = called("reference", *arguments, folder=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err
