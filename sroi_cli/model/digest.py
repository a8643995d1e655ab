"""Digests: the same content gives the same SHA-256, whatever the file looks like."""

import hashlib
import json
from typing import Any

_WORDS = {"label", "note", "order"}  # what may change unseen: no result depends on it


def digest(content: Any) -> str:
    """SHA-256 of content as canonical JSON: keys in order, no white space."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def without_words(content: Any) -> Any:
    """Content without what no result depends on, at any depth."""
    if isinstance(content, dict):
        return {key: without_words(value) for key, value in content.items() if key not in _WORDS}
    return [without_words(each) for each in content] if isinstance(content, list | tuple) else content
