"""Text of a scenario, in which emphasis, lists and links are Markdown and all else is shown as it was typed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_inline import StateInline, link
from markdown_it.token import Token
from markupsafe import Markup, escape

from sroi_cli.reports.markdown import escaped

_PLAIN = re.compile(r"(?![-+]|[0-9]+[.)])[^*_\[\\\r\n\0]+")  # holds no sign that the parser knows
_LINE_OF_SIGNS = re.compile(r"(?:(?:[-+*]|[0-9]{1,9}[.)])[\s\ufeff]*)+")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^/?#]", re.IGNORECASE)
_BEFORE_ADDRESS = re.compile(r"\([ \t\n]*")
_LINE_START = re.compile(r"^([0-9]{1,9}(?=[.)](?:[ \t]|$))|(?=[-+=:]))", re.MULTILINE)  # a list, heading, term or table
_HOST_SIGN = re.compile(r"(?=://|\$)|(?<=www)(?=\.)")  # a bare address, in which hosts show a \, or a formula
_NEXT_LINE = re.compile(r"\n(?!\n)")

_DEEPEST = 10  # levels, two for each list; most parsers leave out what stands deeper than 20
_BREAKS = {"softbreak": "\n", "hardbreak": "\\\n"}
_SPACES = dict.fromkeys(_BREAKS, " ")


def html(text: str) -> Markup:
    """Paragraphs and lists."""
    plain = _plain(text)
    return Markup(f"<p>{escape(plain)}</p>" if plain else _PARSER.render(text).rstrip())  # noqa: S704 - made safe


def inline_html(text: str) -> Markup:
    """Words within a line, such as a name or a cell; what would be a list is text."""
    plain = _plain(text)
    return escape(plain) if plain else Markup(_PARSER.renderInline(text.strip()))  # noqa: S704 - made safe


def markdown(text: str) -> str:
    """What `html` shows, for a code host; in a quote or a list, each line needs the sign or indent of that."""
    plain = _plain(text)
    return _shielded(_typed(plain)) if plain else _together(_pieces(iter(_PARSER.parse(text))), "\n\n")


def inline_markdown(text: str) -> str:
    """What `inline_html` shows, on one line."""
    plain = _plain(text)
    return _shielded(_typed(plain)) if plain else _words(_PARSER.parseInline(text.strip())[0], _SPACES)


def _plain(text: str) -> str:
    """A text without a sign of Markdown, as most are, which saves the time of parsing; else nothing."""
    stripped = text.strip()
    return stripped if _PLAIN.fullmatch(stripped) else ""


class _Piece(NamedTuple):
    """A paragraph, list or item, as Markdown."""

    text: str
    is_spaced: bool = False  # a paragraph that stands apart, or an item that holds one


def _pieces(tokens: Iterator[Token]) -> Iterator[_Piece]:
    """The pieces up to the end of what holds them, but for those that are empty."""
    found = (_piece(token, tokens) for token in takewhile(lambda token: token.nesting >= 0, tokens))
    return (piece for piece in found if piece.text)


def _piece(token: Token, rest: Iterator[Token]) -> _Piece:
    """What begins with this token, and takes the rest as far as it goes."""
    if token.type == "inline":
        return _Piece(_words(token, _BREAKS))
    parts = list(_pieces(rest))
    is_spaced = any(part.is_spaced for part in parts)
    words = _together(parts, "\n\n" if is_spaced else "\n")
    match token.type:
        case "paragraph_open":
            return _Piece(words, not token.hidden)
        case "list_item_open":
            return _Piece(_item(token.info + token.markup, words), is_spaced)
        case _:
            return _Piece(words)


def _together(pieces: Iterable[_Piece], between: str) -> str:
    return between.join(piece.text for piece in pieces)


def _item(sign: str, words: str) -> str:
    line = "\n" + " " * (len(sign) + 1)
    return f"{sign} {_NEXT_LINE.sub(line, words)}".rstrip(" ")


def _words(inline: Token, breaks: Mapping[str, str]) -> str:
    """Text with its emphasis, or without where the signs of it would be read otherwise beside those that are text."""
    tokens = inline.children or []
    written = _shielded("".join(_written(tokens, breaks)))
    if not any(token.type in {"em_open", "strong_open"} for token in tokens):
        return written
    if _seen(_CODE_HOST.parseInline(written)[0].children or []) == _seen(tokens):
        return written
    return _shielded("".join(_written([token for token in tokens if token.tag not in {"em", "strong"}], breaks)))


def _written(tokens: Sequence[Token], breaks: Mapping[str, str]) -> Iterator[str]:
    address = ""
    for token in tokens:
        match token.type:
            case "text":
                yield _typed(token.content)
            case "softbreak" | "hardbreak":
                yield breaks[token.type]
            case "link_open":
                address = str(token.attrs["href"]).replace("&", "&amp;")
                yield "["
            case "link_close":
                yield f"](<{address}>)"
            case _:
                yield token.markup


def _typed(text: str) -> str:
    """Text in which a code host sees no signs."""
    return _HOST_SIGN.sub(r"\\", escaped(text))


def _shielded(words: str) -> str:
    """Words of which no line begins a heading, list or table, and no link is an image."""
    return _LINE_START.sub(r"\1\\", words.strip(" ")).replace("![", "\\![")


def _seen(tokens: Sequence[Token]) -> str:
    """What a reader sees, to compare: words and, between signs that no text holds, tags; any space is one space."""
    shown = "".join(f"\0{token.type}\0" if token.nesting else token.content or " " for token in tokens)
    return " ".join(shown.split())


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
    if state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos, disableNested=True)
    before = _BEFORE_ADDRESS.match(state.src, end + 1, state.posMax)
    if end < 0 or not before:
        return False
    address = state.md.helpers.parseLinkDestination(state.src, before.end(), state.posMax).str
    return bool(_ADDRESS.match(state.md.normalizeLink(address)))


def _parser() -> MarkdownIt:
    made = MarkdownIt("zero").enable(["emphasis", "escape", "link", "list", "newline"])
    made.block.ruler.at("list", _list, {"alt": ["paragraph"]})
    made.inline.ruler.at("link", _link)
    return made


_PARSER = _parser()
_CODE_HOST = MarkdownIt("commonmark")
