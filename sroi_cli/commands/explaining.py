"""What `sroi explain` does: one result, and the rows and numbers behind a part of it."""

from sroi_cli.commands.calculating import Calculation
from sroi_cli.commands.failures import WRONG_USE, Failure
from sroi_cli.commands.output import print_json, print_page
from sroi_cli.commands.wording import labels_in
from sroi_cli.engine.explanation import UnknownSubjectError, explanation
from sroi_cli.reports.style import Style


def run(calculation: Calculation, scenario: str, what: str | None, lang: str, *, json: bool) -> None:
    """Prints the explanation of a scenario's result, or of what is named in it.

    Raises:
        Failure: nothing in the result has that name, or an option does not fit.
        ReadingError: with what is wrong in a file.
    """
    result = calculation.result(scenario)
    style = Style.of(result, labels_in(lang))
    try:
        found = explanation(result, what)
    except UnknownSubjectError as error:
        raise Failure(f"{result.subject.file}: {error}", WRONG_USE) from None
    if json:
        from sroi_cli.reports.explained_as_json import explained_as_json

        print_json(explained_as_json(found, style))
    else:
        from sroi_cli.reports.explained import explained
        from sroi_cli.reports.view import view

        print_page(explained(found, view(result, style), style))
