"""What pages are made with, before anything fills it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import BytecodeCache


@dataclass(frozen=True)
class Templates:
    """The text of every template, style sheet and script, by file name; and what keeps them compiled, if anything."""

    texts: Mapping[str, str]
    compiled: "BytecodeCache | None" = None
