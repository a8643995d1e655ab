"""Words to end a message with, where a name is none: the names that may be meant."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import Any

_LESS_ALIKE = 0.1  # of likenesses from 0 to 1; further behind the first, a word is hardly meant


def suggestion(word: str, known: Mapping[str, Any] | frozenset[str] | list[str]) -> str:
    """Words to end a message with: the nearest known word, those that hold it, or all if they are few; else nothing."""
    if found := nearest(word, known):
        return did_you_mean([found])
    holding = [each for each in known if word.casefold() in each.casefold()]
    few = holding if holding and len(known) > 5 else list(known)  # noqa: PLR2004 - five can all be told
    return f"; known: {', '.join(sorted(few))}" if 0 < len(few) <= 20 else ""  # noqa: PLR2004 - a line's worth


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is spelt most like it; None where none is much like it."""
    spelt = {each.casefold(): each for each in known}
    alike = 0.55 if len(spelt) > 3 else 0.87  # noqa: PLR2004 - of so few, all but a slip is a guess
    return next(iter(near(word, known, 1, alike)), None)


def near(word: str, known: Iterable[str], most: int = 3, alike: float = 0.6) -> list[str]:
    """The known words that are spelt most like it, and about as much like it as the first of them."""
    spelt = {_plain(each): each for each in known}
    wanted = _plain(word)
    found = get_close_matches(wanted, spelt, n=most, cutoff=alike)
    likeness = {each: SequenceMatcher(None, wanted, each).ratio() for each in found}
    return [spelt[each] for each in found if likeness[each] > likeness[found[0]] - _LESS_ALIKE]


def did_you_mean(words: Sequence[str]) -> str:
    """Words to end a message with, that name what there is."""
    *first, last = (f"'{word}'" for word in words)
    return f"; did you mean {', '.join(first)} or {last}?" if first else f"; did you mean {last}?"


def _plain(word: str) -> str:
    return word.casefold().replace(" ", "_")
