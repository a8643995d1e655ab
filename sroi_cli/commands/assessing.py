"""What `sroi uncertainty` does: one result, how sure its ratio is, and what that hangs on."""

from dataclasses import dataclass

from sroi_cli.commands.calculating import Calculation, sampling
from sroi_cli.commands.numbers import number_given
from sroi_cli.commands.output import print_json, print_page
from sroi_cli.commands.wording import labels_in
from sroi_cli.engine.uncertainty.analysis import analysis
from sroi_cli.model.bounds import AMOUNT
from sroi_cli.reports.style import Style


@dataclass(frozen=True)
class Options:
    """What is asked of one scenario."""

    scenario: str
    threshold: str
    draws: str
    seed: str
    lang: str
    json: bool


def run(calculation: Calculation, options: Options) -> None:
    """Prints how sure the ratio of a scenario is.

    Raises:
        Failure: an option does not fit.
        ReadingError: with what is wrong in a file.
    """
    labels, drawn = labels_in(options.lang), sampling(options.draws, options.seed)
    threshold = number_given("--threshold", options.threshold, AMOUNT)
    result = calculation.result(options.scenario)
    found, style = analysis(result, drawn, threshold), Style.of(result, labels)
    if options.json:
        from sroi_cli.reports.uncertainty.as_json import uncertainty_as_json

        print_json(uncertainty_as_json(found, style))
    else:
        from sroi_cli.reports.uncertainty.page import uncertainty_page
        from sroi_cli.reports.view import view

        print_page(uncertainty_page(found, view(result, style), style))
