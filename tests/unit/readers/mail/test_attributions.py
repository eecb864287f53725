"""Attributions such as 'On 4 March, Ann wrote:' are found, also where they are wrapped."""

import pytest

from summarize.readers.mail.attributions import find_attribution
from tests.unit.readers.mail.examples import WROTE


@pytest.mark.parametrize(
    ("lines", "how", "start"),
    [
        pytest.param([WROTE], {}, 0, id="a time and the verb"),
        pytest.param(["On 4 March 2024 Ann wrote:"], {}, -1, id="a day and the verb"),
        pytest.param(["On 4 March 2024 Ann wrote:"], {"reply": True}, 0, id="in an answer"),
        pytest.param(["On 4 March 2024 Ann wrote:"], {"quoted": True}, 0, id="before quoted lines"),
        pytest.param(["On 4 March 2024 a@b.c says:"], {}, 0, id="a day and an address"),
        pytest.param(["a@b.c says:"], {}, -1, id="an address"),
        pytest.param(["a@b.c says:"], {"quoted": True}, 0, id="an address before quoted lines"),
        pytest.param(["Ann wrote:"], {"reply": True}, -1, id="the verb"),
        pytest.param(["Ann wrote:"], {"quoted": True}, 0, id="the verb before quoted lines"),
        pytest.param(["I see:"], {"quoted": True}, -1, id="nothing"),
        pytest.param(
            ["On 4.3.2024 Ann", "Lee of x", "wrote:"], {"reply": True}, 0, id="three lines"
        ),
        pytest.param(["x", "y", WROTE], {}, 2, id="the last line alone"),
        pytest.param(["It ends.", WROTE], {}, 1, id="after a sentence"),
        pytest.param(["Am 4.", "März schrieb Ann:"], {"quoted": True}, 0, id="half a date"),
        pytest.param(["", WROTE], {}, 1, id="after a blank line"),
        pytest.param(["> x", WROTE], {}, 1, id="after a quoted line"),
        pytest.param(
            ["On Mon, Mar 4,", "2024 at 10:12, Ann wrote:"], {}, 0, id="wrapped in its date"
        ),
        pytest.param(["---- On 4 March 2024 Ann wrote ----"], {}, 0, id="between dashes"),
        pytest.param(["x" * 400 + " " + WROTE], {}, -1, id="too long"),
    ],
)
def test_a_line_says_whose_words_follow(lines: list[str], how: dict[str, bool], start: int) -> None:
    asked = {"quoted": False, "reply": False} | how
    assert find_attribution(lines, len(lines) - 1, **asked) == start
