"""Where the files are that travel with the program."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
# inside the package once installed; beside it in the repository and in an editable install
_ROOT = _PACKAGE if (_PACKAGE / "reference_values").is_dir() else _PACKAGE.parent

REFERENCE_VALUES = _ROOT / "reference_values"
SCENARIOS = _ROOT / "scenarios"
TEMPLATES = _ROOT / "templates"
