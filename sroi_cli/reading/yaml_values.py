"""The values of a YAML file, built from the events of its parser as they come."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from sroi_cli.model.scalars import Plain
from sroi_cli.reading.errors import MOST_MISTAKES, Mistake, ReadingError

_DEEPEST = 30  # mappings and lists within each other; our formats need 7
_MOST_VALUES = 50_000  # that a file holds; our largest formats need a few thousand
_MOST_REPEATED = 20_000  # values that aliases repeat
_TAGS = frozenset({"map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value"})  # implicit
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_NUMBER_LIKE = re.compile(r"[+-]?\.?\d.*|[+-]?\.(inf|nan)", re.IGNORECASE)


def place(mark: yaml.error.Mark | yaml._yaml.Mark | None) -> tuple[int, int]:
    """Line and column, which count from 1; 0 where nobody knows them."""
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


class ValueBuilder:
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
        if place(child.start_mark) != place(key.end_mark):  # a colon is between them
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
        self.mistakes.append(Mistake(self.name, *place(event.start_mark), text))

    def _refused(self, event: yaml.Event, text: str) -> ReadingError:
        return self.stopped(Mistake(self.name, *place(event.start_mark), text))

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
