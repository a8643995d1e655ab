"""The JSON Schema for editors: it is what the types say, and judges files as reading does, as far as it can."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from sroi_cli.model.scalars import Plain
from sroi_cli.reading.errors import ReadingError
from sroi_cli.reading.scenarios import ScenarioFile
from sroi_cli.reading.yaml_tree import read_yaml
from tests.conftest import ROOT, SHIPPED, called

KEPT = ROOT / "scenarios" / "scenario.schema.json"
BROKEN = ROOT / "tests" / "broken" / "scenarios"
JUDGE = Draft7Validator(json.loads(KEPT.read_text(encoding="utf-8")))
FIRST = "# yaml-language-server: $schema=scenario.schema.json"
NUMBER = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?")

GOOD = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "scenarios").glob("*.yaml")}
GOOD |= {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))["scenario"]
    for path in (ROOT / "tests" / "cases").glob("*.yaml")
}
GOOD |= {
    name: found[1]
    for name in ("docs/scenario.md", "README.md")
    if (found := re.search(r"```yaml\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL))
}
ROW = """schema: 1
reference_values: "2025-12"
wijk: {name: A, gemeente: B}
period: {start: 2025, years: 1}
outcomes:
  - id: x
    stakeholder: gemeente
    kind: economic
    quantity: {value: 3, unit: EUR, because: t}
    deadweight: {value: 0, because: t}
    displacement: {value: 0, source: lwtc-2015}
    attribution: {value: 0, because: t}
    drop_off: {value: 0, because: t}
    # here
"""
# what only reading can tell, because it depends on other parts of the file or on the reference values
BEYOND = {
    "units": ("catalogue-in-pounds", "hours-in-another-unit", "national-figure-in-another-unit",
              "pounds-with-euro-values", "reference-with-another-unit", "unit-of-starts", "units-do-not-cancel"),
    "what the reference values say": ("correction-on-net-value", "missing-correction"),
    "sums and order": ("horizon-too-short", "intake-does-not-add-up", "intake-too-short", "more-without-than-with",
                       "value-outside-range", "year-outside-period"),
    "ids": ("redefined-stakeholder", "same-id-twice", "misspelt-stakeholder"),
    "numbers that are too small": ("share-for-people", "too-small"),
    "numbers that can be read in two ways, which YAML reads in one": ("octal", "thousands-point"),
    "characters": ("escape-character",),
    "what a colour looks like": ("accent-too-light",),
    "what stands beside the file": ("logo-that-is-no-image", "missing-logo"),
}  # fmt: skip


GOOD |= {
    "plain numbers as texts": """schema: 1
reference_values: "2025-12"
wijk: {name: 2025, gemeente: 7}
period: {start: 2025, years: 2}
stakeholders: {bieb: {label: 3, purse: public}}
activities: [{id: 1, activity: wandelgroep, participants: {value: 3, because: 2025, source: lwtc-2015, locator: 12}}]
inbreng: [{id: 2025, stakeholder: bieb, kind: money, quantity: unknown, unit_value: ~}]
not_monetised: [{name: 1, side: inbreng, stakeholder: bieb, reach: 30, note: true}]
notes: [2025]
assessment: {explanations: {control_group: 5}}
factsheet: {title: 2025, supported_by: [3]}
""",
    "numbers in every way": """schema: 1
reference_values: "2025-12"
wijk: {name: A, gemeente: B, inhabitants: 1e4}
period: {start: 2025, years: 5.0}
outcomes:
  - id: x
    stakeholder: gemeente
    kind: economic
    quantity: {value: 3, unit: deelnemer , because: t}
    effect: {value: -0.5, unit: " QALY / deelnemer ", because: t}
    unit_value: qaly
    net: {because: t}
    starts: {value: 1, unit: jaar}
    intake: ~
    per_year: ~
    deadweight: ~
""",
}


def as_an_editor_reads(value: Any) -> Any:
    """Plain scalars as YAML 1.2 has them; our own reader decides by place."""
    if isinstance(value, dict):
        return {key: as_an_editor_reads(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_an_editor_reads(each) for each in value]
    if isinstance(value, Plain):
        return float(value) if NUMBER.fullmatch(value) else str(value)
    return {"true": True, "false": False}.get(value.lower(), value) if isinstance(value, str) else value


def refusals(text: str) -> list[str]:
    data = as_an_editor_reads(read_yaml(text, "file").data)
    return [f"{error.json_path}: {error.message}" for error in JUDGE.iter_errors(data)]


def test_the_kept_schema_is_what_the_program_prints(tmp_path: Path) -> None:
    ended = called("schema", folder=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == KEPT.read_text(encoding="utf-8")
    Draft7Validator.check_schema(json.loads(ended.out))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_scenario_names_it_in_its_first_line(name: str) -> None:
    assert GOOD[name].splitlines()[0] == FIRST


@pytest.mark.parametrize("name", sorted(GOOD))
def test_what_is_read_is_right_for_the_schema_too(
    name: str, read: Callable[[str], ScenarioFile], tmp_path: Path
) -> None:
    shutil.copy(ROOT / "scenarios" / "voorbeeldwijk.svg", tmp_path)  # stands beside the scenario that names it
    assert read(GOOD[name])
    assert refusals(GOOD[name]) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "deadweight: 0", "deadweight: {value: 0}", "starts: qaly", "starts: {value: 1, low: 0, high: 2}",
        "net: {because: t}", "per_year: [1]\n    duration: 2", "attribution: 25", "intake: [-1]",
    ],
)  # fmt: skip
def test_the_commonest_mistakes_in_a_row_are_refused_while_one_types(
    wrong: str, read: Callable[[str], ScenarioFile]
) -> None:
    key = wrong.split(":", maxsplit=1)[0]
    text = re.sub(rf"    {key}: .*\n", "", ROW).replace("    # here\n", f"    {wrong}\n")
    assert refusals(ROW) == []
    assert refusals(text)
    with pytest.raises(ReadingError):
        read(text)


def test_the_schema_refuses_what_reading_refuses_as_far_as_it_can() -> None:
    beyond = {name for names in BEYOND.values() for name in names}
    accepted = set()
    for path in sorted(BROKEN.glob("*.yaml")):
        try:
            document = read_yaml(path.read_text(encoding="utf-8"), path.name)
        except (ReadingError, UnicodeDecodeError):
            continue  # no YAML at all: an editor says so without a schema
        if path.name != "expected.yaml" and not document.mistakes and not refusals(path.read_text(encoding="utf-8")):
            accepted.add(path.stem)
    assert accepted == beyond


def test_the_schema_tells_an_editor_what_can_be_written() -> None:
    schema = JUDGE.schema
    assert isinstance(schema, dict)
    assert "wandelgroep" in schema["$defs"]["activity"]["enum"]
    assert "zvw_groepsconsult" in schema["$defs"]["reference_value"]["enum"]
    assert schema["$defs"]["release"]["enum"] == ["2024-12", "2025-12"]
    assert schema["$defs"]["ActivityUse"]["properties"]["participants"]["description"].startswith("Reached over")
