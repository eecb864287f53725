"""What is no sentence to pick: too short, cut, glued, or half of something."""

import pytest

from summarize.discourse.fragments import find_cut, is_fragment, is_step
from summarize.language.sentences import split_sentences
from summarize.models import Block, BlockKind


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        pytest.param("The mill burned down.", False, id="four-words"),
        pytest.param("The mill burned.", True, id="three-words"),
        pytest.param("水车昨晚全烧毁了。", False, id="eight-characters"),
        pytest.param("水车昨晚烧毁了。", True, id="seven-characters"),
        pytest.param("The mill burned down", True, id="no-stop"),
        pytest.param("The mill burned down;", True, id="a-semicolon"),
        pytest.param("Ποιος έκαψε τον μύλο;", False, id="the-greek-question-mark"),
        pytest.param("The mill burned down:", True, id="a-colon"),
        pytest.param("โรงสีเก่าไหม้เมื่อคืนนี้", False, id="thai-needs-no-stop"),
        pytest.param("Հին ջրաղացը այրվեց այս գիշեր:", False, id="armenian-ends-in-a-colon"),
        pytest.param("the mill burned down.", True, id="a-small-letter"),
        pytest.param("iPhones were in the mill.", False, id="a-name-with-a-small-letter"),
        pytest.param("n8n runs the wheel of the mill.", False, id="a-name-with-a-digit"),
        pytest.param("wheel.py turns the old mill.", False, id="the-name-of-a-file"),
        pytest.param("mill-wheel.py turns the old mill.", False, id="a-file-with-a-hyphen"),
        pytest.param("and/or the mill burned down.", True, id="two-words-and-a-slash"),
        pytest.param("e.g. the mill burned down.", True, id="an-abbreviation"),
        pytest.param("mid-2020 the mill burned down.", True, id="a-year-with-a-prefix"),
        pytest.param("wheels: they burned down too.", True, id="a-label-with-a-small-letter"),
        pytest.param("- and the mill burned down.", True, id="goes-on-after-a-dash"),
        pytest.param("- The mill burned down.", False, id="a-dash-and-a-capital"),
        pytest.param("- iPhones were in the mill.", False, id="a-dash-and-a-name"),
        pytest.param("(c) where the mill burned down.", True, id="an-item-of-a-sentence"),
        pytest.param("(c) The mill burned down.", False, id="an-item-with-a-capital"),
        pytest.param("(c) iPhones were in the mill.", False, id="an-item-with-a-name"),
        pytest.param("(Lund), the mill burned down.", True, id="goes-on-after-an-aside"),
        pytest.param("(the mill) It burned down.", True, id="a-small-letter-in-brackets"),
        pytest.param("↓ The mill burned down.", True, id="an-arrow"),
        pytest.param("% The mill burned down.", True, id="a-comment-in-code"),
        pytest.param("The mill ....... burned down.", True, id="leaders"),
        pytest.param("The mill burned other mills, e.g.", True, id="an-abbreviation-at-the-end"),
        pytest.param("The mill burned down...", True, id="three-dots"),
        pytest.param("The mill burned down […]", True, id="dots-in-brackets"),
        pytest.param("“The mill burned down …”", True, id="dots-in-quotes"),
        pytest.param("The mill... it burned down.", False, id="dots-within"),
        pytest.param("水车昨晚……全烧毁了。", False, id="the-chinese-ellipsis"),
        pytest.param("The mill [12] burned down.", True, id="a-note"),
        pytest.param("The mill [edit] burned down.", True, id="a-link-to-edit"),
        pytest.param("^ The mill burned down.", True, id="a-footnote"),
        pytest.param("I, ______, burned the mill down.", True, id="a-blank-of-a-form"),
        pytest.param("The mill of {{ owner }} burned down.", True, id="a-name-of-a-template"),
        pytest.param("1The mill burned down.", True, id="glued-to-its-number"),
        pytest.param("The mill burned down.The wheel stayed.", True, id="two-glued"),
        pytest.param("Go to mill.Wheel and http://a.b today.", False, id="an-address"),
        pytest.param("Ask Dr.Smith of the mill.", False, id="a-title-without-a-space"),
        pytest.param("“The mill burned down.", True, id="half-a-quotation"),
        pytest.param("The mill (it burned down.", True, id="half-a-bracket"),
        pytest.param("The mill (old) burned down.", False, id="a-whole-bracket"),
        pytest.param("(The mill burned down in May.)", True, id="all-in-brackets"),
        pytest.param("(The mill burned down in May).", True, id="all-in-brackets-with-a-stop"),
        pytest.param("（水车昨晚全烧毁了，没有人受伤。）", True, id="all-in-wide-brackets"),
        pytest.param("Why Move to the Old Mill?", True, id="a-heading-that-asks"),
        pytest.param("Get Our Best Mill Today!", True, id="a-heading-that-calls"),
        pytest.param("Why did Anna Lund buy it?", False, id="a-question-with-a-name"),
        pytest.param("Lund, Anna, and Berta de la Cruz.", True, id="names"),
        pytest.param("Goals: Lund (Mill Town), Berta (2).", True, id="a-list-of-names"),
        pytest.param("Lund v. Mill Town, 12 U.S. 417, p. 3 (1901).", True, id="a-work"),
        pytest.param("A history of the mill, vol. 2 (Lund, 1836), pp. 39–43.", True, id="pages"),
        pytest.param("The mill is the oldest one (p. 12).", False, id="a-page-in-brackets"),
        pytest.param("Anna saw Mill Town.", False, id="a-name-that-saw-another"),
        pytest.param("Öffnen Sie Tor und Mühle.", False, id="german-nouns-in-a-command"),
        pytest.param("WHY DID THE MILL BURN DOWN?", False, id="all-in-capitals"),
        pytest.param("Mill Town Newsは水車の火事を報じた。", False, id="names-in-japanese"),
        pytest.param("(Old) mills burned down in May (1901).", False, id="brackets-at-both-ends"),
    ],
)
def test_a_fragment_is_never_picked(text: str, broken: bool) -> None:
    assert is_fragment(text) is broken


