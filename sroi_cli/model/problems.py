"""What is wrong with a file, and where in it."""

from dataclasses import dataclass

Trail = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """One mistake: the keys and list indexes that lead to it, and what it is and what to do."""

    trail: Trail
    message: str
    at_key: bool = False  # the key itself is the mistake, not its value


class ScenarioError(Exception):
    """A scenario that cannot be calculated; `problems` hold the trails."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "; ".join(problem.message for problem in self.problems)
