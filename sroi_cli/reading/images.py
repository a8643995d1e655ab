"""Images: told by what is in them, whatever they are called, and small enough for a page to hold."""

import re
from pathlib import Path

from sroi_cli.model.image import Image
from sroi_cli.reading.text import read_bytes, whole

LARGEST_IMAGE = 500_000  # bytes; every factsheet holds the whole image
_SIGNATURES = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
)
_SVG = re.compile(  # the first element, after what XML allows before it; possessive, so that no file takes long
    r"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*+<(?:\w+:)?svg[\s/>]", re.DOTALL
)


def read_image(path: Path) -> Image:
    """The image in a file.

    Raises:
        ReadingError: missing, a folder, unreadable, too large, or of no format that is read.
    """
    data = read_bytes(path, path.name, LARGEST_IMAGE)
    if len(data) > LARGEST_IMAGE:
        size = max(len(data), path.stat().st_size)
        raise whole(path.name, f"is {_kilobytes(size)}; make it smaller, {_kilobytes(LARGEST_IMAGE)} at most")
    media_type = _media_type(data)
    if media_type is None:
        raise whole(path.name, "is no image that is read; save it as PNG, JPEG, GIF, WebP, or SVG in UTF-8")
    return Image(media_type, data)


def _kilobytes(size: int) -> str:
    """Rounded up: what is too large does not look as if it were not."""
    return f"{-(-size // 1000)} KB"


def _media_type(data: bytes) -> str | None:
    """What the data is, by how it begins."""
    for signature, media_type in _SIGNATURES:
        if signature.match(data):
            return media_type
    try:
        return "image/svg+xml" if _SVG.match(data.decode("utf-8-sig")) else None
    except UnicodeDecodeError:
        return None
