"""`sroi reproduce`: its options."""

from sroi_cli.commands.options import LANG, Json, Lang


def reproduce(json: Json = False, lang: Lang = LANG) -> None:
    """The figures of the sources, beside what this program computes for them.

    Ends with exit code 1 if a figure no longer comes out as published.yaml records it.
    """
    from sroi_cli.commands.reproducing import run  # loads the models, which --help does without

    run(lang, json=json)
