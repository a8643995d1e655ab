"""Digests: the same content gives the same SHA-256, whatever the file looks like."""

import hashlib
import json
from typing import Any


def digest(content: Any) -> str:
    """SHA-256 of content as canonical JSON: keys in order, no white space."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
