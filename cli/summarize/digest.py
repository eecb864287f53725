"""A digest: stories, each with one summary of all its articles, and the articles that are alone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from summarize.discourse.prose import list_prose
from summarize.language.addresses import name_host
from summarize.language.words import count_words, stem_query
from summarize.length import Length
from summarize.merge import merge_articles
from summarize.models import Article, Sentence, Summary
from summarize.pipeline import summarize_article
from summarize.rank.algorithms import DEFAULT
from summarize.rank.candidates import score_candidates
from summarize.rank.near_duplicates import build_stem_test
from summarize.request import Request
from summarize.stories.stories import Story, find_stories

_MOST = 12  # articles that the summary of a story is made of
_FEWEST, _MOST_SENTENCES = 2, 5  # in a summary without a requested length
_WORDS_PER_SENTENCE = 60  # of the articles: teasers get fewer sentences
_NEW = 0.6  # least share of the terms of an addition that no other article has
_NEW_TERMS = 4  # least number of these
_DANGLING = 0.5  # a sentence that is likelier to dangle does not stand alone
_LONGEST = 60  # words of an addition


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story, its summary, and what each article alone adds."""

    story: Story
    summary: Summary  # of the first articles of the story, merged: those most like the others
    additions: tuple[Sentence, ...]  # at most one of each of these
    sources: int  # sites, or feeds and files, that tell it

    @property
    def dates(self) -> tuple[str, str] | None:
        """The first and the last date of its articles, if any has one."""
        dates = sorted(article.date for article in self.story.articles if article.date)
        return (dates[0], dates[-1]) if dates else None


@dataclass(frozen=True, slots=True)
class Digest:
    """Stories by the number of their sources, then newest first, and all other articles."""

    stories: tuple[ToldStory, ...]
    singles: tuple[Story, ...]  # of one text each, newest first
    left_out: int  # single articles beyond the limit, copies included
    articles: int  # in all, copies included

    def list_shown(self) -> Iterator[Article]:
        """Yield the articles of all stories, and the single ones within the limit, with copies."""
        for story in (*(told.story for told in self.stories), *self.singles):
            yield from story.list_articles()


def build_digest(
    articles: Sequence[Article],
    request: Request,
    singles: int,
    tick: Callable[[int, int], None] = lambda _done, _all: None,
) -> Digest:
    """Group articles into stories and summarize these; keep so many of the single ones.

    ``tick`` gets the number of stories that are done, and of all.
    """
    found = find_stories(articles)
    several = [story for story in found if len(story.articles) > 1]
    told = []
    for number, story in enumerate(several):
        tick(number, len(several))
        told.append(tell_story(story, request))
    told.sort(key=lambda one: (one.sources, (one.dates or ("", ""))[1], len(one.story.articles)),
              reverse=True)  # fmt: skip
    alone = [story for story in found if len(story.articles) == 1]
    alone.sort(key=lambda story: story.articles[0].date or "", reverse=True)
    left_out = sum(1 for story in alone[singles:] for _ in story.list_articles())
    return Digest(tuple(told), tuple(alone[:singles]), left_out, len(articles))


def tell_story(story: Story, request: Request) -> ToldStory:
    """Summarize the articles of a story, of a large one those that are most like the others."""
    story = _put_first(story)
    merged = replace(merge_articles(story.articles[:_MOST]), title=story.title)
    if request.length is None:
        request = replace(request, length=_choose_length(merged))
    scored = score_candidates(list_prose(merged), merged)
    same = request.algorithm == DEFAULT and not request.focus
    summary = summarize_article(merged, request, scored if same else None)
    return ToldStory(
        story,
        summary,
        tuple(_list_additions(scored, merged, summary)),
        len(set(map(name_origin, story.articles))),
    )


def _put_first(story: Story) -> Story:
    """Put the articles of a large story first that are most like the others."""
    if len(story.articles) <= _MOST:
        return story
    numbers = range(len(story.articles))
    likest = sorted(numbers, key=lambda i: (i != story.central, -story.links[i].evidence))
    order = [*sorted(likest[:_MOST]), *sorted(likest[_MOST:])]
    places = {number: i for i, number in enumerate(order)}
    links = [story.links[i] for i in order]
    return replace(
        story,
        articles=tuple(story.articles[i] for i in order),
        copies=tuple(story.copies[i] for i in order),
        central=places[story.central],
        links=tuple(replace(link, nearest=places[link.nearest]) for link in links),
    )


def _choose_length(merged: Article) -> Length:
    words = sum(map(count_words, merged.paragraphs))
    wanted = min(_MOST_SENTENCES, _FEWEST + len(merged.articles) // 2)
    return Length(max(1, min(wanted, words // _WORDS_PER_SENTENCE)))


def name_origin(article: Article) -> str:
    """Name what published an article: its site, its author if it is a mail, else its file."""
    host = name_host(article.url).removeprefix("www.")
    return host or article.site or article.author or article.source


def _list_additions(
    scored: Sequence[Sentence], merged: Article, summary: Summary
) -> Iterator[Sentence]:
    """Find the best sentence of each article that tells what no other does, and stands alone."""
    language = merged.language
    terms = [stem_query(article.text, language) for article in merged.articles]
    chosen = [sentence.text for sentence in summary.sentences]
    are_duplicates = build_stem_test(language)
    best: dict[int, tuple[float, Sentence]] = {}
    for sentence in scored:
        stance = sentence.stance
        hangs = stance.leans or stance.dangles > _DANGLING
        if hangs or stance.asks or count_words(sentence.text) > _LONGEST:
            continue
        own = stem_query(sentence.text, language)
        new = own.difference(*(t for i, t in enumerate(terms) if i != sentence.document))
        if len(new) < max(_NEW_TERMS, _NEW * len(own)):
            continue
        if any(are_duplicates(sentence.text, text) for text in chosen):
            continue
        value = sentence.score * len(new) / len(own)
        if value > best.get(sentence.document, (0.0, sentence))[0]:
            best[sentence.document] = value, sentence
    for _, (_, sentence) in sorted(best.items()):
        yield replace(sentence, score=float(sentence.score))
