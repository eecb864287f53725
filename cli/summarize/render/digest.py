"""A digest as plain text, Markdown and JSON."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

from summarize.digest import Digest, ToldSingle, ToldStory, name_origin
from summarize.language.control_characters import one_line
from summarize.models import Article, Sentence
from summarize.render.datetimes import find_local, write_date, write_day, write_moment
from summarize.render.descriptions import introduce_sentence, join_facts
from summarize.render.json import SCHEMA, build_facts, write_json
from summarize.render.markdown import escape
from summarize.render.style import PLAIN, Style
from summarize.render.text_fragments import find_link, link_sentence, link_text
from summarize.stories.changes import Change
from summarize.stories.similarity import ENOUGH
from summarize.stories.stories import Story

ADDRESS = "%/:?#[]@!$&'*+,;=~"  # left unquoted in an address in brackets
LABELS = {"new": "New", "alone": "Only", "changed": "Changed", "earlier": "Earlier"}
_WORDS = 8  # shared words that are shown as a reason
_PAIR = 2
_ID = 32  # characters of the id of a story


class Line(NamedTuple):
    """What a story says in a line, and where it stands."""

    kind: str  # of LABELS; "" for a sentence of the summary of a story that does not go on
    day: str  # written out, of an earlier line; "" for any other
    text: str
    source: str  # the number of the article in the list of sources, or else its site
    url: str | None  # of the place in the article
    article: Article

    @property
    def label(self) -> str:
        """The label with the day, or one of both, or "" for neither."""
        return ", ".join(filter(None, (LABELS.get(self.kind), self.day)))


def render_digest(digest: Digest, style: Style = PLAIN) -> str:
    """Render as text: a story is its title, sentences and sources; single articles a line each."""
    stories = ["\n".join((*_write_story(told, style), "")) for told in digest.stories]
    singles = [line for single in digest.singles for line in _write_single(single)]
    rest = [f"{line}\n" for line in [describe_rest(digest)] if line]
    return "\n".join([*stories, *(["".join([*singles, *rest])] if singles or rest else [])])


def _write_single(single: ToldSingle) -> Iterator[str]:
    yield f"- {describe_article(single.story.articles[0])}\n"
    yield from (f"  {line}\n" for line in list_single_lines(single))


def list_single_lines(single: ToldSingle) -> list[str]:
    """List the lines below the title of a single article: its key sentence and its copies."""
    sentences = [introduce_sentence(single.sentence)] if single.sentence else []
    return [*sentences, *list_copies(single.story)]


def _write_story(told: ToldStory, style: Style) -> Iterator[str]:
    yield told.story.title
    yield describe_story(told)
    yield ""
    for line in list_lines(told):
        label = f"{line.label}: " if line.label else ""
        yield f"{label}{line.text} {line.source}"
    yield ""
    for number, article in enumerate(told.story.articles):
        yield f"[{number + 1}] {describe_article(article)}"
        yield from (f"    {line}" for line in list_notes(told, number, style))


def list_lines(told: ToldStory) -> Iterator[Line]:
    """Yield what a story says: its sentences, what one article adds, what changed, what was."""
    goes_on = told.story.past is not None
    for sentence in list_sentences(told):
        yield _build_line(told, sentence, "new" if goes_on else "")
    for sentence in told.additions:
        yield _build_line(told, sentence, "alone")
    for change in told.changes:
        article = told.story.articles[change.document]
        text, url = _write_change(change), link_text(change.new, article)
        yield Line("changed", "", text, f"[{change.document + 1}]", url, article)
    for each in told.earlier:
        article, day = each.article, write_day(each.day, each.article.language)
        places = [n for n, one in enumerate(told.story.articles, start=1) if one is article]
        source = f"[{places[0]}]" if places else f"({one_line(name_origin(article))})"
        url = link_text(each.text, article)
        yield Line("earlier" if goes_on else "", day, each.text, source, url, article)


def _build_line(told: ToldStory, sentence: Sentence, kind: str) -> Line:
    article = told.story.articles[sentence.document]
    url = link_sentence(sentence, told.summary.article)
    text, source = introduce_sentence(sentence), f"[{sentence.document + 1}]"
    return Line(kind, "", text, source, url, article)


def _write_change(change: Change) -> str:
    """Write what is said otherwise: “old” → “new”."""
    old = f"“{change.old}” " if change.old else ""
    return f"{old}→ “{change.new}”"


def list_told(told: ToldStory) -> dict[int, list[str]]:
    """List what a story tells by the number of the article; its title if it tells no more."""
    found: dict[int, list[str]] = {}
    for sentence in (*list_sentences(told), *told.additions):
        found.setdefault(sentence.document, []).append(sentence.text)
    for change in told.changes:
        found.setdefault(change.document, []).append(change.new)
    return found or {0: [told.story.title]}


def list_sentences(told: ToldStory) -> list[Sentence]:
    """List the sentences of a summary; not those that repeat the title."""
    return [s for s in told.summary.sentences if s.text != told.story.title]


def describe_story(told: ToldStory) -> str:
    """Describe a story by the number of its sources and its dates."""
    count = len(told.story.articles)
    sources = f"{told.sources} source{'s' * (told.sources != 1)}"
    new = f", {describe_new(told)}" if told.story.past else ""
    articles = f"{count} articles" if count != told.sources and not new else None
    return join_facts(describe_day(told), f"{sources}{new}", articles, describe_dates(told))


def describe_day(told: ToldStory) -> str | None:
    """Write the day of a story that goes on, from 1."""
    return f"day {told.day}" if told.story.past or told.day > 1 else None


def describe_new(told: ToldStory) -> str:
    """Write how many articles of a story are new."""
    return f"{told.story.size:,} new{' since yesterday' * told.since_yesterday}"


def describe_dates(told: ToldStory) -> str | None:
    """Write the first day of a story and the time of its newest report, in its language."""
    moments = sorted(article.moment for article in told.story.articles if article.moment)
    if not moments:
        return None
    language = told.summary.article.language
    first, _ = find_local(moments[0])
    last, _ = find_local(moments[-1])
    begun = [write_date(first, language)] if first != last else []
    return " – ".join([*begun, write_moment(moments[-1], language)])


def describe_article(article: Article) -> str:
    """Describe an article in a line: title, date, origin, and its address or file."""
    place = find_link(article) or one_line(article.label)
    return join_facts(*list_facts(article), place)


def list_facts(article: Article) -> tuple[str, str, str]:
    """List title or opening, time, and origin of an article; "" for what is not known."""
    title = article.title or next(iter(article.paragraphs), "")[:100]
    date = write_moment(article.moment, article.language)
    return title, date, one_line(name_origin(article))


def name_story(story: Story) -> str:
    """Make the id of a story, by its first report: later ones don't change it.

    One that goes on with a story of earlier digests has the id of that.
    """
    if story.past and not story.branch:
        return story.past.id
    first = min(story.list_articles(), key=lambda article: (article.moment, article.url or ""))
    text = first.url or f"{name_origin(first)}\n{first.title}\n{first.text}"
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:_ID]


def list_copies(story: Story, number: int = 0) -> list[str]:
    """Name the origins of the copies of an article, each with their number; empty without any."""
    origins = Counter(one_line(name_origin(copy)) for copy in story.copies[number])
    names = [f"{name} ({count})" if count > 1 else name for name, count in origins.items()]
    return [f"The same text: {', '.join(names)}"] if names else []


def describe_reason(told: ToldStory, number: int) -> str:
    """Explain why an article belongs to its story: the evidence, and words that two share."""
    link = told.story.links[number]
    words = ", ".join(find_words(told.story.articles[number], link.shared[:_WORDS]))
    part = f"{link.evidence:.1f} by" if len(told.story.articles) > _PAIR else "by"
    past = told.story.past
    name = (
        f"“{past.near[link.nearest].title}”"
        if past and link.nearest < 0
        else f"[{link.nearest + 1}]"
    )
    nearest = f"{part} {name}: {words}"
    return f"evidence {link.total:.1f} (a story needs {ENOUGH:.1f}), {nearest}"


def find_words(article: Article, terms: tuple[str, ...]) -> list[str]:
    """Find the first word of an article for each term, which may be a stem."""
    from summarize.language.words import split_words, term_finder

    find = term_finder(article.language)
    words: dict[str, str] = {}
    for word in split_words(f"{article.title}\n{article.text}", article.language):
        words.setdefault(find(word), word)
    return [words.get(term, term) for term in terms]


def describe_rest(digest: Digest) -> str:
    """Say how many stories and articles are not listed, and how many are muted; "" if none."""
    facts = [f"{digest.left_out:,} more"] if digest.left_out else []
    if count := digest.stories_left_out:
        stories = "stories" if count > 1 else "story"
        facts.append(f"{count:,} {stories} of {digest.articles_left_out:,} articles")
    listed = f"not listed: {', '.join(facts)} (--all lists all)" if facts else None
    muted = f"muted: {len(digest.muted):,}" if digest.muted else None
    repeated = f"told before: {len(digest.repeated):,}" if digest.repeated else None
    return join_facts(listed, muted, repeated)


def render_markdown_digest(digest: Digest, style: Style = PLAIN) -> str:
    """Render as Markdown, with links to the sources."""
    parts = [part for told in digest.stories for part in _write_markdown(told, style)]
    if digest.singles:
        parts.append("## Also new\n" if digest.stories else "")
        parts.append("".join(line for one in digest.singles for line in _list_single(one)))
    if rest := describe_rest(digest):
        parts.append(f"*{escape(rest)}*\n")
    return "\n".join(filter(None, parts))


def _list_single(single: ToldSingle) -> Iterator[str]:
    yield f"- {_link_article(single.story.articles[0])}\n"
    yield from (f"  {escape(line)}\n" for line in list_single_lines(single))


def _write_markdown(told: ToldStory, style: Style) -> Iterator[str]:
    yield f"## {escape(told.story.title)}\n"
    yield f"*{escape(describe_story(told))}*\n"
    yield "".join(
        f"- {f'*{escape(line.label)}*: ' if line.label else ''}"
        f"{escape(line.text, start=not line.label)} {_write_link(line.url, line.source)}\n"
        for line in list_lines(told)
    )
    yield "".join(
        f"{number + 1}. {_link_article(article)}\n"
        + "".join(f"   {escape(line)}\n" for line in list_notes(told, number, style))
        for number, article in enumerate(told.story.articles)
    )


def list_notes(told: ToldStory, number: int, style: Style) -> list[str]:
    """List the notes on an article of a story: its copies, and why it is in the story."""
    reasons = [describe_reason(told, number)] if style.explain and told.story.links else []
    return [*list_copies(told.story, number), *reasons]


def _write_link(url: str | None, text: str) -> str:
    text = escape(text, start=False)
    return f"[{text}](<{quote(url, safe=ADDRESS)}>)" if url else text


def _link_article(article: Article) -> str:
    url = find_link(article)
    if url is None:
        return escape(describe_article(article), start=False)
    title, *facts = list_facts(article)
    rest = escape(join_facts(*facts), start=False)
    return f"[{escape(title, start=False)}](<{quote(url, safe=ADDRESS)}>) · {rest}"


def render_json_digest(digest: Digest, style: Style = PLAIN) -> str:
    """Render as one JSON object, on one line."""
    return write_json(
        {
            "schema": SCHEMA,
            "articles": digest.articles,
            "stories": [_build_story(told, style) for told in digest.stories],
            "singles": [_build_single(single) for single in digest.singles],
            "left_out": digest.left_out,
            "stories_left_out": digest.stories_left_out,
            "muted": len(digest.muted),
            **({"repeated": len(digest.repeated)} if digest.edition.number else {}),
        }
    )


def _build_story(told: ToldStory, style: Style) -> dict[str, Any]:
    first, last = told.dates or (None, None)
    return {
        "title": told.story.title,
        "first_date": first,
        "last_date": last,
        "language": told.summary.article.language,
        "origins": told.sources,
        "sentences": [_build_sentence(s, told.summary.article) for s in told.summary.sentences],
        "additions": [_build_sentence(s, told.summary.article) for s in told.additions],
        **_build_past(told),
        "sources": [
            _build_source(told, number, style) for number in range(len(told.story.articles))
        ],
    }


def _build_past(told: ToldStory) -> dict[str, Any]:
    """Build what a story that goes on has, or one that is told from its first day."""
    if not (told.story.past or told.earlier):
        return {}
    return {
        "id": name_story(told.story),
        "day": told.day,
        "new": told.story.size if told.story.past else 0,
        "changes": [{"old": c.old, "new": c.new, "number": c.document + 1} for c in told.changes],
        "earlier": [
            {
                "date": each.day,
                "text": each.text,
                "origin": one_line(name_origin(each.article)),
                "link": link_text(each.text, each.article),
            }
            for each in told.earlier
        ],
    }


def _build_sentence(sentence: Sentence, article: Article) -> dict[str, Any]:
    link = link_sentence(sentence, article)
    return {
        "text": sentence.text,
        "number": sentence.document + 1,
        "score": round(sentence.score, 6),
        **({"quoted": True} if sentence.quoted else {}),
        **({"speaker": sentence.speaker} if sentence.speaker else {}),
        **({"link": link} if link else {}),
    }


def _build_single(single: ToldSingle) -> dict[str, Any]:
    sentences = [_build_sentence(s, single.story.articles[0]) for s in [single.sentence] if s]
    return {**_build_facts(single.story), "sentences": sentences}


def _build_facts(story: Story, number: int = 0) -> dict[str, Any]:
    copies = [build_facts(copy) for copy in story.copies[number]]
    article = story.articles[number]
    time = {"time": article.time} if article.time else {}
    return {**build_facts(article), **time, "copies": copies}


def _build_source(told: ToldStory, number: int, style: Style) -> dict[str, Any]:
    article = told.story.articles[number]
    values = {"number": number + 1, **_build_facts(told.story, number)}
    if style.explain and told.story.links:
        link = told.story.links[number]
        values["like"] = {
            "number": link.nearest + 1 if link.nearest >= 0 else None,
            "evidence": round(link.evidence, 6),
            "total": round(link.total, 6),
            "needed": ENOUGH,
            "words": find_words(article, link.shared[:_WORDS]),
        }
    return values
