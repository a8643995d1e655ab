"""What a filled form or a table of answers makes, and what is said of one that is wrong, hostile or no form at all."""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sroi_cli.model.form.columns import columns
from sroi_cli.model.form.fields import Reads
from sroi_cli.model.form.sheets import SHEETS
from sroi_cli.model.release import ReferenceBook
from sroi_cli.model.scalars import Plain, number, text_in
from sroi_cli.reading.errors import ReadingError
from sroi_cli.reading.form_cells import located
from sroi_cli.reading.forms import document_of
from sroi_cli.reading.templates import requirement_names
from sroi_cli.reading.typed import counted_number, typed_number
from sroi_cli.reading.workbook import Cell, Cells, read_workbook
from sroi_cli.reading.yaml_tree import read_yaml
from sroi_cli.reports.scenario_as_yaml import scenario_as_yaml
from tests.conftest import ENVIRONMENT, ROOT, Sketch, called
from tests.filling_forms import Answer, Form, assert_same_amounts, small_form

SAMPLE = ROOT / "scenarios" / "voorbeeld-antwoorden.csv"
MISTAKES = yaml.safe_load((Path(__file__).parent / "broken" / "forms.yaml").read_text(encoding="utf-8"))

AS_YAML = """
schema: 1
reference_values: "2025-12"
status: ambitie
wijk: {name: Oostwijk, gemeente: Nergenshuizen, inhabitants: 1250}
period: {start: 2026, years: 5}
hours: {deelnemers: 7.2, actoren: 6.5}
stakeholders: {bibliotheek: {label: Bibliotheek, purse: public}}
activities:
  - {activity: wandelgroep, participants: {value: 60, because: geteld}, participants_without: 10}
  - {activity: groepsconsult, participants: 1250, intake: [250, 250, 250, 250, 250]}
  - {activity: wandelgroep, id: s_avonds, label: "'s Avonds", participants: 30, hours: {deelnemers: 20, actoren: 0}}
inbreng:
  - {id: lokale_aanjager, label: Lokale aanjager, stakeholder: actoren, kind: paid_time, funded_by: none,
     quantity: {value: 8, unit: uur/week}, unit_value: professional_uur}
  - {id: zaal, label: Zaal, stakeholder: bibliotheek, kind: money, quantity: {value: 2500, unit: EUR/jaar}}
  - {id: gastvrouw, label: Gastvrouw, stakeholder: gemeente, kind: paid_time, quantity: {value: 2.5, unit: uur/week},
     unit_value: {value: 47.35, unit: EUR/uur}}
outcomes:
  - id: minder_eenzaam
    label: Minder eenzaam
    stakeholder: deelnemers
    kind: social
    quantity: {value: 30, low: 20, high: 40, unit: persoon, because: telling}
    effect: {value: 0.02, unit: QALY/persoon, because: vragenlijst}
    unit_value: qaly
    deadweight: {value: 0.2, because: gevraagd}
    displacement: {value: 0, because: niemand verloor iets}
    attribution: {value: 0.25, because: de bibliotheek hielp}
    drop_off: {value: 0.1, because: schatting}
    duration: 2.5
not_monetised: [{name: Dorpstuin, side: opbrengst, stakeholder: deelnemers, reach: 30 per dag}]
"""


