"""Group articles into stories: those of one language that tell of the same event."""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import chain

from summarize.language.addresses import name_host
from summarize.models import Article
from summarize.stories.clustering import cluster
from summarize.stories.similarity import (
    ENOUGH,
    LEAST,
    Likeness,
    Pair,
    Profile,
    Text,
    are_copies,
    build_profiles,
    find_likenesses,
    list_shared,
)

_UNLIKE = 0.0, 0.0
_CENTRAL = 0.5  # share of the evidence of the most central report that the lead has, too


@dataclass(frozen=True, slots=True)
class Link:
    """The reason why an article belongs to its story: the one that is most like it."""

    nearest: int  # 0-based, in Story.articles
    evidence: float  # by that one, in the unit of ENOUGH
    total: float  # evidence by all others of the story
    shared: tuple[str, ...]  # terms that both have, those that weigh most first


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about the same event, or a single article."""

    articles: tuple[Article, ...]  # the lead, then the newest first; each text once
    copies: tuple[tuple[Article, ...], ...] = ()  # of each article: others with the same text
    central: int = 0  # 0-based, of the article that is most like all others
    links: tuple[Link, ...] = ()  # of each article; none of a single one

    @property
    def title(self) -> str:
        """The title of the lead, or its opening."""
        lead = self.articles[0]
        return lead.title or next(iter(lead.paragraphs), "")

    @property
    def moment(self) -> str:
        """The time or the date of its newest report; "" if none is known."""
        return max(article.moment for article in self.articles)

    def list_articles(self) -> Iterator[Article]:
        """Yield all articles, those with the same text included."""
        yield from self.articles
        yield from chain.from_iterable(self.copies)


def find_stories(articles: Sequence[Article]) -> list[Story]:
    """Group articles into stories, single ones included, in the order of their first articles."""
    languages: dict[str, list[int]] = {}
    for number, article in enumerate(articles):
        languages.setdefault(article.language, []).append(number)
    found: list[tuple[int, Story]] = []
    for language, numbers in languages.items():
        own = [articles[number] for number in numbers]
        found += [(numbers[first], story) for first, story in _group(own, language)]
    return [story for _, story in sorted(found, key=lambda each: each[0])]


def _group(articles: list[Article], language: str) -> list[tuple[int, Story]]:
    """Group the articles of a language; each story comes with the number of its first article."""
    texts: dict[tuple[str, str], list[int]] = {}
    for number, article in enumerate(articles):
        texts.setdefault((article.title or "", article.text), []).append(number)
    same = list(texts.values())
    firsts = [articles[numbers[0]] for numbers in same]
    profiles, background = build_profiles(
        [Text(a.title or "", a.text, read_day(a.date), _name_site(a)) for a in firsts], language
    )
    found = find_likenesses(profiles, background)
    evidence = ((pair, one[0]) for pair, one in found.items())
    groups = cluster(len(profiles), evidence, LEAST, ENOUGH)
    return [
        (
            min(n for member in group for n in same[member]),
            _tell(group, articles, same, profiles, found),
        )
        for group in groups
    ]


def _name_site(article: Article) -> str:
    """Name the site of an article, or else the feed, mailbox or folder that it came in."""
    return name_host(article.url) or article.site or (article.source if article.part else "")


def read_day(date_: str | None) -> int | None:
    """Count the days up to a date; None for one that is not known or none of a calendar."""
    try:
        return date.fromisoformat(date_ or "").toordinal()
    except ValueError:
        return None


def _tell(
    group: list[int],
    articles: Sequence[Article],
    same: Sequence[Sequence[int]],
    profiles: Sequence[Profile],
    found: dict[Pair, Likeness],
) -> Story:
    """Build a story of a group of texts; the copies of a text are the articles that have it."""

    def likeness(a: int, b: int) -> Likeness:
        return found.get((min(a, b), max(a, b)), _UNLIKE)

    kept: list[int] = []
    holders: dict[int, list[int]] = {}
    for text in group:
        first = next((k for k in kept if are_copies(likeness(k, text))), None)
        if first is None:
            kept.append(text)
        holders.setdefault(text if first is None else first, []).extend(same[text])
    kept.sort(key=lambda k: articles[holders[k][0]].moment, reverse=True)
    sums = {k: sum(likeness(k, other)[0] for other in kept if other != k) for k in kept}
    lead = _find_lead(sums, frozenset(k for k in kept if articles[holders[k][0]].moment))
    kept = [lead, *(k for k in kept if k != lead)]
    return Story(
        articles=tuple(articles[holders[k][0]] for k in kept),
        copies=tuple(tuple(articles[n] for n in holders[k][1:]) for k in kept),
        central=max(range(len(kept)), key=lambda i: (sums[kept[i]], -i)),
        links=_link(kept, profiles, likeness) if len(kept) > 1 else (),
    )


def _find_lead(sums: dict[int, float], dated: Set[int]) -> int:
    """Find the newest report that is near the centre, or the most central if none is dated.

    ``sums`` has the evidence of each, the newest first. The first report of an event says less than
    the later ones, and sometimes what is wrong by now.
    """
    most = max(sums.values())
    near = [k for k, evidence in sums.items() if evidence >= _CENTRAL * most]
    return next((k for k in near if k in dated), max(near, key=lambda k: sums[k]))


def _link(
    kept: Sequence[int], profiles: Sequence[Profile], likeness: Callable[[int, int], Likeness]
) -> tuple[Link, ...]:
    links = []
    for k in kept:
        others = [(likeness(k, other)[0], -i) for i, other in enumerate(kept) if other != k]
        evidence, place = max(others)
        shared = list_shared(profiles[k], profiles[kept[-place]])
        links.append(Link(-place, evidence, sum(each for each, _ in others), shared))
    return tuple(links)
