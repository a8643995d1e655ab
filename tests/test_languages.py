"""Languages of the reports: one that is added needs labels, and is English where it has no words."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sroi_cli.model.base import Translations
from sroi_cli.reading import templates
from sroi_cli.reading.shipped import REFERENCE_VALUES, TEMPLATES
from sroi_cli.reading.templates import languages
from tests.conftest import called, labels_in, replaced

IN_LABELS = {
    "language: en": "language: xx",
    'decimal: "."': 'decimal: ","',
    'thousands: ","': 'thousands: "."',
    "SROI ratio": "SROI-Quotient",
}
IN_VALUES = {
    "activities": ("en: Walking group", "en: Walking group, xx: Wandergruppe"),
    "stakeholders": ("en: Health insurer", "en: Health insurer, xx: Krankenkasse"),
    "units": ("many: {nl: deelnemers, en: participants", "many: {nl: deelnemers, en: participants, xx: Teilnehmende"),
}


@pytest.fixture
def another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which another language has labels, and reference values a few words of it."""
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    shutil.copytree(REFERENCE_VALUES, tmp_path / "reference_values")
    shutil.copy(TEMPLATES / "labels.en.yaml", tmp_path / "templates" / "labels.xx.yaml")
    for old, new in IN_LABELS.items():
        replaced(tmp_path / "templates" / "labels.xx.yaml", old, new)
    for file, (old, new) in IN_VALUES.items():
        replaced(tmp_path / "reference_values" / f"{file}.yaml", old, new)
    monkeypatch.setattr(templates, "TEMPLATES", tmp_path / "templates")
    return tmp_path


def test_a_language_is_added_by_its_labels_alone(another: Path) -> None:
    values = ("--reference-dir", "reference_values", "--lang", "xx")
    ended = called("sketch", "vijlen", "--draws", "0", "--out", "made", *values, folder=another)
    assert (ended.code, ended.err.count("\n")) == (0, 1), ended.err
    for words in ("€869,478".replace(",", "."), "SROI-Quotient 2,20", "Krankenkasse", "Municipality", "f04d478caa4b"):
        assert words in ended.out
    page = (another / "made" / "vijlen.html").read_text(encoding="utf-8")
    for words in ('<html lang="xx">', "Wandergruppe: hours of participants", "45 Teilnehmende", "Heart checkpoint"):
        assert words in page


def test_what_is_asked_for_may_be_named_in_any_language(another: Path) -> None:
    ended = called("explain", "vijlen", "krankenkasse", "--reference-dir", "reference_values", folder=another)
    assert (ended.code, "Zorgverzekeraar" in ended.out) == (0, True)


def test_a_language_is_named_as_its_file_is() -> None:
    assert {language: labels_in(language)["numbers"]["language"] for language in languages()} == {
        language: language for language in languages()
    }


WORDS = st.text("ab{}%", min_size=1)
LABELS = st.builds(
    lambda nl, en, others: Translations(nl=nl, en=en, **others),
    WORDS,
    WORDS,
    st.just({}) | WORDS.map(lambda word: {"de": word}),
)


@given(LABELS, LABELS)
def test_a_label_made_of_others_has_their_words_in_each_language(first: Translations, second: Translations) -> None:
    made = Translations.made("{} ({})".format, first, second)
    assert set(made.texts) == {*first.texts, *second.texts}
    for language in ("nl", "en", "de", "fr"):
        assert made.text(language) == f"{first.text(language)} ({second.text(language)})"