def filled_as_in_yaml(folder: Path) -> Form:
    form = small_form(folder)
    form.fill("Wijk", {"Hoeveel mensen wonen er?": "1.250", "Waarover gaat dit formulier?": "Ambitie "})
    form.fill("Wijk", {"Hoeveel uur is één deelnemer bezig?": "7,2"})
    form.fill("Wijk", {"Hoeveel uur zijn professionals bezig voor één deelnemer?": 6.5})
    form.fill("Wijk", {"Naam": "Bibliotheek", "Wiens geld is het?": "publiek geld"})
    walking = {"Waar komt dit getal vandaan?": "geteld", "Hoeveel van hen hadden anders ook meegedaan?": "10"}
    form.fill("Activiteiten", walking)
    consult = {"Activiteit": "groepsconsult", "Hoeveel mensen doen mee?": "1.250"}
    form.fill("Activiteiten", {**consult, "Deelnemers per jaar": "250; 250; 250; 250; 250"}, 2)
    again: dict[str, Answer] = {"Activiteit": "Wandelgroep", "Hoeveel mensen doen mee?": 30, "Eigen naam": "'s Avonds"}
    form.fill("Activiteiten", {**again, "Eigen uren per deelnemer": 20, "Eigen uren van professionals": 0}, 3)
    form.book["Activiteiten"][form.place("Activiteiten", "Eigen naam", 3)].value = "'s Avonds"
    organiser: dict[str, Answer] = {
        "Wat is het?": "Lokale aanjager",
        "Wie brengt het in?": "Actoren in de wijk",
        "Hoeveel?": "8",
    }
    more = {"Geld of tijd?": "betaalde tijd", "Per wat?": "uur per week", "Wie betaalt het?": "nog niemand"}
    form.fill("Inbreng", organiser | more)
    room = {
        "Wat is het?": "Zaal",
        "Wie brengt het in?": "Bibliotheek",
        "Geld of tijd?": "geld",
        "Hoeveel?": "€ 2.500,-",
    }
    form.fill("Inbreng", {**room, "Per wat?": "euro per jaar"}, 2)
    host = {"Wat is het?": "Gastvrouw", "Wie brengt het in?": "Gemeente", "Geld of tijd?": "betaalde tijd"}
    form.fill("Inbreng", {**host, "Hoeveel?": "2,5", "Per wat?": "uur per week", "Prijs per uur": "€ 47,35"}, 3)
    form.fill(
        "Niet in geld", {"Wat is het?": "Dorpstuin", "Gaat het erin, of komt het eruit?": "komt eruit (opbrengst)"}
    )
    form.fill("Niet in geld", {"Van of voor wie?": "Deelnemers", "Hoeveel mensen bereikt het?": "30 per dag"})
    return _outcome(form)


def _outcome(form: Form) -> Form:
    whence = "Waar komt dit getal vandaan? ({})".format
    answers: dict[str, Answer] = {
        "Wat verandert er?": "Minder eenzaam",
        "Voor wie?": "Deelnemers",
        "Sociaal of economisch?": "sociaal",
        "Bij hoeveel?": 30,
        "In welke eenheid? (bij hoeveel)": "persoon",
        whence("bij hoeveel"): "telling",
        "Hoeveel verandert er per keer?": "0,02",
        "In welke eenheid? (hoeveel verandert er per keer)": "QALY per persoon",
        whence("hoeveel verandert er per keer"): "vragenlijst",
        "Wat is één daarvan waard?": "qaly",
        "Welk deel was zonder u ook gebeurd?": "20 %",
        whence("welk deel was zonder u ook gebeurd"): "gevraagd",
        "Welk deel is alleen verplaatst?": 0,
        whence("welk deel is alleen verplaatst"): "niemand verloor iets",
        "Welk deel is door anderen gekomen?": "25%",
        whence("welk deel is door anderen gekomen"): "de bibliotheek hielp",
        "Welk deel verdwijnt elk jaar?": 0.1,
        whence("welk deel verdwijnt elk jaar"): "schatting",
        "Hoeveel jaar duurt het effect?": "2,5",
    }
    form.fill("Eigen uitkomsten", answers)
    named: dict[str, Answer] = {"Welk getal?": "outcomes.minder_eenzaam.quantity", "Laagste": 20, "Hoogste": "40"}
    return form.fill("Voor de analist", named)


def test_a_filled_form_gives_what_the_same_in_yaml_gives(tmp_path: Path, sketched: Sketch) -> None:
    filled_as_in_yaml(tmp_path).save()
    ended = called("import", "formulier.xlsx", folder=tmp_path)
    assert (ended.code, ended.err) == (0, "Scenario: oostwijk.yaml\n")
    text = (tmp_path / "oostwijk.yaml").read_text(encoding="utf-8")
    as_yaml, imported = sketched(AS_YAML), sketched(text)
    assert imported.subject.scenario.sha256 == as_yaml.subject.scenario.sha256
    assert_same_amounts(as_yaml, imported)
    assert text.startswith("# Made from formulier.xlsx")
    assert "inbreng:   # beside the hours of the activities" in text


