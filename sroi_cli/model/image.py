"""An image that a factsheet holds, and the name by which a scenario asks for it."""

from dataclasses import dataclass
from typing import Annotated

from sroi_cli.model.scalars import Text, Written


@dataclass(frozen=True, slots=True)
class Image:
    """What an image is, by the name that browsers know its format by, and its bytes as they stand in the file."""

    media_type: str
    data: bytes


_BESIDE = Written(  # no folders, no drive, and nothing hidden: what is meant stands beside the scenario
    r"[^./\\:][^/\\:\n\t]*", "its name alone, such as logo.png, and put the image beside the scenario"
)
ImageName = Annotated[Text, _BESIDE]
