"""A share of the draws in words."""

from sroi_cli.reports.style import Style

_HARDLY = 0.001  # a share below which one decimal says too little


def chance_words(chance: float, style: Style) -> str:
    """A percentage that looks like none or all only where it is."""
    if 0 < chance < _HARDLY:
        return f"< {style.share(_HARDLY, 1)}"
    if 1 - _HARDLY < chance < 1:
        return f"> {style.share(1 - _HARDLY, 1)}"
    return style.share(chance, 1)
