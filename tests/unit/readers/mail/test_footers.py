"""Footers of lists and notices of secrecy are found."""

import pytest

from summarize.readers.mail.footers import find_footer, find_secrecy


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        pytest.param(["a", "____", "x mailing list"], 1, id="below a rule"),
        pytest.param(["a", "____", "", "", "", "unsubscribe"], 1, id="three blank lines"),
        pytest.param(["a", "____", "", "", "", "", "x virus"], 7, id="four blank lines"),
        pytest.param(["a", "____", "b", "unsubscribe"], 1, id="in the second line"),
        pytest.param(["a", "____", "b", "c", "unsubscribe here now"], 5, id="in the third line"),
        pytest.param(["a", "____", "b"], 3, id="a rule alone"),
        pytest.param(["a", "", "You received this mail"], 2, id="by its words"),
        pytest.param(["You received this mail"], 0, id="at the start"),
        pytest.param(["a", "", "Attention! You received this mail"], 2, id="after a call"),
        pytest.param(["a", "You received this mail"], 2, id="in a paragraph"),
        pytest.param(["", "You received this", *["b"] * 39], 1, id="40 lines"),
        pytest.param(["", "You received this", *["b"] * 40], 42, id="41 lines"),
    ],
)
def test_a_footer_begins_at_a_rule_or_with_its_words(lines: list[str], start: int) -> None:
    assert find_footer(lines) == start


def test_paragraphs_about_secrecy_are_found() -> None:
    secret = "This email is confidential. Delete it."
    assert find_secrecy(["a", "", secret, "b", "", "c"]) == [2, 3]
    note = "Nota di riservatezza - Le notizie sono riservate al destinatario."
    assert find_secrecy(["a", "", note]) == [2]
    assert find_secrecy(["a", "b", note, "c", "", "d"]) == [2, 3]
    assert find_secrecy([f"a {secret}", "", "This email is confidential.", "", "a"]) == []
    assert find_secrecy([f"This email {'x' * 700} is confidential. Delete it."]) == []
