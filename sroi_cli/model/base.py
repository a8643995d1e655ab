"""The base of all types read from files: frozen, no unknown keys; and the ids that a file may refer to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo

from sroi_cli.model.constraint import Constraint, Json, OrWritten
from sroi_cli.model.scalars import TEXT, Text


class Strict(BaseModel):
    """A mapping of a file: every key known, no type guessed, nothing changed afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


@dataclass(frozen=True)
class Vocabulary:
    """The ids that exist, by what they name (`activity`, `reference value`, ...). Handed in as validation context."""

    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    later: Mapping[str, frozenset[str]] = field(default_factory=dict)  # ids that a later release has
    release: str = ""  # the release that `ids` belongs to

    def refusal(self, kind: str, word: str, also: tuple[str, ...] = ()) -> str | None:
        """What is wrong with an id that is to name something of `kind`; None where nothing is."""
        ids = self.ids[kind].union(also)
        if word in ids:
            return None
        if word in self.later.get(kind, ()):
            return f"the {kind} '{word}' is not in release {self.release} yet; use a later release"
        return f"unknown {kind} '{word}'{suggestion(word, ids)}"


def suggestion(word: str, known: Mapping[str, Any] | frozenset[str] | list[str]) -> str:
    """Words to end a message with: the nearest known word, those that hold it, or all if they are few; else nothing."""
    if found := nearest(word, known):
        return did_you_mean([found])
    holding = [each for each in known if word.casefold() in each.casefold()]
    few = holding if holding and len(known) > 5 else list(known)  # noqa: PLR2004 - five can all be told
    return f"; known: {', '.join(sorted(few))}" if 0 < len(few) <= 20 else ""  # noqa: PLR2004 - a line's worth


_LESS_ALIKE = 0.1  # of likenesses from 0 to 1; further behind the first, a word is hardly meant


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is spelt most like it; None where none is much like it."""
    spelt = {each.casefold(): each for each in known}
    alike = 0.55 if len(spelt) > 3 else 0.87  # noqa: PLR2004 - of so few, all but a slip is a guess
    return next(iter(near(word, known, 1, alike)), None)


def near(word: str, known: Iterable[str], most: int = 3, alike: float = 0.6) -> list[str]:
    """The known words that are spelt most like it, and about as much like it as the first of them."""
    spelt = {each.casefold(): each for each in known}
    wanted = word.casefold().replace(" ", "_")
    found = get_close_matches(wanted, spelt, n=most, cutoff=alike)
    likeness = {each: SequenceMatcher(None, wanted, each).ratio() for each in found}
    return [spelt[each] for each in found if likeness[each] > likeness[found[0]] - _LESS_ALIKE]


def did_you_mean(words: Sequence[str]) -> str:
    """Words to end a message with, that name what there is."""
    *first, last = (f"'{word}'" for word in words)
    return f"; did you mean {', '.join(first)} or {last}?" if first else f"; did you mean {last}?"


NAMES, ALSO = "x-names", "x-also"  # in a JSON Schema: what kind of thing a text names, and words beside those


@dataclass(frozen=True, slots=True)
class Names(Constraint):
    """An id that names something of `kind`, or one of the words `also`.

    Without a vocabulary in the validation context all pass.
    """

    kind: str
    also: tuple[str, ...] = ()

    def check_among(self, word: str, info: ValidationInfo) -> str:
        if isinstance(info.context, Vocabulary) and (refusal := info.context.refusal(self.kind, word, self.also)):
            raise ValueError(refusal)
        return word

    def stated(self, schema: Json) -> Json:
        return {**schema, NAMES: self.kind, ALSO: list(self.also)}


def _label(value: Any) -> Any:
    return {"nl": value, "en": value} if isinstance(value, str) else value


class Translations(Strict):
    """One label in Dutch, in English, and perhaps in other languages of the reports."""

    model_config = ConfigDict(extra="allow", json_schema_extra={"propertyNames": {NAMES: "language"}})
    __pydantic_extra__: dict[Annotated[Text, Names("language")], Text]

    nl: Text
    en: Text

    @property
    def texts(self) -> dict[str, str]:
        """By language."""
        return {"nl": self.nl, "en": self.en, **self.__pydantic_extra__}

    def text(self, language: str) -> str:
        """In a language; in English where there is none in it."""
        return self.texts.get(language, self.en)

    @classmethod
    def same(cls, text: str) -> Self:
        """A text that has no translation."""
        return cls(nl=text, en=text)

    @classmethod
    def made(cls, words: Callable[..., str], *labels: "Translations") -> Self:
        """What `words` makes of labels, in each language that one of them is in."""
        languages = dict.fromkeys(language for label in labels for language in label.texts)
        return cls(**{language: words(*(label.text(language) for label in labels)) for language in languages})


Label = Annotated[Translations, BeforeValidator(_label), OrWritten(TEXT)]
Source = Annotated[Text, Names("source")]
StakeholderId = Annotated[Text, Names("stakeholder")]
