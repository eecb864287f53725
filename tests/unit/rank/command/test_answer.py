"""Which numbers of a model's answer count: those that it means, or none."""

import pytest

from summarize.rank.command.answer import Answer, find_fault, read_answer

ALL = 30  # sentences


@pytest.mark.parametrize(
    ("output", "numbers"),
    [
        pytest.param("3,1,2", [3, 1, 2], id="numbers"),
        pytest.param("3\n1\n2\n", [3, 1, 2], id="lines"),
        pytest.param("- 3\n* 1\n• 2", [3, 1, 2], id="bullets"),
        pytest.param("[3], [1, 2]", [3, 1, 2], id="brackets"),
        pytest.param("**12**, **14**", [12, 14], id="bold"),
        pytest.param("(12) (14).", [12, 14], id="round-brackets"),
        pytest.param("S12, #14, Sentence 9", [12, 14, 9], id="labels"),
        pytest.param("12, 14 and 30", [12, 14, 30], id="and"),
        pytest.param("12, 14 und 30.", [12, 14, 30], id="und"),
        pytest.param("１２、１４", [12, 14], id="wide-digits"),
        pytest.param("١٢، ١٤", [12, 14], id="arabic-digits"),
        pytest.param("१२, १४", [12, 14], id="devanagari-digits"),
        pytest.param("12 12 14 12", [12, 14], id="doubled"),
        pytest.param("\x1b[31m3\x1b[0m, 4\x07", [3, 4], id="colours"),
        pytest.param("3-5, 9", [3, 4, 5, 9], id="range"),
        pytest.param("[3]–[5]", [3, 4, 5], id="range-of-brackets"),
        pytest.param("1. [3]\n2. [9]\n3) [4]", [3, 9, 4], id="numbered-answers"),
        pytest.param("1. 13\n2. 9", [13, 9], id="numbered-answers-without-brackets"),
        pytest.param("1. Sentence 12: so\n2. Sentence 14: so", [12, 14], id="numbered-sentences"),
        pytest.param("[12] It opened in 2024.\n[14] It cost 3 m.", [12, 14], id="repeated-texts"),
        pytest.param("12. It opened.\n14. It cost 3 m.", [12, 14], id="repeated-without-brackets"),
        pytest.param("12\nas it is main\n14\nas it is new", [12, 14], id="reasons-between"),
        pytest.param("The 5 best of 20:\n3, 1, 2", [3, 1, 2], id="prose-and-a-line"),
        pytest.param("I take 3 sentences: 12, 14, 30", [12, 14, 30], id="after-a-colon"),
        pytest.param("Of 20 I take [3] first.", [3], id="prose-and-brackets"),
        pytest.param("I take 3 and 12.", [3, 12], id="prose"),
        pytest.param("```json\n[12, 14]\n```", [12, 14], id="fence"),
        pytest.param('{"numbers": [12, 14]}', [12, 14], id="object"),
        pytest.param('So: {"numbers": ["12"], "why": "[1]"}', [12], id="object-in-prose"),
        pytest.param('{"a": [{"id": "S12", "text": "3"}, {"id": 14}]}', [12, 14], id="objects"),
        pytest.param('{"chosen": [12, 14], "rejected": [1, 2]}', [12, 14], id="named-list"),
        pytest.param("<answer>[12][14]</answer></s>", [12, 14], id="tags"),
        pytest.param("numbers:\n  - 12\n  - 14", [12, 14], id="yaml"),
        pytest.param("Pick 1: 12\nPick 2: 14", [12, 14], id="named-answers"),
        pytest.param("#1: 12\n#2: 14", [12, 14], id="answers-with-a-sign"),
        pytest.param("10 %\r90 %\r12, 14\r\n", [12, 14], id="written-over"),
    ],
)  # fmt: skip
def test_numbers_count_once_in_their_order(output: str, numbers: list[int]) -> None:
    assert list(read_answer(output, ALL).numbers) == numbers


