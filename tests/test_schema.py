"""The JSON Schema for editors: it is what the types say, and judges files as reading does, as far as it can."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from sroi_cli.model.scalars import Plain
from sroi_cli.reading.errors import ReadingError
from sroi_cli.reading.yaml_tree import read_yaml
from tests.conftest import ROOT, SHIPPED, run

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
# what only reading can tell, because it depends on other parts of the file or on the reference values
BEYOND = {
    "units": ("catalogue-in-pounds", "hours-in-another-unit", "pounds-with-euro-values", "reference-with-another-unit",
              "unit-of-starts", "units-do-not-cancel"),
    "corrections and reasons": ("correction-beside-net", "correction-on-net-value", "correction-without-reason",
                                "drop-off-beside-net", "missing-correction", "per-year-and-duration",
                                "price-of-the-unknown"),
    "sums and order": ("horizon-too-short", "intake-does-not-add-up", "intake-too-short", "more-without-than-with",
                       "value-outside-range", "year-outside-period"),
    "ids": ("redefined-stakeholder", "same-id-twice", "misspelt-stakeholder"),
    "sizes, and shares by their unit": ("percent-in-context", "too-large", "too-small"),
    "numbers that can be read in two ways, which YAML reads in one": ("octal", "thousands-point"),
    "characters": ("escape-character",),
}  # fmt: skip


def as_an_editor_reads(value: Any) -> Any:
    """Plain scalars as YAML 1.2 has them; our own reader decides by place."""
    if isinstance(value, dict):
        return {key: as_an_editor_reads(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_an_editor_reads(each) for each in value]
    if isinstance(value, Plain):
        return float(value) if NUMBER.fullmatch(value) else str(value)
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


def refusals(text: str) -> list[str]:
    data = as_an_editor_reads(read_yaml(text, "file").data)
    return [f"{error.json_path}: {error.message}" for error in JUDGE.iter_errors(data)]


def test_the_kept_schema_is_what_the_program_prints(tmp_path: Path) -> None:
    ended = run("schema", folder=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == KEPT.read_text(encoding="utf-8")
    Draft7Validator.check_schema(json.loads(ended.out))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_scenario_names_it_in_its_first_line(name: str) -> None:
    assert GOOD[name].splitlines()[0] == FIRST


@pytest.mark.parametrize("name", sorted(GOOD))
def test_what_is_read_is_right_for_the_schema_too(name: str) -> None:
    assert refusals(GOOD[name]) == []


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
    assert "null" not in json.dumps(schema)
