"""The prompt of a long article: parts that fit, each sentence in one of them."""

import pytest

from summarize.discourse.prose import list_prose
from summarize.language.tokens import estimate_tokens
from summarize.rank.command.prompt import Task, cut_parts, write_prompt
from tests.conftest import read_sample

TASK = Task(3)


@pytest.mark.parametrize("tokens", [500, 900, 6000])
def test_parts_fit_and_leave_nothing_out(tokens: int) -> None:
    (article,) = read_sample("salt-road.txt")
    sentences = list_prose(article)
    parts = cut_parts(sentences, article, TASK, tokens)
    assert [sentence for part in parts for sentence in part] == sentences
    prompts = [write_prompt(part, article, TASK) for part in parts]
    assert all(estimate_tokens(prompt, "en") <= 1.2 * tokens for prompt in prompts)
    assert (len(parts) == 1) == (estimate_tokens(article.text, "en") < tokens - 200)
