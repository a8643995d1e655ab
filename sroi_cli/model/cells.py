"""How spreadsheets name their cells."""


def column_letters(number: int) -> str:
    """The name of a column, counted from 1: A, ..., Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
