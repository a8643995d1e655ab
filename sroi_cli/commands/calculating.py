"""From a scenario argument and the common options (--release, --method, --set) to a result."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sroi_cli.commands.failures import WRONG_USE, Failure
from sroi_cli.commands.numbers import number_given
from sroi_cli.engine.result import Result, Subject, calculate
from sroi_cli.engine.settings import Setting, SettingError, parse_setting
from sroi_cli.engine.uncertainty.sampling import Sampling
from sroi_cli.engine.value_map import REFERENCE, ValueMap
from sroi_cli.model.bounds import Bounds
from sroi_cli.model.problems import ScenarioError
from sroi_cli.model.release import ReferenceBook
from sroi_cli.model.suggestions import suggestion
from sroi_cli.reading.checking import located
from sroi_cli.reading.errors import ReadingError
from sroi_cli.reading.own_values import reference_values_of
from sroi_cli.reading.scenarios import find_scenario, read_scenario

_Name = TypeVar("_Name", bound=str)
_FEWEST = 100  # draws: fewer say little of tenths
_DRAWS = Bounds(0, 1e6, "0 for none, or a whole number from 100 to 1000000", whole=True)
_SEED = Bounds(0, 1e15, "a whole number from 0", whole=True)


@dataclass(frozen=True)
class Calculation:
    """The reference values and the common options of one call, for all its scenarios."""

    book: ReferenceBook
    method: str | None
    release: str | None
    settings: tuple[Setting, ...]
    sampling: Sampling | None = None  # None: no draws
    set_option: str = "--set"  # what the settings were given by

    @classmethod
    def of(
        cls,
        method: str | None,
        release: str | None,
        settings: Sequence[str],
        sampling: Sampling | None = None,
        reference_dir: Path | None = None,
    ) -> "Calculation":
        """Raises Failure for a setting, a method or a release that cannot be; ReadingError for own values."""
        book = reference_values_of(reference_dir)
        check_name("--method", "method profile", method, book.profiles)
        check_name("--release", "release", release, book.releases)
        try:
            return cls(book, method, release, tuple(map(parse_setting, settings)), sampling)
        except SettingError as error:
            raise Failure(f"--set {error}", WRONG_USE) from None

    def result(self, argument: str) -> Result:
        """The result of one scenario argument; raises as `of_file` does, also where there is no such scenario."""
        return self.of_file(find_scenario(argument))

    def results(self, arguments: Iterable[str]) -> tuple[list[Result], list[Failure | ReadingError]]:
        """The results of some scenario arguments, and what is wrong with the others."""
        results: list[Result] = []
        failures: list[Failure | ReadingError] = []
        for argument in arguments:
            try:
                results.append(self.result(argument))
            except (Failure, ReadingError) as error:
                failures.append(error)
        return results, failures

    def of_file(self, path: Path | None) -> Result:
        """The result of the scenario in a file, or on standard input where `path` is None.

        Raises:
            ReadingError: with what is wrong in the file.
            Failure: an option does not fit this scenario.
        """
        file = read_scenario(path, self.book, self.release)
        check_name("--method", f"method profile in release {file.release.name}", self.method, file.release.profiles)
        subject = Subject(file.scenario, file.name, self.settings, file.logo)
        try:
            result = calculate(subject, file.release, self.method, self.sampling)
        except ScenarioError as error:
            raise located(file.document, error.problems) from None
        except SettingError as error:
            raise Failure(f"{file.name}: {self.set_option} {error}", WRONG_USE) from None
        check_own_values(result.value_map, self.book)
        return result


def check_own_values(value_map: ValueMap, book: ReferenceBook) -> None:
    """Raises Failure where an own reference value cannot be in the place where it is used."""
    for id_ in sorted(book.overlay.values) if book.overlay else ():
        used = value_map.parameters.get(f"{REFERENCE}{id_}")
        for number in (used.value, used.low, used.high) if used else ():
            if used and number is not None and (refusal := used.bounds.refusal(number)):
                raise Failure(f"{book.files[id_]}.yaml: {id_}: {refusal}")


def sampling(draws: str, seed: str) -> Sampling | None:
    """What --draws and --seed ask for; None: no draws. Raises Failure for numbers that cannot be."""
    count = int(number_given("--draws", draws, _DRAWS))
    if 0 < count < _FEWEST:
        raise Failure(f"--draws: {count} is out of range; give {_DRAWS.wanted}", WRONG_USE)
    return Sampling(count, seed_given(seed)) if count else None


def seed_given(text: str) -> int:
    """Raises Failure where it cannot be a seed."""
    return int(number_given("--seed", text, _SEED))


def check_name(option: str, kind: str, name: str | None, known: Mapping[str, object] | frozenset[str]) -> None:
    """Raises Failure where an option names something that there is not."""
    if name is not None and name not in known:
        raise Failure(f"{option}: unknown {kind} '{name}'{suggestion(name, known)}", WRONG_USE)


def one_of(option: str, kind: str, name: str, known: Sequence[_Name]) -> _Name:
    """The one that an option names. Raises Failure where there is none of that name."""
    check_name(option, kind, name, frozenset(known))
    return known[known.index(name)]
