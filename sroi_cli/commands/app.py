"""The command line: which commands there are. Nothing heavy is loaded here."""

from typing import Annotated

import typer

from sroi_cli import __version__
from sroi_cli.commands.batch import batch
from sroi_cli.commands.check import check
from sroi_cli.commands.compare import compare
from sroi_cli.commands.explain import explain
from sroi_cli.commands.finance import finance
from sroi_cli.commands.form import form
from sroi_cli.commands.import_ import import_
from sroi_cli.commands.output import print_lines
from sroi_cli.commands.reference import reference
from sroi_cli.commands.reproduce import reproduce
from sroi_cli.commands.scale import scale
from sroi_cli.commands.schema import schema
from sroi_cli.commands.sketch import sketch
from sroi_cli.commands.uncertainty import uncertainty

app = typer.Typer(
    name="sroi",
    help="Social Return on Investment of neighbourhood health programmes: open, sourced, reproducible.",
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help starts twice as fast
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        print_lines(f"sroi {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


app.command(
    short_help="Inbreng, opbrengst and ratio of a scenario; a factsheet.",
    epilog="""\b
Examples:
  sroi sketch vijlen
  sroi sketch my-wijk.yaml --no-files
  sroi sketch vijlen --method mkba --json
  sroi sketch vijlen --set activities.groepsconsult.participants=200
  sroi sketch vijlen --format xlsx,csv
  cat my-wijk.yaml | sroi sketch - --out factsheets""",
)(sketch)

app.command(
    short_help="Factsheets, index and overview of a folder of scenarios.",
    epilog="""\b
Examples:
  sroi batch
  sroi batch my-scenarios --out factsheets
  sroi batch my-scenarios --check
  sroi batch my-scenarios --json""",
)(batch)

app.command(
    short_help="Where an amount comes from: formula, numbers, sources.",
    epilog="""\b
Examples:
  sroi explain vijlen zorgverzekeraar
  sroi explain vijlen groepsconsult.zvw_groepsconsult
  sroi explain vijlen reference.qaly --json""",
)(explain)

app.command(
    short_help="Is a file right, and what does it rest on?",
    epilog="""\b
Examples:
  sroi check vijlen
  sroi check my-scenarios/*.yaml --strict --quiet
  sroi check vijlen --json""",
)(check)

app.command(
    short_help="Who pays, who gains, and how payers could share costs.",
    epilog="""\b
Examples:
  sroi finance vijlen
  sroi finance vijlen --payers public,werkgevers --rule no-one-worse-off
  sroi finance vijlen --cap zorgverzekeraar=50000 --basis vermoeden --json""",
)(finance)

app.command(
    short_help="What many wijken in the country would take and yield.",
    epilog="""\b
Examples:
  sroi scale --wijken 855 --year 2030
  sroi scale --reach wijkaanpak=0.147 --overlap 1 --path linear
  sroi scale --wijken-file wijken.csv --wijken 100 --select largest --out factsheets""",
)(scale)

app.command(
    short_help="How certain the ratio is, and what it depends on.",
    epilog="""\b
Examples:
  sroi uncertainty vijlen
  sroi uncertainty vijlen --threshold 2
  sroi uncertainty vijlen --draws 100000 --json""",
)(uncertainty)

app.command(
    short_help="What changed between two results, and why.",
    epilog="""\b
Examples:
  sroi compare voorbeeldwijk-2024 voorbeeldwijk-2025
  sroi compare vijlen --b-method mkba
  sroi compare vijlen --b-set activities.wandelgroep.participants=90
  sroi compare before.yaml after.yaml --out factsheets""",
)(compare)

app.command(
    short_help="A spreadsheet form, in Dutch, that describes a wijk.",
    epilog="""\b
Examples:
  sroi form
  sroi form vijlen --out vijlen-2026.xlsx""",
)(form)

app.command(
    short_help="Scenario files from a filled form or a CSV.",
    name="import",
    epilog="""\b
Examples:
  sroi import formulier.xlsx --out mijn-wijk.yaml
  sroi import answers.csv --out scenarios""",
)(import_)

app.command(short_help="The published figures, computed again.")(reproduce)

app.command(
    epilog="""\b
Example:
  sroi schema > scenario.schema.json"""
)(schema)

app.add_typer(reference, name="reference", short_help="The reference values: list, show, diff, check, release.")
