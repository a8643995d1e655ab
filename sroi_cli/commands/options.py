"""The arguments and options that several commands share."""

from typing import Annotated

import typer

SCENARIO = "A file, or the name of a scenario here, in ./scenarios or shipped; - reads standard input."
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON, one object per line, and nothing else.")]
Method = Annotated[
    str | None, typer.Option(metavar="PROFILE", help="Another method profile: 2diabeat, mkba, zorginstituut or svi.")
]
Release = Annotated[
    str | None, typer.Option(metavar="RELEASE", help="Another release of the reference values, such as 2025-12.")
]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="PATH=VALUE",
        help="Another value for one run, such as reference.qaly=80000; * stands for any one step.",
    ),
]