@pytest.mark.parametrize(
    ("output", "numbers"),
    [
        pytest.param("<think>[7] or [8]?</think>\n4, 5", [4, 5], id="think"),
        pytest.param("<think>[7] or [8], 1, 2", [], id="think-without-an-end"),
        pytest.param("or 1, 2</thinking>4, 5", [4, 5], id="think-without-a-start"),
        pytest.param(
            "Thinking...\n[1] is a teaser, [2] too.\n...done thinking.\n\n12, 14", [12, 14],
            id="ollama",
        ),
        pytest.param("Thinking...\n1, 2", [], id="ollama-cut-off"),
        pytest.param(
            "<|channel|>analysis<|message|>1, 2<|end|><|start|>assistant<|channel|>final"
            "<|message|>12, 14<|return|>", [12, 14], id="channels",
        ),
        pytest.param("<|channel|>analysis<|message|>1, 2", [], id="channels-cut-off"),
        pytest.param(
            "12, 14, 30\n[12] is the main fact; [1] was left out", [12, 14, 30], id="reasons-after"
        ),
        pytest.param("12, 14\n\nSay if you want 5 more.", [12, 14], id="offer-after"),
        pytest.param("Not chosen: 1, 2\nChosen: 12, 14", [12, 14], id="left-out-before"),
        pytest.param("Chosen: 12, 14\nNot chosen:\n1, 2", [], id="left-out-after"),
        pytest.param("At first: 1, 2, 5\nFinal answer: 5, 9", [5, 9], id="final-answer"),
        pytest.param("1, 2, 5\nNo, better:\n5, 9", [], id="two-lists"),
        pytest.param("Answer: 1, 2\nAnswer: 5, 9", [], id="two-answers"),
        pytest.param("12: the main fact\nSecond: 14", [], id="names-of-one-number"),
        pytest.param("1, 2 are teasers.", [], id="no-word-of-a-choice"),
        pytest.param("Redundant: 1, 2", [], id="a-name-of-something-else"),
        pytest.param("Teasers:\n1\n2", [], id="a-heading-of-something-else"),
        pytest.param("12, 14\nWeak: 1, 2", [], id="something-else-beside-a-list"),
        pytest.param("Sentences to remove: 1, 2", [], id="to-remove"),
        pytest.param("All but 1, 2 and 3", [], id="all-but"),
        pytest.param("Не выбраны: 1, 2", [], id="left-out-in-russian"),
        pytest.param("The important ones: 12, 14; not 3", [], id="left-out-behind-a-semicolon"),
        pytest.param("Sentence numbers: 12, 14. Total: 2", [], id="a-count-behind-a-list"),
        pytest.param("rate limit: 20, 30", [], id="an-error"),
        pytest.param('{"error": "rate limit", "retry": [20, 30]}', [], id="an-object-of-an-error"),
        pytest.param('{"n": [12], "n": [1]}', [], id="a-name-twice"),
        pytest.param('[{"id": 12, "keep": true}, {"id": 1, "keep": false}]', [], id="verdicts"),
        pytest.param("1. They won.\n2. It cost 3 m.", [], id="sentences-of-its-own"),
        pytest.param("12/30, 3/5", [], id="shares"),
        pytest.param(
            "<|begin_of_thought|>1, 2<|end_of_thought|>4, 5", [4, 5], id="thoughts-in-tokens"
        ),
        pytest.param("◁think▷1, 2◁/think▷4, 5", [4, 5], id="thoughts-in-triangles"),
        pytest.param("I leave out [1]. I choose [12].", [], id="left-out-in-prose"),
        pytest.param("Ich lasse [1] weg und nehme [12].", [], id="left-out-in-other-languages"),
        pytest.param("I choose 3 sentences.", [], id="a-count"),
        pytest.param("I choose 3 of 16 sentences.", [], id="a-count-of-all"),
        pytest.param("12 as it costs 3 m, and 14", [], id="quantities"),
        pytest.param('{"yes": [12], "no": [1, 2]}', [], id="two-unnamed-lists"),
        pytest.param('{"numbers": [12, 1', [], id="object-cut-off"),
        pytest.param("[12, 14, 1", [], id="list-cut-off"),
        pytest.param("12½, 13.5", [], id="half-numbers"),
        pytest.param("2024-05-01", [], id="date"),
        pytest.param("14-12", [], id="backwards"),
        pytest.param("5 -1", [], id="negative"),
        pytest.param("qwen3 v2 2nd 0.5 ²", [], id="parts-of-words"),
        pytest.param("9" * 5000, [], id="no-number-for-python"),
        pytest.param("[" * 60_000, [], id="nested"),
        pytest.param("\x00\xff" * 500, [], id="noise"),
        pytest.param("twelve, fourteen", [], id="words"),
        pytest.param("", [], id="nothing"),
    ],
)  # fmt: skip
def test_a_bad_answer_is_right_or_refused(output: str, numbers: list[int]) -> None:
    """None is read as numbers that it does not mean."""
    assert list(read_answer(output, ALL).numbers) == numbers


@pytest.mark.parametrize(
    ("output", "answer"),
    [
        pytest.param("99, 5, 31, 0", Answer((5,), (99, 31, 0)), id="some-beyond"),
        pytest.param("99", Answer((), (99,)), id="all-beyond"),
        pytest.param("None.", Answer(none=True), id="none"),
        pytest.param('{"numbers": []}', Answer(none=True), id="empty-list"),
        pytest.param("None of them says so.", Answer(none=True), id="none-in-prose"),
        pytest.param("<think>None?</think>I am sorry.", Answer(), id="none-in-thoughts"),
        pytest.param("5, 9\n\nNone of the others.", Answer((5, 9)), id="none-of-the-others"),
    ],
)
def test_what_is_no_sentence_is_told_apart(output: str, answer: Answer) -> None:
    assert read_answer(output, ALL) == answer


@pytest.mark.parametrize(
    ("numbers", "wanted", "fault"),
    [
        pytest.param([1, 2, 3, 4, 5], 5, "counted", id="counted"),
        pytest.param([1, 2, 3], 3, "counted", id="counted-to-three"),
        pytest.param([2, 4, 6, 8, 10], 5, "counted", id="in-twos"),
        pytest.param([30, 29, 28, 27, 26], 5, "counted", id="backwards"),
        pytest.param([*range(3, 27, 5), *range(4, 27, 2)], 5, "more than half", id="half"),
        pytest.param([3, 1, 2], 3, None, id="opening-by-importance"),
        pytest.param([1, 2], 2, None, id="two"),
        pytest.param([3, 4, 5], 3, None, id="a-passage"),
        pytest.param([4, 9, 1, 30, *range(10, 24, 3)], 20, None, id="as-many-as-wanted"),
    ],
)
def test_counting_is_no_choice(numbers: list[int], wanted: int, fault: str | None) -> None:
    found = find_fault(numbers, ALL, wanted)
    assert (fault is None and found is None) or (fault or "?") in (found or "")
