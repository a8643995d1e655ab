"""`sroi explain`: its arguments and options."""

from typing import Annotated

import typer

from sroi_cli.commands.options import LANG, Json, Lang, Method, ReferenceDir, Release, Scenario, Settings


def explain(  # noqa: PLR0913 - the options of the command
    scenario: Scenario,
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="WHAT",
            help="Stakeholder, activity, row, parameter (such as reference.qaly) or method; left out: everything.",
        ),
    ] = None,
    json: Json = False,
    method: Method = None,
    release: Release = None,
    reference_dir: ReferenceDir = None,
    set_: Settings = None,
    lang: Lang = LANG,
) -> None:
    """Where an amount comes from: the formula with its numbers, and the source of each.

    Every row of the output has an id, and every number a path; both can be asked for in turn.
    """
    from sroi_cli.commands.calculating import Calculation  # loads the models, which --help does without
    from sroi_cli.commands.explaining import run

    run(Calculation.of(method, release, set_ or (), reference_dir=reference_dir), scenario, what, lang, json=json)
