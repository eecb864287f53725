"""A digest: stories by their sources, what each source alone adds, and so many single articles."""

from dataclasses import replace
from random import Random

from summarize.digest import Memory, Selection, build_digest, name_origin
from summarize.models import Article, Block
from summarize.request import Request
from summarize.stories.stories import KeptStory, Told

COMMON = (
    "The ferry Aurora ran aground off Skagen on Monday night with 312 passengers on board. "
    "The coast guard of Denmark took all passengers of the ferry to Frederikshavn."
)
OWN = (
    "Captain Mette Lund blamed a broken rudder for the accident in her first report.",
    "Two tugs from Gothenburg will pull the hull free at high tide on Thursday morning.",
    "Fishermen of Hirtshals heard the distress call and lit the beach with their lamps.",
)
TITLES = (
    "Ferry Aurora runs aground off Skagen",
    "Coast guard saves 312 passengers of the ferry Aurora",
    "Ferry Aurora aground off Skagen, all passengers saved",
)


def make(number: int, **changes: str) -> Article:
    blocks = (Block(COMMON.replace("Monday", ("Monday", "Sunday", "Tuesday")[number])),
              Block(OWN[number]))  # fmt: skip
    url = f"https://www.site{number}.example/news"
    article = Article(blocks, "en", title=TITLES[number], date="2026-03-02", url=url)
    return replace(article, **changes)  # type: ignore[arg-type]


def test_a_story_has_one_summary_and_what_each_source_alone_adds() -> None:
    (told,) = build_digest(
        [make(n) for n in range(3)], Request(length="1"), Selection(singles=9)
    ).stories
    assert told.sources == 3
    assert len(told.summary.sentences) == 1
    added = {sentence.document: sentence.text for sentence in told.additions}
    assert added
    assert all(text == OWN[document] for document, text in added.items())


def test_sentences_are_numbered_as_the_articles_of_the_story() -> None:
    articles = [make(n, date=f"2026-03-0{3 - n}") for n in range(3)]
    (told,) = build_digest(articles, Request(), Selection(singles=9)).stories
    assert told.story.articles == told.summary.article.articles
    for sentence in (*told.summary.sentences, *told.additions):
        assert sentence.text in told.story.articles[sentence.document].text
    assert told.dates == ("2026-03-01", "2026-03-03")


def test_the_first_sentence_says_what_several_articles_say() -> None:
    first = replace(make(0), blocks=(Block(OWN[0]), *make(0).blocks[:1]))
    request = Request(length="5")
    (told,) = build_digest([first, make(1), make(2)], request, Selection(singles=9)).stories
    texts = [sentence.text for sentence in told.summary.sentences]
    assert OWN[0] in texts[1:]
    assert texts[0] in COMMON


def test_a_story_whose_best_sentence_is_its_title_is_told_by_another() -> None:
    title = COMMON.split(". ")[0].replace("Monday", "Tuesday")
    articles = [make(n, title=title) for n in range(3)]
    (told,) = build_digest(articles, Request(length="1"), Selection(singles=9)).stories
    assert [s.text for s in told.summary.sentences] == [COMMON.split(". ")[1]]


def test_articles_of_one_site_are_one_source() -> None:
    articles = [make(n, url=f"https://site.example/{n}") for n in range(3)]
    (told,) = build_digest(articles, Request(), Selection(singles=9)).stories
    assert told.sources == 1


def test_single_articles_are_listed_up_to_a_number_the_newest_first() -> None:
    words = ("bread", "chess", "tulips")
    articles = [
        Article((Block(f"All about {word}."),), "en", title=word, date=f"2026-03-0{n}")
        for n, word in enumerate(words, start=1)
    ]
    digest = build_digest(articles, Request(), Selection(singles=2))
    assert [single.story.title for single in digest.singles] == ["tulips", "chess"]
    assert (digest.left_out, digest.articles, digest.stories) == (1, 3, ())


def test_a_story_of_many_is_summarized_from_some_and_names_all() -> None:
    """Among others, without which all its terms would be common ones."""

    def invent(number: int) -> Block:
        """Make words that no other article has: the more, the less it is like the others."""
        chance = Random(number)
        words = ("".join(chance.choices("bdgklmnprstaeiou", k=9)) for _ in range(30 - number % 20))
        return Block(" ".join(words))

    several = [
        make(0, url=f"https://site{n}.example/", date=f"2026-03-{1 + n // 15:02}")
        for n in range(40)
    ]
    articles = [
        *(replace(each, blocks=(*each.blocks, invent(n))) for n, each in enumerate(several)),
        *(Article((invent(n),), "en", date="2026-03-02") for n in range(40, 100)),
    ]
    (told,) = build_digest(articles, Request(), Selection(singles=9)).stories
    assert {article.url for article in told.story.list_articles()} == {a.url for a in several}
    some = told.summary.article.articles
    assert told.story.articles[: len(some)] == some
    assert len(some) == 12 < len(told.story.articles)
    assert (told.sources, told.dates) == (len(told.story.articles), ("2026-03-01", "2026-03-03"))
    evidence = [0 if n == told.story.central else link.evidence
                for n, link in enumerate(told.story.links)]  # fmt: skip
    # Beside these ten there are its lead and the most central one.
    assert sorted(evidence, reverse=True)[:10] == sorted(evidence[1:12], reverse=True)[:10]
    for number, link in enumerate(told.story.links):
        assert link.nearest != number
        assert link.shared


