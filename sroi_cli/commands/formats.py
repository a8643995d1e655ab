"""What `--format` names: the files that are made of a result, by their endings."""

from collections.abc import Collection
from importlib.util import find_spec

from sroi_cli.commands.calculating import check_name
from sroi_cli.commands.failures import WRONG_USE, Failure

FACTSHEETS = ("md", "html")
KNOWN = (*FACTSHEETS, "xlsx", "csv")


def formats_in(text: str) -> tuple[str, ...]:
    """The formats of a list with commas, each once. Raises Failure for one that is not known, or cannot be made."""
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    for name in names:
        check_name("--format", "format", name, frozenset(KNOWN))
    if not names:
        raise Failure(f"--format: names no format; give some of {', '.join(KNOWN)}", WRONG_USE)
    if "xlsx" in names and find_spec("xlsxwriter") is None:
        raise Failure(
            "--format xlsx needs XlsxWriter; pip install XlsxWriter, or this program with its extra xlsx", WRONG_USE
        )
    return names


def written_words(formats: Collection[str]) -> str:
    """What the files are called, where they are told."""
    return "Factsheets" if set(formats) <= set(FACTSHEETS) else "Files"
