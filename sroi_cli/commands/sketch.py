"""`sroi sketch`: its arguments and options."""

from pathlib import Path
from typing import Annotated

import typer

from sroi_cli.commands.options import (
    LANG,
    SCENARIO,
    Draws,
    Json,
    Lang,
    Method,
    ReferenceDir,
    Release,
    Seed,
    Settings,
    Templates,
)
from sroi_cli.engine.uncertainty.sampling import DRAWS, SEED

Scenarios = Annotated[list[str], typer.Argument(metavar="SCENARIO", help=SCENARIO)]


def sketch(  # noqa: PLR0913 - the options of the command
    scenarios: Scenarios,
    json: Json = False,
    method: Method = None,
    release: Release = None,
    reference_dir: ReferenceDir = None,
    set_: Settings = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder for the factsheets (default ./factsheets).")
    ] = None,
    draws: Draws = str(DRAWS),
    seed: Seed = str(SEED),
    lang: Lang = LANG,
    templates: Templates = None,
    no_files: Annotated[bool, typer.Option("--no-files", help="Write no factsheets.")] = False,
) -> None:
    """Inbreng and opbrengst per stakeholder, and the ratio between them.

    Prints a table and writes a Markdown and an HTML factsheet. With --json, --set, --release, --method,
    --reference-dir or standard input, factsheets are written only where --out is given.
    """
    from sroi_cli.commands.sketching import Options, run  # loads the models, which --help does without

    settings = tuple(set_ or ())
    run(
        Options(
            tuple(scenarios),
            json,
            method,
            release,
            reference_dir,
            settings,
            draws,
            seed,
            out,
            no_files,
            lang,
            templates,
        )
    )