def test_copies_of_a_single_article_are_shown_with_it() -> None:
    articles = [make(0, url=f"https://site{n}.example/") for n in range(3)]
    digest = build_digest(articles, Request(), Selection(singles=9))
    (single,) = digest.singles
    assert (*single.story.articles, *single.story.copies[0]) == tuple(articles)
    assert [*digest.list_shown()] == articles
    assert build_digest(articles, Request(), Selection(singles=0)).left_out == 3


def test_an_article_is_named_by_its_site_its_author_or_its_file() -> None:
    article = make(0)
    assert name_origin(article) == "site0.example"
    assert name_origin(replace(article, url=None, site="The Coast")) == "The Coast"
    assert name_origin(replace(article, url="http://[x", author="Ann")) == "Ann"
    assert name_origin(replace(article, url=None, source="a.txt")) == "a.txt"


def test_no_fact_is_told_twice() -> None:
    again = "On Monday night the ferry Aurora ran aground off Skagen with 312 passengers."
    texts = (f"{OWN[0]} {OWN[1]}", f"{again} {OWN[2]}", COMMON)
    articles = [
        replace(make(n), blocks=(Block(COMMON), Block(text))) for n, text in enumerate(texts)
    ]
    (told,) = build_digest(articles, Request(), Selection()).stories
    aground = [s.text for s in told.summary.sentences if "aground" in s.text]
    assert len(aground) <= 1


def test_the_sentence_of_a_single_article_says_more_than_its_title() -> None:
    text = f"Ferry Aurora runs aground off Skagen. {OWN[0]}"
    (single,) = build_digest([replace(make(0), blocks=(Block(text),))], Request(),
                             Selection()).singles  # fmt: skip
    assert single.sentence
    assert single.sentence.text == OWN[0]
    bare = replace(make(0), blocks=(Block(TITLES[0]),))
    (single,) = build_digest([bare], Request(), Selection()).singles
    assert single.sentence is None


def test_the_sentence_of_a_single_article_shares_words_with_its_title() -> None:
    texts = [OWN[0], "The crew of the Aurora is safe, and so is Skagen.", OWN[2]]
    blocks = tuple(map(Block, texts))
    (single,) = build_digest([replace(make(0), blocks=blocks)], Request(), Selection()).singles
    assert single.sentence
    assert single.sentence.text == texts[1]


def keep(*articles: Article, told: str = "") -> KeptStory:
    lines = (Told(told, "2026-03-02", articles[0]),) if told else ()
    return KeptStory("kept", "kept", "2026-03-02", 1, articles, articles, lines)


def test_what_was_told_is_not_told_again_in_other_words() -> None:
    again = "Off Skagen, 312 passengers were on board as the ferry ran aground on Monday night."
    new = replace(make(1), blocks=(Block(again), Block(OWN[1])), date="2026-03-03")
    memory = Memory(kept=(keep(make(0), told=COMMON.split(". ")[0]),))
    (told,) = build_digest([new], Request(length="9"), Selection(), memory=memory).stories
    assert told.story.past == memory.kept[0]
    assert [s.text for s in (*told.summary.sentences, *told.additions)] == [OWN[1]]


def test_no_sentence_is_told_in_two_stories() -> None:
    line = "Watch all of our films about ships and harbours on the channel of Ludden each Friday."
    ships = [replace(make(n), blocks=(*make(n).blocks, Block(line))) for n in range(3)]
    library = "Voters in Ludden said yes to a library in the old brewery, says mayor Ingrid Holm."
    votes = [
        Article((Block(f"{library} {own}"), Block(line)), "en", title=f"Ludden votes: {own}",
                date="2026-03-02", url=f"https://vote{n}.example/")
        for n, own in enumerate(("Work on it begins in spring.", "It costs 4 million crowns."))
    ]  # fmt: skip
    digest = build_digest([*ships, *votes], Request(length="9"), Selection())
    told = [s.text for t in digest.stories for s in (*t.summary.sentences, *t.additions)]
    assert len(digest.stories) == 2
    assert told.count(line) == 1


def test_a_sentence_that_was_told_is_never_told_again() -> None:
    article = replace(make(0), blocks=(Block(OWN[0]), Block(OWN[2])))
    (single,) = build_digest([article], Request(), Selection()).singles
    assert single.sentence
    told = single.sentence.text
    memory = Memory(told=frozenset({told}))
    (again,) = build_digest([article], Request(), Selection(), memory=memory).singles
    assert again.sentence
    assert again.sentence.text != told
    articles = [make(n) for n in range(3)]
    (story,) = build_digest(articles, Request(), Selection()).stories
    told = story.summary.sentences[0].text
    memory = Memory(told=frozenset({told}))
    (later,) = build_digest(articles, Request(), Selection(), memory=memory).stories
    assert told not in [s.text for s in (*later.summary.sentences, *later.additions)]


def test_a_text_that_was_told_is_counted_and_no_part_of_what_is_new() -> None:
    copy = replace(make(0), blocks=(Block(f"By wire. {make(0).text}"),), url="https://b.example/")
    new = replace(make(1), blocks=(Block(COMMON[:90]), Block(OWN[1])), date="2026-03-03")
    memory = Memory(kept=(keep(make(0)),))
    digest = build_digest([copy, new], Request(), Selection(), memory=memory)
    assert digest.repeated == (copy,)
    assert [told.story.articles for told in digest.stories] == [(new,)]
