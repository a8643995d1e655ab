"""`sroi reproduce`: its options."""

from sroi_cli.commands.options import LANG, Json, Lang


def reproduce(json: Json = False, lang: Lang = LANG) -> None:
    """The figures of the sources, beside what this program computes for them.

    Ends with exit code 1 where something else comes out than is recorded of a figure.
    """
    from sroi_cli.commands.reproducing import run  # loads the models, which --help does without

    run(lang, json=json)
