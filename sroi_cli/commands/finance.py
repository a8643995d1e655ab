"""`sroi finance`: its arguments and options."""

from typing import Annotated

import typer

from sroi_cli.commands.options import LANG, Draws, Json, Lang, Method, ReferenceDir, Release, Scenario, Seed, Settings
from sroi_cli.engine.uncertainty.sampling import DRAWS, SEED


def finance(  # noqa: PLR0913 - the options of the command
    scenario: Scenario,
    payers: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHO,WHO",
            help="Who may pay: purses (public, private, household) and stakeholders (default public).",
        ),
    ] = None,
    rule: Annotated[
        str, typer.Option(metavar="RULE", help="How they share: proportional to gains, or no-one-worse-off.")
    ] = "proportional",
    cap: Annotated[
        list[str] | None, typer.Option(metavar="PAYER=AMOUNT", help="The most that a payer contributes.")
    ] = None,
    basis: Annotated[
        str, typer.Option(metavar="BASIS", help="The weakest basis of gains that count: weten, vermoeden or aannemen.")
    ] = "aannemen",
    rows: Annotated[
        list[str] | None,
        typer.Option(metavar="ID,ID", help="The costs to finance, by the ids of their rows (default all)."),
    ] = None,
    json: Json = False,
    method: Method = None,
    release: Release = None,
    reference_dir: ReferenceDir = None,
    set_: Settings = None,
    draws: Draws = str(DRAWS),
    seed: Seed = str(SEED),
    lang: Lang = LANG,
) -> None:
    """Who pays, who gains in money, and which arrangement between payers would let each come out even.

    Costs are money and paid time. For all of them, and for the local organiser alone: is it feasible, what is missing,
    who contributes what, and how many participants would be enough.
    """
    from sroi_cli.commands.calculating import Calculation  # loads the models, which --help does without
    from sroi_cli.commands.financing import Wishes, run

    wishes = Wishes(tuple(payers or ("public",)), rule, tuple(cap or ()), basis, tuple(rows or ()), draws, seed)
    run(Calculation.of(method, release, set_ or (), reference_dir=reference_dir), scenario, wishes, lang, json=json)
