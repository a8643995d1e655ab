"""The options of `sroi scale`: what is projected, over which wijken, with which numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from sroi_cli.commands.calculating import check_name, one_of, seed_given
from sroi_cli.commands.failures import WRONG_USE, Failure
from sroi_cli.commands.numbers import number_given
from sroi_cli.engine.national.plan import COUNT, SOME, Plan
from sroi_cli.engine.national.wijken import Listed, Select, taking_part
from sroi_cli.engine.settings import Setting, SettingError, parse_setting
from sroi_cli.engine.value_map import REFERENCE
from sroi_cli.model.bounds import SHARE
from sroi_cli.model.projection import INHABITANTS, PROJECTED, WIJKEN
from sroi_cli.model.projection import Path as Growth
from sroi_cli.model.release import Release
from sroi_cli.reading.wijken import read_wijken

_REACH = {one.activity: f"{REFERENCE}{one.reach}" for one in PROJECTED}
_TOP = 10


@dataclass(frozen=True)
class Listing:
    """Which wijken: model wijken, or those of a file."""

    file: Path | None
    count: int | None
    select: str | None
    seed: str
    top: int | None  # gemeenten and wijken to show

    def check(self) -> None:
        """Raises Failure where the options do not go together."""
        if self.file is None:
            for option, given in (("--select", self.select), ("--top", self.top)):
                if given is not None:
                    raise Failure(f"{option} is about the wijken of a file; give one with --wijken-file", WRONG_USE)
        check_name("--select", "choice", self.select, frozenset(get_args(Select)))
        if self.select == "all" and self.count is not None:
            raise Failure("--select all takes every wijk of the file; leave out --wijken", WRONG_USE)
        if self.select in ("largest", "random") and self.count is None:
            raise Failure(f"--select {self.select} needs the number of wijken; add --wijken", WRONG_USE)
        if self.count is not None:
            number_given("--wijken", str(self.count), COUNT)
        number_given("--top", str(self.shown), COUNT)

    @property
    def shown(self) -> int:
        return _TOP if self.top is None else self.top

    def listed(self) -> Listed | None:
        """The wijken of the file that take part; None without a file."""
        if self.file is None:
            return None
        select: Select = "random" if self.select == "random" else "largest"
        return taking_part(read_wijken(self.file), self.count, select, seed_given(self.seed))


@dataclass(frozen=True)
class Numbers:
    """The numbers that are set, each by an option of its own or by --set."""

    inhabitants: str | None
    reach: tuple[str, ...]
    settings: tuple[str, ...]

    def all(self, listing: Listing, release: Release) -> list[Setting]:
        """Each as a setting of its parameter, the last one for a path; without options that change nothing."""
        by_option = {one.path: one for one in self._options(listing)}
        known = {path: release.values.get(path.removeprefix(REFERENCE)) for path in by_option}
        changing = {
            path: one for path, one in by_option.items() if not (found := known[path]) or found.entry.value != one.value
        }
        set_ = [_parsed(text) for text in self.settings]
        for one in set_:
            if one.path in by_option:
                raise Failure(f"--set {one.path}: an option sets it too; keep one of them", WRONG_USE)
        return [*changing.values(), *set_]

    def _options(self, listing: Listing) -> Iterator[Setting]:
        if listing.file is None:
            if listing.count is not None:
                yield Setting(f"{REFERENCE}{WIJKEN}", float(listing.count))
            if self.inhabitants is not None:
                yield Setting(f"{REFERENCE}{INHABITANTS}", number_given("--inhabitants", self.inhabitants, SOME))
        elif self.inhabitants is not None:
            raise Failure("--inhabitants is of model wijken; those of a file have their own", WRONG_USE)
        for text in self.reach:
            activity, _, share = (piece.strip() for piece in text.partition("="))
            check_name("--reach", "activity of the projection", activity, _REACH)
            yield Setting(_REACH[activity], number_given(f"--reach {activity}", share, SHARE))


def plan(year: int, path: str, overlap: str, listing: Listing) -> Plan:
    """What the options ask for. Raises Failure for what cannot be."""
    paths: tuple[Growth, ...] = get_args(Growth)
    growth = one_of("--path", "path", path, paths)
    return Plan(year, growth, number_given("--overlap", overlap, SHARE), listing.listed())


def _parsed(text: str) -> Setting:
    try:
        return parse_setting(text)
    except SettingError as error:
        raise Failure(f"--set {error}", WRONG_USE) from None
