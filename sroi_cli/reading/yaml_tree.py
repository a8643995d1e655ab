"""YAML text to plain values: mappings, tuples, texts and `Plain` scalars, with the place of each.

Nothing is converted here. YAML's own guesses (`no` is false, `12:30` is 750, the last of two equal keys wins) are
left out: what a scalar means is decided by the type of its place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from sroi_cli.model.problems import Problem
from sroi_cli.model.scalars import Plain
from sroi_cli.reading.errors import Mistake, ReadingError

DEEPEST = 30  # mappings and lists within each other; our formats need 7
LARGEST_EXPANSION = 20_000  # values that aliases repeat
_TAGS = frozenset({"map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value"})  # implicit
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_NUMBER_LIKE = re.compile(r"[+-]?\.?\d.*|[+-]?\.(inf|nan)", re.IGNORECASE)
_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """One file: its values, and the nodes that know where they stand."""

    name: str
    root: yaml.Node
    data: Any
    mistakes: tuple[Mistake, ...]  # duplicate keys and the like, to be told with what the values get wrong
    pairs: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = field(default_factory=dict)  # found so far, by node

    def mistake(self, problem: Problem) -> Mistake:
        """The problem with its place; a trail that leaves the file points to where it leaves."""
        node, trail = self.root, ""
        mark = node.start_mark
        for depth, part in enumerate(problem.trail, start=1):
            found = self._child(node, part)
            if found is None:
                continue
            key, node = found
            if problem.at_key and key is not None and depth == len(problem.trail):
                mark = key.start_mark
            else:
                mark = node.start_mark
                trail += _word(part, node)
        words = f"{trail.lstrip('.')}: {problem.message}" if trail else problem.message
        return Mistake(self.name, mark.line + 1, mark.column + 1, words)

    def _child(self, node: yaml.Node, part: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
        """The key and value at a step; of two equal keys the last one, which holds."""
        if isinstance(node, yaml.MappingNode):
            if id(node) not in self.pairs:
                self.pairs[id(node)] = {key.value: (key, value) for key, value in node.value if _is_word(key)}
            return self.pairs[id(node)].get(str(part))
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            return None, node.value[part]
        return None


def _is_word(key: yaml.Node) -> bool:
    return isinstance(key, yaml.ScalarNode)


def _word(part: str | int, node: yaml.Node) -> str:
    """How a step shows in a trail: a list item by its id where it has one, as in parameter names."""
    if isinstance(part, str):
        return f".{part}"
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    names = {key.value: value.value for key, value in pairs if _is_word(key)}
    name = names.get("id") or names.get("activity")
    return f".{name}" if isinstance(name, str) and name else f"[{part + 1}]"


def read_yaml(text: str, name: str) -> Document:
    """The document in `text`.

    Raises:
        ReadingError: not YAML, more than one document, empty, or too deep or large.
    """
    root = _compose(text, name)
    if root is None or (isinstance(root, yaml.ScalarNode) and root.value in _NULLS):
        raise ReadingError([Mistake(name, 0, 0, "is empty; see the README for a first scenario")])
    builder = _Builder(name)
    data = builder.build(root, 0)
    return Document(name, root, data, tuple(builder.mistakes))


def _compose(text: str, name: str) -> yaml.Node | None:
    if odd := yaml.reader.Reader.NON_PRINTABLE.search(text):
        line, column = text.count("\n", 0, odd.start()) + 1, odd.start() - text.rfind("\n", 0, odd.start())
        message = f"has the character U+{ord(odd[0]):04X}, which YAML does not allow; remove it"
        raise ReadingError([Mistake(name, line, column, message)])
    try:
        _check_depth(text, name)
        node: yaml.Node | None = yaml.compose(text, _Loader)
    except yaml.MarkedYAMLError as error:
        raise ReadingError([_not_yaml(error, name)]) from None
    return node


def _check_depth(text: str, name: str) -> None:
    """Counts the nesting before the tree is built: building recurses in C, and deep enough it ends the process."""
    depth = 0
    for event in yaml.parse(text, _Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            place = (event.start_mark.line + 1, event.start_mark.column + 1) if event.start_mark else (0, 0)
            raise ReadingError([Mistake(name, *place, "is nested too deeply; our formats need few levels")])


def _not_yaml(error: yaml.MarkedYAMLError, name: str) -> Mistake:
    """What the parser says, at the place where the mistake began."""
    began = error.context in ("while scanning a quoted scalar", "while scanning a simple key")
    mark = error.context_mark if began and error.context_mark else error.problem_mark or error.context_mark
    place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    words = "; ".join(part for part in (error.context, error.problem) if part)
    hint = "check indentation, colons and quotes"
    if "tab" in words or "\\t" in words:
        hint = "indent with spaces, not tabs"
    elif error.problem == "found unexpected end of stream":
        hint = "close the quote; a text that starts with ' goes between double quotes: \"'s-Hertogenbosch\""
    return Mistake(name, *place, f"is not YAML ({words}); {hint}")


class _Builder:
    """Builds the values of a tree, collecting mistakes; an aliased node is built once."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.mistakes: list[Mistake] = []
        self.size = 0  # values so far, those that aliases repeat counted each time
        self.repeated = 0
        self.built: dict[int, tuple[Any, int]] = {}

    def build(self, node: yaml.Node, depth: int) -> Any:
        if id(node) in self.built:
            value, size = self.built[id(node)]
            self.size += size
            self.repeated += size
            if self.repeated > LARGEST_EXPANSION:
                raise self._refused(node, "aliases expand to too much; write the values out")
            return value
        if depth > DEEPEST:
            raise self._refused(node, "is nested too deeply, or refers to itself")
        before = self.size
        self.size += 1
        value = self._value(node, depth)
        self.built[id(node)] = (value, self.size - before)
        return value

    def _value(self, node: yaml.Node, depth: int) -> Any:
        if node.tag.removeprefix("tag:yaml.org,2002:") not in _TAGS:
            self._note(node, f"the tag {node.tag} is not read; write the value alone")
        if isinstance(node, yaml.MappingNode):
            return dict(self._items(node, depth))
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.build(child, depth + 1) for child in node.value)
        assert isinstance(node, yaml.ScalarNode)  # noqa: S101 - YAML has no fourth kind of node
        return _scalar(node)

    def _items(self, node: yaml.MappingNode, depth: int) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key, child in node.value:
            if not _is_word(key):
                self._note(key, "a key is a word, not a list or mapping; quote texts that start with [ or {")
                continue
            if key.value in seen:
                self._note(key, f"the key '{key.value}' stands here twice; keep one of them")
            seen.add(key.value)
            if isinstance(child, yaml.ScalarNode) and not child.style and not child.value:
                self._note_empty(key, child)
            yield key.value, self.build(child, depth + 1)

    def _note_empty(self, key: yaml.ScalarNode, child: yaml.ScalarNode) -> None:
        """A key with nothing behind its colon, or without one: `{deelnemers: 7,2}` makes a key of 2."""
        colon = (child.start_mark.line, child.start_mark.column) != (key.end_mark.line, key.end_mark.column)
        if colon:
            self._note(child, f"'{key.value}' is empty; give a value, or leave the key out")
        elif key.value.isdigit():
            self._note(key, f"'{key.value}' is read as a key: a comma separates; decimals take a point, such as 7.2")
        elif ":" in key.value:
            self._note(key, f"'{key.value}' is read as a key; write a space after the colon")
        elif " " in key.value:
            self._note(key, f"'{key.value}' is read as a key; put a text with commas or colons between quotes")
        else:
            self._note(key, f"'{key.value}' has no value; write {key.value}: and a value, or leave it out")

    def _note(self, node: yaml.Node, text: str) -> None:
        self.mistakes.append(Mistake(self.name, node.start_mark.line + 1, node.start_mark.column + 1, text))

    def _refused(self, node: yaml.Node, text: str) -> ReadingError:
        self._note(node, text)
        return ReadingError(self.mistakes)


def _scalar(node: yaml.ScalarNode) -> str | None:
    if node.style:
        return str(node.value)
    if node.value in _NULLS:
        return None
    kind: type[str] = Plain if _NUMBER_LIKE.fullmatch(node.value) else str
    return kind(node.value)
