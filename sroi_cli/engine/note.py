"""Something that a reader must know: a key and its figures; the reports have the words."""

from dataclasses import dataclass, field

from sroi_cli.model.base import Translations

Figure = float | str | tuple[Translations, ...]


@dataclass(frozen=True)
class Note:
    """A remark: the key of its words, and the figures that stand in them."""

    key: str
    figures: dict[str, Figure] = field(default_factory=dict)
