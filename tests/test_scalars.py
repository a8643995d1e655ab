"""What a scalar of a file is read as: a number, a text, or refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sroi_cli.model.scalars import number
from sroi_cli.reading.yaml_tree import read_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("45", 45),
        ("0.411", 0.411),
        ("-3.5", -3.5),
        ("1e3", 1000),
        ("8.6e6", 8.6e6),
        ("119446.00", 119446),
        ("1234.567", 1234.567),
        ("0", 0),
        ("1.1250", 1.125),
    ],
)
def test_numbers_are_read_as_written(text: str, value: float) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12.500", "12500 or 12.5"),
        ("1.125", "1125 or 1.1250"),
        ("100.000", "100000 or 100.0"),
        ("-2.500", "-2500 or -2.5"),
        ("12,500", "12500 or 12.5"),
        ("1.250.000", "write 1250000"),
        ("7,2", "7.2"),
        ("1.250,50", "1250.50"),
        ("1_000", "underscores"),
        ("0x1F", "decimals"),
        ("017", "leading zero"),
        ("1:30", "a time is not a number"),
        (".inf", "write a number"),
        (".nan", "write a number"),
        ("25%", "0.25"),
        ("1e400", "too large"),
        ("1e-400", "too small"),
        ("1e-310", "too small"),
        (".5", "not a number"),
        ("5.", "not a number"),
        ("1 000", "not a number"),
        ("€ 50", "not a number"),
        ("", "not a number"),
    ],
)
def test_what_could_be_misread_is_refused_with_what_to_write(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        number(text)


@given(st.floats(-1e15, 1e15, allow_nan=False))
def test_no_number_is_changed_by_reading(value: float) -> None:
    text = repr(value)
    try:
        assert number(text) == value
    except ValueError as error:
        assert "two ways" in str(error) or "too small" in str(error)  # noqa: PT017 - three decimals are ambiguous


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        assert abs(number(text)) <= 1e15
    except ValueError as error:
        assert str(error)  # noqa: PT017


@pytest.mark.parametrize("text", ["no", "2025.10", "null-meting", "12:30", "1_000", "0o17", "2025-01-01", "~ 30"])
def test_texts_stay_as_written(text: str) -> None:
    assert read_yaml(f"a: {text}", "test.yaml").data["a"] == text


def test_windows_line_ends_and_byte_order_marks_are_read() -> None:
    assert read_yaml("a: 1\r\nb: x\r\n", "test.yaml").data == {"a": "1", "b": "x"}