def test_a_text_that_begins_as_a_formula_is_text(tmp_path: Path) -> None:
    small_form(tmp_path).fill("Niet in geld", _named('\'=HYPERLINK("http://x.example";"klik")')).save()
    ended = called("import", "formulier.xlsx", "-o", "wijk.yaml", folder=tmp_path)
    assert ended.code == 0, ended.err
    assert '=HYPERLINK(\\"http://x.example\\";\\"klik\\")' in (tmp_path / "wijk.yaml").read_text(encoding="utf-8")


def _named(name: str) -> dict[str, Answer]:
    how = {"Gaat het erin, of komt het eruit?": "komt eruit (opbrengst)", "Van of voor wie?": "Deelnemers"}
    return {"Wat is het?": name, **how}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_sheet_and_cell(name: str, tmp_path: Path) -> None:
    mistake = MISTAKES[name]
    form = small_form(tmp_path)
    for sheet, answers in mistake["fill"].items():
        for number_, record in enumerate(answers if isinstance(answers, list) else [answers], start=1):
            form.fill(sheet, record or {}, number_)
    for place, value in mistake.get("cells", {}).items():
        sheet, _, cell = place.partition("!")
        form.book[sheet][cell] = value
    form.save()
    ended = called("import", "formulier.xlsx", "-o", "wijk.yaml", folder=tmp_path)
    assert ended.code == 1
    assert ended.err.startswith(f"formulier.xlsx: {mistake['at']}: "), ended.err
    assert all(word in ended.err for word in mistake["words"]), ended.err
    assert ended.err.count("\n") == 1, ended.err
    assert not (tmp_path / "wijk.yaml").exists()


def test_all_mistakes_are_told_at_once_in_the_order_of_the_form(tmp_path: Path) -> None:
    form = small_form(tmp_path)
    form.fill("Wijk", {"Hoeveel mensen wonen er?": "veel", "Hoeveel uur is één deelnemer bezig?": "1.250"})
    form.fill("Activiteiten", {"Hoeveel van hen hadden anders ook meegedaan?": 90})
    form.fill("Inbreng", {"Wat is het?": "Zaal"}).save()
    ended = called("import", "formulier.xlsx", folder=tmp_path)
    places = [line.split(": ")[1] for line in ended.err.splitlines()]
    assert places == ["Wijk!B7", "Wijk!B16", "Activiteiten!D8", "Inbreng!B8", "Inbreng!C8", "Inbreng!D8"]


def test_a_reason_beside_a_broken_number_makes_no_second_mistake(tmp_path: Path) -> None:
    form = small_form(tmp_path)
    for number_ in (1, 2):
        answers = {"Activiteit": "Wandelgroep", "Hoeveel mensen doen mee?": "veel"}
        form.fill("Activiteiten", {**answers, "Waar komt dit getal vandaan?": "geschat"}, number_)
    form.save()
    ended = called("import", "formulier.xlsx", folder=tmp_path)
    assert [line.split(": ")[1] for line in ended.err.splitlines()] == ["Activiteiten!B8", "Activiteiten!B9"]


@pytest.mark.parametrize("written", ["", " ", "\u00a0"])
def test_space_is_no_answer(written: str, tmp_path: Path) -> None:
    small_form(tmp_path).fill("Wijk", {"Hoeveel mensen wonen er?": written}).save()
    assert called("import", "formulier.xlsx", folder=tmp_path).code == 0


def test_rows_that_are_left_open_or_added_do_not_matter(tmp_path: Path) -> None:
    form = small_form(tmp_path)
    form.book["Activiteiten"].insert_rows(9, 30)
    form.book["Activiteiten"].cell(33, 1).value = "Groepsconsult"
    form.save()
    assert called("import", "formulier.xlsx", "-o", "wijk.yaml", folder=tmp_path).code == 0
    assert "groepsconsult" in (tmp_path / "wijk.yaml").read_text(encoding="utf-8")


