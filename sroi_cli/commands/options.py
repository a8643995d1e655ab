"""The arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

SCENARIO = "A file, or the name of a scenario here, in ./scenarios or shipped; - reads standard input."
Scenario = Annotated[str, typer.Argument(metavar="SCENARIO", help=SCENARIO)]
Scenarios = Annotated[list[str], typer.Argument(metavar="SCENARIO", help=SCENARIO)]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON, on one line, and nothing else.")]
JsonLines = Annotated[
    bool, typer.Option("--json", help="Print the results as JSON, one object per line, and nothing else.")
]
Lang = Annotated[str, typer.Option("--lang", metavar="LANG", help="Language of labels and numbers, such as en.")]
LANG = "nl"  # unless told otherwise
Templates = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        readable=False,
        help="A folder with templates or a style sheet, used instead of the shipped ones.",
    ),
]
Method = Annotated[
    str | None, typer.Option(metavar="PROFILE", help="Another method profile: 2diabeat, mkba, zorginstituut or svi.")
]
Release = Annotated[
    str | None, typer.Option(metavar="RELEASE", help="Another release of the reference values, such as 2025-12.")
]
ReferenceDir = Annotated[
    Path | None,
    typer.Option(
        "--reference-dir",
        metavar="DIR",
        readable=False,
        help="Own reference values: instead of the shipped ones, or laid over them (docs/reference.md).",
    ),
]
Draws = Annotated[
    str,
    typer.Option(
        metavar="N", help="Draws for how certain the figures are: 100 to 1000000, or 0 for none, which is quicker."
    ),
]
Seed = Annotated[str, typer.Option(metavar="N", help="Seed of the draws: the same one gives the same figures.")]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="PATH=VALUE",
        help="A value for this run, such as reference.qaly=80000; * matches any one part of a path.",
    ),
]
