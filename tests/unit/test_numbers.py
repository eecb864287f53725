"""Numbers of strangers are read within bounds, whatever they are."""

import pytest

from summarize.numbers import parse_json, read_number, unescape
from tests.hostile_values import VALUES


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("007", 7),
        (" 12\n", 12),
        ("1000", 1000),
        ("1001", None),
        ("-1", None),
        ("+1", None),
        ("1_0", None),
        ("1.0", None),
        ("1 2", None),
        ("0x1", None),
        (None, None),
        ("0" * 5_000 + "7", 7),
        *((value, None) for value in VALUES.values()),
    ],
)
def test_a_number_has_digits_alone_and_is_within_bounds(
    text: str | None, number: int | None
) -> None:
    assert read_number(text, most=1000) == number


def test_a_number_may_be_below_zero_where_that_is_asked_for() -> None:
    assert [read_number(text, least=-5) for text in ("-5", "-6", "--5", "-", "5")] == [
        *(-5, None, None, None, 5)
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a &amp; b &#65;&#x42; &copy", "a & b AB ©"),
        ("&#0000000065;", "A"),
        ("&#999999999 a", "\ufffd a"),
        (VALUES["a reference of 5,000 digits"], "\ufffd"),
        (VALUES["a reference of 5,000 zeros"], "A"),
        (VALUES["a reference of 5,000 hexadecimal digits"], "\ufffd"),
        (VALUES["a reference to such a reference"], VALUES["a reference of 5,000 digits"]),
    ],
)
def test_references_to_characters_are_written_out(text: str, shown: str) -> None:
    assert unescape(text) == shown


def test_a_number_of_json_with_too_many_digits_is_none() -> None:
    assert parse_json(f"[1, {'9' * 5_000}, -{'9' * 5_000}, 1.5]") == [1, None, None, 1.5]


@pytest.mark.parametrize("text", ["", "[", "²", "[" * 100_000, b"\xff", '["a\nb"]'])
def test_all_that_is_no_json_is_a_value_error(text: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"Expecting|deep|decode|control"):
        parse_json(text)
