"""Texts, workbooks and bytes with something changed in them."""

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import strategies as st

from tests.fuzzing.hostile import EXTREMES, NOISE, NUMBERS, TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable

Draw = st.DrawFn
YAML_VALUE = re.compile(r"(?<=[:\-\[{,] )[^\s,\[\]{}#][^,\[\]{}#\n]*")
CSV_VALUE = re.compile(r"[^,;\t\n]+")
XML_VALUE = re.compile(r"(?<=>)[^<>]+(?=</)|(?<=\")[^\"<>]*(?=\")")
_ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp037")
_MOST = 300  # times that a piece is repeated

values = st.sampled_from(EXTREMES) | st.sampled_from(EXTREMES) | st.sampled_from(NUMBERS) | st.sampled_from(TEXTS)


@st.composite
def changed(draw: Draw, text: str, value: re.Pattern[str]) -> str:
    """The text with some of its values, lines or pieces changed."""
    changes: tuple[Callable[[], str], ...] = (
        *(lambda: _other_value(draw, text, value),) * 6,
        lambda: _other_lines(draw, text),
        lambda: _without_part(draw, text),
        lambda: _other_piece(draw, text),
    )
    for _ in range(draw(st.sampled_from((1, 1, 1, 2, 2, 3, 5)))):
        text = draw(st.sampled_from(changes))()
    return text


@st.composite
def written(draw: Draw, text: str) -> bytes:
    """The text as bytes; now and then in another encoding, or with noise in it."""
    way = draw(st.integers(0, 15))
    if way == 0:
        return text.encode(draw(st.sampled_from(_ENCODINGS)), "replace")
    data = text.encode("utf-8", "surrogatepass")
    return draw(noisy(data)) if way == 1 else data


@st.composite
def noisy(draw: Draw, data: bytes) -> bytes:
    """The bytes with some put between, in the place of others, or cut off."""
    for _ in range(draw(st.integers(1, 5))):
        start, end = _piece(draw, len(data))
        noise = draw(st.sampled_from((b"", *NOISE)) | st.binary(max_size=8))
        data = data[:start] + noise + data[draw(st.sampled_from((start, start + len(noise), end))) :]
    return data


@st.composite
def repacked(draw: Draw, workbook: bytes) -> bytes:
    """A workbook with one part changed or left out; its values mostly."""
    with ZipFile(BytesIO(workbook)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheets = [name for name in parts if "sheet" in name or "sharedStrings" in name]
    name = draw(st.sampled_from(sheets) | st.sampled_from(sorted(parts)))
    text = parts[name].decode("utf-8", "replace")
    way = draw(st.integers(0, 12))
    if way == 0:
        del parts[name]
    else:
        parts[name] = draw(noisy(parts[name])) if way == 1 else draw(written(draw(changed(text, XML_VALUE))))
    return _zipped(parts)


def _zipped(parts: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return made.getvalue()


def _other_value(draw: Draw, text: str, value: re.Pattern[str]) -> str:
    found = [match.span() for match in value.finditer(text)]
    if not found:
        return draw(values)
    start, end = found[draw(st.integers(0, len(found) - 1))]
    return text[:start] + draw(values) + text[end:]


def _other_lines(draw: Draw, text: str) -> str:
    """Lines left out, repeated, or put elsewhere."""
    lines = text.splitlines(keepends=True)
    start, end = _piece(draw, len(lines))
    taken = lines[start:end]
    rest = lines[:start] + lines[end:]
    place = draw(st.integers(0, len(rest)))
    return "".join(
        draw(st.sampled_from((rest, rest[:place] + taken + rest[place:], lines[:end] + taken + lines[end:])))
    )


def _without_part(draw: Draw, text: str) -> str:
    """What stands between two lines of the same indent left out: a key or an item with all that is under it."""
    parts = re.split(draw(st.sampled_from((r"(?m)^(?=\S)", r"(?m)^(?=  \S)"))), text)
    gone = draw(st.integers(0, len(parts) - 1))
    return "".join(parts[:gone] + parts[gone + 1 :])


def _other_piece(draw: Draw, text: str) -> str:
    """A piece left out, repeated, or replaced."""
    start, end = _piece(draw, len(text))
    piece = draw(st.sampled_from(("", text[start:end] * draw(st.integers(2, _MOST)))) | values)
    return text[:start] + piece + text[end:]


def _piece(draw: Draw, length: int) -> tuple[int, int]:
    start = draw(st.integers(0, length))
    return start, min(length, start + draw(st.integers(0, 40)))
