"""A digest: stories, each with one summary of all its articles, and the articles that are alone.

A story that goes on is told by what is new in it: what earlier digests told is not told again.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from summarize.discourse.fragments import keep_clean
from summarize.discourse.prose import list_prose
from summarize.language.addresses import name_host
from summarize.language.words import count_words, stem_query
from summarize.length import Length
from summarize.merge import merge_articles
from summarize.models import Article, Sentence, Summary
from summarize.notices.asides import drop_asides
from summarize.pipeline import summarize_article
from summarize.rank.algorithms import DEFAULT
from summarize.rank.candidates import score_candidates
from summarize.rank.near_duplicates import build_stem_test
from summarize.request import Request
from summarize.stories.changes import Change, find_change
from summarize.stories.stories import KeptStory, Story, Told, continue_stories, read_day

_MOST = 12  # articles that the summary of a story is made of
_FEWEST, _MOST_SENTENCES = 2, 5  # in a summary without a requested length
_SPARE = 3  # sentences more, in place of those that repeat a fact
_WORDS_PER_SENTENCE = 60  # of the articles: teasers get fewer sentences
_NEW = 0.6  # least share of the terms of an addition that no other article has
_NEW_TERMS = 4  # least number of these
_UNTOLD = 0.5  # least share of the terms of a sentence that none before it has
_UNTITLED = 0.35  # of the first sentence, which may say the title again with more
_NEWS = 0.2  # least share of the terms of a sentence that no earlier article of its story has
_EARLIER = 3  # days of which a story says again what it told
_CENTRAL = 0.67  # share of the support of the best sentence that the first one has
# Sentences of each article that may open the summary of a story, their support in that of its first
# sentence, and the least.
_FIRST, _NEWSIER, _SUPPORTED = 2, 1.6, 0.5
_BRIEF = 8  # terms that a shorter sentence counts as having
# First sentences of an article that may tell it, and terms of its title that they have. Of 110 news
# pages 39 are told by another sentence than their best: 13 by the news at last, 6 by it no more.
_OPENING, _NEAR = 3, 2
_DANGLING = 0.5  # a sentence that is likelier to dangle does not stand alone
_LONGEST = 60  # words of an addition, and of the sentence of a single article
_STORY_LINES, _SINGLE_LINES = 6, 3  # of a story on a screen, and of an article with its sentence
_REST_LINES = 4  # above and below all others
_SENTENCES = 0.75  # share of the lines below the stories for articles with a sentence


@dataclass(frozen=True, slots=True)
class Selection:
    """How much of a digest is shown, and what comes first; None for no limit."""

    stories: int | None = None
    singles: int | None = None
    lines: int | None = None  # on the screen, for the limits that are not given
    weights: Mapping[str, float] = field(default_factory=dict)  # of sites; of any other 1
    muted: tuple[str, ...] = ()  # sites, and words of titles


class Incoming(NamedTuple):
    """An article that came in."""

    key: str  # the same in the next run
    content: str  # a hash of what its input has of it
    article: Article


class Edition(NamedTuple):
    """The place of a digest in a series; the default is a digest that is alone."""

    number: int = 0  # from 1
    day: str = ""  # ISO 8601
    before: str = ""  # the day of the digest before
    mail: str = ""  # the name of that as a mail

    @property
    def follows_a_day(self) -> bool:
        """Whether the digest before was yesterday's."""
        day, before = read_day(self.day), read_day(self.before)
        return day is not None and before is not None and day - before == 1


ALONE = Edition()


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier digests of a series told."""

    edition: Edition = ALONE
    kept: tuple[KeptStory, ...] = ()
    former: Mapping[int, Article] = field(default_factory=dict)  # see continue_stories
    told: frozenset[str] = frozenset()  # each sentence, of whatever story; not told again


NO_MEMORY = Memory()


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story, its summary, and what each article alone adds."""

    story: Story
    summary: Summary  # of the first articles of the story, merged: those most like the others
    additions: tuple[Sentence, ...]  # at most one of each of these
    sources: int  # sites, or feeds and files, that tell it, those of earlier digests included
    day: int = 1  # of the story, from 1
    changes: tuple[Change, ...] = ()
    earlier: tuple[Told, ...] = ()  # titles of earlier days, or all that digests told
    since_yesterday: bool = False

    @property
    def dates(self) -> tuple[str, str] | None:
        """The first and the last date of its articles, if any has one."""
        dates = sorted(article.date for article in self.story.articles if article.date)
        return (dates[0], dates[-1]) if dates else None