def brought_in(form: Form, number: int, who: str, **more: Answer) -> None:
    answers: dict[str, Answer] = {"Wat is het?": f"Iets {number}", "Wie brengt het in?": who, "Geld of tijd?": "geld"}
    form.fill("Inbreng", {**answers, "Hoeveel?": 100 * number, "Per wat?": "euro per jaar", **more}, number)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Stichting Welzijn en Maatschappelijk Werk Noord", "Stichting Welzijn en Maatschappelijk Werk Zuid"),
        ("De Brug", "De Brug!"),
        ("!!!", "???"),
    ],
)
def test_parties_whose_names_are_alike_stay_apart(first: str, second: str, tmp_path: Path) -> None:
    form = small_form(tmp_path)
    for place, name in enumerate((f"  {first}", second.replace(" ", "  ")), start=1):
        form.fill("Wijk", {"Naam": name, "Wiens geld is het?": "publiek geld"}, place)
    brought_in(form, 1, second)
    brought_in(form, 2, first)
    form.save()
    ended = called("import", "formulier.xlsx", "--out", "uit.yaml", folder=tmp_path)
    assert ended.code == 0, ended.err
    data = yaml.safe_load((tmp_path / "uit.yaml").read_text(encoding="utf-8"))
    names = [data["stakeholders"][row["stakeholder"]]["label"] for row in data["inbreng"]]
    assert [" ".join(str(name).split()) for name in names] == [second, first]


def test_a_party_that_stands_there_twice_is_told(tmp_path: Path) -> None:
    form = small_form(tmp_path)
    for place, name in enumerate(("Bibliotheek ", "bibliotheek"), start=1):
        form.fill("Wijk", {"Naam": name, "Wiens geld is het?": "publiek geld"}, place)
    form.save()
    ended = called("import", "formulier.xlsx", "--out", "uit.yaml", folder=tmp_path)
    assert (ended.code, "stands in this list twice" in ended.err) == (1, True)


def test_what_nobody_knows_may_stand_beside_the_rest_of_its_row(tmp_path: Path) -> None:
    form = small_form(tmp_path)
    unpaid: dict[str, Answer] = {"Geld of tijd?": "onbetaalde tijd", "Hoeveel?": "onbekend"}
    brought_in(form, 1, "Actoren in de wijk", **{**unpaid, "Per wat?": "uur per jaar"})
    form.save()
    ended = called("import", "formulier.xlsx", "--out", "uit.yaml", folder=tmp_path)
    assert ended.code == 0, ended.err
    (row,) = yaml.safe_load((tmp_path / "uit.yaml").read_text(encoding="utf-8"))["inbreng"]
    assert (row["quantity"], "unit_value" in row) == ("unknown", False)


def test_a_file_of_another_kind_is_no_place_for_a_scenario(tmp_path: Path) -> None:
    small_form(tmp_path).save()
    ended = called("import", "formulier.xlsx", "--out", "uit.xlsx", folder=tmp_path)
    assert (ended.code, (tmp_path / "uit.xlsx").exists()) == (2, False)


def test_nothing_is_replaced_unless_told(tmp_path: Path) -> None:
    small_form(tmp_path).save()
    (tmp_path / "oostwijk.yaml").write_text("mine", encoding="utf-8")
    ended = called("import", "formulier.xlsx", folder=tmp_path)
    assert (ended.code, "oostwijk.yaml: already exists" in ended.err) == (1, True)
    assert (tmp_path / "oostwijk.yaml").read_text(encoding="utf-8") == "mine"
    assert called("import", "formulier.xlsx", "--force", folder=tmp_path).code == 0
    assert called("import", "formulier.xlsx", "-o", "scenarios", folder=tmp_path).code == 0
    assert (tmp_path / "scenarios" / "oostwijk.yaml").exists()


