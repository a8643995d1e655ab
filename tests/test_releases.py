"""Releases: what they hold, that they never change unseen, and what of a scenario they do not have yet."""

import shutil
from pathlib import Path

import pytest
import yaml

from sroi_cli.engine.result import Subject, calculate
from sroi_cli.model.release import ReferenceBook
from sroi_cli.reading.errors import ReadingError
from sroi_cli.reading.reference_values import read_reference_values
from sroi_cli.reading.releases import checked_release
from sroi_cli.reading.scenarios import read_scenario
from sroi_cli.reading.shipped import REFERENCE_VALUES
from sroi_cli.reports.release_as_yaml import release_as_yaml
from tests.conftest import ROOT, Ended, called, changed_values

SMALL = """schema: 1
reference_values: "2025-12"
wijk: {name: A, gemeente: B}
period: {start: 2025, years: 2}
"""


def test_every_release_is_what_was_released() -> None:
    book = read_reference_values()
    assert list(book.releases)[:2] == ["2024-12", "2025-12"]
    for name, line in book.releases.items():
        assert line.parts == checked_release(book, name).fingerprints


def test_the_earlier_release_has_the_wijkaanpak_at_the_prices_of_2023(book: ReferenceBook) -> None:
    early, late = book.release("2024-12"), book.release("2025-12")
    prices = {name: one.entry for name, one in early.values.items() if one.entry.price_level not in (None, "unstated")}
    assert {entry.price_level for entry in prices.values()} == {"2023"}
    assert (prices["onbetaald_uur"].value, prices["professional_uur"].value) == (19.51, 66.43)
    assert set(late.activities) - set(early.activities) == {"hartcheckpunt", "groepsconsult"}
    assert early.values["zvw_wijkaanpak"].entry.value == late.values["zvw_wijkaanpak"].entry.value == 331


BACKDATED = """nieuw: {label: N, unit: EUR/uur, entries: [{from: 2024-12, value: 1, price_level: 2023, basis: weten,
  source: lwtc-2015, locator: t}]}
"""


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
            "effects",
            "net: true",
            "net: false",
            "effects.yaml:6:3: qaly_wijkaanpak: what 'qaly_wijkaanpak' says beside its entries is not",
        ),
        (
            "prices",
            "value: 20.17",
            "value: 20.18",
            "prices.yaml:24:7: onbetaald_uur.entries[2]: 'onbetaald_uur' is not",
        ),
        (
            "prices",
            "from: 2025-12",
            "from: 2026-12",
            "prices.yaml:13:1: 'onbetaald_uur' has no entry from 2025-12, as release 2025-12 has",
        ),
        ("methods", "rate_costs: 0.0225", "rate_costs: 0.05", "methods.yaml:15:3: mkba: 'mkba' is not what it was in"),
        ("stakeholders", "public, order: 40", "private, order: 40", "stakeholders.yaml:6:18: zorgverzekeraar: 'zorg"),
        (
            "activities",
            "phase: volhouden",
            "phase: veranderen",
            "activities.yaml:36:3: wandelgroep: what 'wandelgroep' says beside its entries is not",
        ),
        (
            "prices",
            "qaly:\n",
            BACKDATED + "qaly:\n",
            "prices.yaml:2:1: 'nieuw' is no part of release 2025-12; give it a later date",
        ),
    ],
)
def test_a_changed_release_is_refused(file: str, old: str, new: str, told: str, tmp_path: Path) -> None:
    folder = changed_values(tmp_path, file, old, new)
    with pytest.raises(ReadingError) as raised:
        checked_release(read_reference_values(folder), "2025-12")
    assert len(raised.value.mistakes) == 1
    assert f"reference_values/{told}" in str(raised.value)


