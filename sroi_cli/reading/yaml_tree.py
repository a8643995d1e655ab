"""YAML text to plain values: mappings, tuples, texts and `Plain` scalars, with the place of each.

Nothing is converted here. YAML's own guesses (`no` is false, `12:30` is 750, the last of two equal keys wins) are
left out: what a scalar means is decided by the type of its place.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from sroi_cli.model.problems import Problem
from sroi_cli.reading.errors import Mistake, ReadingError
from sroi_cli.reading.yaml_values import ValueBuilder, place

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """One file: its values, and where they stand."""

    name: str
    text: str
    data: Any
    mistakes: tuple[Mistake, ...]  # duplicate keys and the like, to be told with what the values get wrong
    pairs: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = field(default_factory=dict)  # found so far, by node

    @cached_property
    def root(self) -> yaml.Node:
        """The tree of nodes that know their place; made where a place is asked for."""
        root = yaml.compose(self.text, _Loader)
        assert root is not None  # noqa: S101 - an empty file makes no document
        return root

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
    if odd := yaml.reader.Reader.NON_PRINTABLE.search(text):
        line, column = text.count("\n", 0, odd.start()) + 1, odd.start() - text.rfind("\n", 0, odd.start())
        message = f"has the character U+{ord(odd[0]):04X}, which YAML does not allow; remove it"
        raise ReadingError([Mistake(name, line, column, message)])
    builder = ValueBuilder(name, yaml.parse(text, _Loader))
    try:
        data = builder.document()
    except yaml.MarkedYAMLError as error:
        raise builder.stopped(_not_yaml(error, name)) from None
    if data is None or data == "":
        raise ReadingError([Mistake(name, 0, 0, "is empty; see the README for a first scenario")])
    return Document(name, text, data, tuple(builder.mistakes))


def _not_yaml(error: yaml.MarkedYAMLError, name: str) -> Mistake:
    """What the parser says, at the place where the mistake began."""
    began = error.context in ("while scanning a quoted scalar", "while scanning a simple key")
    mark = error.context_mark if began and error.context_mark else error.problem_mark or error.context_mark
    words = "; ".join(part for part in (error.context, error.problem) if part)
    hint = "check indentation, colons and quotes"
    if "tab" in words or "\\t" in words:
        hint = "indent with spaces, not tabs"
    elif error.problem == "found unexpected end of stream":
        hint = "close the quote; a text that starts with ' goes between double quotes: \"'s-Hertogenbosch\""
    return Mistake(name, *place(mark), f"is not YAML ({words}); {hint}")
