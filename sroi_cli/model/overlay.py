"""Own reference values laid over those of a release: which are added, and which replace others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sroi_cli.model.digest import digest, without_words
from sroi_cli.model.reference import ReferenceValue


@dataclass(frozen=True)
class Overlay:
    """A folder of own values, by its name; the digest is of what they are, labels and notes aside."""

    dir: str
    added: tuple[str, ...]
    replaced: tuple[str, ...]
    sha256: str

    @classmethod
    def of(cls, name: str, own: Mapping[str, ReferenceValue], known: Iterable[str]) -> "Overlay":
        """Own values beside the ids that are known without them."""
        replaced = own.keys() & set(known)
        content = {id_: without_words(value.model_dump(by_alias=True)) for id_, value in own.items()}
        return cls(name, tuple(sorted(own.keys() - replaced)), tuple(sorted(replaced)), digest(content))

    @property
    def values(self) -> frozenset[str]:
        """The ids of all own values."""
        return frozenset((*self.added, *self.replaced))
