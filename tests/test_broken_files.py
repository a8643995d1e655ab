"""Broken files, one mistake each: the message says where it is, what it is, and what to do."""

import pickle
import shutil
import time
from pathlib import Path

import pytest
import yaml

from sroi_cli.model.problems import Problem, ScenarioError
from sroi_cli.model.release import ReferenceBook
from sroi_cli.reading.errors import Mistake, ReadingError
from sroi_cli.reading.reference_values import read_reference_values
from sroi_cli.reading.scenarios import find_scenario, read_scenario
from sroi_cli.reading.shipped import REFERENCE_VALUES
from sroi_cli.reading.yaml_tree import read_yaml
from tests.conftest import called

BROKEN = Path(__file__).parent / "broken"


def _expected(kind: str) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = yaml.safe_load((BROKEN / kind / "expected.yaml").read_text(encoding="utf-8"))
    return found


SCENARIOS, VALUES = _expected("scenarios"), _expected("reference_values")


def assert_says(error: ReadingError, file: str, expected: dict[str, object]) -> None:
    """The one message stands at the place and holds all the words."""
    place = f"{file}:{expected['at']}:" if expected["at"] else f"{file}:"
    words = expected["words"]
    assert isinstance(words, list)
    assert len(error.mistakes) == 1, str(error)
    assert str(error).startswith(place), str(error)
    assert all(word in str(error) for word in words), str(error)


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_broken_scenario_is_refused_with_place_and_words(name: str, book: ReferenceBook) -> None:
    path = BROKEN / "scenarios" / name
    with pytest.raises(ReadingError) as raised:
        read_scenario(path, book)
    assert_says(raised.value, str(path), SCENARIOS[name])


@pytest.mark.parametrize("name", VALUES)
def test_a_broken_reference_value_is_refused_with_place_and_words(name: str, tmp_path: Path) -> None:
    folder = shutil.copytree(REFERENCE_VALUES, tmp_path / "reference_values")
    stands_in = f"{name.split('.', maxsplit=1)[0]}.yaml"  # units.plural-missing.yaml is read as units.yaml
    shutil.copy(BROKEN / "reference_values" / name, folder / stands_in)
    with pytest.raises(ReadingError) as raised:
        read_reference_values(folder)
    assert_says(raised.value, f"reference_values/{VALUES[name].get('file', stands_in)}", VALUES[name])


def test_every_broken_file_is_expected_to_say_something() -> None:
    for kind, expected in (("scenarios", SCENARIOS), ("reference_values", VALUES)):
        files = {path.name for path in (BROKEN / kind).iterdir()} - {"expected.yaml"}
        assert files == set(expected)


RULES = ("4 would have come anyway, of 3", "outcomes.y: missing key 'deadweight'", "uur × EUR/QALY leaves")