@dataclass(frozen=True, slots=True)
class ToldSingle:
    """An article that is no story, and its copies, with its key sentence if one is shown."""

    story: Story  # of one text
    sentence: Sentence | None


@dataclass(frozen=True, slots=True)
class Digest:
    """Stories by the number of their sources, then newest first, and all other articles."""

    stories: tuple[ToldStory, ...]
    singles: tuple[ToldSingle, ...]  # newest first; those without a sentence are the last
    left_out: int  # single articles beyond the limit, copies included
    articles: int  # in all, copies included
    stories_left_out: int = 0  # stories beyond the limit
    articles_left_out: int = 0  # articles of these, copies included
    muted: tuple[Article, ...] = ()  # left out as the settings say
    repeated: tuple[Article, ...] = ()  # left out as earlier digests told the same
    edition: Edition = ALONE

    @property
    def unlisted(self) -> int:
        """The number of articles that are not shown."""
        return self.left_out + self.articles_left_out

    @property
    def moment(self) -> str:
        """The time or the date of its newest article; "" if none is known."""
        return max((article.moment for article in self.list_shown()), default="")

    def list_shown(self) -> Iterator[Article]:
        """Yield the articles of all stories, and the single ones within the limit, with copies."""
        for story in (*(t.story for t in self.stories), *(s.story for s in self.singles)):
            yield from story.list_articles()


def build_digest(
    articles: Sequence[Article],
    request: Request,
    selection: Selection,
    tick: Callable[[int, int], None] = lambda _done, _all: None,
    memory: Memory = NO_MEMORY,
) -> Digest:
    """Group articles into stories and summarize those that are selected.

    Stories that mention the focus of the request come first, then those that many sites tell, by
    their weights, then the newest. ``tick`` gets the number of stories that are done, and of all.
    """
    heard: list[Article] = []
    muted: list[Article] = []
    repeated: list[Article] = []
    changes: dict[int, Change] = {}  # by the id of the article
    for article in articles:
        former = memory.former.get(id(article))
        change = former and find_change(former, article)
        if change:
            changes[id(article)] = change
        same = former is not None and change is None
        place = muted if _is_muted(article, selection.muted) else repeated if same else heard
        place.append(article)
    continued = continue_stories(heard, memory.kept, memory.former)
    repeated += continued.repeated
    found = sorted(continued.stories, key=_rank_by(request, selection.weights), reverse=True)
    several = [story for story in found if len(story.articles) > 1 or story.past]
    alone = [story for story in found if len(story.articles) == 1 and not story.past]
    stories, with_sentence, singles = _fit(len(several), len(alone), selection)
    told: list[ToldStory] = []
    waiting = iter(several)
    while len(told) < stories and (story := next(waiting, None)):
        tick(len(told), min(stories, len(several)))
        one = tell_story(story, request, memory, changes)
        if one is None:
            repeated += story.list_articles()
        else:
            told.append(one)
            own = (s.text for s in (*one.summary.sentences, *one.additions))
            memory = replace(memory, told=memory.told.union(own))
    rest = [*waiting]
    chosen = [
        ToldSingle(
            story, _find_key_sentence(story.articles[0], memory.told) if n < with_sentence else None
        )
        for n, story in enumerate(alone[:singles])
    ]
    chosen.sort(key=lambda single: single.sentence is None)
    return Digest(
        tuple(told),
        tuple(chosen),
        _count_articles(alone[singles:]),
        len(articles),
        len(rest),
        _count_articles(rest),
        tuple(muted),
        tuple(repeated),
        memory.edition,
    )


def _is_muted(article: Article, muted: Sequence[str]) -> bool:
    """Check whether an article is of a muted site, or its title has all words of a muted phrase."""
    if not muted:
        return False
    words = stem_query(article.title or "", article.language)
    phrases = (stem_query(phrase, article.language) for phrase in muted)
    return name_origin(article) in muted or any(each and each <= words for each in phrases)


