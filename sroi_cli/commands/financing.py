"""What `sroi finance` does: one result, and the arrangement that its options ask for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from sroi_cli.commands.calculating import Calculation, one_of, sampling
from sroi_cli.commands.failures import WRONG_USE, Failure
from sroi_cli.commands.numbers import number_given
from sroi_cli.commands.output import print_json, print_page
from sroi_cli.commands.wording import labels_in
from sroi_cli.engine.financing.arrangement import Asked
from sroi_cli.engine.financing.choosing import ChoiceError
from sroi_cli.engine.financing.financing import financing
from sroi_cli.engine.financing.sharing import Rule
from sroi_cli.model.bounds import AMOUNT
from sroi_cli.model.number import BASES
from sroi_cli.reports.style import Style


@dataclass(frozen=True)
class Wishes:
    """The options as they are typed."""

    payers: tuple[str, ...]
    rule: str
    caps: tuple[str, ...]
    basis: str
    rows: tuple[str, ...]
    draws: str
    seed: str

    def asked(self) -> Asked:
        """What they ask for. Raises Failure for what cannot be."""
        rules: tuple[Rule, ...] = get_args(Rule)
        rule = one_of("--rule", "rule", self.rule, rules)
        basis = one_of("--basis", "basis", self.basis, BASES)
        return Asked(
            payers=tuple(_words("--payers", self.payers)),
            rule=rule,
            caps=_caps(self.caps),
            basis=basis,
            rows=tuple(_words("--rows", self.rows)),
        )


def run(calculation: Calculation, scenario: str, wishes: Wishes, lang: str, *, json: bool) -> None:
    """Prints who pays and who gains in a scenario, and the arrangement.

    Raises:
        Failure: an option names what there is not, or does not fit.
        ReadingError: with what is wrong in a file.
    """
    asked, drawn = wishes.asked(), sampling(wishes.draws, wishes.seed)
    labels = labels_in(lang)
    result = calculation.result(scenario)
    try:
        found = financing(result, asked, drawn)
    except ChoiceError as error:
        raise Failure(f"{result.subject.file}: {error}", WRONG_USE) from None
    style = Style.of(result, labels)
    if json:
        from sroi_cli.reports.financing.as_json import financing_as_json

        print_json(financing_as_json(found, style))
    else:
        from sroi_cli.reports.financing.page import financing_page
        from sroi_cli.reports.view import view

        print_page(financing_page(found, view(result, style), style))


def _words(option: str, texts: tuple[str, ...]) -> Iterator[str]:
    """The words of a list with commas."""
    for text in texts:
        for word in text.split(","):
            if not word.strip():
                raise Failure(f"{option}: '{text}' has an empty place; separate names by one comma", WRONG_USE)
            yield word.strip()


def _caps(texts: tuple[str, ...]) -> dict[str, float]:
    """The most that each payer contributes."""
    caps: dict[str, float] = {}
    for text in texts:
        payer, equals, euros = (piece.strip() for piece in text.partition("="))
        if not (payer and equals and euros):
            raise Failure(f"--cap: '{text}' is not PAYER=AMOUNT, such as gemeente=10000", WRONG_USE)
        if payer in caps:
            raise Failure(f"--cap: '{payer}' has a cap twice; keep one of them", WRONG_USE)
        caps[payer] = number_given(f"--cap {payer}", euros, AMOUNT)
    return caps
