"""`sroi sketch`: its arguments and options."""

from pathlib import Path
from typing import Annotated

import typer

from sroi_cli.commands.options import (
    LANG,
    Draws,
    JsonLines,
    Lang,
    Method,
    ReferenceDir,
    Release,
    Scenarios,
    Seed,
    Settings,
    Templates,
)
from sroi_cli.engine.uncertainty.sampling import DRAWS, SEED


def sketch(  # noqa: PLR0913 - the options of the command
    scenarios: Scenarios,
    json: JsonLines = False,
    method: Method = None,
    release: Release = None,
    reference_dir: ReferenceDir = None,
    set_: Settings = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder for the files (default ./factsheets).")
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", metavar="LIST", help="What to write: some of md,html,xlsx,csv (default md,html)."),
    ] = None,
    draws: Draws = str(DRAWS),
    seed: Seed = str(SEED),
    lang: Lang = LANG,
    templates: Templates = None,
    no_files: Annotated[bool, typer.Option("--no-files", help="Write no files.")] = False,
) -> None:
    """Inbreng and opbrengst per stakeholder, and the ratio between them.

    Prints a table and writes a Markdown and an HTML factsheet, or what --format names: xlsx is a workbook that
    calculates, csv the ledger (docs/data.md). With --json, --set, --release, --method, --reference-dir or standard
    input, files are written only where --out is given.
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
            format_,
            no_files,
            lang,
            templates,
        )
    )
