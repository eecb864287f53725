"""Each rule that is measured stands where the table says, and can be taken out and put back."""

import pytest

from summarize import extract_article
from tests.benchmarks.ablation.documents import share_sentences
from tests.benchmarks.ablation.rules import Rule, give, watch
from tests.benchmarks.ablation.tables import RULES

_LINE = "The ferry to the island sailed again on Monday, after eleven years in the yard."
_PAGE = f"""<html><body><main><h1>The ferry sails again</h1>
<p>{_LINE}</p><p>{_LINE}</p>
<p>The council had decided that an island of forty people did not need a ship of its own.</p>
<p>A new mayor, who was born there, found the money for the repair in a fund for lighthouses.</p>
</main></body></html>"""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.place)
def test_every_rule_stands_at_its_place(rule: Rule) -> None:
    assert callable(rule.find())


def test_a_rule_is_out_only_within() -> None:
    rule = Rule("readers.html.page:is_doubtful", give("taken out"))
    before = rule.find()
    with rule.replace(rule.off):
        assert rule.find()() == "taken out"
    assert rule.find() is before


def test_rules_that_do_nothing_on_a_page_are_not_measured_on_it() -> None:
    posts = Rule("readers.html.page:may_hold_posts", give(False))
    repeats = Rule("notices.boilerplate:find_duplicates", give(frozenset()))
    with watch((posts, repeats)) as fired:
        extract_article(_PAGE)
    assert fired == {repeats}


def test_a_sentence_is_kept_run_by_run_and_running_heads_are_none() -> None:
    head = "The harbour office of the town reports to its council each month."
    pages = [
        "\r\n".join([head, "12", "a", *lines, "b", "c", "Table 1"]) for lines in ([_LINE], [], [])
    ]
    assert share_sentences(pages, _LINE) == 1.0
    assert share_sentences(pages, head) == 0.0
    half = share_sentences(pages, " ".join(_LINE.split()[:8]))
    assert half is not None
    assert 0.3 < half < 0.6
    assert share_sentences(["Table 1", "12 13"], "") is None
