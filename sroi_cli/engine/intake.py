"""When a quantity enters: its share in each year, from the first."""


def shares(intake: tuple[float, ...] | None) -> tuple[float, ...] | None:
    """Which share enters in each year; None where nothing is given, or nobody enters."""
    total = sum(intake or ())
    return tuple(year / total for year in intake) if intake and total else None


def even(years: int) -> tuple[float, ...]:
    """The same share in every year."""
    return (1 / years,) * years
