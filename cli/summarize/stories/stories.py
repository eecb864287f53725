"""Group articles into stories: those of one language that tell of the same event.

A story of today goes on with one of an earlier digest if their articles are tied by enough
evidence. It is weaker than that between reports of one event, as a story moves on.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import NamedTuple

from summarize.language.addresses import name_host
from summarize.models import Article
from summarize.stories.clustering import cluster
from summarize.stories.similarity import (
    ENOUGH,
    LEAST,
    Likeness,
    Text,
    are_copies,
    build_profiles,
    find_likenesses,
    list_shared,
)

_UNLIKE = 0.0, 0.0
_CENTRAL = 0.5  # share of the evidence of the most central report that the lead has, too
# Evidence that ties the articles of a story to one that was told before, in sum and in the mean:
# of 80 stories of two sites or more, on three mornings, 9 in 10 are found, and 1 in 8 is wrong.
_TIED, _GOES_ON = 1.05 * ENOUGH, 0.455


@dataclass(frozen=True, slots=True)
class Link:
    """The reason why an article belongs to its story: the one that is most like it."""

    nearest: int  # 0-based, in Story.articles; below 0, counted from the end of Story.past.near
    evidence: float  # by that one, in the unit of ENOUGH
    total: float  # evidence by all others of the story
    shared: tuple[str, ...]  # terms that both have, those that weigh most first


class Told(NamedTuple):
    """A sentence or a title that a digest told."""

    text: str
    day: str  # of its article, or else of the digest, ISO 8601
    article: Article


@dataclass(frozen=True, slots=True)
class KeptStory:
    """A story that earlier digests told."""

    id: str
    root: str  # the id of the story that it is a branch of, or its own
    begun: str  # the day of its first report, or else of its first digest, ISO 8601
    digests: int  # that told it
    articles: tuple[Article, ...]  # in the order in which they were told
    near: tuple[Article, ...]  # those of these that an article of today may go on with
    told: tuple[Told, ...]  # likewise, those of its other branches included


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about the same event, or a single article."""

    articles: tuple[Article, ...]  # the lead, then the newest first; each text once
    copies: tuple[tuple[Article, ...], ...] = ()  # of each article: others with the same text
    central: int = 0  # 0-based, of the article that is most like all others
    links: tuple[Link, ...] = ()  # of each article; none of a single one
    past: KeptStory | None = None  # the story that it goes on with
    branch: bool = False  # another story goes on with that one under its id

    @property
    def title(self) -> str:
        """The title of the lead, or its opening."""
        lead = self.articles[0]
        return lead.title or next(iter(lead.paragraphs), "")

    @property
    def moment(self) -> str:
        """The time or the date of its newest report; "" if none is known."""
        return max(article.moment for article in self.articles)

    @property
    def size(self) -> int:
        """The number of its articles, copies included."""
        return len(self.articles) + sum(map(len, self.copies))

    def list_articles(self) -> Iterator[Article]:
        """Yield all articles, those with the same text included."""
        yield from self.articles
        yield from chain.from_iterable(self.copies)


class Continuation(NamedTuple):
    """The stories of today, and the articles that say again what earlier digests told."""

    stories: list[Story]  # single articles included, in the order of their first articles
    repeated: list[Article]


class _Group(NamedTuple):
    """The texts of a story, by their numbers, and the number of the kept story it goes on with."""

    texts: list[int]
    past: int | None = None
    branch: bool = False


def continue_stories(
    articles: Sequence[Article],
    kept: Sequence[KeptStory],
    former: Mapping[int, Article] | None = None,
) -> Continuation:
    """Group articles into stories, each with the kept one that it goes on with.

    ``former`` has the earlier version of an article that was told before and has changed, by the
    ``id`` of the article.
    """
    languages: dict[str, list[int]] = {}
    for number, article in enumerate(articles):
        languages.setdefault(article.language, []).append(number)
    found: list[tuple[int, Story]] = []
    repeated: list[Article] = []
    for language, numbers in languages.items():
        own = [articles[number] for number in numbers]
        stories, again = _Language(own, language, kept, former or {}).group()
        found += [(numbers[first], story) for first, story in stories]
        repeated += again
    return Continuation([story for _, story in sorted(found, key=lambda each: each[0])], repeated)


