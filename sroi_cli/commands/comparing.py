"""What `sroi compare` does: two results, and what the change between them comes from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from sroi_cli.commands.calculating import Calculation, check_name
from sroi_cli.commands.factsheets import file_stem
from sroi_cli.commands.failures import WRONG_USE, Failure
from sroi_cli.commands.output import print_json, print_page, say
from sroi_cli.commands.pages import write_page
from sroi_cli.commands.wording import labels_in
from sroi_cli.engine.comparison.comparison import Comparison, CurrencyError, compare
from sroi_cli.engine.result import Result
from sroi_cli.engine.settings import SettingError, parse_setting
from sroi_cli.model.scenario import STDIN
from sroi_cli.reports.page import Page
from sroi_cli.reports.style import Style


@dataclass(frozen=True)
class Own:
    """The options of one side: `a` or `b`."""

    name: str
    method: str | None
    release: str | None
    settings: tuple[str, ...]

    @property
    def given(self) -> bool:
        return bool(self.method or self.release or self.settings)

    def on(self, common: Calculation) -> Calculation:
        """The common options, with its own in their place and its settings after theirs."""
        check_name(f"--{self.name}-method", "method profile", self.method, common.book.profiles)
        check_name(f"--{self.name}-release", "release", self.release, common.book.releases)
        try:
            settings = tuple(map(parse_setting, self.settings))
        except SettingError as error:
            raise Failure(f"--{self.name}-set {error}", WRONG_USE) from None
        return replace(
            common,
            method=self.method or common.method,
            release=self.release or common.release,
            settings=(*common.settings, *settings),
            set_option=" or ".join(self._set_options(common)),
        )

    def _set_options(self, common: Calculation) -> Iterator[str]:
        """The options whose settings it takes."""
        if common.settings or not self.settings:
            yield common.set_option
        if self.settings:
            yield f"--{self.name}-set"


@dataclass(frozen=True)
class Options:
    """The command line of one call."""

    a: str
    b: str | None
    method: str | None
    release: str | None
    settings: tuple[str, ...]
    reference_dir: Path | None
    own_a: Own
    own_b: Own
    json: bool
    out: Path | None
    lang: str
    templates: Path | None

    def results(self) -> tuple[Result, Result]:
        """Both results. Raises Failure where there is nothing to compare, or an option does not fit."""
        b = self.a if self.b is None else self.b
        if self.b is None and not (self.own_a.given or self.own_b.given):
            raise Failure(
                "nothing to compare with: give a second scenario, or an option for one side, such as --b-method mkba",
                WRONG_USE,
            )
        if self.a == b == STDIN:
            raise Failure("standard input can be read once; write the scenario to a file and name that", WRONG_USE)
        common = Calculation.of(self.method, self.release, self.settings, reference_dir=self.reference_dir)
        in_a, in_b = self.own_a.on(common), self.own_b.on(common)
        return in_a.result(self.a), in_b.result(b)


def run(options: Options) -> None:
    """Prints the comparison of two results, and writes its page where one is asked for.

    Raises:
        Failure: an option that cannot be, or two results that cannot be compared.
        ReadingError: with what is wrong in a file.
    """
    labels = labels_in(options.lang)
    a, b = options.results()
    try:
        found = compare(a, b)
    except CurrencyError as error:
        raise Failure(f"{error}; compare scenarios in one currency", WRONG_USE) from None
    style = Style.of(b, labels)
    shown = _Shown(found, style)
    if options.json:
        from sroi_cli.reports.comparison.as_json import comparison_as_json

        print_json(comparison_as_json(found, style))
    else:
        print_page(shown.page)
    if options.out is not None:
        say(f"Pages: {write_page(shown.page, style, shown.stem, options.out, options.templates)}")


@dataclass(frozen=True)
class _Shown:
    """A comparison and the style in which it is shown; its page is made once, and only where it is asked for."""

    found: Comparison
    style: Style

    @cached_property
    def page(self) -> Page:
        from sroi_cli.reports.comparison.page import comparison_page

        return comparison_page(self.found, self.style)

    @property
    def stem(self) -> str:
        """The name of its files says which scenarios are compared; by which options stands inside."""
        return "-".join(
            ("vergelijking", *dict.fromkeys(file_stem(one.subject) for one in (self.found.a, self.found.b)))
        )
