"""Hostile input: a short round over all that is read, and what longer rounds and inventive people have found."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings

from sroi_cli.commands import sketching
from sroi_cli.reading.shipped import REFERENCE_VALUES
from tests.conftest import called
from tests.fuzzing import running
from tests.fuzzing.case import Case, kept
from tests.fuzzing.running import MOST_SECONDS, tried
from tests.fuzzing.targets import TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_hostile_input_ends_in_a_result_or_in_words(target: str) -> None:
    @settings(max_examples=10)
    @given(TARGETS[target])
    def try_one(case: Case) -> None:
        with TemporaryDirectory() as folder:
            one = tried(case, Path(folder))
        assert not one.wrong, one.wrong

    try_one()


SKETCH = Case({}, (("sketch", "vijlen", "--json", "--draws", "0"),))


def test_a_bug_a_wrong_result_and_a_slow_one_are_each_a_finding(tmp_path: Path) -> None:
    assert tried(SKETCH, tmp_path).accepted
    with patch.object(sketching, "print_json", side_effect=ZeroDivisionError):
        assert "exit code 3: This is a bug" in tried(SKETCH, tmp_path).wrong
    with patch.object(sketching, "print_json", lambda _: print('{"ratio": NaN}')):  # noqa: T201
        assert "NaN is no JSON" in tried(SKETCH, tmp_path).wrong
    with patch.object(sketching, "print_json", lambda _: print("\x1b[31m")):  # noqa: T201
        assert "prints U+001B" in tried(SKETCH, tmp_path).wrong
    with patch.object(running, "MOST_SECONDS", 0.0):
        assert "took" in tried(SKETCH, tmp_path).wrong
    with patch.object(running, "_GIVEN_UP", 0.1), patch.object(sketching, "print_json", _forever):
        assert "went on for" in tried(SKETCH, tmp_path).wrong


def _forever(_: str) -> None:
    while True:
        pass


def test_a_case_is_kept_whole(tmp_path: Path) -> None:
    case = Case({"own/a.yaml": b"\xff\0"}, (("sketch", "\udcff\u202e"), ("check", "x", ">own/b")))
    case.keep(tmp_path)
    assert kept(tmp_path) == case


# --- what was found, and what was thought of: a file or an argument, the call that reads it, and words of the answer

SMALL = """schema: 1
reference_values: "2025-12"
wijk: {name: A, gemeente: B}
period: {start: 2025, years: 100}
"""
OVER = (
    "x: {{label: a, unit: EUR/uur, entries: [{{from: 2024-12, value: 4, price_level: 2024, basis: vermoeden, "
    "source: lwtc-2015, locator: p, derivation: {}}}]}}"
)
WIJKEN = "code,gemeente,inwoners\nA,g,1\n"


def _scenario(more: str, of_wijk: str = "") -> Case:
    text = SMALL.replace("gemeente: B", f"gemeente: B{of_wijk}") + more
    return Case({"a.yaml": text.encode()}, (("sketch", "a.yaml", "--out", "made", "--draws", "0"),))


def _derivation(text: str) -> Case:
    return Case({"own/a.yaml": OVER.format(text).encode()}, (("reference", "check", "--reference-dir", "own"),))


def _list(text: str) -> Case:
    return Case({"a.csv": text.encode()}, (("scale", "--wijken-file", "a.csv", "--draws", "0"),))


def _activities(number: int) -> str:
    uses = (f"  - {{activity: benzomoe, id: a{i}, participants: 1}}\n" for i in range(number))
    return f"activities:\n{''.join(uses)}"


FOUND: dict[str, tuple[Callable[[], Case], str]] = {
    "a derivation too large for a float": (lambda: _derivation("9" * 400), "cannot be computed"),
    "a derivation too deep for the parser": (lambda: _derivation("-" * 40_000 + "4"), "longer than 1000 characters"),
    "a derivation with brackets within brackets": (lambda: _derivation("(" * 450 + "4" + ")" * 450), "cannot be comp"),
    "a derivation of true and false": (lambda: _derivation("True + True + True + True"), "cannot be computed"),
    "keys without end": (lambda: _scenario("a: 1\n" * 150_000), "has more than 50,000 values"),
    "explanations without end": (
        lambda: _scenario(f"assessment: {{explanations: {{{','.join(f'a{i}: b' for i in range(80_000))}}}}}\n"),
        "has more than 50,000 values",
    ),
    "figures without end": (
        lambda: _scenario("", f", context: [{'{label: a, value: 1},' * 9000}]"),
        "has 9000 items; at most 300",
    ),
    "activities that are all unknown": (
        lambda: _scenario("activities:\n" + "  - {activity: wandelgroup}\n" * 15_000),
        "has 15000 items; at most 300",
    ),
    "an intake of a thousand years": (
        lambda: _scenario(f"activities: [{{activity: benzomoe, participants: 1, intake: [{'0,' * 40_000}]}}]\n"),
        "has 40000 years; at most 100",
    ),
    "a share for each of a thousand years": (
        lambda: _scenario(
            f"outcomes: [{{id: a, stakeholder: gemeente, kind: social, quantity: 1, per_year: [{'0,' * 40_000}]}}]\n"
        ),
        "has 40000 years; at most 100",
    ),
    "many rows over many years": (lambda: _scenario(_activities(300)), "comes to more than 20,000 amounts"),
    "an id of half a megabyte with a hundred mistakes": (
        lambda: _scenario(f"activities:\n  - id: {'a' * 500_000}\n" + "".join(f"    k{i}: 1\n" for i in range(120))),
        "unknown key",
    ),
    "a label of half a megabyte": (lambda: _scenario(f"notes:\n  - {'x ' * 250_000}\n"), "499,999 characters long"),
    "a text of brackets": (lambda: _scenario(f'notes:\n  - "{"[" * 49_000}"\n'), ""),
    "a text of images": (lambda: _scenario(f'notes:\n  - "{"![" * 24_000}"\n'), ""),
    "a list of millions of columns": (lambda: _list(f"code,inwoners{',' * 10_000_000}\n"), "is longer than 250,000"),
    "a list of millions of empty lines": (lambda: _list(WIJKEN + "\n" * 15_000_000), "has more than 20,000 rows"),
    "a list of millions of empty rows": (lambda: _list(WIJKEN + ",,\n" * 5_000_000), "has more than 20,000 rows"),
    "a list of a hundred thousand wijken": (
        lambda: _list("code,gemeente,inwoners\n" + "".join(f"A{i},g,1\n" for i in range(100_000))),
        "has more than 20,000 rows",
    ),
    "a list of one line": (lambda: _list(f"code,gemeente,inwoners{'x' * 15_000_000}"), "is longer than 250,000"),
    "an option that a terminal would obey": (
        lambda: Case({}, (("sketch", "vijlen", "--method", "\x1b[31m\x9b"),)),
        "unknown method profile '\ufffd[31m\ufffd'",
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_stays_mended(name: str, tmp_path: Path) -> None:
    made, words = FOUND[name]
    case = made()
    case.write(tmp_path)
    began = time.process_time()
    ended = called(*case.calls[0], folder=tmp_path)
    assert time.process_time() - began < MOST_SECONDS
    assert (ended.code == 0, words in ended.err) == (not words, True), ended.err[:2000]
    assert len(ended.err) < 110_000  # a hundred mistakes of a thousand characters


GRANTED = [  # what the program takes for granted that the values of a release have
    ("prices", "onbetaald_uur", "scale", "has no reference value 'onbetaald_uur'; use a later release, or add it"),
    ("national", "uitgaven_wlz", "scale", "has no reference value 'uitgaven_wlz'"),
    ("activities", "groepsconsult", "scale", "has no activity 'groepsconsult'"),
    ("stakeholders", "zorgkantoor", "scale", "has no stakeholder 'zorgkantoor'"),
    ("stakeholders", "actoren", "scale", "has no stakeholder 'actoren'"),
    ("methods", "2diabeat", "scale", "has no method profile '2diabeat'"),
    ("methods", "2diabeat", "sketch wijk.yaml", "has no method profile '2diabeat'; give a method: mkba, svi, zorg"),
    ("stakeholders", "actoren", "sketch wijk.yaml", "takes hours of 'actoren', whom release 2026-12 does not have"),
]


@pytest.mark.parametrize(("file", "part", "command", "words"), GRANTED)
def test_own_values_that_lack_what_is_taken_for_granted(
    file: str, part: str, command: str, words: str, tmp_path: Path
) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in REFERENCE_VALUES.glob("*.yaml")}
    texts |= {"releases": "{}", "published": "{}", file: re.sub(rf"(?m)^{part}:.*(\n .*|\n#.*)*\n", "", texts[file])}
    if part == "actoren":
        texts["activities"] = re.sub(r"(?m)^ .*stakeholder: actoren.*\n", "", texts["activities"])
    Case({f"own/{name}.yaml": text.encode() for name, text in texts.items()}, ()).write(tmp_path)
    released = called("reference", "release", "2026-12-31", "--reference-dir", "own", folder=tmp_path)
    (tmp_path / "own" / "releases.yaml").write_text(released.out, encoding="utf-8")
    wijk = SMALL.replace("2025-12", "2026-12") + "activities: [{activity: benzomoe, participants: 4}]\n"
    (tmp_path / "wijk.yaml").write_text(wijk, encoding="utf-8")
    ended = called(*command.split(), "--reference-dir", "own", "--draws", "0", folder=tmp_path)
    assert (ended.code > 0, words in ended.err) == (True, True), released.err + ended.err
