"""The base of all types read from files: frozen, no unknown keys; and the ids that a file may refer to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo

from sroi_cli.model.constraint import Constraint, Json, OrWritten
from sroi_cli.model.scalars import TEXT, Text
from sroi_cli.model.suggestions import suggestion


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
