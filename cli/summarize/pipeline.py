"""Source to summary: the whole program in a few lines."""

import warnings
from dataclasses import replace
from itertools import groupby

from summarize.errors import FocusWarning, NoArticleError
from summarize.extract import extract_draft
from summarize.language import detect_language, parse_language
from summarize.length import count_words, parse_length
from summarize.models import Article, Sentence, Source, Summary
from summarize.notices import Cleaned, is_title, remove_notices
from summarize.rank import check_algorithm, check_focus, check_size

KEYWORDS = 10


def extract_article(
    data: bytes | str,
    *,
    name: str = "<text>",
    url: str | None = None,
    language: str | None = None,
    clean: bool = True,
) -> Article:
    """Return the article in a page, a Markdown or a plain text, without its boilerplate.

    ``name`` is what the source is called in the JSON; ``url`` is where a page came from;
    ``language`` is an ISO 639-1 code and detected if not given; ``clean=False`` leaves the
    notices in. Raise UsageError for an unknown language, InputError for data that is not text,
    NoArticleError where there is no article.
    """
    if isinstance(data, str):
        # Lone surrogates, which no encoding holds, come out as "?".
        data = data.encode("utf-8", errors="replace")
    code = parse_language(language) if language else None
    draft = extract_draft(Source(name, data, url))
    texts = tuple(block.text for block in draft.blocks)
    code = code or detect_language(" ".join(texts))
    cleaned = remove_notices(draft, code) if clean else Cleaned(draft.title, texts, ())
    if not cleaned.paragraphs:
        raise NoArticleError("no article text found")
    return Article(
        paragraphs=cleaned.paragraphs,
        language=code,
        source=name,
        title=cleaned.title,
        author=draft.author,
        date=draft.date,
        site=draft.site,
        url=url,
        removed=cleaned.removed,
    )


def summarize(
    article: Article | bytes | str,
    *,
    length: str | None = None,
    algorithm: str = "auto",
    language: str | None = None,
    focus: str | None = None,
    keywords: int = KEYWORDS,
) -> Summary:
    """Return the key sentences of an article, in reading order.

    ``article`` is one that extract_article returned, or data for it. ``length`` is ``"5"``
    (sentences), ``"20%"`` (of the words), ``"100w"`` (words, never over) or ``"600c"``
    (characters, never over); if it is not given, up to 5 sentences and a third of the article,
    but at least one. Where no sentence is short enough for ``w`` or ``c``, there are none in the
    summary. ``algorithm`` is a key of summarize.rank.ALGORITHMS. ``focus`` is a query, near which
    sentences rise; only ``auto`` can do that. ``keywords`` is how many key phrases to find.

    Raise UsageError for an unknown length, algorithm or language, for a focus that can't be, and
    where an algorithm that compares all pairs of sentences meets more than 15,000; and what
    extract_article raises. Warn of minutes to come (SlowWarning), and of a focus that the article
    does not speak of (FocusWarning): the summary is the ordinary one then.
    """
    # Imported here: extract_article does not need them, and they load sumy.
    from summarize.anaphora import is_fragment, leans
    from summarize.keyphrases import find_key_phrases
    from summarize.merge import compare_stems
    from summarize.select import select_sentences

    parse_length(length, 0)  # first what needs no article: a mistyped option should say so at once
    check_algorithm(algorithm)
    check_focus(focus, algorithm)
    if not isinstance(article, Article):
        article = extract_article(article, language=language)
    elif language:
        article = replace(article, language=parse_language(language))
    words = sum(map(count_words, article.paragraphs))
    prose = _list_prose(article)
    check_size(algorithm, len(prose))
    if algorithm == "auto":  # sumy's own algorithms pick what they pick
        prose = [replace(s, leans=leans(s.text, article.language)) for s in prose]
    scored = _score(prose, article, algorithm, focus)
    if algorithm == "auto":
        scored = [s for s in scored if not is_fragment(s.text)] or scored
    budget = parse_length(length, words)
    are_twins = compare_stems(article.language) if article.articles else None
    chosen = select_sentences(scored, budget, are_twins)
    return Summary(
        article=article,
        algorithm=algorithm,
        sentences=chosen,
        article_sentences=len(prose),
        article_words=words,
        summary_words=sum(count_words(sentence.text) for sentence in chosen),
        keywords=find_key_phrases((s.text for s in prose), article.language, keywords),
    )


def _list_prose(article: Article) -> list[Sentence]:
    """Return the sentences that are no headings; where there are but headings, these."""
    from summarize.split import is_heading, split_sentences

    documents = article.articles or (article,)
    owners = [number for number, document in enumerate(documents) for _ in document.paragraphs]
    sentences = [
        replace(s, document=owners[s.paragraph]) if article.articles else s
        for s in split_sentences(article.paragraphs, article.language)
    ]
    headings = {i for i, line in enumerate(article.paragraphs) if is_heading(line)}
    return [
        s
        for s in sentences
        if s.paragraph not in headings and not is_title(s.text, documents[s.document].title)
    ] or sentences


def _score(
    candidates: list[Sentence], article: Article, algorithm: str, focus: str | None
) -> list[Sentence]:
    from summarize.rank.score import score_sentences
    from summarize.terms import stem_query

    grouped: dict[int, list[str]] = {}
    for sentence in candidates:
        grouped.setdefault(sentence.paragraph, []).append(sentence.text)
    query = stem_query(focus, article.language) if focus else frozenset()
    if focus and not any(query & stem_query(s.text, article.language) for s in candidates):
        warnings.warn(f"the article does not speak of {focus!r}", FocusWarning, stacklevel=3)
    scores = score_sentences(
        list(grouped.values()),
        article.language,
        algorithm=algorithm,
        title="\n".join(d.title for d in (article.articles or (article,)) if d.title) or None,
        focus=query,
        leaning=[s.leans for s in candidates],
        documents=[len(list(group)) for _, group in groupby(candidates, lambda s: s.document)],
    )
    return [
        replace(s, score=float(score), parts=tuple(score.parts.items()))
        for s, score in zip(candidates, scores, strict=True)
    ]
