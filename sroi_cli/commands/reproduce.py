"""`sroi reproduce`: its option."""

from sroi_cli.commands.options import Json


def reproduce(json: Json = False) -> None:
    """The figures that the sources print, beside what this program computes for them.

    Ends with exit code 1 where a figure does not come out as is recorded of it.
    """
    from sroi_cli.commands.reproducing import run  # loads the models, which --help does without

    run(json=json)