TYPED = [
    ("1.250", Reads.PEOPLE, 1250), ("1 250", Reads.PEOPLE, 1250), ("45 ", Reads.PEOPLE, 45), ("0", Reads.PEOPLE, 0),
    ("1.250.000", Reads.PEOPLE, 1_250_000), ("7,2", Reads.NUMBER, 7.2), ("7.2", Reads.NUMBER, 7.2),
    ("0,125", Reads.NUMBER, 0.125), ("1.250,5", Reads.NUMBER, 1250.5), ("-1", Reads.NUMBER, -1),
    ("€ 2.500", Reads.MONEY, 2500), ("2.500,-", Reads.MONEY, 2500), ("€2.500,50", Reads.MONEY, 2500.5),
    ("12,50 euro", Reads.MONEY, 12.5), ("€\u00a02.500", Reads.MONEY, 2500), ("20 %", Reads.SHARE, 0.2),
    ("20%", Reads.SHARE, 0.2), ("7,5 procent", Reads.SHARE, 0.075), ("0,2", Reads.SHARE, 0.2),
    ("2026", Reads.YEAR, 2026),
]  # fmt: skip


@pytest.mark.parametrize(("written", "reads", "value"), TYPED)
def test_a_number_is_read_with_the_meaning_of_its_place(written: str, reads: Reads, value: float) -> None:
    assert number(typed_number(written, reads)) == value


REFUSED = [
    ("1.250", Reads.NUMBER, "write 1250 or 1.25"), ("1,250", Reads.NUMBER, "write 1250 or 1.25"),
    ("1,250", Reads.PEOPLE, "write 1250 or 1.25"), ("2,500", Reads.MONEY, "write 2500 or 2.5"),
    ("1.250", Reads.SHARE, "two ways"), ("2.026", Reads.YEAR, "two ways"), ("12,5", Reads.PEOPLE, "not a whole number"),
    ("20 %", Reads.PEOPLE, "is a percentage"), ("ongeveer 45", Reads.PEOPLE, "not a number"),
    ("€ 5", Reads.NUMBER, "not a number"),
    ("1e400", Reads.NUMBER, "too large"), ("7:30", Reads.NUMBER, "a time"), ("9" * 100, Reads.PEOPLE, "too long"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "reads", "words"), REFUSED)
def test_a_number_that_could_be_two_or_none_is_refused(written: str, reads: Reads, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        typed_number(written, reads)


def test_a_point_that_a_spreadsheet_took_for_decimals_is_suspected() -> None:
    with pytest.raises(ValueError, match="if 1250 is meant"):
        counted_number(1.25, Reads.PEOPLE)


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n:#'\"-{}[],&*!|>%@`?= \t"), min_size=1
)


def _as_read(text: str) -> str | None:
    try:
        return text_in(text) or None
    except ValueError:
        return None


VALUES = st.recursive(
    TEXTS.map(_as_read).filter(bool) | st.floats(0, 1e6).map(lambda value: Plain(repr(value))),
    lambda inside: (
        st.dictionaries(st.sampled_from("abcd"), inside, min_size=1) | st.lists(inside, min_size=1).map(tuple)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["wijk", "notes", "hours", "a-b"]), VALUES, min_size=1))
def test_a_scenario_is_written_as_it_is_read(data: dict[str, object]) -> None:
    text = scenario_as_yaml(data, "formulier.xlsx")
    read = read_yaml(text, "x").data
    assert read == data
    assert _kinds(read) == _kinds(data)


def _kinds(value: object) -> object:
    """Which scalars are numbers and which are texts."""
    if isinstance(value, dict):
        return {key: _kinds(one) for key, one in value.items()}
    return [_kinds(one) for one in value] if isinstance(value, tuple) else type(value)


# --- a CSV with a wijk on each row


def test_a_column_that_is_misspelt_is_told_before_what_comes_of_it(tmp_path: Path) -> None:
    heads = "wijk;gemeente;startjaar;jaren;wandelgroepen;wandelgroep_zonder;stempel"
    (tmp_path / "a.csv").write_text(f"{heads}\nA;B;2026;5;40;3;x\n")
    ended = called("import", "a.csv", folder=tmp_path)
    first, *others = ended.err.splitlines()
    assert first == "a.csv: columns that are not read: wandelgroepen (did you mean 'wandelgroep'?), stempel"
    assert (ended.code, len(others)) == (1, 1)


