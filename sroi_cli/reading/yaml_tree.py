"""YAML text to plain values: mappings, tuples, texts and `Plain` scalars, with the place of each.

Nothing is converted here. YAML's own guesses (`no` is false, `12:30` is 750, the last of two equal keys wins) are
left out: what a scalar means is decided by the type of its place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from sroi_cli.model.problems import Problem
from sroi_cli.model.scalars import Plain
from sroi_cli.reading.errors import MOST_MISTAKES, Mistake, ReadingError

_DEEPEST = 30  # mappings and lists within each other; our formats need 7
_MOST_VALUES = 50_000  # that a file holds; our largest formats need a few thousand
_MOST_REPEATED = 20_000  # values that aliases repeat
_TAGS = frozenset({"map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value"})  # implicit
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_NUMBER_LIKE = re.compile(r"[+-]?\.?\d.*|[+-]?\.(inf|nan)", re.IGNORECASE)
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
    builder = _Builder(name, yaml.parse(text, _Loader))
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
    return Mistake(name, *_place(mark), f"is not YAML ({words}); {hint}")


def _place(mark: yaml.error.Mark | yaml._yaml.Mark | None) -> tuple[int, int]:
    """Line and column, which count from 1; 0 where nobody knows them."""
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


class _Builder:
    """Builds values from events as they come, so that depth is known before it costs; collects mistakes."""

    def __init__(self, name: str, events: Iterator[yaml.Event]) -> None:
        self.name = name
        self.events = events
        self.mistakes: list[Mistake] = []
        self.size = 0  # values so far, those that aliases repeat counted each time
        self.repeated = 0
        self.anchored: dict[str, tuple[Any, int] | None] = {}  # value and size; None while it is built

    def document(self) -> Any:
        """The one document of the stream; None where it has none."""
        data = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                data = self._build(next(self.events), 0)
                break
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise self._refused(event, "begins a second document; give each a file of its own")
        return data

    def _build(self, event: yaml.Event, depth: int) -> Any:
        if isinstance(event, yaml.AliasEvent):
            return self._again(event)
        assert isinstance(event, yaml.NodeEvent)  # noqa: S101 - nothing else begins a value
        before = self.size
        self.size += 1
        if self.size > _MOST_VALUES:
            raise self._refused(
                event, f"has more than {_MOST_VALUES:,} values, which none of our formats needs; leave out what repeats"
            )
        self._name(event)
        value = self._value(event, depth)
        if event.anchor:
            self.anchored[event.anchor] = (value, self.size - before)
        return value

    def _name(self, event: yaml.NodeEvent) -> None:
        """Keeps the place of what an anchor names, which is not built yet."""
        if event.anchor in self.anchored:
            raise self._refused(event, f"the anchor &{event.anchor} stands here a second time; give it another name")
        if event.anchor:
            self.anchored[event.anchor] = None

    def _again(self, event: yaml.AliasEvent) -> Any:
        """What an alias stands for, built once."""
        if event.anchor not in self.anchored:
            raise self._refused(event, f"*{event.anchor} stands for nothing; write the value out, or quote the text")
        found = self.anchored[event.anchor]
        if found is None:
            raise self._refused(event, f"*{event.anchor} refers to itself; write the value out")
        value, size = found
        self.size += size
        self.repeated += size
        if self.repeated > _MOST_REPEATED:
            raise self._refused(event, "aliases expand to too much; write the values out")
        return value

    def _value(self, event: yaml.NodeEvent, depth: int) -> Any:
        assert isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)  # noqa: S101 - an alias is no value
        if event.tag not in {None, "!"} and event.tag.removeprefix("tag:yaml.org,2002:") not in _TAGS:
            self._note(event, f"the tag {event.tag} is not read; write the value alone")
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if depth >= _DEEPEST:
            raise self._refused(event, "is nested too deeply; our formats need few levels")
        if isinstance(event, yaml.MappingStartEvent):
            return dict(self._items(depth))
        return tuple(self._build(child, depth + 1) for child in self._until(yaml.SequenceEndEvent))

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        """The events with which the parts of a collection begin; what follows of a part is taken meanwhile."""
        while not isinstance(event := next(self.events), end):
            yield event

    def _items(self, depth: int) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key in self._until(yaml.MappingEndEvent):
            word = self._key(key, depth)
            child = next(self.events)
            value = self._build(child, depth + 1)
            if not isinstance(word, str):
                self._note(key, "a key is a word, not a list or mapping; quote texts that start with [ or {")
                continue
            if word in seen:
                self._note(key, f"the key '{word}' stands here twice; keep one of them")
            seen.add(word)
            if isinstance(child, yaml.ScalarEvent) and not child.style and not child.value:
                self._note_empty(word, key, child)
            yield word, value

    def _key(self, key: yaml.Event, depth: int) -> Any:
        """The word of a key, as it is written; of a key that is no word, whatever it is."""
        if not isinstance(key, yaml.ScalarEvent):
            return self._build(key, depth + 1)
        self._name(key)
        if key.anchor:
            self.anchored[key.anchor] = (_scalar(key), 1)
        return key.value

    def _note_empty(self, word: str, key: yaml.Event, child: yaml.ScalarEvent) -> None:
        """A key with nothing behind its colon, or without one: `{deelnemers: 7,2}` makes a key of 2."""
        if _place(child.start_mark) != _place(key.end_mark):  # a colon is between them
            self._note(child, f"'{word}' is empty; give a value (in quotes if it begins with #), or leave the key out")
        elif word.isdigit():
            self._note(key, f"'{word}' is read as a key: a comma separates; decimals take a point, such as 7.2")
        elif ":" in word:
            self._note(key, f"'{word}' is read as a key; write a space after the colon")
        elif " " in word:
            self._note(key, f"'{word}' is read as a key; put a text with commas or colons between quotes")
        else:
            self._note(key, f"'{word}' has no value; write {word}: and a value, or leave it out")

    def _note(self, event: yaml.Event, text: str) -> None:
        self.mistakes.append(Mistake(self.name, *_place(event.start_mark), text))

    def _refused(self, event: yaml.Event, text: str) -> ReadingError:
        return self.stopped(Mistake(self.name, *_place(event.start_mark), text))

    def stopped(self, mistake: Mistake) -> ReadingError:
        """The mistake after which nothing is read, and those before it."""
        return ReadingError([*self.mistakes[: MOST_MISTAKES - 1], mistake])


def _scalar(event: yaml.ScalarEvent) -> str | None:
    if event.style:
        return str(event.value)
    if event.value in _NULLS:
        return None
    kind: type[str] = Plain if _NUMBER_LIKE.fullmatch(event.value) else str
    return kind(event.value)
