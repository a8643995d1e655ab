"""Text of a scenario, in which emphasis, lists and links are Markdown and all else is shown as it was typed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from sroi_cli.reports.markdown import escaped

if TYPE_CHECKING:
    from markdown_it.token import Token

    from sroi_cli.reports.prose_parsers import Parsers

_PLAIN = re.compile(r"(?![-+]|[0-9]+[.)])[^*_\[\\\r\n\0]+")  # holds no sign that the parser knows
_LINE_START = re.compile(r"^([0-9]{1,9}(?=[.)](?:[ \t]|$))|(?=[-+=:]))", re.MULTILINE)  # a list, heading, term or table
_HOST_SIGN = re.compile(r"(?=://|\$)|(?<=www)(?=\.)")  # a bare address, in which hosts show a \, or a formula
_NEXT_LINE = re.compile(r"\n(?!\n)")
_BREAKS = {"softbreak": "\n", "hardbreak": "\\\n"}
_SPACES = dict.fromkeys(_BREAKS, " ")


def html(text: str) -> Markup:
    """Paragraphs and lists."""
    plain = _plain(text)
    return Markup(f"<p>{escape(plain)}</p>" if plain else _parsers().ours.render(text).rstrip())  # noqa: S704 - made safe


def inline_html(text: str) -> Markup:
    """Words within a line, such as a name or a cell; what would be a list is text."""
    plain = _plain(text)
    return escape(plain) if plain else Markup(_parsers().ours.renderInline(text.strip()))  # noqa: S704 - made safe


def markdown(text: str) -> str:
    """What `html` shows, for a code host; in a quote or a list, each line needs the sign or indent of that."""
    plain = _plain(text)
    return _shielded(_typed(plain)) if plain else _together(_pieces(iter(_parsers().ours.parse(text))), "\n\n")


def inline_markdown(text: str) -> str:
    """What `inline_html` shows, on one line."""
    plain = _plain(text)
    return _shielded(_typed(plain)) if plain else _words(_parsers().ours.parseInline(text.strip())[0], _SPACES)


def _plain(text: str) -> str:
    """A text without a sign of Markdown, as most are, which saves the time of parsing; else nothing."""
    stripped = text.strip()
    return stripped if _PLAIN.fullmatch(stripped) else ""


@cache
def _parsers() -> "Parsers":
    from sroi_cli.reports.prose_parsers import Parsers  # most texts have no sign of Markdown

    return Parsers()


class _Piece(NamedTuple):
    """A paragraph, list or item, as Markdown."""

    text: str
    is_spaced: bool = False  # a paragraph that stands apart, or an item that holds one


def _pieces(tokens: "Iterator[Token]") -> Iterator[_Piece]:
    """The pieces up to the end of what holds them, but for those that are empty."""
    found = (_piece(token, tokens) for token in takewhile(lambda token: token.nesting >= 0, tokens))
    return (piece for piece in found if piece.text)


def _piece(token: "Token", rest: "Iterator[Token]") -> _Piece:
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


def _words(inline: "Token", breaks: Mapping[str, str]) -> str:
    """Text with its emphasis, or without where the signs of it would be read otherwise beside those that are text."""
    tokens = inline.children or []
    written = _shielded("".join(_written(tokens, breaks)))
    if not any(token.type in {"em_open", "strong_open"} for token in tokens):
        return written
    if _seen(_parsers().code_host.parseInline(written)[0].children or []) == _seen(tokens):
        return written
    return _shielded("".join(_written([token for token in tokens if token.tag not in {"em", "strong"}], breaks)))


def _written(tokens: "Sequence[Token]", breaks: Mapping[str, str]) -> Iterator[str]:
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


def _seen(tokens: "Sequence[Token]") -> str:
    """What a reader sees, to compare: words and, between signs that no text holds, tags; any space is one space."""
    shown = "".join(f"\0{token.type}\0" if token.nesting else token.content or " " for token in tokens)
    return " ".join(shown.split())
