"""`sroi sketch`: its arguments and options."""

from pathlib import Path
from typing import Annotated

import typer

Scenarios = Annotated[
    list[str],
    typer.Argument(
        metavar="SCENARIO",
        help="A file, or the name of a scenario here, in ./scenarios or shipped; - reads standard input.",
    ),
]


def sketch(  # noqa: PLR0913 - the options of the command
    scenarios: Scenarios,
    json: Annotated[
        bool, typer.Option("--json", help="Print the result as JSON, one object per line, and nothing else.")
    ] = False,
    method: Annotated[
        str | None, typer.Option(help="Another method profile: 2diabeat, mkba, zorginstituut or svi.")
    ] = None,
    release: Annotated[
        str | None, typer.Option(help="Another release of the reference values, such as 2025-12.")
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="PATH=VALUE",
            help="Another value for one run, such as reference.qaly=80000; * stands for any one step.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder for the factsheets (default ./factsheets).")
    ] = None,
    no_files: Annotated[bool, typer.Option("--no-files", help="Write no factsheets.")] = False,
) -> None:
    """Inbreng and opbrengst per stakeholder, and the ratio between them.

    Prints a table and writes a Markdown and an HTML factsheet. With --json, --set, --release, --method or
    standard input, factsheets are written only where --out is given.
    """
    from sroi_cli.commands.sketching import Options, run  # loads the models, which --help does without

    run(Options(tuple(scenarios), json, method, release, tuple(set_ or ()), out, no_files))
