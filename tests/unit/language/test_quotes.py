"""What quotes and brackets open and close, which marks end a sentence, and what is a title."""

import pytest

from summarize.language.quotes import balance_quotes, begins_quotation, is_balanced


@pytest.mark.parametrize(
    ("text", "ended", "begun"),
    [
        pytest.param("It rained.", 0, 0, id="none"),
        pytest.param("“It rained.”", 0, 0, id="whole"),
        pytest.param("“It rained.", 0, 1, id="begins"),
        pytest.param("It rained.”", 1, 0, id="ends"),
        pytest.param("It rained.” He left. “So", 1, 1, id="one-ends-one-begins"),
        pytest.param("“He said: “So.”", 0, 1, id="one-within-another"),
        pytest.param("”So.” ” ”", 2, 0, id="marks-that-close-nothing"),
        pytest.param('"It rained."', 0, 0, id="straight"),
        pytest.param('He ("so") left', 0, 0, id="after-a-bracket"),
        pytest.param('He said—"so', 0, 1, id="after-a-dash"),
        pytest.param("„Halt“, rief er", 0, 0, id="german"),
        pytest.param("»Halt«, rief er", 0, 0, id="german-guillemets"),
        pytest.param("«\xa0Venez\xa0», dit-il", 0, 0, id="french-with-spaces"),
        pytest.param("il dit « Venez", 0, 1, id="french-begins"),
        pytest.param("Venez\xa0», dit-il", 1, 0, id="french-ends"),
        pytest.param("彼は「行く」と", 0, 0, id="japanese-without-spaces"),
        pytest.param("彼は「行く", 0, 1, id="japanese-begins"),
        pytest.param("行く」と", 1, 0, id="japanese-ends"),
        pytest.param("」行く", 1, 0, id="a-closing-one-never-opens"),
        pytest.param("『本』を", 0, 0, id="japanese-title"),
        pytest.param("a “", 1, 0, id="at-the-end"),
        pytest.param("他们的“渡船案”昨天结束，“新船”起航。", 0, 0, id="chinese-without-spaces"),
        pytest.param("他说：“我会回来。", 0, 1, id="chinese-begins"),
        pytest.param("我会回来——”他说。", 1, 0, id="chinese-ends"),
        pytest.param('他们的"渡船案"昨天结束，"新船"起航。', 0, 0, id="chinese-straight"),
        pytest.param('他说："我会回来。', 0, 1, id="chinese-straight-begins"),
        pytest.param("他们的iOS“系统”和“iPhone”。", 0, 0, id="chinese-around-latin"),
    ],
)
def test_a_mark_opens_by_where_it_stands(text: str, ended: int, begun: int) -> None:
    assert balance_quotes(text) == (ended, begun)
    assert begins_quotation(text) == (begun > 0)


@pytest.mark.parametrize(
    ("text", "balanced"),
    [
        ("It rained (a lot) [so].", True), ("“It rained.”", True), ("“It rained.", False),
        ("It rained.”", False), ("It (rained.", False), ("It rained).", False),
        ("It [rained.", False), ("It rained].", False), ('5" high', False),
    ],
)  # fmt: skip
def test_a_text_is_balanced_if_all_that_opens_closes(text: str, balanced: bool) -> None:
    assert is_balanced(text) is balanced
