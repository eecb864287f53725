"""What is no sentence to pick: too short, cut, glued, or half of something."""

import pytest

from summarize.discourse.fragments import is_fragment, is_step, keep_clean
from summarize.language.sentences import split_sentences
from summarize.length import Budget
from summarize.models import Block


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


PLAIN = Block("The wheel of the old mill went on for all of the night.", page=1)
HEAD = Block("The mill", "heading", page=1)


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        pytest.param("The mill was sold to the people of the town in May.", False, id="plain"),
        pytest.param("Note: the mill was sold to the people of the town.", True, id="a-colon"),
        pytest.param(
            "The mill, the wheel; the gate, the stones and the town.", True, id="semicolons"
        ),
        pytest.param(
            "The mill: it was sold" + " to the people of the town" * 6 + ".", False, id="paragraph"
        ),
        pytest.param("The Mill Town Council and Ann Lund saw the old mill.", True, id="names"),
        pytest.param("The mill was sold for 120,500 crowns on 12 May 1907.", True, id="numbers"),
        pytest.param("The mill has a wheel of r = 3 that turns all the night.", True, id="a-sign"),
        pytest.param("12 The mill was sold to the people of the town in May.", True, id="a-number"),
        pytest.param("1.2 The mill was sold to the people of the town.", False, id="a-clause"),
        pytest.param("The mill was sold last year.", True, id="short"),
        pytest.param(
            "The mill was sold to the people of the town. b. It was old.", True, id="an-item-within"
        ),
    ],
)
def test_a_sentence_in_print_gives_cause_for_doubt(text: str, doubtful: bool) -> None:
    kept = _keep(HEAD, Block(text, page=1))
    assert kept == [PLAIN.text] + [text.partition(" b.")[0]] * (not doubtful)
    assert len(_keep(HEAD, Block(text))) > 1  # on the web


@pytest.mark.parametrize(
    ("before", "doubtful"),
    [
        pytest.param(Block("The people of the town"), True, id="open"),
        pytest.param(Block("The people of the town."), False, id="ended"),
        pytest.param(HEAD, False, id="a-heading"),
    ],
)
def test_a_sentence_may_go_on_from_the_block_before(before: Block, doubtful: bool) -> None:
    text = "The mill was sold to the people of the town in May."
    assert (text not in _keep(before, Block(text, page=1))) is doubtful


def test_a_third_is_kept_and_as_many_as_are_wanted() -> None:
    doubtful = Block("Note: the mill was sold to the people of the town.", page=1)
    assert len(_keep(doubtful, doubtful)) == 1
    assert len(_keep(doubtful, doubtful, asked=Budget(sentences=2))) == 3
    assert len(_keep(doubtful, doubtful, doubtful)) == 4  # one would be less than a third


def _keep(*blocks: Block, asked: Budget | None = None) -> list[str]:
    every = (PLAIN, *blocks)
    sentences = [s for s in split_sentences(every, "en") if every[s.paragraph].kind != "heading"]
    return [s.text for s in keep_clean(sentences, every, asked)]
