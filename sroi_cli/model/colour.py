"""A colour that can be told from white: text in it on white, and white text on it, can be read."""

import re
from dataclasses import dataclass
from typing import Annotated

from sroi_cli.model.constraint import Constraint, Json
from sroi_cli.model.scalars import Text

LEAST_CONTRAST = 4.5  # WCAG 2.1, success criterion 1.4.3, level AA
_PATTERN = "#[0-9a-fA-F]{6}"
_WEIGHTS = (0.2126, 0.7152, 0.0722)  # of red, green and blue, in how light a colour looks
_Channels = tuple[int, ...]  # red, green and blue, from 0 to 255


def contrast_on_white(colour: str) -> float:
    """The contrast ratio of a colour, written as #14532d, on white: from 1 for white to 21 for black.

    As WCAG 2.1 (W3C, 2018) defines contrast ratio and relative luminance.
    """
    return _contrast(_channels(colour))


def _channels(colour: str) -> _Channels:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _contrast(channels: _Channels) -> float:
    luminance = sum(weight * _light(channel / 255) for weight, channel in zip(_WEIGHTS, channels, strict=True))
    return 1.05 / (luminance + 0.05)


def _light(channel: float) -> float:
    """What a channel of sRGB, from 0 to 1, sends out of its light."""
    return float(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - sRGB


def _darker(channels: _Channels) -> str:
    """The nearest colour of the same hue, towards black, that has contrast enough."""
    brightest = max(channels)
    nearer = ([round(part * top / brightest) for part in channels] for top in range(brightest, 0, -1))
    return "#" + bytes(next(each for each in nearer if _contrast(tuple(each)) >= LEAST_CONTRAST)).hex()


@dataclass(frozen=True, slots=True)
class _Legible(Constraint):
    """Six hex digits, with contrast enough on white; the contrast is not told in the schema, which cannot compute."""

    def check(self, colour: str) -> str:
        if not re.fullmatch(_PATTERN, colour):
            raise ValueError(f"'{colour}' is not # and six hex digits, such as \"#14532d\" (between quotes in YAML)")
        contrast = contrast_on_white(colour)
        if contrast < LEAST_CONTRAST:
            shown = int(contrast * 10) / 10  # rounded down: 4.48 is not the 4.5 that is needed
            raise ValueError(
                f"'{colour}' has a contrast of {shown} on white, and at least {LEAST_CONTRAST} is needed; "
                f"take a darker colour, such as '{_darker(_channels(colour))}'"
            )
        return colour

    def stated(self, schema: Json) -> Json:
        return {**schema, "pattern": f"^{_PATTERN}$"}


Accent = Annotated[Text, _Legible()]