@pytest.mark.parametrize(
    ("block", "step"),
    [
        pytest.param(Block("Open the gate of the mill", "item", number=1), True, id="numbered"),
        pytest.param(Block("Open the gate of the mill", "item"), False, id="without-a-number"),
        pytest.param(Block("Open the gate", "item", number=1), False, id="too-short"),
        pytest.param(Block("Open the gate like this:", "item", number=1), False, id="a-colon"),
        pytest.param(Block("The Old Mill of the Town", "item", number=1), False, id="a-headline"),
        pytest.param(
            Block("Open the gate of the mill", "item", number=1, links=1.0), False, id="a-link"
        ),
        pytest.param(
            Block("Name of the old town mill", "item", number=1, page=1), False, id="in-print"
        ),
        pytest.param(Block("慢慢打开水车的大闸门让水流过", "item", number=2), True, id="chinese"),
    ],
)
def test_a_step_needs_no_full_stop(block: Block, step: bool) -> None:
    assert is_step(block) is step
    assert is_fragment(block.text, step=is_step(block)) is not step


TAIL = "It is known that the mill of the"
WHOLE = "The wheel of the mill went on and on and on."


@pytest.mark.parametrize(
    ("before", "text", "page", "cut"),
    [
        pytest.param(Block("The council went up to the mill of old"), WHOLE, 1, True, id="open"),
        pytest.param(Block("The council went up to the mill of old."), WHOLE, 1, False, id="ended"),
        pytest.param(Block("The council of old"), WHOLE, 1, False, id="a-label"),
        pytest.param(Block("Ann Lund, Mona Keller and Eva Dahl"), WHOLE, 1, False, id="names"),
        pytest.param(Block("The council went up to the mill of old"), WHOLE, None, False, id="web"),
        pytest.param(Block("As we went up to the mill,"), WHOLE, 1, True, id="a-comma"),
        pytest.param(Block("Dear old friends,"), WHOLE, 1, False, id="a-greeting"),
        pytest.param(Block(TAIL), f"(c) {WHOLE}", 1, True, id="behind-its-number"),
        pytest.param(Block(TAIL), f"A mill is here. {WHOLE}", 1, False, id="the-second"),
        pytest.param(Block(TAIL, "heading"), WHOLE, 1, True, id="a-heading-that-goes-on"),
        pytest.param(Block(f"{TAIL} town", "heading"), WHOLE, 1, False, id="a-heading"),
        pytest.param(Block(f"{TAIL} town", "item"), WHOLE, 1, False, id="below-a-list"),
        pytest.param(Block(f"{TAIL} town", "item", number=7), WHOLE, 1, True, id="a-number"),
        pytest.param(Block("As follows:"), f"(c) {WHOLE}", 1, True, id="a-list"),
        pytest.param(Block("As follows:"), WHOLE, 1, False, id="no-list"),
        pytest.param(Block("A mill is here."), f"*{WHOLE}", 1, True, id="a-note"),
        pytest.param(Block("* A mill is here."), f"* {WHOLE}", 1, False, id="stars-as-bullets"),
        pytest.param(Block("Contents"), "The wheel of the mill.", 1, True, id="alone"),
        pytest.param(Block(WHOLE), "The wheel of the mill.", 1, False, id="beside-running-text"),
        pytest.param(Block("目录"), "水车昨晚全烧毁了。", 1, False, id="spaceless"),
    ],
)
def test_a_sentence_in_print_is_whole_if_the_text_around_it_is(
    before: Block, text: str, page: int | None, cut: bool
) -> None:
    blocks = (before, Block(text, page=page))
    last = split_sentences(blocks, "en")[-1]
    assert list(find_cut([last], blocks)) == [last.position] * cut


@pytest.mark.parametrize(
    ("kind", "cut"),
    [pytest.param("item", False, id="items"), pytest.param("paragraph", True, id="other")],
)
def test_numbered_items_in_a_row_have_no_full_stop(kind: BlockKind, cut: bool) -> None:
    blocks = (Block(f"{TAIL} town", "item", number=1), Block(WHOLE, kind, number=2, page=1))
    assert list(find_cut(split_sentences(blocks, "en")[1:], blocks)) == [1] * cut