LATER_PROFILE = (
    "later: {label: {nl: L, en: L}, from: 2026-06, rate_costs: 0, rate_health: 0, first_index: 0, "
    "discount_inputs: true, corrections: additive, participants_time: counted, source: lwtc-2015}\n"
)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("effects", "note: De bron", "note: Die bron"),
        ("prices", "Uur onbetaalde tijd", "Onbetaald uur"),
        ("stakeholders", "order: 40", "order: 45"),
        ("activities", "nl: minder kosten Zvw", "nl: lagere kosten Zvw"),
        ("methods", "svi:\n", LATER_PROFILE + "svi:\n"),
    ],
)
def test_labels_notes_and_later_additions_change_no_release(file: str, old: str, new: str, tmp_path: Path) -> None:
    folder = changed_values(tmp_path, file, old, new)
    assert checked_release(read_reference_values(folder), "2025-12").name == "2025-12"


def test_a_release_keeps_to_its_month(tmp_path: Path) -> None:
    folder = changed_values(tmp_path, "releases", "date: 2025-12-31", "date: 2026-01-31")
    with pytest.raises(ReadingError, match=r"2025-12\.date: 2026-01-31 is not in 2025-12; a release is named"):
        read_reference_values(folder)


def test_a_changed_digest_is_told(tmp_path: Path, book: ReferenceBook) -> None:
    sha256 = book.releases["2025-12"].sha256
    folder = changed_values(tmp_path, "releases", sha256, sha256[::-1])
    with pytest.raises(ReadingError, match=r"2025-12\.sha256: is not the digest of what was released; undo the change"):
        checked_release(read_reference_values(folder), "2025-12")


def test_an_entry_put_before_the_date_of_a_release_is_told(tmp_path: Path) -> None:
    early = "entries:\n    - from: 2024-12\n      value: 50000\n"
    later = "    - {from: 2025-03, value: 1, price_level: unstated, basis: weten, source: lwtc-2015, locator: t}\n"
    folder = changed_values(tmp_path, "prices", "onbetaald_uur:\n", later + "onbetaald_uur:\n")
    assert early in (folder / "prices.yaml").read_text(encoding="utf-8")
    with pytest.raises(ReadingError, match=r"the entry of 'qaly' from 2025-03 came after release 2025-12"):
        checked_release(read_reference_values(folder), "2025-12")


def test_an_entry_that_is_gone_from_a_release_is_told(tmp_path: Path) -> None:
    folder = changed_values(tmp_path, "conventions", "from: 2025-12, value: 6", "from: 2026-12, value: 6")
    with pytest.raises(ReadingError, match="release 2025-12 has 'ratio_programma_hoog', and its entry for that date"):
        checked_release(read_reference_values(folder), "2025-12")


@pytest.fixture
def two_releases(tmp_path: Path) -> ReferenceBook:
    """The shipped values, with a stakeholder and a method profile that the earlier release does not have yet."""
    folder = changed_values(tmp_path, "stakeholders", "order: 50, from: 2024-12", "order: 50, from: 2025-12")
    methods = folder / "methods.yaml"
    profile = "  from: 2024-12\n  rate_costs: 0.035"
    text = methods.read_text(encoding="utf-8")
    assert profile in text
    methods.write_text(text.replace(profile, profile.replace("2024", "2025")), encoding="utf-8")
    book = read_reference_values(folder)
    days = {"2024-12": "2024-12-31", "2025-12": "2025-12-31"}
    lines = [release_as_yaml(book.as_of(name), day) for name, day in days.items()]
    (folder / "releases.yaml").write_text("\n".join(lines), encoding="utf-8")
    return read_reference_values(folder)


def test_an_earlier_release_has_its_own_values(two_releases: ReferenceBook, tmp_path: Path) -> None:
    path = tmp_path / "early.yaml"
    hours = "hours: {deelnemers: 2, actoren: 3}\n"
    path.write_text(SMALL + hours + "activities:\n  - {activity: wandelgroep, participants: 10}\n")
    file = read_scenario(path, two_releases, "2024-12")
    result = calculate(Subject(file.scenario, file.name), file.release)
    assert result.total.inbreng == pytest.approx(10 * (2 * 19.51 + 3 * 66.43))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("activities:\n  - {activity: hartcheckpunt}\n", "the activity 'hartcheckpunt' is not in release 2024-12 yet"),
        (
            "activities:\n  - {activity: wandelgroep, participants: 5}\n",
            "needs 'uren_deelnemers', which release 2024-12",
        ),
        ("method: svi\n", "the method profile 'svi' is not in release 2024-12 yet"),
        (
            "hours: {deelnemers: uren_deelnemers}\n",
            "'uren_deelnemers' is not in release 2024-12 yet",
        ),
        (
            "not_monetised:\n  - {name: x, side: opbrengst, stakeholder: zorgkantoor}\n",
            "the stakeholder 'zorgkantoor' is not in release 2024-12 yet; use a later release",
        ),
    ],
)
def test_what_an_earlier_release_lacks_is_said(
    text: str, words: str, two_releases: ReferenceBook, tmp_path: Path
) -> None:
    path = tmp_path / "early.yaml"
    path.write_text(SMALL + text)
    with pytest.raises(ReadingError) as raised:
        read_scenario(path, two_releases, "2024-12")
    assert words in str(raised.value)


