"""`sroi scale`: its options."""

from pathlib import Path
from typing import Annotated

import typer

from sroi_cli.commands.options import LANG, Draws, Json, Lang, ReferenceDir, Release, Settings, Templates
from sroi_cli.engine.uncertainty.sampling import DRAWS, SEED


def scale(  # noqa: PLR0913 - the options of the command
    wijken: Annotated[
        int | None,
        typer.Option(metavar="N", help="Wijken that take part (default 855; with --wijken-file: all of them)."),
    ] = None,
    year: Annotated[int, typer.Option(metavar="YEAR", help="Last year of the projection, 2026 to 2030.")] = 2030,
    inhabitants: Annotated[str | None, typer.Option(metavar="N", help="Inhabitants of a wijk (default 10000).")] = None,
    reach: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ACTIVITY=SHARE",
            help="Share of the inhabitants that an activity reaches in five years, such as wijkaanpak=0.26.",
        ),
    ] = None,
    overlap: Annotated[
        str,
        typer.Option(
            metavar="SHARE",
            help="Overlap between those whom the activities reach: from 0 (as published) to 1 (full overlap).",
        ),
    ] = "0",
    path: Annotated[
        str,
        typer.Option(metavar="PATH", help="How the wijken grow: published (all from 2026), linear or s-curve."),
    ] = "published",
    wijken_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A CSV of real wijken: code, naam, gemeente, inwoners; or one of CBS."),
    ] = None,
    select: Annotated[
        str | None, typer.Option(metavar="WHICH", help="With --wijken, which of the file: largest, random or all.")
    ] = None,
    seed: Annotated[str, typer.Option(metavar="N", help="Seed of the draws, and of a random choice of wijken.")] = str(
        SEED
    ),
    top: Annotated[
        int | None, typer.Option(metavar="N", help="Gemeenten and wijken of the file to show (default 10).")
    ] = None,
    draws: Draws = str(DRAWS),
    json: Json = False,
    release: Release = None,
    reference_dir: ReferenceDir = None,
    set_: Settings = None,
    lang: Lang = LANG,
    templates: Templates = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write a Markdown and an HTML factsheet to this folder.")
    ] = None,
) -> None:
    """What the approach yields and takes when many wijken in the country take part.

    As published first, to the euro (one printed amount is a misprint); then the other reading of the same values, what
    is put in, and what else the published tables leave out.
    """
    from sroi_cli.commands.scale_options import Listing, Numbers  # loads the models, which --help does without
    from sroi_cli.commands.scaling import Options, run

    listing = Listing(wijken_file, wijken, select, seed, top)
    numbers = Numbers(inhabitants, tuple(reach or ()), tuple(set_ or ()))
    run(Options(listing, numbers, year, overlap, path, draws, json, release, reference_dir, out, lang, templates))
