"""Which signs of Markdown count in the texts of a scenario, and which a code host sees."""

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_inline import StateInline, link

_LINE_OF_SIGNS = re.compile(r"(?:(?:[-+*]|[0-9]{1,9}[.)])[\s\ufeff]*)+")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^/?#]", re.IGNORECASE)
_BEFORE_ADDRESS = re.compile(r"\([ \t\n]*")
_DEEPEST = 10  # levels, two for each list; most parsers leave out what stands deeper than 20
_MOST_BRACKETS = 100  # that a text with links may open: each is looked for to the end of the text


class Parsers:
    """Of the texts of a scenario, in which little counts, and of a code host."""

    def __init__(self) -> None:
        self.ours = MarkdownIt("zero").enable(["emphasis", "escape", "link", "list", "newline"])
        self.ours.block.ruler.at("list", _list, {"alt": ["paragraph"]})
        self.ours.inline.ruler.at("link", _link)
        self.code_host = MarkdownIt("commonmark")


def _list(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: FBT001 - the library's
    """A list, but not of nothing but signs, such as `-` and `* * *`, nor too deep: those are text."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    is_text = _LINE_OF_SIGNS.fullmatch(state.src, begin, state.eMarks[start_line])
    return state.level < _DEEPEST and not is_text and list_block(state, start_line, end_line, silent)


def _link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's
    """A link to a page or a mailbox; any other is text, and so is one without an address."""
    begin = len(state.tokens)
    if not _leads_somewhere(state) or not link(state, silent):
        return False
    for token in state.tokens[begin:]:
        if token.type == "link_open":
            token.attrs = {"href": token.attrs["href"], "rel": "noopener noreferrer"}
    return True


def _leads_somewhere(state: StateInline) -> bool:
    if state.src[state.pos] != "[" or _is_tangle(state.src):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos, disableNested=True)
    before = _BEFORE_ADDRESS.match(state.src, end + 1, state.posMax)
    if end < 0 or not before:
        return False
    address = state.md.helpers.parseLinkDestination(state.src, before.end(), state.posMax).str
    return bool(_ADDRESS.match(state.md.normalizeLink(address)))


@lru_cache(1)  # asked at each bracket of a text
def _is_tangle(text: str) -> bool:
    return text.count("[") > _MOST_BRACKETS
