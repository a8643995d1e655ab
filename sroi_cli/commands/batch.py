"""`sroi batch`: its arguments and options."""

from pathlib import Path
from typing import Annotated

import typer

from sroi_cli.commands.options import LANG, Draws, Lang, ReferenceDir, Seed, Templates
from sroi_cli.engine.uncertainty.sampling import DRAWS, SEED

Folder = Annotated[
    Path | None,
    typer.Argument(
        metavar="DIR", readable=False, help="A folder of scenarios (default ./scenarios; without it, the shipped ones)."
    ),
]


def batch(  # noqa: PLR0913 - the options of the command
    folder: Folder = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder for what is made.")] = Path("factsheets"),
    jobs: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Processes at a time (default: one per core).")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the overview as JSON, and nothing else.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail if a file in --out is not as it would be written.")
    ] = False,
    reference_dir: ReferenceDir = None,
    draws: Draws = str(DRAWS),
    seed: Seed = str(SEED),
    lang: Lang = LANG,
    templates: Templates = None,
) -> None:
    """The factsheets of all scenarios of a folder, an index page and an overview table.

    Prints the overview. A broken scenario does not stop the others.
    """
    from sroi_cli.commands.batching import Options, run  # loads the models, which --help does without

    run(Options(folder, out, jobs, json, check, reference_dir, draws, seed, lang, templates))
