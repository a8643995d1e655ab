"""`sroi check`: its arguments and options."""

from typing import Annotated

import typer

from sroi_cli.commands.options import LANG, JsonLines, Lang, Method, ReferenceDir, Release, Scenarios


def check(  # noqa: PLR0913 - the options of the command
    scenarios: Scenarios,
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail where a requirement is neither applied nor explained.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but what is wrong.")] = False,
    json: JsonLines = False,
    method: Method = None,
    release: Release = None,
    reference_dir: ReferenceDir = None,
    lang: Lang = LANG,
) -> None:
    """Whether a file is right, what stands out in it, what it rests on, and which requirements on evidence it meets.

    The requirements are those of the guideline Passend bewijs voor preventie and the principles of Social Value
    International. Each is applied (the data show it), explained (the scenario says why not) or missing.
    """
    from sroi_cli.commands.calculating import Calculation  # loads the models, which --help does without
    from sroi_cli.commands.checking import Wishes, run

    calculation = Calculation.of(method, release, (), reference_dir=reference_dir)
    run(calculation, scenarios, Wishes(lang, strict=strict, quiet=quiet, json=json))
