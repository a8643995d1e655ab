"""`sroi import`: its argument and options."""

from pathlib import Path
from typing import Annotated

import typer

from sroi_cli.commands.options import ReferenceDir


def import_(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", readable=False, help="A filled form (.xlsx), or a CSV with a wijk per row."),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="PATH",
            help="The scenario to write (.yaml), or a folder for it (default: here, named after the wijk).",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace scenarios that already exist.")] = False,
    reference_dir: ReferenceDir = None,
) -> None:
    """Scenario files from a filled form of sroi form, or from a CSV with one wijk per row (docs/form.md).

    Every mistake is told at once, with its sheet and cell, or its line and column; nothing is written then.
    """
    from sroi_cli.commands.importing import run  # loads the models, which --help does without

    run(file, out, reference_dir, force=force)
