"""A picked sentence can be understood: it does not lean on one that was left out."""

import json
from pathlib import Path

import pytest

from summarize import summarize
from summarize.discourse.fragments import is_fragment
from summarize.discourse.prose import list_prose
from summarize.discourse.stance import read_stance, read_stances
from summarize.language.quotes import begins_quotation
from summarize.language.sentences import split_sentences
from summarize.length import Budget
from summarize.models import Article, Block, BlockKind, Sentence, Stance
from summarize.rank.candidates import add_stances
from summarize.rank.near_duplicates import are_copies
from summarize.rank.select import select_sentences
from tests.benchmarks.coherence import is_orphan
from tests.conftest import SAMPLES, Run, read_sample

LEANING = [
    ("en", "He said no to all of it.", True),
    ("en", "However, the bridge stayed open.", True),
    ("en", "“It was cold,” said the keeper.", True),
    ("en", "It's the third such case.", True),
    ("en", "We can,” she said.", True),
    ("en", "The keeper said “no”.", False),
    ("en", "“We can,” the keeper said.", False),
    ("en", "Italy won the match.", False),
    ("de", "Das ist neu.", True),
    ("de", "Das Moor ist alt.", False),
    ("de", "„Wir zahlen mehr“, sagt der Wirt.", False),
    ("de", "Er zahlt.", True),
    ("fr", "Elle resta debout.", True),
    ("fr", "« Venez ! » dit le maire.", False),
    ("en", "Which is why the bridge was closed.", True),
    ("en", "Which is the oldest bridge of the town?", False),
    ("en", "The first is that nobody came.", True),
    ("en", "The first man on the bridge was a baker.", False),
    ("de", "Die zweite ist älter als die Kirche.", True),
    ("de", "Die zweite Brücke ist älter als die Kirche.", False),
    ("fr", "Le premier est parti en mer.", True),
    ("zh", "但他没有来。", True),
    ("zh", "村里的茶农没有来。", False),
    ("ja", "しかし誰も来なかった。", True),
    ("ja", "「はい。」と店主は答えた。", False),
]


@pytest.mark.parametrize(("language", "text", "expected"), LEANING)
def test_what_opens_with_a_reference_leans(language: str, text: str, expected: bool) -> None:
    assert read_stance(text, language).leans is expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("en", "When he arrived, the hall was dark.", True, id="en-before-all"),
        pytest.param("en", "When Keller arrived, she was late.", False, id="en-name-first"),
        pytest.param("de", "Nachdem er kam, war es dunkel.", True, id="de-before-all"),
        pytest.param("en", "The keeper said that he was late.", False, id="en-noun-first"),
    ],
)
def test_a_pronoun_before_all_that_it_could_stand_for_leans(
    language: str, text: str, expected: bool
) -> None:
    assert read_stance(text, language).leans is expected


@pytest.mark.parametrize(
    ("text", "asks"),
    [("Why did it close?", True), ("“Why?”", True), ("He asked why.", False), ("为什么？", True)],
)
def test_a_question_is_known_by_its_mark(text: str, asks: bool) -> None:
    assert read_stance(text, "en").asks is asks


def count_sections(blocks: list[Block]) -> list[int]:
    prose = [s for s in split_sentences(blocks, "en") if blocks[s.paragraph].kind != "heading"]
    return [stance.section for stance in read_stances(prose, blocks, "en")]


def test_sections_are_told_where_they_are_many_and_short() -> None:
    tips = [Block(f"Tip {i}", "heading") for i in range(5)]
    prose = [Block(f"The {noun} was quiet. Nobody came. Snow fell.") for noun in NOUNS[:5]]
    blocks = [block for pair in zip(tips, prose, strict=True) for block in pair]
    assert count_sections(blocks) == [n for n in range(1, 6) for _ in range(3)]
    assert set(count_sections(blocks[:6])) == {0}


