"""The JSON Schema of a scenario, for editors: made from the types, and completed with the ids that exist."""

from collections.abc import Mapping
from typing import Any

from sroi_cli.model.base import ALSO, NAMES, Vocabulary
from sroi_cli.model.constraint import Json
from sroi_cli.model.scenario import Scenario

_DRAFT = "http://json-schema.org/draft-07/schema#"  # the one that YAML editors understand
_OPEN = frozenset({"stakeholder"})  # a scenario may name its own


def scenario_schema(vocabulary: Vocabulary) -> Json:
    """The schema, with the ids of the vocabulary as the words that may be written.

    It knows keys, types, bounds and ids. What depends on other parts of the file (units that cancel, sums, years
    within the period) only reading tells.
    """
    schema: Json = _plain(Scenario.model_json_schema(by_alias=True))
    definitions = schema.pop("$defs") | {_slug(kind): _words(kind, ids) for kind, ids in vocabulary.ids.items()}
    return {"$schema": _DRAFT, "title": "Scenario of sroi", **schema, "$defs": dict(sorted(definitions.items()))}


def _plain(part: Any) -> Any:
    """The schema as an editor wants it: no titles, and names by reference to the ids that exist."""
    if isinstance(part, list):
        return [_plain(each) for each in part]
    if not isinstance(part, dict):
        return part
    found = {key: _plain(value) for key, value in part.items() if not _left_out(key, value)}
    for key in ("properties", "$defs"):  # their keys are names, none of which is left out
        if key in part:
            found[key] = {name: _plain(value) for name, value in part[key].items()}
    if "patternProperties" in found:
        found["additionalProperties"] = False  # a key that is no id
    return _joined(_named(found))


def _left_out(key: str, value: Any) -> bool:
    return key in ("title", "discriminator") or (key == "default" and not isinstance(value, str))


def _joined(part: Json) -> Json:
    """What matches two ways is no mistake; and nothing may stand beside a reference, which would hide it."""
    options = [*part.pop("anyOf", ()), *part.pop("oneOf", ())]
    if "$ref" in part and len(part) > 1:
        return {"allOf": [{"$ref": part.pop("$ref")}], **part}
    return {**part, **({"anyOf": options} if options else {})}


def _named(part: Json) -> Json:
    kind, also = part.pop(NAMES, None), part.pop(ALSO, [])
    if kind is None:
        return part
    ids = {"$ref": f"#/$defs/{_slug(kind)}"}
    told: Json = {key: part[key] for key in ("description", "default") if key in part}
    return {**told, **({"anyOf": [ids, {"enum": also}]} if also else {"allOf": [ids]})}


def _slug(kind: str) -> str:
    return kind.replace(" ", "_")


def _words(kind: str, ids: frozenset[str]) -> Mapping[str, Any]:
    """What may be written for an id of a kind."""
    known = sorted(ids)
    if kind == "unit":
        piece = f"({'|'.join(known)})"
        return {"type": "string", "pattern": f"^ *{piece}( */ *{piece})? *$"}
    if kind in _OPEN:
        return {"anyOf": [{"enum": known}, {"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]*$"}]}
    return {"enum": known}
