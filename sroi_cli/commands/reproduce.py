"""`sroi reproduce`: its option."""

from sroi_cli.commands.options import Json


def reproduce(json: Json = False) -> None:
    """The figures of the sources, beside what this program computes for them.

    Ends with exit code 1 where something else comes out than is recorded of a figure.
    """
    from sroi_cli.commands.reproducing import run  # loads the models, which --help does without

    run(json=json)