def test_the_fuller_of_two_that_say_the_same_stays() -> None:
    short = "The council of the town voted for the tram"
    long = "On Monday the council of the town voted for the tram by one vote"
    candidates = [sentence(short, 0, 1.0), sentence("Gulls", 1, 0.5), sentence(long, 2, 0.9)]
    chosen = select_sentences(candidates, Budget(sentences=2), are_copies, coherent=True)
    assert [s.position for s in chosen] == [1, 2]


def test_the_first_half_of_a_quotation_is_known() -> None:
    assert begins_quotation("“We will not close it.")
    assert not begins_quotation("“We will not,” she said.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("He did so.", True), ("The bridge closed again.", False), ("他来了。", True)],
)
def test_under_four_words_is_a_fragment(text: str, expected: bool) -> None:
    assert is_fragment(text) is expected


NOUNS = (
    "mill weir school church forge inn farm barn well tower market smith choir baker post doctor "
    "library road forest orchard"
).split()


def sentence(text: str, position: int, score: float, *, leaning: bool = False) -> Sentence:
    return Sentence(text, 0, position, 0, 0, score, stance=Stance(leans=leaning))


def pick(candidates: list[Sentence], budget: Budget) -> list[int]:
    return [s.position for s in select_sentences(candidates, budget, coherent=True)]


def test_a_leaning_sentence_comes_only_with_the_one_before_it() -> None:
    candidates = [
        sentence("one two three", 0, 0.2),
        sentence("four five", 1, 0.9, leaning=True),
        sentence("six seven", 2, 0.5),
    ]
    assert pick(candidates, Budget(sentences=1)) == [2]
    alone = [sentence("far too long for it", 0, 0.9), sentence("four", 1, 0.5, leaning=True)]
    assert pick(alone, Budget(words=2)) == [1]


def test_a_strong_leaning_sentence_brings_the_one_before_it_along() -> None:
    text = (
        "Gulls were seen on the roof of the town hall again. Anna Keller leads a board. "
        "{} said that the tram line to the harbour costs the city some forty million euros. "
        "Forty million euros is what the city pays for a tram. The harbour has no tram line yet. "
        "Bakers sell bread."
    )

    def pick_places(name: str) -> list[list[int]]:
        lengths = ("1", "2", "3")
        picked = [summarize(text.format(name), length=length).sentences for length in lengths]
        return [[sentence.position for sentence in sentences] for sentences in picked]

    assert pick_places("Keller")[0] == [2]  # by itself the strongest
    assert pick_places("She") == [[1], [1, 2], [1, 2, 3]]


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
@pytest.mark.parametrize("length", ["20%"])
def test_no_sample_has_an_orphaned_opening_or_a_fragment(path: Path, length: str) -> None:
    for article in read_sample(path.name):
        sentences = summarize(article, length=length).sentences
        assert sentences
        places = {s.position for s in sentences}
        assert not [
            s.text for s in sentences if is_orphan(s.text, article.language, s.position, places)
        ]
        assert not [s.text for s in sentences if is_fragment(s.text)]


@pytest.mark.parametrize(
    ("kind", "answer", "refuted"),
    [
        ("quote", "But the board of the city says the opposite.", True),
        ("quote", "The board of the city says the same.", False),
        ("paragraph", "But the board of the city says the opposite.", False),
        ("paragraph", "That is not true, says the board of the city.", True),
        ("paragraph", "The board says that this is wrong.", False),
    ],
)
def test_a_sentence_is_refuted_by_the_next(kind: BlockKind, answer: str, refuted: bool) -> None:
    article = Article((Block("The tram costs two euros.", kind), Block(answer)), "en")
    assert [s.stance.refuted for s in add_stances(list_prose(article), article)] == [refuted, False]


def test_what_stands_below_the_heading_of_a_conclusion_concludes() -> None:
    blocks = [Block("We dug."), Block("Fazit", "heading"), Block("Das Moor ist tot.")]
    sentences = [Sentence("We dug.", 0, 0, 0, 0), Sentence("Das Moor ist tot.", 2, 1, 0, 0)]
    assert [s.concludes for s in read_stances(sentences, blocks, "de")] == [False, True]


