"""Stories: articles of one event are together, all others alone."""

from dataclasses import replace

from summarize.models import Article, Block
from summarize.stories.stories import KeptStory, Story, continue_stories

_NEWS = (
    ("Ferry Aurora runs aground off Skagen",
     "The ferry Aurora ran aground off Skagen on Monday night with 312 passengers on board. "
     "The coast guard of Denmark took all of them to Frederikshavn, and nobody was hurt."),
    ("Danish coast guard saves 312 passengers of the ferry Aurora",
     "All 312 passengers of the Aurora are safe in Frederikshavn. The ferry lies on a sandbank off "
     "Skagen, says the coast guard, and tugs will try to pull it free at high tide."),
    ("Town of Ludden votes for a new library",
     "Voters in Ludden said yes to a library of 4 million crowns. Work on the old brewery, which "
     "will house the books, begins in spring, says mayor Ingrid Holm."),
    ("Storm closes the bridge over the Great Belt",
     "Gusts of 30 metres a second closed the bridge over the Great Belt to lorries for six hours."),
)  # fmt: skip


def make(number: int, date: str | None = "2026-03-02", **changes: str) -> Article:
    title, text = _NEWS[number]
    return replace(Article((Block(text),), "en", source=f"{number}", title=title, date=date),
                   **changes)  # type: ignore[arg-type]  # fmt: skip


def find_stories(articles: list[Article]) -> list[Story]:
    return continue_stories(articles, ()).stories


def names(stories: list[Story]) -> list[list[str]]:
    return [[article.source for article in story.articles] for story in stories]


def test_reports_of_an_event_are_a_story() -> None:
    assert names(find_stories([make(n) for n in range(4)])) == [["0", "1"], ["2"], ["3"]]


def test_articles_of_two_languages_are_never_together() -> None:
    assert names(find_stories([make(0), make(1, language="da")])) == [["0"], ["1"]]


def test_articles_of_other_weeks_are_never_together() -> None:
    assert names(find_stories([make(0), make(1, "2026-03-20")])) == [["0"], ["1"]]
    assert names(find_stories([make(0), make(1, None)])) == [["0", "1"]]


def test_the_newest_report_of_a_story_is_the_first_and_names_it() -> None:
    old, new = make(0, "2026-03-03"), make(1, time="2026-03-02T18:00+00:00")
    assert names(find_stories([new, old])) == [["0", "1"]]
    morning = replace(old, time="2026-03-02T08:00+00:00")
    (story,) = find_stories([morning, new])
    assert (story.title, story.moment) == (new.title, new.time)


def test_undated_reports_are_behind_the_most_central_one() -> None:
    (story,) = find_stories([make(0, None), make(1, None), make(1, None, source="x")])
    assert [article.source for article in story.articles] == ["0", "1"]


def test_copies_count_once() -> None:
    stories = find_stories([make(0), make(1), make(0, source="wire"), make(0, source="paper")])
    assert names(stories) == [["0", "1"]]
    assert [[copy.source for copy in copies] for copies in stories[0].copies] == [
        ["wire", "paper"], [],
    ]  # fmt: skip


def test_copies_tie_nothing_together() -> None:
    text = "A guard counts 312 seals off Skagen."
    seals = replace(make(2, None), title="Seals of Denmark", blocks=(Block(text),))
    texts = [f"{_NEWS[0][1]}{n * ' Again.'}" for n in range(3)]
    copies = [replace(make(0, None, source=each), blocks=(Block(each),)) for each in texts]
    found = find_stories([seals, *copies, make(2, None), make(3, None)])
    assert names(found)[:2] == [["2"], texts[:1]]


def test_a_changed_word_leaves_a_copy() -> None:
    text = _NEWS[0][1].replace("Monday", "Sunday")
    changed = replace(make(0), source="changed", blocks=(Block(text),))
    assert names(find_stories([make(0), changed])) == [["0"]]


def test_each_article_has_a_reason() -> None:
    (story, *_) = find_stories([make(n) for n in range(4)])
    assert [link.nearest for link in story.links] == [1, 0]
    assert {"aurora", "skagen"} <= {*story.links[0].shared}


def test_a_story_without_a_title_is_called_by_its_opening() -> None:
    (story,) = find_stories([make(2)])
    assert story.title == _NEWS[2][0]
    assert Story((Article((Block("No title."),), "en"),)).title == "No title."


def test_empty_texts_are_alone() -> None:
    empty = [Article((), "en", source=f"{n}", title=None) for n in range(2)]
    assert names(find_stories(empty)) == [["0"]]
    assert find_stories([]) == []


def keep(articles: list[Article], name: str = "kept") -> KeptStory:
    return KeptStory(name, name, "2026-03-02", 1, tuple(articles), tuple(articles), ())


def test_a_report_goes_on_with_the_story_of_an_earlier_digest() -> None:
    kept = [keep([make(0)], "ferry"), keep([make(2)], "library"), keep([make(3)], "storm")]
    found = continue_stories([make(1, "2026-03-03"), make(3, "2026-03-03", source="x")], kept)
    (story,) = found.stories
    assert story.past is kept[0]
    assert story.links[0].nearest == -1
    assert "skagen" in story.links[0].shared
    assert [article.source for article in found.repeated] == ["x"]


def test_no_report_goes_on_with_one_of_four_days_before() -> None:
    kept = [keep([make(0)]), keep([make(3)])]
    (story,) = continue_stories([make(1, "2026-03-06")], kept).stories
    assert story.past is None


def test_a_changed_article_goes_on_with_its_own_story() -> None:
    kept = [keep([make(2)], "library"), keep([make(3)], "storm")]
    changed = make(3, title="Bridge over the Great Belt is open again")
    found = continue_stories([changed], kept, {id(changed): kept[1].articles[0]})
    assert [story.past for story in found.stories] == [kept[1]]
    assert found.repeated == []


def test_of_two_stories_that_go_on_with_one_the_nearer_keeps_its_id() -> None:
    """Two events of a day stay apart, and a single report joins the nearer one."""
    events = [
        ("Tugs pull a hull off the sandbank at high tide",
         "Tugs of Gothenburg pulled a hull free of the sandbank at high tide, metre by metre."),
        ("Passengers go home from Frederikshavn",
         "On Monday night 312 passengers ran from board to board in Frederikshavn, unhurt."),
    ]  # fmt: skip
    today = [
        make(0, "2026-03-03", source=f"{n}{site}", title=title, url=f"https://{site}.example/{n}")
        for n, (title, _) in enumerate(events) for site in "ab"
    ]  # fmt: skip
    today = [replace(article, blocks=(Block(events[n // 2][1]), Block(f"Seen {n} times in {n}.")))
             for n, article in enumerate(today)]  # fmt: skip
    others = [keep([make(n)], f"{n}") for n in (2, 3)]
    kept = keep([make(0), make(1)], "ferry")
    found = continue_stories(today, [kept, *others])
    assert [(len(s.articles), s.past, s.branch) for s in found.stories] == [
        (2, kept, True), (2, kept, False)
    ]  # fmt: skip


def test_a_few_common_words_tie_no_story_to_another() -> None:
    text = "The coast guard of Denmark counts seals off Skagen, and 312 were seen on Monday."
    seals = replace(make(2, "2026-03-03"), title="Seals of Denmark", blocks=(Block(text),))
    (story,) = continue_stories([seals], [keep([make(0), make(1)]), keep([make(3)])]).stories
    assert story.past is None