class _Language:
    """The articles of a language: new texts, and behind them those of the kept stories."""

    def __init__(
        self,
        articles: list[Article],
        language: str,
        kept: Sequence[KeptStory],
        former: Mapping[int, Article],
    ) -> None:
        self.articles = articles
        texts: dict[tuple[str, str], list[int]] = {}
        for number, article in enumerate(articles):
            texts.setdefault(_read(article), []).append(number)
        self.same = list(texts.values())  # the articles of each text; none of a copy
        firsts = [articles[numbers[0]] for numbers in self.same]
        self.kept = kept
        self.near = [
            (n, place)
            for n, story in enumerate(kept)
            for place, article in enumerate(story.near)
            if article.language == language
        ]
        known = [kept[n].near[place] for n, place in self.near]
        holders = {id(article): n for n, story in enumerate(kept) for article in story.articles}
        earlier = {text: former.get(id(firsts[text])) for text in range(len(firsts))}
        # Of each changed text: the kept story that told it.
        self.changed = {t: holders[id(a)] for t, a in earlier.items() if id(a) in holders}
        self.profiles, background = build_profiles(
            [
                Text(a.title or "", a.text, read_day(a.date), _name_site(a))
                for a in (*firsts, *known)
            ],
            language,
        )
        self.found = find_likenesses(self.profiles, background, len(firsts))
        alike = sorted(pair for pair, one in self.found.items() if are_copies(one))
        for a, b in alike:
            if b < len(firsts) and self.same[a] and b not in self.changed:
                self.same[a] += self.same[b]
                self.same[b] = []
        told = {_read(article) for article in known}
        self.again = {number for number, text in enumerate(texts) if text in told}
        self.again |= {a for a, b in alike if a < len(firsts) <= b}
        self.again -= self.changed.keys()

    def group(self) -> tuple[list[tuple[int, Story]], list[Article]]:
        """Group the texts; each story comes with the number of its first article.

        Behind them are the articles whose text was told before.
        """
        count = len(self.same)
        evidence = (
            (pair, one[0])
            for pair, one in self.found.items()
            if pair[1] < count and self.again.isdisjoint(pair) and all(self.same[t] for t in pair)
        )
        groups = cluster(count, evidence, LEAST, ENOUGH)
        stories = [
            (min(n for text in group.texts for n in self.same[text]), self.tell(group))
            for group in self.continue_groups(
                [g for g in groups if self.again.isdisjoint(g) and self.same[g[0]]]
            )
        ]
        return stories, [self.articles[n] for text in sorted(self.again) for n in self.same[text]]

    def continue_groups(self, groups: list[list[int]]) -> Iterator[_Group]:
        """Find the kept story of each group; single texts join the group that goes on with it."""
        ties = self.tie_texts()
        going: dict[int, list[tuple[float, list[int]]]] = defaultdict(list)
        for texts in groups:
            sums: dict[int, float] = defaultdict(float)
            for text in texts:
                for story, evidence in ties[text].items():
                    sums[story] += evidence
            story, total = max(sums.items(), key=lambda each: (each[1], -each[0]), default=(-1, 0))
            if total >= max(_TIED, _GOES_ON * len(texts)):
                going[story].append((total, texts))
            else:
                yield _Group(texts)
        for story, tied in going.items():
            tied.sort(key=lambda each: (len(each[1]) == 1, -each[0], each[1]))
            (_, main), *others = tied
            single = [text for _, texts in others if len(texts) == 1 for text in texts]
            yield _Group(sorted([*main, *single]), story)
            yield from (_Group(t, story, branch=True) for _, t in others if len(t) > 1)

    def tie_texts(self) -> list[dict[int, float]]:
        """Find the best evidence that ties each text to articles of each kept story."""
        count = len(self.same)
        ties: list[dict[int, float]] = [{} for _ in self.same]
        for (a, b), (evidence, _) in self.found.items():
            if a < count <= b:
                story, _ = self.near[b - count]
                ties[a][story] = max(evidence, ties[a].get(story, 0.0))
        for text, story in self.changed.items():
            ties[text][story] = max(_TIED, ties[text].get(story, 0.0))
        return ties

    def likeness(self, a: int, b: int) -> Likeness:
        return self.found.get((min(a, b), max(a, b)), _UNLIKE)

    def tell(self, group: _Group) -> Story:
        """Build a story of a group; the copies of a text are the articles that have it."""
        moments = {k: self.articles[self.same[k][0]].moment for k in group.texts}
        kept = sorted(group.texts, key=lambda k: moments[k], reverse=True)
        sums = {k: sum(self.likeness(k, other)[0] for other in kept if other != k) for k in kept}
        lead = _find_lead(sums, frozenset(k for k in kept if moments[k]))
        kept = [lead, *(k for k in kept if k != lead)]
        goes_on = group.past is not None
        return Story(
            articles=tuple(self.articles[self.same[k][0]] for k in kept),
            copies=tuple(tuple(self.articles[n] for n in self.same[k][1:]) for k in kept),
            central=max(range(len(kept)), key=lambda i: (sums[kept[i]], -i)),
            links=tuple(self.link(kept, group.past)) if len(kept) > 1 or goes_on else (),
            past=None if group.past is None else self.kept[group.past],
            branch=group.branch,
        )

    def link(self, texts: Sequence[int], story: int | None) -> Iterator[Link]:
        """Find the nearest other article of each text, among those of its kept story, too."""
        count = len(self.same)
        past = [(number + count, place - len(self.kept[n].near))
                for number, (n, place) in enumerate(self.near) if n == story]  # fmt: skip
        places = [*((text, place) for place, text in enumerate(texts)), *past]
        for text in texts:
            others = [(self.likeness(text, b)[0], -i) for i, (b, _) in enumerate(places)
                      if b != text]  # fmt: skip
            evidence, number = max(others, default=(0.0, 0))
            nearest, place = places[-number]
            shared = list_shared(self.profiles[text], self.profiles[nearest])
            yield Link(place, evidence, sum(each for each, _ in others), shared)


def _read(article: Article) -> tuple[str, str]:
    return article.title or "", article.text


def _name_site(article: Article) -> str:
    """Name the site of an article, or else the feed, mailbox or folder that it came in."""
    return name_host(article.url) or article.site or (article.source if article.part else "")


def read_day(date_: str | None) -> int | None:
    """Count the days up to a date; None for one that is not known or none of a calendar."""
    try:
        return date.fromisoformat(date_ or "").toordinal()
    except ValueError:
        return None


def _find_lead(sums: dict[int, float], dated: Set[int]) -> int:
    """Find the newest report that is near the centre, or the most central if none is dated.

    ``sums`` has the evidence of each, the newest first. The first report of an event says less than
    the later ones, and sometimes what is wrong by now.
    """
    most = max(sums.values())
    near = [k for k, evidence in sums.items() if evidence >= _CENTRAL * most]
    return next((k for k in near if k in dated), max(near, key=lambda k: sums[k]))
