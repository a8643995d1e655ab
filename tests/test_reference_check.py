"""`sroi reference check`: what was released never changes unseen, and what it rests on is in order."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sroi_cli.model.reference import ReferenceValue
from sroi_cli.model.release import ReferenceBook
from sroi_cli.reading.releases import release_mistakes
from tests.conftest import Ended, called, changed_values

ENTRY = "undo the change, or add an entry with a later date"


def checked(folder: Path) -> Ended:
    return called("reference", "check", "--reference-dir", str(folder), folder=folder.parent)


def test_the_shipped_values_are_right_and_it_says_what_it_looked_at(tmp_path: Path) -> None:
    ended = called("reference", "check", folder=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    for words in ("2024-12, 2025-12: elk nog zoals uitgegeven", "48, met 52 vermeldingen", "7, waarvan 7 in gebruik"):
        assert words in ended.out
    found = json.loads(called("reference", "check", "--json", folder=tmp_path).out)
    assert (found["errors"], found["warnings"], found["looked_at"]["derivations"]) == ([], [], 6)


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "effects",
            "value: 331",
            "value: 332",
            "effects.yaml:43:7: zvw_wijkaanpak.entries[1]: 'zvw_wijkaanpak' is not",
        ),
        (
            "prices",
            "value: 19.51",
            "value: 19.52",
            "prices.yaml:17:7: onbetaald_uur.entries[1]: 'onbetaald_uur' is not",
        ),
        (
            "prices",
            "unit: EUR/consult",
            "unit: EUR/uur",
            "what 'huisartsconsult' says beside its entries is not what it was in release 2024-12: its unit or net",
        ),
        (
            "effects",
            "unit: EUR/deelnemer",
            "unit: EUR/uur",
            "effects.yaml:23:3: wmo_wijkaanpak: what 'wmo_wijkaanpak' says beside its entries is not what it was in",
        ),
        (
            "effects",
            "net: true",
            "net: false",
            "effects.yaml:6:3: qaly_wijkaanpak: what 'qaly_wijkaanpak' says beside its entries is not what it was in",
        ),
        ("hours", "source: impactanalyse-2diabeat", "source: gezond-leven-2025", f"release 2025-12; {ENTRY}"),
        (
            "prices",
            "source: impactanalyse-2diabeat",
            "source: lwtc-2015",
            f"'qaly' is not what it was in release 2024-12; {ENTRY}",
        ),
        (
            "releases",
            "qaly: 2024-12/c1d21176",
            "qaly: 2024-12/c1d21177",
            "releases.yaml:9:5: 2024-12.parts: are not the",
        ),
        ("effects", "low: 0.0351", "low: 0.0551", "effects.yaml:10:7: qaly_wijkaanpak.entries[1]: the value"),
        ("effects", "0.80 * 8.6e6", "0.70 * 8.6e6", "the derivation gives 0.04095238095, not the value 0.0468"),
        ("prices", "from: 2025-12", "from: 2023-12", "entries stand in the order of their dates"),
        (
            "prices",
            "source: kostenhandleiding-2024",
            "source: kostenhandleiding",
            "did you mean 'kostenhandleiding-2024'",
        ),
    ],
)
def test_what_is_altered_is_told_with_what_and_where(file: str, old: str, new: str, told: str, tmp_path: Path) -> None:
    ended = checked(changed_values(tmp_path, file, old, new))
    assert (ended.code, ended.out) == (1, "")
    assert f"reference_values/{file}.yaml:" in ended.err
    assert told in ended.err


def altered(value: ReferenceValue, place: int) -> Iterator[ReferenceValue]:
    """The value with one thing of an entry, or of what is around its entries, another."""
    entry = value.entries[place]
    for change in (
        {"value": entry.value + 1},
        {"source": "lwtc-2015" if entry.source != "lwtc-2015" else "gezond-leven-2025"},
        {"low": entry.value - 1, "high": entry.value + 9},
        {"basis": "weten" if entry.basis != "weten" else "aannemen"},
    ):
        entries = (*value.entries[:place], entry.model_copy(update=change), *value.entries[place + 1 :])
        yield value.model_copy(update={"entries": entries})
    yield value.model_copy(update={"unit": "consult" if value.unit != "consult" else "uur"})
    yield value.model_copy(update={"net": not value.net})


def test_whatever_is_altered_in_whichever_entry_of_a_release_is_told_by_name(book: ReferenceBook) -> None:
    for release in book.releases:
        for id_, resolved in book.release(release).values.items():
            value = book.values[id_]
            place = next(i for i, entry in enumerate(value.entries) if entry == resolved.entry)
            for other in altered(value, place):
                mistakes = release_mistakes(replace(book, values={**book.values, id_: other}), release)
                assert [mistake.text for mistake in mistakes if f"'{id_}'" in mistake.text], (release, id_)
                assert {Path(mistake.file).stem for mistake in mistakes} == {book.files[id_]}


def test_what_is_wrong_is_told_as_json_too(tmp_path: Path) -> None:
    folder = changed_values(tmp_path, "effects", "value: 331", "value: 332")
    ended = called("reference", "check", "--json", "--reference-dir", str(folder), folder=tmp_path)
    found: dict[str, Any] = json.loads(ended.out)
    assert (ended.code, found["looked_at"]) == (1, None)
    (error,) = found["errors"]
    assert (error["file"], error["line"]) == ("reference_values/effects.yaml", 43)


def test_a_source_that_nothing_rests_on_is_a_warning(tmp_path: Path) -> None:
    unused = "nergens: {title: T, publisher: P, year: 2025, url: u, licence: l}\n"
    folder = changed_values(tmp_path, "sources", "impactanalyse-2diabeat:\n", f"{unused}impactanalyse-2diabeat:\n")
    ended = checked(folder)
    assert ended.code == 0
    assert "warning: reference_values/sources.yaml:3:1: the source 'nergens' is not used; cite it" in ended.err
