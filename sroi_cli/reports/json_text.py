"""JSON as the reports write it: numbers unrounded, no number that is none."""

import json
from typing import Any


def json_text(content: Any, *, ascii_only: bool = False) -> str:
    """On one line; `ascii_only` for outputs that hold no other characters."""
    return json.dumps(content, ensure_ascii=ascii_only, allow_nan=False)
