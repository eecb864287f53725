"""What is no sentence to pick: too short, cut, glued, or half of something."""

import pytest

from summarize.discourse.fragments import is_fragment


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        pytest.param("The mill burned down.", False, id="four-words"),
        pytest.param("The mill burned.", True, id="three-words"),
        pytest.param("水车昨晚全烧毁了。", False, id="eight-characters"),
        pytest.param("水车昨晚烧毁了。", True, id="seven-characters"),
        pytest.param("The mill burned down", True, id="no-stop"),
        pytest.param("The mill burned down;", False, id="a-semicolon"),
        pytest.param("The mill burned down:", True, id="a-colon"),
        pytest.param("โรงสีเก่าไหม้เมื่อคืนนี้", False, id="thai-needs-no-stop"),
        pytest.param("the mill burned down.", True, id="a-small-letter"),
        pytest.param("iPhones were in the mill.", False, id="a-name-with-a-small-letter"),
        pytest.param("- and the mill burned down.", True, id="goes-on-after-a-dash"),
        pytest.param("- The mill burned down.", False, id="a-dash-and-a-capital"),
        pytest.param("- iPhones were in the mill.", False, id="a-dash-and-a-name"),
        pytest.param("The mill burned down...", True, id="three-dots"),
        pytest.param("The mill burned down […]", True, id="dots-in-brackets"),
        pytest.param("“The mill burned down …”", True, id="dots-in-quotes"),
        pytest.param("The mill... it burned down.", False, id="dots-within"),
        pytest.param("The mill [12] burned down.", True, id="a-note"),
        pytest.param("The mill [edit] burned down.", True, id="a-link-to-edit"),
        pytest.param("^ The mill burned down.", True, id="a-footnote"),
        pytest.param("1The mill burned down.", True, id="glued-to-its-number"),
        pytest.param("The mill burned down.The wheel stayed.", True, id="two-glued"),
        pytest.param("Go to mill.Wheel and http://a.b today.", False, id="an-address"),
        pytest.param("Ask Dr.Smith of the mill.", False, id="a-title-without-a-space"),
        pytest.param("“The mill burned down.", True, id="half-a-quotation"),
        pytest.param("The mill (it burned down.", True, id="half-a-bracket"),
        pytest.param("The mill (old) burned down.", False, id="a-whole-bracket"),
    ],
)
def test_a_fragment_is_never_picked(text: str, broken: bool) -> None:
    assert is_fragment(text) is broken