def test_the_sample_of_answers_makes_scenarios_that_can_be_sketched(tmp_path: Path) -> None:
    ended = called("import", str(SAMPLE), "-o", "wijken", folder=tmp_path)
    names = ["voorbeelddorp-verzonnen.yaml", "voorbeeldbuurt-verzonnen.yaml"]
    shown = "".join(f"Scenario: {Path('wijken') / name}\n" for name in names)
    assert (ended.code, ended.err) == (0, f"{SAMPLE.name}: columns that are not read: Tijdstempel\n{shown}")
    paths = [str(tmp_path / "wijken" / name) for name in names]
    ended = called("sketch", *paths, "--no-files", "--draws", "0", folder=tmp_path)
    assert (ended.code, ended.out.count("SROI-ratio ")) == (0, 2), ended.err


def _as_latin(text: str) -> bytes:
    return text.encode("cp1252")


def _with_commas(text: str) -> bytes:
    rows = (",".join(f'"{cell}"' for cell in line.split(";")) for line in text.splitlines())
    return "\ufeff".encode() + "\r\n".join(rows).encode()


CSV = "wijk;gemeente;startjaar;jaren;wandelgroep;geld_per_jaar_gemeente\nÉén wijk;Sûdwest;2026;5;1.250;€ 2.500\n"