def _count_articles(stories: Sequence[Story]) -> int:
    return sum(story.size for story in stories)


def _fit(stories: int, singles: int, selection: Selection) -> tuple[int, int, int]:
    """Fit a digest into its lines: stories, articles with a sentence, and all single articles."""
    if selection.lines is not None:
        fitting = (selection.lines - _REST_LINES) // _STORY_LINES
        stories = min(stories, fitting if selection.stories is None else selection.stories)
        left = max(0, selection.lines - _REST_LINES - stories * _STORY_LINES)
        sentences = min(singles, int(_SENTENCES * left) // _SINGLE_LINES)
        bare = left - sentences * _SINGLE_LINES
        return stories, sentences, _limit(sentences + bare, selection.singles)
    most = _limit(singles, selection.singles)
    return _limit(stories, selection.stories), most, most


def _limit(count: int, most: int | None) -> int:
    return count if most is None else most


def _rank_by(
    request: Request, weights: Mapping[str, float]
) -> Callable[[Story], tuple[float, float, str, int]]:
    """Make the key by which stories are sorted, the best last."""

    def rate(story: Story) -> tuple[float, float, str, int]:
        focus = stem_query(request.focus or "", story.articles[0].language)
        text = "\n".join(f"{article.title}\n{article.text}" for article in story.articles)
        mentioned = focus & stem_query(text, story.articles[0].language) if focus else ()
        share = len(mentioned) / len(focus) if focus else 0.0
        sites = set(map(name_origin, story.articles))
        return share, sum(weights.get(s, 1.0) for s in sites), story.moment, len(story.articles)

    return rate


def tell_story(
    story: Story, request: Request, memory: Memory, changed: Mapping[int, Change]
) -> ToldStory | None:
    """Summarize the articles of a story, of a large one those that are most like the others.

    ``changed`` has the changes of articles, by their ``id``. None for a story that goes on and says
    nothing that was not told before.
    """
    story = _put_first(story)
    merged = replace(merge_articles(story.articles[:_MOST], by_date=False), title=story.title)
    most = None if request.length else _choose_length(merged)
    if most:
        request = replace(request, length=Length(most + _SPARE))
    scored = score_candidates(list_prose(merged), merged)
    same = request.algorithm == DEFAULT and not request.focus
    request = replace(request, focus=_check_focus(request, merged))
    summary = summarize_article(merged, request, scored if same else None)
    past = _Known(story, memory.told)
    sentences = _drop_repeated(summary, story.title, most, past)
    summary = replace(
        summary, sentences=_put_news_first(sentences, merged, scored if same else (), past)
    )
    additions = tuple(_list_additions(scored, merged, summary, past))
    if most is None:
        additions = additions[: len(summary.sentences)]
    numbered = enumerate(story.articles)
    changes = tuple(replace(changed[id(a)], document=n) for n, a in numbered if id(a) in changed)
    if story.past and not (summary.sentences or additions or changes) and past.says(story.title):
        return None
    earlier = story.past.articles if story.past else ()
    origins = {*map(name_origin, (*story.articles, *earlier))}
    days = [article.date for article in story.articles]
    return ToldStory(
        story,
        summary,
        additions,
        len(origins),
        _count_days(story.past.begun, days, memory.edition.day) if story.past else 1,
        changes,
        tuple(_list_earlier(story.past.told)) if story.past else (),
        memory.edition.follows_a_day,
    )


def tell_again(kept: KeptStory, request: Request) -> ToldStory:
    """Tell a story from its first day, by all that digests told of it."""
    articles = tuple(sorted(kept.articles, key=lambda article: article.moment, reverse=True))
    merged = merge_articles(articles, by_date=False)
    summary = Summary(merged, request.algorithm, (), 0, 0, 0)
    story = Story(articles, tuple(() for _ in articles))
    count = _count_days(kept.begun, [told.day for told in kept.told])
    earlier = tuple(sorted(kept.told, key=lambda told: told.day))
    origins = {*map(name_origin, articles)}
    return ToldStory(story, summary, (), len(origins), count, (), earlier)


def _list_earlier(told: Sequence[Told]) -> list[Told]:
    """List the first title of each of the last days: it says in short what the sentences tell."""
    days: dict[str, Told] = {}
    for each in told:
        days.setdefault(each.day, each._replace(text=each.article.title or each.text))
    return [days[day] for day in sorted(days)][-_EARLIER:]


class _Known:
    """The terms of what earlier digests told of a story, and of the articles that they named."""

    def __init__(self, story: Story, before: Set[str]) -> None:
        self._before = before
        self._language = story.articles[0].language
        past = story.past
        texts = [*(t.text for t in past.told), *(a.title for a in past.articles)] if past else []
        self._told = {stem_query(text, self._language) for text in texts if text}
        near = "\n".join(f"{a.title}\n{a.text}" for a in past.near) if past else ""
        self._known = stem_query(near, self._language)

    def says(self, text: str) -> bool:
        """Check whether one sentence says half of a text, or the articles nearly all of it."""
        if text in self._before:
            return True
        own = stem_query(text, self._language)
        known = len(own - self._known) < _NEWS * len(own)
        return known or any(len(own - told) <= _UNTOLD * len(own) for told in self._told)


def _count_days(begun: str, dates: Iterable[str | None], otherwise: str = "") -> int:
    """Count the days from a first one to the newest date, or else to another day; 1 if unknown."""
    first = read_day(begun)
    known = [day for date in dates if date and (day := read_day(date)) is not None]
    newest = max(known, default=read_day(otherwise))
    return 1 if first is None or newest is None else max(1, newest - first + 1)


def _check_focus(request: Request, merged: Article) -> str | None:
    """Keep the focus for a story that mentions it."""
    language = merged.language
    if request.focus and stem_query(request.focus, language) & stem_query(merged.text, language):
        return request.focus
    return None


def _drop_repeated(
    summary: Summary, title: str, most: int | None, past: "_Known"
) -> tuple[Sentence, ...]:
    """Drop the sentences that tell again what better ones do, or the title, or earlier digests."""
    language = summary.article.language
    told = stem_query(title, language)
    kept: list[Sentence] = []
    for sentence in sorted(summary.sentences, key=lambda s: (-s.score, s.position)):
        own = stem_query(sentence.text, language)
        enough = most is not None and len(kept) == most
        new = _adds(own, told, _UNTOLD if kept else _UNTITLED)
        if enough or not new or past.says(sentence.text):
            continue
        kept.append(sentence)
        told |= own
    return tuple(_list_whole(sorted(kept, key=lambda s: s.position)))


def _adds(own: Set[str], told: Set[str], least: float = _UNTOLD) -> bool:
    """Check whether so large a share of the terms of a sentence was not told."""
    return len(own - told) >= least * len(own)


def _list_whole(sentences: Sequence[Sentence]) -> list[Sentence]:
    """List the sentences that do not lean on one that is missing."""
    places = {sentence.position for sentence in sentences}
    return [s for s in sentences if not s.stance.leans or s.position - 1 in places]


def _put_news_first(
    sentences: tuple[Sentence, ...], merged: Article, scored: Sequence[Sentence], past: "_Known"
) -> tuple[Sentence, ...]:
    """Put the sentence first that says most of what several articles say, unless the first does.

    Of five mornings with 116 stories, 28 have the news first then and had not, 1 has it no more.
    One of ``scored`` that opens an article may come before all: on seven mornings with 333 stories,
    12 more have the news first, and 2 no more.
    """
    language = merged.language
    texts = (f"{article.title}\n{article.text}" for article in merged.articles)
    holders = Counter(term for text in texts for term in stem_query(text, language))
    title = stem_query(merged.title or "", language)
    begins: dict[int, int] = {}  # by document
    for sentence in scored:
        begins.setdefault(sentence.document, sentence.position)

    def support(sentence: Sentence | None) -> float:
        own = stem_query(sentence.text, language) if sentence else ()
        return sum(holders[term] - 1 for term in own) / max(_BRIEF, len(own))

    def opens(sentence: Sentence) -> bool:
        own = stem_query(sentence.text, language)
        early = sentence.position - begins[sentence.document] < _FIRST
        return early and _adds(own, title, _UNTITLED) and not past.says(sentence.text)

    kept_together = {s.position - 1 for s in sentences if s.stance.leans}
    free = [s for s in sentences if _stands_alone(s) and s.position not in kept_together]
    first = sentences[0] if sentences else None
    best = max(free, key=support, default=None)
    if support(first) < _CENTRAL * support(best):
        first = best
    opening = max(filter(opens, filter(_stands_alone, scored)), key=support, default=None)
    if opening and support(opening) >= max(_SUPPORTED, _NEWSIER * support(first)):
        first = replace(opening, score=float(opening.score))
        told = stem_query(first.text, language)
        new = [s for s in sentences if _adds(stem_query(s.text, language), told)]
        best_first = sorted(new, key=lambda s: -s.score)[: max(0, len(sentences) - 1)]
        sentences = tuple(_list_whole(sorted(best_first, key=lambda s: s.position)))
    if first is None:
        return sentences
    return first, *(s for s in sentences if s.position != first.position)


def _put_first(story: Story) -> Story:
    """Put the articles of a large story first that are most like the others, behind its lead."""
    if len(story.articles) <= _MOST:
        return story
    numbers = range(len(story.articles))
    likest = sorted(numbers, key=lambda i: (i > 0, i != story.central, -story.links[i].evidence))
    order = [*sorted(likest[:_MOST]), *sorted(likest[_MOST:])]
    places = {number: i for i, number in enumerate(order)}
    links = [story.links[i] for i in order]
    return replace(
        story,
        articles=tuple(story.articles[i] for i in order),
        copies=tuple(story.copies[i] for i in order),
        central=places[story.central],
        links=tuple(
            replace(link, nearest=places.get(link.nearest, link.nearest)) for link in links
        ),
    )


def _choose_length(merged: Article) -> int:
    words = sum(map(count_words, merged.paragraphs))
    wanted = min(_MOST_SENTENCES, _FEWEST + len(merged.articles) // 2)
    return max(1, min(wanted, words // _WORDS_PER_SENTENCE))


def name_origin(article: Article) -> str:
    """Name what published an article: its site, its author if it is a mail, else its file."""
    host = name_host(article.url).removeprefix("www.")
    return host or article.site or article.author or article.source


def _find_key_sentence(article: Article, before: Set[str]) -> Sentence | None:
    """Find the best sentence of an article that stands alone and says more than its title.

    It is one of the first that shares words with the title, if there is one.
    """
    title = stem_query(article.title or "", article.language)
    prose = list_prose(article)
    scored = drop_asides(score_candidates(prose, article), article) if prose else []
    scored = keep_clean(scored, article.blocks)

    def rate(sentence: Sentence) -> tuple[bool, float, int]:
        shared = stem_query(sentence.text, article.language) & title
        opens = sentence.position < _OPENING and len(shared) >= _NEAR
        return not opens, -sentence.score, sentence.position

    for sentence in sorted(scored, key=rate):
        own = stem_query(sentence.text, article.language)
        new = sentence.text not in before
        if new and _stands_alone(sentence) and len(own - title) >= _UNTITLED * max(1, len(own)):
            return sentence
    return None


def _stands_alone(sentence: Sentence) -> bool:
    stance = sentence.stance
    hangs = stance.leans or stance.dangles > _DANGLING or stance.asks
    return not hangs and count_words(sentence.text) <= _LONGEST


def _list_additions(
    scored: Sequence[Sentence], merged: Article, summary: Summary, past: "_Known"
) -> Iterator[Sentence]:
    """Find the best sentence of each article that tells what no other does, and stands alone."""
    language = merged.language
    terms = [stem_query(article.text, language) for article in merged.articles]
    chosen = [sentence.text for sentence in summary.sentences]
    are_duplicates = build_stem_test(language)
    best: dict[int, tuple[float, Sentence]] = {}
    for sentence in scored:
        if not _stands_alone(sentence):
            continue
        own = stem_query(sentence.text, language)
        new = own.difference(*(t for i, t in enumerate(terms) if i != sentence.document))
        if len(new) < max(_NEW_TERMS, _NEW * len(own)):
            continue
        if past.says(sentence.text) or any(are_duplicates(sentence.text, c) for c in chosen):
            continue
        value = sentence.score * len(new) / len(own)
        if value > best.get(sentence.document, (0.0, sentence))[0]:
            best[sentence.document] = value, sentence
    for _, (_, sentence) in sorted(best.items()):
        yield replace(sentence, score=float(sentence.score))
