"""`sroi compare`: its arguments and options."""

from pathlib import Path
from typing import Annotated

import typer

from sroi_cli.commands.options import LANG, SCENARIO, Json, Lang, Method, ReferenceDir, Release, Settings, Templates

_MethodA = Annotated[str | None, typer.Option(metavar="PROFILE", help="The method profile of A alone.")]
_MethodB = Annotated[str | None, typer.Option(metavar="PROFILE", help="The method profile of B alone.")]
_ReleaseA = Annotated[str | None, typer.Option(metavar="RELEASE", help="The release of A alone.")]
_ReleaseB = Annotated[str | None, typer.Option(metavar="RELEASE", help="The release of B alone.")]
_SetA = Annotated[list[str] | None, typer.Option(metavar="PATH=VALUE", help="Another value in A alone.")]
_SetB = Annotated[list[str] | None, typer.Option(metavar="PATH=VALUE", help="Another value in B alone.")]


def compare(  # noqa: PLR0913 - the options of the command
    a: Annotated[str, typer.Argument(metavar="A", help=SCENARIO)],
    b: Annotated[
        str | None,
        typer.Argument(
            metavar="B", help="The other scenario; left out: A again, with the --b options.", show_default=False
        ),
    ] = None,
    json: Json = False,
    method: Method = None,
    release: Release = None,
    set_: Settings = None,
    a_method: _MethodA = None,
    a_release: _ReleaseA = None,
    a_set: _SetA = None,
    b_method: _MethodB = None,
    b_release: _ReleaseB = None,
    b_set: _SetB = None,
    reference_dir: ReferenceDir = None,
    lang: Lang = LANG,
    templates: Templates = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write a Markdown and an HTML page to this folder.")
    ] = None,
) -> None:
    """What changed between two results, and how much of the change in ratio each cause makes.

    Two scenarios, or one under other options. Totals, stakeholders and rows side by side; the change in the ratio
    split over its causes (participants, prices, effects, method, ...), so that the parts add up to it.
    """
    from sroi_cli.commands.comparing import Options, Own, run  # loads the models, which --help does without

    own_a = Own("a", a_method, a_release, tuple(a_set or ()))
    own_b = Own("b", b_method, b_release, tuple(b_set or ()))
    run(Options(a, b, method, release, tuple(set_ or ()), reference_dir, own_a, own_b, json, out, lang, templates))
