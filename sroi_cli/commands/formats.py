"""What `--format` names: the files that are made of a result, by their endings."""

from collections.abc import Collection
from importlib.util import find_spec

from sroi_cli.commands.failures import WRONG_USE, Failure
from sroi_cli.model.base import suggestion

FACTSHEETS = ("md", "html")
KNOWN = (*FACTSHEETS, "xlsx", "csv")


def formats_in(text: str) -> tuple[str, ...]:
    """The formats of a list with commas, each once. Raises Failure for one that is not known, or cannot be made."""
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    for name in names:
        if name not in KNOWN:
            hint = suggestion(name, list(KNOWN)) or f"; give some of {', '.join(KNOWN)}"
            raise Failure(f"--format: unknown format '{name}'{hint}", WRONG_USE)
    if not names:
        raise Failure(f"--format: names no format; give some of {', '.join(KNOWN)}", WRONG_USE)
    if "xlsx" in names and find_spec("xlsxwriter") is None:
        raise Failure("--format xlsx needs XlsxWriter; install it: pip install 'sroi-cli[xlsx]'", WRONG_USE)
    return names


def written_words(formats: Collection[str]) -> str:
    """What the files are called, where they are told."""
    return "Factsheets" if set(formats) <= set(FACTSHEETS) else "Files"
