"""`sroi reference`: its commands, their arguments and options."""

from pathlib import Path
from typing import Annotated

import typer

from sroi_cli.commands.options import LANG, Json, Lang, ReferenceDir

reference = typer.Typer(
    help="The reference values: what they are, what they rest on, and where they are used.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@reference.command("list", short_help="The values of a release, one per line.")
def list_(  # noqa: PLR0913 - the options of the command
    source: Annotated[str | None, typer.Option(metavar="ID", help="Only values of this source.")] = None,
    basis: Annotated[
        str | None, typer.Option(metavar="BASIS", help="Only with this basis: weten, vermoeden or aannemen.")
    ] = None,
    unit: Annotated[
        str | None, typer.Option(metavar="UNIT", help="Only values in this unit, such as EUR/deelnemer.")
    ] = None,
    use: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Only values that this activity or scenario uses; none: values that nothing uses."
        ),
    ] = None,
    release: Annotated[str | None, typer.Option(metavar="RELEASE", help="The release (default: the newest).")] = None,
    reference_dir: ReferenceDir = None,
    json: Json = False,
    lang: Lang = LANG,
) -> None:
    """The reference values of a release, one per line."""
    from sroi_cli.commands.referencing import Filters, list_values  # loads the models, which --help does without

    list_values(Filters(source, basis, unit, use), release, reference_dir, lang, json=json)


@reference.command(short_help="One value: its entries, what they rest on, where it is used.")
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A reference value, such as qaly.")],
    reference_dir: ReferenceDir = None,
    json: Json = False,
    lang: Lang = LANG,
) -> None:
    """One reference value: all its entries, what each rests on, and where the value is used."""
    from sroi_cli.commands.referencing import show_value

    show_value(id_, reference_dir, lang, json=json)


@reference.command(short_help="What changed between two releases.")
def diff(  # noqa: PLR0913 - the options of the command
    old: Annotated[str, typer.Argument(metavar="OLD", help="A release, such as 2024-12.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Another one, such as 2025-12.")],
    scenarios: Annotated[
        Path | None,
        typer.Option(metavar="DIR", readable=False, help="Scenarios of which to show the ratio under both."),
    ] = None,
    reference_dir: ReferenceDir = None,
    json: Json = False,
    lang: Lang = LANG,
) -> None:
    """What came, went and changed between two releases, labels and notes aside; and which ratios move."""
    from sroi_cli.commands.reference_difference import compare

    compare(old, new, scenarios, reference_dir, lang, json=json)


@reference.command(short_help="Are the values right, and still what was released?")
def check(reference_dir: ReferenceDir = None, json: Json = False, lang: Lang = LANG) -> None:
    """Whether the values are right and still what was released; what is wrong is told with its place.

    Looks at digests of releases, derivations, units, ranges, the order of entries, and sources.
    """
    from sroi_cli.commands.reference_checking import check as checked

    checked(reference_dir, lang, json=json)


@reference.command(short_help="The lines of a new release, for releases.yaml.")
def release(
    date: Annotated[str, typer.Argument(metavar="DATE", help="The day of the release, such as 2026-12-31.")],
    reference_dir: ReferenceDir = None,
) -> None:
    """What to put at the end of releases.yaml, for the values to be a release as they are now."""
    from sroi_cli.commands.releasing import release as drawn_up

    drawn_up(date, reference_dir)
