"""Control codes and hidden characters are removed from text."""

import pytest

from summarize.language.control_characters import clean_characters, one_line
from summarize.language.punctuation import STOP_MARKS


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1bc\x9b5mreset", "reset"),
        ("zero\u200bwidth\ufeff \u202eback", "zerowidth back"),
        ("half \ud800 pair", "half  pair"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("tab\tand\nline", "tab\tand\nline"),
    ],
)
def test_what_could_control_a_terminal_is_dropped(text: str, clean: str) -> None:
    assert clean_characters(text) == clean


def test_no_joiner_stays_after_a_stop() -> None:
    for stop in STOP_MARKS:
        assert clean_characters(f"ab{stop}\u200d\u200cカ") == f"ab{stop}カ"


def test_a_line_has_single_spaces() -> None:
    assert one_line("  a \u00a0 b\n\tc ") == "a b c"
