"""`sroi form`: its argument and options."""

from pathlib import Path
from typing import Annotated

import typer

from sroi_cli.commands.options import SCENARIO, ReferenceDir


def form(
    scenario: Annotated[
        str | None, typer.Argument(metavar="SCENARIO", help=f"The scenario to fill the form in with. {SCENARIO}")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="The file to write (default formulier.xlsx, or SCENARIO-formulier.xlsx).",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that already exists.")] = False,
    reference_dir: ReferenceDir = None,
) -> None:
    """A spreadsheet form, in Dutch, in which the local organiser describes a wijk; sroi import reads it.

    With a scenario the form is filled in; a scenario with more than the form asks is refused, by key.
    """
    from sroi_cli.commands.forming import run  # loads the models, which --help does without

    run(scenario, out, reference_dir, force=force)