@pytest.mark.parametrize("encode", [str.encode, _as_latin, _with_commas])
def test_answers_are_read_however_they_were_saved(encode: Callable[[str], bytes], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(encode(CSV))
    ended = called("import", "a.csv", folder=tmp_path)
    assert ended.code == 0, ended.err
    text = (tmp_path / "een-wijk.yaml").read_text(encoding="utf-8")
    assert "name: Één wijk" in text
    assert "participants: 1250" in text
    assert "value: 2500" in text
    assert ("Windows-1252" in ended.err) == (encode is _as_latin)


def test_the_questions_of_the_form_may_be_the_heads(tmp_path: Path) -> None:
    heads = "Hoe heet de wijk of het dorp?;In welke gemeente ligt dat?;In welk jaar begint het?;Hoeveel jaar duurt het?"
    (tmp_path / "a.csv").write_text(f"{heads};Wandelgroep\nOost;Nergens;2026;5;60\n", encoding="utf-8")
    assert called("import", "a.csv", "-o", "oost.yaml", folder=tmp_path).code == 0
    assert "{activity: wandelgroep, participants: 60}" in (tmp_path / "oost.yaml").read_text(encoding="utf-8")


def test_every_mistake_of_every_row_is_told_and_nothing_written(tmp_path: Path) -> None:
    rows = "Oost;N;2026;5;45;50;;\n;N;26;5;abc;;;gemeente\nWest;N;2026;5;60;;8;gemeente\n"
    heads = (
        "wijk;gemeente;startjaar;jaren;wandelgroep;wandelgroep_zonder;aanjager_uren_per_week;aanjager_betaald_door\n"
    )
    (tmp_path / "a.csv").write_text(heads + rows, encoding="utf-8")
    ended = called("import", "a.csv", folder=tmp_path)
    places = [": ".join(line.split(": ")[:3]) for line in ended.err.splitlines()]
    wanted = ["line 2: wandelgroep_zonder", "line 3: wijk", "line 3: startjaar", "line 3: wandelgroep"]
    assert places == [f"a.csv: {place}" for place in (*wanted, "line 3: aanjager_uren_per_week")]
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_wijken_of_one_name_get_files_of_their_own_and_several_no_single_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("wijk;gemeente;startjaar;jaren\nOost;A;2026;5\nOost;B;2026;5\n", encoding="utf-8")
    ended = called("import", "a.csv", "-o", "one.yaml", folder=tmp_path)
    assert (ended.code, "has 2 wijken; give a folder" in ended.err) == (2, True)
    assert called("import", "a.csv", folder=tmp_path).code == 0
    assert {path.name for path in tmp_path.glob("*.yaml")} == {"oost.yaml", "oost_2.yaml"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("wijk;gemeente\nA;B\n", "has no column startjaar"),
        ("wijk;gemeente;startjaar;jaren\n", "has no rows"),
        ("", "is empty"),
    ],
)
def test_a_table_without_what_is_needed_is_refused(text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    ended = called("import", "a.csv", folder=tmp_path)
    assert (ended.code, words in ended.err) == (1, True), ended.err


def test_every_column_has_a_name_of_its_own(book: ReferenceBook) -> None:
    heads = [head for column in columns(book) for head in column.heads]
    assert len(set(heads)) == len(heads)


# --- workbooks of anybody's making

_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_SHEET = f"<worksheet {_NS}><sheetData>{{}}</sheetData></worksheet>"
_BOMB = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10 if n else "b"}">' for n in range(9))
_TYPES = "[Content_Types].xml"
HOSTILE: dict[str, tuple[str, str, str]] = {  # a part of the form, what stands in it instead, and the words about it
    "a million rows": ("xl/worksheets/sheet2.xml", _SHEET.format("<row/>" * 400_000), "Wijk"),
    "a million rows with something": (
        "xl/worksheets/sheet2.xml", _SHEET.format("<row><c><v>1</v></c></row>" * 1_000_000), "far more than a form",
    ),
    "rows without end": (
        "xl/worksheets/sheet2.xml", _SHEET.format('<row r="99999999999"><c><v>1</v></c></row>'), "Wijk",
    ),
    "something far below": (
        "xl/worksheets/sheet2.xml", _SHEET.format('<row r="900000"><c><v>1</v></c></row>'), "below row 5000",
    ),
    "huge shared strings": ("xl/sharedStrings.xml", f"<sst {_NS}>{'<si/>' * 3_000_000}</sst>", "far more than a form"),
    "many shared strings": ("xl/sharedStrings.xml", f"<sst {_NS}>{'<si/>' * 400_000}</sst>", ""),
    "many styles": ("xl/styles.xml", f"<styleSheet {_NS}>{'<xf/>' * 200_000}</styleSheet>", "far more"),
    "expanding XML": (
        "xl/worksheets/sheet2.xml", f"<!DOCTYPE a [{_BOMB}]>{_SHEET.format('<row><c><v>&b8;</v></c></row>')}",
        "not a sound",
    ),
    "no XML": ("xl/workbook.xml", "not XML", "not a sound workbook"),
    "no types": (_TYPES, "<Types/>", "not a sound workbook"),
    "a zip bomb": ("xl/media/picture.png", "0" * 200_000_000, "far more than a form"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_refused_soon_and_in_little_memory(name: str, tmp_path: Path) -> None:
    part, content, words = HOSTILE[name]
    assert called("form", "vijlen", folder=tmp_path).code == 0
    path = tmp_path / "vijlen-formulier.xlsx"
    with ZipFile(path) as old, ZipFile(tmp_path / "new.xlsx", "w", ZIP_DEFLATED) as new:
        for one in old.namelist():
            if one != part:
                new.writestr(one, old.read(one))
        new.writestr(part, content)
    ended, seconds = _limited("new.xlsx", tmp_path)
    assert (ended.returncode, words in ended.stderr, "bug" in ended.stderr) == (1, True, False), ended.stderr
    assert seconds < 20
    assert not list(tmp_path.glob("*.yaml"))


def _limited(file: str, folder: Path) -> tuple[subprocess.CompletedProcess[str], float]:
    """How an import ended that may use 700 MB of addresses, and after how many seconds; one that wants more fails."""
    began = time.monotonic()
    limit = 700 * 1024 * 1024
    ended = subprocess.run(
        [sys.executable, "-m", "sroi_cli", "import", file],
        cwd=folder,
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )
    return ended, time.monotonic() - began


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xlsx", b"not a zip", "is no workbook"),
        ("a.xlsx", b"", "is no workbook"),
        ("a.xlsx", b"PK\x03\x04 and then nothing", "is no workbook"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "old kind (.xls), or has a password"),
        ("a.xlsx", b"0" * 4_000_000, "is larger than 3 MiB"),
        ("a.csv", b"PK\x03\x04", "is a workbook, not text"),
    ],
)
def test_what_is_no_workbook_is_refused(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    ended = called("import", name, folder=tmp_path)
    assert (ended.code, words in ended.err) == (1, True), ended.err


def test_what_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    assert "a.xlsx: does not exist" in called("import", "a.xlsx", folder=tmp_path).err


@pytest.mark.parametrize("sheet", ["Wijk", "Voor de analist"])
def test_a_missing_sheet_is_named(sheet: str, tmp_path: Path) -> None:
    form = small_form(tmp_path)
    del form.book[sheet]
    form.save()
    ended = called("import", "formulier.xlsx", folder=tmp_path)
    assert (ended.code, ended.err.count("\n")) == (1, 1)
    assert ended.err.startswith(f"formulier.xlsx: {sheet}: the sheet is not there; ")


def test_a_question_that_is_gone_is_named(tmp_path: Path) -> None:
    form = small_form(tmp_path)
    form.book["Wijk"]["A5"] = "Hoe heet het?"
    form.book["Inbreng"]["A4"] = None
    form.save()
    err = called("import", "formulier.xlsx", folder=tmp_path).err
    assert "formulier.xlsx: Wijk: 'Hoe heet de wijk of het dorp?' is not there any more; take a new form" in err
    assert "formulier.xlsx: Inbreng: 'Inbreng' is not there any more" in err


def test_another_workbook_is_no_form(tmp_path: Path) -> None:
    form = small_form(tmp_path)
    for sheet in form.book.sheetnames[:-1]:
        del form.book[sheet]
    form.book["Keuzes"].sheet_state = "visible"
    form.save()
    assert "is a workbook, but no form of sroi" in called("import", "formulier.xlsx", folder=tmp_path).err


# --- anything anywhere

ANYTHING = st.sampled_from(
    [
        *(
            "abc",
            "onbekend",
            "geld",
            "Gemeente",
            "nog niemand",
            "uur per week",
            "Wandelgroep",
            "qaly",
            "alle deelnemers",
        ),
        *("1.250", "7,2", "20 %", -1, 0, 1.25, 1e300, 5e-324, float("inf"), True, "1;2", "2024-12", "participants"),
        *("=1+1", "x/y/z", "\x07", "#", "a: b", "A\nB", "\u2028", " ", "wijk.context.1", "hours", "{}"),
        datetime(2026, 1, 1, tzinfo=UTC),
    ]
)
PLACES = st.tuples(st.sampled_from([sheet.name for sheet in SHEETS]), st.integers(1, 45), st.integers(1, 11))


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Cells]:
    folder = tmp_path_factory.mktemp("anything")
    assert called("form", "voorbeeldwijk-2024", folder=folder).code == 0
    return read_workbook(folder / "voorbeeldwijk-2024-formulier.xlsx", "formulier.xlsx")


@given(st.dictionaries(PLACES, ANYTHING, min_size=1, max_size=6))
def test_whatever_stands_anywhere_is_read_or_told(
    book: ReferenceBook, sheets: dict[str, Cells], answers: dict[tuple[str, int, int], object]
) -> None:
    workbook = {name: dict(cells) for name, cells in sheets.items()}
    for (sheet, row, column), value in answers.items():
        workbook[sheet][row, column] = Cell(row, column, value, "f" if value == "=1+1" else "s")
    records, lost, stray = located(workbook, "formulier.xlsx")
    if lost:
        return
    try:
        document = document_of(records, stray, "formulier.xlsx", book, requirement_names())
    except ReadingError as error:
        assert all(mistake.place for mistake in error.mistakes)  # noqa: PT017 - or none is told
        return
    assert read_yaml(scenario_as_yaml(document.data, "x"), "x").data == document.data
