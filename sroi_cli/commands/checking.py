"""What `sroi check` does: each scenario read and calculated, and looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

from sroi_cli.commands.calculating import Calculation
from sroi_cli.commands.failures import Failure, together
from sroi_cli.commands.output import print_json, print_page
from sroi_cli.commands.wording import Labels, labels_in
from sroi_cli.engine.evidence.checked import Checked
from sroi_cli.reports.style import Style


@dataclass(frozen=True)
class Wishes:
    """How to tell what is found, and what to fail on."""

    lang: str
    strict: bool
    quiet: bool
    json: bool


def run(calculation: Calculation, scenarios: Sequence[str], wishes: Wishes) -> None:
    """Prints what is found of each scenario; a broken one does not stop the others.

    Raises:
        Failure: a file is wrong, or where that is asked for a requirement is neither applied nor explained.
        ReadingError: the reference values cannot be read.
    """
    labels = labels_in(wishes.lang)
    results, failures = calculation.results(scenarios)
    for found in map(Checked.of, results):
        if not wishes.quiet:
            _print(found, labels, json=wishes.json)
        if wishes.strict and found.missing:
            failures.append(_missing(found))
    if failures:
        raise together(failures)


def _missing(found: Checked) -> Failure:
    return Failure(
        f"{found.result.subject.file}: neither applied nor explained: {', '.join(found.missing)}; "
        "add what is missing, or say why not under assessment.explanations"
    )


def _print(found: Checked, labels: Labels, *, json: bool) -> None:
    style = Style.of(found.result, labels)
    if json:
        from sroi_cli.reports.checked.as_json import checked_as_json

        print_json(checked_as_json(found, style))
    else:
        from sroi_cli.reports.checked.page import checked_page
        from sroi_cli.reports.view import view

        print_page(checked_page(found, view(found.result, style), style))