@pytest.mark.parametrize(
    ("text", "labelled"),
    [
        ("Glide in: The yacht has a floating garage.", True),
        ("Floating fortress: While pools are common, this has more.", True),
        ("In short: The bridge stays.", False),
        ("The mayor put it this way: The bridge stays open.", False),
        ("Three things are sure: time, tide and taxes.", False),
    ],
)
def test_a_label_before_a_colon_is_known(text: str, labelled: bool) -> None:
    assert read_stance(text, "en").labelled is labelled


def test_explain_tells_the_parts_of_every_score_and_they_add_up(run: Run) -> None:
    lines = run("--explain", "-n", "3", SAMPLES / "tram.txt").out.splitlines()
    assert len(lines) == 6
    assert all(line.startswith("    ") and " = " in line for line in lines[1::2])
    picked = json.loads(run("--explain", "-f", "json", SAMPLES / "tram.txt").out)["sentences"]
    for found in picked:
        assert sum(found["parts"].values()) == pytest.approx(found["score"], abs=1e-5)
    assert "parts" not in json.loads(run("-f", "json", SAMPLES / "tram.txt").out)["sentences"][0]


def test_explain_names_the_algorithm_where_it_gives_but_a_number(run: Run) -> None:
    assert "1.00 lex-rank" in run("--explain", "-a", "lex-rank", SAMPLES / "tram.txt").out


def test_to_lean_on_a_fragment_counts_against_a_sentence() -> None:
    for first, hints in (("No mill.", 1), ("The mill burned down.", 0)):
        blocks = [Block(f"{first} He left the town.")]
        stances = read_stances(split_sentences(blocks, "en"), blocks, "en")
        assert [(stance.leans, stance.hints) for stance in stances] == [(False, 0), (True, hints)]


PRESENTS = [
    ("de", "In dieser Arbeit untersuchen wir, was Nebel die Fähren kostet."),
    ("en", "In this paper we measure what fog costs the ferries."),
    ("en", "This study examines the fares of twelve ferries."),
    ("en", "We propose a timetable that follows the tide."),
    ("fr", "Nous proposons une méthode pour mesurer le retard des bacs."),
    ("ja", "本論文では渡し船の遅れを測る方法を示す。"),
    ("zh", "本文提出一种测量渡船延误的方法。"),
]


INNOCENT = [
    ("de", "Diese Arbeit macht den Fährleuten Spaß."),
    ("en", "In this paper bag the ferryman kept his fares."),
    ("en", "In this post, we will show you how to book a ferry."),
    ("en", "Each spring we present a prize to the best ferryman."),
    ("fr", "Nous présentons nos excuses aux passagers du bac."),
    ("ja", "渡し船の研究所が港に建った。"),
    ("zh", "论文写作占去了船夫的夜晚。"),
]


@pytest.mark.parametrize(("language", "sentence"), PRESENTS)
def test_what_a_work_says_of_itself_presents(language: str, sentence: str) -> None:
    assert read_stance(sentence, language).presents


@pytest.mark.parametrize(("language", "sentence"), INNOCENT)
def test_work_as_such_and_an_announcement_present_nothing(language: str, sentence: str) -> None:
    assert not read_stance(sentence, language).presents


def test_the_sentence_that_presents_and_the_one_that_concludes_rise() -> None:
    lines = [
        "Ferries of the northern coast run late.",
        "In this paper we time twelve ferries.",
        "Twelve of them ran late.",
        "We conclude that fog is to blame.",
    ]
    article = Article((Block(" ".join(lines)),), "en")
    parts = [dict(s.parts) for s in summarize(article, length="100%").sentences]
    assert [part["cue phrases"] > 0 for part in parts] == [False, True, False, True]
