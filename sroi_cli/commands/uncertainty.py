"""`sroi uncertainty`: its arguments and options."""

from typing import Annotated

import typer

from sroi_cli.commands.options import LANG, Draws, Json, Lang, Method, ReferenceDir, Release, Scenario, Seed, Settings
from sroi_cli.engine.uncertainty.sampling import DRAWS, SEED


def uncertainty(  # noqa: PLR0913 - the options of the command
    scenario: Scenario,
    threshold: Annotated[
        str, typer.Option(metavar="RATIO", help="The ratio that is to be exceeded, and at which the conclusion turns.")
    ] = "1",
    json: Json = False,
    method: Method = None,
    release: Release = None,
    reference_dir: ReferenceDir = None,
    set_: Settings = None,
    draws: Draws = str(DRAWS),
    seed: Seed = str(SEED),
    lang: Lang = LANG,
) -> None:
    """How certain the ratio is, what it depends on, and what would have to be true for the conclusion to turn.

    Draws within the ranges of the numbers, each number at the ends of its range, switching values, the ratio by
    each method, and what to find out first.
    """
    from sroi_cli.commands.assessing import Options, run  # loads the models, which --help does without
    from sroi_cli.commands.calculating import Calculation

    run(
        Calculation.of(method, release, set_ or (), reference_dir=reference_dir),
        Options(scenario, threshold, draws, seed, lang, json),
    )