def test_the_order_of_a_file_changes_no_release(tmp_path: Path, book: ReferenceBook) -> None:
    folder = shutil.copytree(REFERENCE_VALUES, tmp_path / "reference_values")
    path = folder / "effects.yaml"
    values = yaml.safe_load(path.read_text(encoding="utf-8"))
    turned = {id_: dict(reversed(value.items())) for id_, value in reversed(values.items())}
    path.write_text(yaml.safe_dump(turned, sort_keys=False, allow_unicode=True), encoding="utf-8")
    path.rename(folder / "a_theme_of_another_name.yaml")
    assert read_reference_values(folder).release("2025-12").sha256 == book.release("2025-12").sha256


# a new release


def drawn_up(date: str, folder: Path) -> Ended:
    return called("reference", "release", date, "--reference-dir", folder.name, folder=folder.parent)


def test_a_release_is_drawn_up_and_put_at_the_end_of_the_file(tmp_path: Path) -> None:
    later = "    - {from: 2099-06, value: 60000, price_level: 2098, basis: weten, source: lwtc-2015, locator: t}\n"
    folder = changed_values(tmp_path, "prices", "onbetaald_uur:\n", later + "onbetaald_uur:\n")
    ended = drawn_up("2099-12-31", folder)
    assert (ended.code, ended.err) == (0, "")
    with (folder / "releases.yaml").open("a", encoding="utf-8") as file:
        file.write(ended.out)
    book = read_reference_values(folder)
    assert checked_release(book, "2099-12").values["qaly"].entry.value == 60_000
    assert book.releases["2099-12"].parts == book.release("2099-12").fingerprints
    assert checked_release(book, "2025-12").values["qaly"].entry.value == 50_000


def test_a_release_as_it_stands_in_the_file_would_be_drawn_up_so_again(book: ReferenceBook) -> None:
    text = (REFERENCE_VALUES / "releases.yaml").read_text(encoding="utf-8")
    for name, line in book.releases.items():
        assert release_as_yaml(book.as_of(name), line.date).partition("\n")[2] in text


def test_a_release_that_cannot_be_is_not_drawn_up(tmp_path: Path, book: ReferenceBook) -> None:
    folder = shutil.copytree(REFERENCE_VALUES, tmp_path / "reference_values")
    told = {
        f"{book.latest}-31": f"there is a release {book.latest}, which never changes; give a date in a later month",
        "2099-13-01": "reference release: '2099-13-01' is not written as it should be; write a date as 2025-12-31",
    }
    for date, words in told.items():
        ended = drawn_up(date, folder)
        assert (ended.code, ended.out, ended.err) == (2, "", f"{words}\n")


def test_no_release_is_drawn_up_of_values_that_are_wrong_or_laid_over_others(tmp_path: Path) -> None:
    ended = drawn_up("2099-12-31", changed_values(tmp_path, "prices", "value: 50000", "value: 50001"))
    assert (ended.code, ended.out) == (1, "")
    assert "'qaly' is not what it was in release 2024-12" in ended.err
    ended = drawn_up("2099-12-31", shutil.copytree(ROOT / "tests" / "own_values", tmp_path / "eigen"))
    assert (ended.code, "eigen is laid over shipped values, and has no releases" in ended.err) == (2, True)
