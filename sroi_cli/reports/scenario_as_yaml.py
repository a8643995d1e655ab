"""A scenario as a person would write it: short things on one line, long texts folded, a word about each part."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from sroi_cli.model.scalars import Plain
from sroi_cli.model.scenario import Scenario

_WIDTH = 110
_STEP = 2  # spaces
_SAFE = re.compile(r"[^\W\d_][\w '’()/.€%&+;!…–-]*")
_SAFE_ALONE = re.compile(r"[^\W\d_][\w '’()/.,€%&+;!?…–-]*")  # on a line of its own commas are no signs of YAML
_WORD = re.compile(r"[\w.+-]+")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})  # that some readers take otherwise
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\ufeff\x85]")


def scenario_as_yaml(data: Mapping[str, Any], made_from: str) -> str:
    """The text of a scenario file.

    Args:
        data: as YAML is read: numbers are `Plain`, lists are tuples.
        made_from: the file that it comes from.
    """
    head = (f"# Made from {made_from} with sroi import. Every key is explained in docs/scenario.md of sroi.",)
    return "\n".join([*head, *_mapping(data, 0, _ABOUT)]) + "\n"


_ABOUT = {
    one.alias or name: one.description[0].lower() + one.description[1:].removesuffix(".")
    for name, one in Scenario.model_fields.items()
    if one.description and name not in ("schema_", "status")
}


def _mapping(data: Mapping[str, Any], indent: int, about: Mapping[str, str]) -> Iterator[str]:
    for key, value in data.items():
        yield from _item(f"{' ' * indent}{_key(key)}:", value, indent, about.get(key))


def _item(head: str, value: Any, indent: int, about: str | None = None) -> Iterator[str]:
    """A key with its value: on one line where that fits."""
    comment = f"   # {about}" if about else ""
    inline = _inline(value)
    if inline is not None and len(head) + 1 + len(inline) <= _WIDTH and not _is_records(value):
        line = f"{head} {inline}"
        fits = len(line) + len(comment) <= _WIDTH + 2 * _STEP
        yield from (f"{line}{comment}",) if fits or not about else (f"{' ' * indent}# {about}", line)
    elif isinstance(value, str):
        yield from _long(head, value, indent + _STEP)
    else:
        yield f"{head}{comment}"
        yield from _inside(value, indent + _STEP)


def _is_records(value: Any) -> bool:
    """A list of mappings or of sentences: each stands on a line of its own."""
    return isinstance(value, tuple) and not all(isinstance(one, str) and _WORD.fullmatch(one) for one in value)


def _inside(value: Any, indent: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _mapping(value, indent, {})
        return
    for one in value:
        yield from _listed(one, indent)


def _listed(one: Any, indent: int) -> Iterator[str]:
    """An item of a list behind its dash."""
    dash = f"{' ' * indent}-"
    inline = _inline(one, alone=isinstance(one, str))
    if inline is not None and len(dash) + 1 + len(inline) <= _WIDTH:
        yield f"{dash} {inline}"
    elif isinstance(one, str):
        yield from _long(dash, one, indent + _STEP)
    else:
        first, *rest = _inside(one, indent + _STEP)
        yield f"{dash} {first.lstrip()}"
        yield from rest


def _inline(value: Any, *, alone: bool = True) -> str | None:
    """The value on one line; None where that cannot be."""
    if isinstance(value, Plain):
        return str(value)
    if isinstance(value, str):
        return None if "\n" in value else _text(value, alone=alone)
    if isinstance(value, Mapping):
        parts = {key: _inline(one, alone=False) for key, one in value.items()}
        inner = ", ".join(f"{_key(key)}: {part}" for key, part in parts.items())
        return None if None in parts.values() else f"{{{inner}}}"
    items = [_inline(one, alone=False) for one in value]
    return None if None in items else f"[{', '.join(map(str, items))}]"


def _key(key: str) -> str:
    return key if re.fullmatch(r"[a-z][a-z0-9_-]*", key) and key not in _WORDS | {"null"} else _quoted(key)


def _text(text: str, *, alone: bool) -> str:
    """As it is where YAML reads it as that text, else between quotes."""
    safe = _SAFE_ALONE if alone else _SAFE
    plain = safe.fullmatch(text) and text.casefold() not in _WORDS and not text.endswith((" ", ":"))
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    found = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", found)


def _long(head: str, text: str, indent: int) -> Iterator[str]:
    """A text over several lines: folded where it is one paragraph, as it stands where it has lines of its own."""
    space = " " * indent
    lines = text.split("\n")
    odd = _UNPRINTABLE.search(text) or any(line != line.strip() for line in lines)
    if len(lines) > 1 and not odd:
        yield f"{head} |-"
        yield from (f"{space}{line}" if line else "" for line in lines)
    elif len(lines) == 1 and not odd and text == " ".join(text.split()):
        yield f"{head} >-"
        yield from (f"{space}{line}" for line in _wrapped(text, _WIDTH - indent))
    else:
        yield f"{head} {_quoted(text)}"


def _wrapped(text: str, width: int) -> Sequence[str]:
    return wrap(text, width, break_long_words=False, break_on_hyphens=False)