def test_all_mistakes_are_told_at_once(book: ReferenceBook, tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    path.write_text(
        """schema: 1
reference_values: "2025-12"
wijk: {name: Test, gemeente: Test, gemeente: Test}
period: {start: 2025, years: 5}
activities:
  - {activity: wandelgroup, participants: 12.500}
  - {activity: benzomoe, participant: 3}
  - {activity: groepsconsult, participants: 3, participants_without: 4}
outcomes:
  - {id: x, stakeholder: niemand, kind: social, quantity: -1, deadweight: 25}
  - {id: y, stakeholder: gemeente, kind: social, quantity: {value: 1, unit: uur, because: t}, unit_value: qaly}
"""
    )
    with pytest.raises(ReadingError) as raised:
        read_scenario(path, book)
    for words in (
        "twice",
        "'wandelgroep'",
        "12500 or 12.5",
        "'participants'",
        "'niemand'",
        "-1 is out of range",
        "0.25",
        *RULES,
    ):
        assert words in str(raised.value)


@pytest.mark.parametrize("name", ["alias-bomb.yaml", "nested-brackets.yaml", "self-reference.yaml"])
def test_files_made_to_exhaust_the_reader_are_refused_at_once(name: str, book: ReferenceBook) -> None:
    began = time.perf_counter()
    with pytest.raises(ReadingError):
        read_scenario(BROKEN / "scenarios" / name, book)
    assert time.perf_counter() - began < 0.5


def test_a_file_over_1_mib_is_refused(book: ReferenceBook, tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text("# comment\n" * 200_000)
    with pytest.raises(ReadingError, match="larger than 1 MiB"):
        read_scenario(path, book)


@pytest.mark.parametrize("text", ["? " * 40_000 + "x", "- " * 40_000 + "x", "[" * 100_000, "{a: " * 50_000])
def test_nesting_is_counted_before_the_tree_is_built(text: str, book: ReferenceBook, tmp_path: Path) -> None:
    path = tmp_path / "deep.yaml"
    path.write_text(text)
    with pytest.raises(ReadingError, match="is nested too deeply"):
        read_scenario(path, book)


def test_a_folder_is_refused(book: ReferenceBook, tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="is a folder; give a file"):
        read_scenario(tmp_path, book)


def test_a_missing_file_names_the_nearest_scenarios() -> None:
    with pytest.raises(ReadingError, match=r"vijle\.yaml: does not exist; did you mean 'vijlen'"):
        find_scenario("vijle.yaml")


SMALL = """schema: 1
reference_values: "2025-12"
wijk: {name: A, gemeente: B}
period: {start: 2025, years: 2}
"""
OWN = "".join(f"    {name}: {{value: 0, because: t}}\n" for name in ("deadweight", "displacement", "attribution"))


MAPPING_FOR_A_LIST = f"""activities: {{activity: wandelgroep, participants: 5}}
outcomes:
  - id: x
    stakeholder: gemeente
    kind: social
    quantity: participants
    unit_value: {{value: 4, unit: EUR/deelnemer, because: t}}
    drop_off: {{value: 0, because: t}}
{OWN}"""
NEGATIVE_BESIDE_PER_PARTICIPANT = """activities:
  - {activity: wandelgroep, participants: -10}
inbreng:
  - {id: x, stakeholder: gemeente, kind: money, quantity: {value: 3, unit: EUR/deelnemer}}
"""
TWICE = "activities:\n  - {activity: benzomoe, participants: 5, participants: 6, intake: [1, 2]}\n"
METHOD = "method: mbka\nactivities:\n  - {activity: benzomoe, participants: 5, intake: [1, 2]}\n"


@pytest.mark.parametrize(
    ("text", "only"),
    [
        (MAPPING_FOR_A_LIST, "a list is wanted here"),
        (NEGATIVE_BESIDE_PER_PARTICIPANT, "-10 is out of range"),
        (TWICE, "twice"),
        (METHOD, "did you mean 'mkba'?"),
    ],
)
def test_a_mistake_hides_no_rule_and_breaks_none(text: str, only: str, book: ReferenceBook, tmp_path: Path) -> None:
    path = tmp_path / "some.yaml"
    path.write_text(SMALL + text)
    with pytest.raises(ReadingError) as raised:
        read_scenario(path, book)
    others = [str(mistake) for mistake in raised.value.mistakes if only not in str(mistake)]
    expected = ["adds up to 3, not to"] if "intake" in text else []
    assert len(others) == len(expected)
    assert all(words in other for words, other in zip(expected, others, strict=True))


def test_a_file_full_of_mistakes_is_answered_soon_and_in_brief(book: ReferenceBook, tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    path.write_text("".join(f"k{i}: 1\n" for i in range(25_000)))
    began = time.perf_counter()
    with pytest.raises(ReadingError) as raised:
        read_scenario(path, book)
    assert time.perf_counter() - began < 5  # about 0.5 s; it was minutes when each place was searched for anew
    assert len(str(raised.value).splitlines()) <= 101


def test_errors_survive_the_way_to_another_process() -> None:
    read = ReadingError([Mistake("a.yaml", 1, 2, "x"), Mistake("b.yaml", 3, 4, "y")])
    assert str(pickle.loads(pickle.dumps(read))) == "a.yaml:1:2: x\nb.yaml:3:4: y"  # noqa: S301 - our own bytes
    calculated = ScenarioError(Problem(("outcomes", 1), "x"))
    assert pickle.loads(pickle.dumps(calculated)).problems == calculated.problems  # noqa: S301


def test_an_alias_stands_for_what_an_anchor_names_also_on_a_key() -> None:
    data = read_yaml("&w wijk: {name: *w, place: &p [1, ! 2]}\nagain: *p\n", "a.yaml").data
    assert data == {"wijk": {"name": "wijk", "place": ("1", "2")}, "again": ("1", "2")}


def test_what_ends_the_reading_hides_no_mistake_before_it() -> None:
    for text, words in (("a: 1\na: 2\n---\nb: 1\n", "second document"), ("a: 1\na: 2\nb: [", "is not YAML")):
        with pytest.raises(ReadingError) as raised:
            read_yaml(text, "a.yaml")
        first, last = raised.value.mistakes
        assert ("stands here twice" in first.text, words in last.text) == (True, True), str(raised.value)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("sketch", "a.csv"), "a.csv: is a spreadsheet, not a scenario; make one of it: sroi import a.csv"),
        (("check", "b c.ods"), "save it as .xlsx, and make one of it: sroi import 'b c.ods'"),
        (("import", "d.yaml"), "d.yaml: is a scenario already, not a form; sketch it: sroi sketch d.yaml"),
        (("import", "gone.yaml"), "gone.yaml: does not exist"),
    ],
)
def test_a_file_of_another_kind_is_sent_on(arguments: tuple[str, str], words: str, tmp_path: Path) -> None:
    for name in ("a.csv", "b c.ods", "d.yaml"):
        (tmp_path / name).write_text("x")
    ended = called(*arguments, folder=tmp_path)
    assert (ended.code, words in ended.err) == (1, True), ended
