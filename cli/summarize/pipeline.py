"""The whole program, from a source to its summary. Read it from top to bottom.

    sources/open.py   open_source(name)              file, pipe or URL -> Source
    readers/          list_parts(source)             Source -> one Source per article in it
    here              read_article(source, request)  read, detect the language, clean -> Article
    here              summarize_article(...)         split, rank, select -> Summary
    render/           load_renderer(format, shown)   Summary -> text

Commands, corpus workers and the server call these one after the other. ``extract_article`` and
``summarize`` are the same for users of the library.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from summarize.errors import NoArticleError, UsageError
from summarize.language.identify import detect_language
from summarize.language.words import count_words
from summarize.length import AnyLength, Budget, count_tokens, estimate_count, find_budget
from summarize.models import Article, Draft, PickedBy, Provenances, Sentence, Source, Summary
from summarize.notices.boilerplate import Cleaned, remove_notices
from summarize.notices.no_article import name_page
from summarize.readers.one_article import read_one
from summarize.readers.several_articles import list_parts
from summarize.request import KEYWORDS, Request
from summarize.sources.address import describe_name
from summarize.sources.open import Openable, Readable, take_source


def open(  # noqa: A001 - summarize.open, as gzip.open
    source: Openable, *, url: str | None = None, language: str | None = None, clean: bool = True
) -> Article:
    """Open a path, an address or an open file, and extract the article in it.

    ``url`` is the address of a saved page. The other arguments are those of extract_article. A book
    is one article. Raise UsageError for a feed, a mailbox or another file of several articles,
    which list_parts lists; InputError if it can't be opened, fetched or decoded; NoArticleError if
    there is no article.

    >>> import summarize
    >>> article = summarize.open("samples/bridge.html")
    >>> article.title, article.date, article.language
    ('The bridge that measures its own age', '2025-03-18', 'en')
    """
    source = _place(take_source(source), url)
    request = Request(language=language, clean=clean)
    items = list_parts(source)
    if len(items) > 1:
        raise UsageError(
            f"{len(items):,} articles in it: write summarize.list_parts({source.name!r}) and "
            "summarize.extract_article(item.source) for each"
        )
    if items[0].error is not None:
        raise items[0].error
    return read_article(items[0].source, request)


def _place(source: Source, url: str | None) -> Source:
    return source if url is None else source._replace(url=url)


def extract_article(
    data: bytes | str | os.PathLike[str] | Readable | Source,
    *,
    name: str = "<text>",
    url: str | None = None,
    language: str | None = None,
    clean: bool = True,
) -> Article:
    """Extract the article, without boilerplate, from data in any format of FORMATS.md.

    ``data`` is a text, bytes, a Source from list_parts, or a Path or an open file, as ``open``
    takes them. ``name`` is the source of a text or bytes in the JSON output, and
    ``url`` the address of a page. ``language`` is a code or a name (``"de"``, ``"German"``),
    detected if not given. ``clean=False`` keeps the boilerplate. Raise UsageError for an unknown
    language, and for a text that is only the name of a file or an address, InputError for data that
    is not text, NoArticleError if there is no article, TypeError.

    >>> import summarize
    >>> page = "<p>The mill closed in 1961.</p><p>Its wheel still turns every spring.</p>"
    >>> summarize.extract_article(page, url="https://example.org/mill").paragraphs
    ('The mill closed in 1961.', 'Its wheel still turns every spring.')
    """
    request = Request(language=language, clean=clean)
    if isinstance(data, str):
        if kind := describe_name(data):
            raise UsageError(f"{data.strip()!r} is {kind}: write summarize.open({data.strip()!r})")
        # Lone surrogates, which can't be encoded, become "?".
        data = data.encode("utf-8", errors="replace")
    if isinstance(data, bytes | bytearray | memoryview):
        return read_article(Source(name, bytes(data), url), request)
    if isinstance(data, Source):
        return read_article(_place(data, url), request)
    return open(data, url=url, language=language, clean=clean)


def summarize(
    article: Article | bytes | str | os.PathLike[str] | Readable | Source,
    *,
    length: AnyLength = None,
    algorithm: str = "auto",
    language: str | None = None,
    focus: str | None = None,
    ask: str | None = None,
    pick_with: str | None = None,
    pick_model: str | None = None,
    pick_key: str | None = None,
    pick_log: str | None = None,
    pick_timeout: float = 120.0,
    pick_tokens: int | None = None,
    keywords: int = KEYWORDS,
) -> Summary:
    """Summarize an article by its key sentences, or answer a question about it.

    >>> import summarize
    >>> summary = summarize.summarize(summarize.open("samples/bridge.html"), length=2)
    >>> for sentence in summary:
    ...     print(sentence.score > 0.5, sentence.text[:29])
    True An inspection tells what a br
    True The heaviest load of the past

    ``article`` comes from ``open`` or extract_article, or is data for the latter. ``length`` is
    ``5`` (sentences), ``"20%"`` (of the words), or a strict limit: ``"100w"`` (words), ``"600c"``
    (characters) or ``"800t"`` (tokens, by an estimate). The default grows slowly with the article,
    is 5 sentences for 700 words, and at most a third of the article, but at least one sentence. If
    no sentence fits within ``w``, ``c`` or ``t``, the summary is empty. ``algorithm`` is a name
    that `summarize algorithms` lists. ``focus`` is a query that relevant sentences gain by; only
    ``auto`` supports it. ``keywords`` is the number of key phrases.

    ``ask`` is a question in the language of the article. The sentences are then up to three
    answers, or as many as ``length`` allows, each with the sentences it depends on; the best one
    has the score 1.

    ``pick_with`` chooses the sentences: a command, which gets them, numbered, on its standard
    input, and prints numbers; or the address of an endpoint with OpenAI's interface, whose model
    ``pick_model`` gets the same, with the key in the environment variable ``pick_key``. It has
    ``pick_timeout`` seconds for a prompt of about ``pick_tokens`` tokens; ``pick_log`` is a file to
    which prompts and answers are appended. Never take these from an article. If it fails,
    NoteWarning is issued, and the sentences are those of ``auto``.

    Raise TypeError for a value of another type, UsageError for an unknown length, algorithm or
    language, for an impossible focus or question, and if an algorithm that compares all pairs of
    sentences meets more than 15,000; NoAnswerError if nothing answers; and what extract_article
    raises. Issue SlowWarning before minutes of ranking, and FocusWarning if the article does not
    mention the focus, which is then ignored.
    """
    # Validate first: a mistyped option should be reported at once.
    request = Request(
        length=length,
        algorithm=algorithm,
        language=language,
        focus=focus,
        ask=ask,
        pick_with=pick_with,
        pick_model=pick_model,
        pick_key=pick_key,
        pick_log=pick_log,
        pick_timeout=pick_timeout,
        pick_tokens=pick_tokens,
        keywords=keywords,
    )
    if not isinstance(article, Article):
        article = extract_article(article, language=language)
    elif request.language:
        article = replace(article, language=request.language)
    return summarize_article(article, request)


def read_article(source: Source, request: Request) -> Article:
    """Read the one article in a source, as extract_article does."""
    source, draft = read_one(source)
    language = request.language or detect_language(" ".join(block.text for block in draft.blocks))
    cleaned = _clean(draft, language) if request.clean else Cleaned(draft.title, draft.blocks, ())
    if not cleaned.blocks:
        raise NoArticleError("no article text found")
    return Article(
        blocks=cleaned.blocks,
        language=language,
        source=source.name,
        title=cleaned.title,
        author=draft.author,
        date=draft.date,
        site=draft.site,
        provenance=_trace_title(draft, cleaned.title),
        url=source.url or draft.card.url,
        image=draft.card.image,
        description=draft.card.description,
        tags=draft.card.tags,
        part=source.part,
        parts=source.parts,
        time=source.time,
        removed=cleaned.removed,
    )


def _trace_title(draft: Draft, title: str | None) -> Provenances:
    """Trace a title that the page does not declare to its text."""
    moved = draft.layout is not None and title is not None and title != draft.title
    return draft.provenance._replace(title="text") if moved else draft.provenance


def _clean(draft: Draft, language: str) -> Cleaned:
    """Remove the boilerplate; raise NoArticleError if no article is left, as on a log-in page."""
    cleaned = remove_notices(draft, language)
    named = name_page(draft, cleaned.judged)
    if named:
        raise NoArticleError(f"{named}, not an article")
    return cleaned


def summarize_article(
    article: Article, request: Request, scored: list[Sentence] | None = None
) -> Summary:
    """Summarize an article, or answer a question about it, as summarize does.

    ``scored`` has the candidates for the summary, if they are scored already.
    """
    # Imported here: extract_article does not need them.
    from summarize.discourse.prose import list_prose
    from summarize.rank.algorithms import check_size

    prose = list_prose(article)
    check_size(request.algorithm, len(prose))
    words = sum(map(count_words, article.paragraphs))
    budget = find_budget(article, request.length, words)
    choose = _answer if request.ask is not None else partial(_select, scored=scored)
    chosen, picked_by = choose(prose, article, request, budget)
    return Summary(
        article=article,
        algorithm=request.algorithm if picked_by is None else "command",
        sentences=chosen,
        article_sentences=len(prose),
        article_words=words,
        summary_words=sum(count_words(sentence.text) for sentence in chosen),
        keywords=_find_keywords(prose, article, request.keywords),
        question=request.ask,
        tokens=count_tokens(article, [s.text for s in chosen]) if request.counts_tokens else None,
        picked_by=picked_by and _count_filled(picked_by, chosen),
    )


def _count_filled(picked_by: PickedBy, chosen: Sequence[Sentence]) -> PickedBy:
    filled = sum(sentence.position not in picked_by.numbers for sentence in chosen)
    return picked_by._replace(filled=filled)


def _select(
    prose: list[Sentence],
    article: Article,
    request: Request,
    budget: Budget,
    scored: list[Sentence] | None = None,
) -> tuple[tuple[Sentence, ...], PickedBy | None]:
    """Rank the sentences and select the best that fit.

    Scored sentences, whose traits take 40 MB for a text of 1,000,000 words, are freed at the end.
    """
    from summarize.discourse.fragments import keep_clean
    from summarize.notices.asides import drop_asides
    from summarize.rank.algorithms import ALGORITHMS
    from summarize.rank.candidates import count_best, score_candidates
    from summarize.rank.select import select_sentences

    if scored is None:
        best = count_best(len(prose), budget)
        scored = score_candidates(prose, article, request.algorithm, request.focus, best)
    coherent = ALGORITHMS[request.algorithm].coherent
    if coherent:
        scored = drop_asides(scored, article)
    scored, first, picked_by = _let_choose(scored, article, request, budget)
    if coherent and not first and request.focus is None:
        scored = keep_clean(scored, article.blocks, budget if request.length else None)
    fill = True
    if first and picked_by and request.length is None:  # the choice stands, if it is half of one
        budget, fill = Budget(picked_by.wanted), 2 * len(first) < picked_by.wanted
    are_duplicates = _load_duplicate_test(article, coherent=coherent)
    chosen = select_sentences(
        scored, budget, are_duplicates, coherent=coherent, first=first, fill=fill
    )
    return chosen, picked_by


def _answer(
    prose: list[Sentence], article: Article, request: Request, budget: Budget
) -> tuple[tuple[Sentence, ...], PickedBy | None]:
    """Select the sentences that answer the question; raise NoAnswerError if none does."""
    from summarize.notices.asides import drop_asides
    from summarize.rank.ask.answer import ANSWERS, choose_answers, rate_answers, take_answers
    from summarize.rank.candidates import keep_candidates

    asked = budget if request.length is not None else None
    are_duplicates = _load_duplicate_test(article, coherent=True)
    picked_by = None
    if request.picker is not None:
        rated = rate_answers(prose, article, request.ask or "")
        candidates = drop_asides(keep_candidates(rated, article), article)
        scored, first, picked_by = _let_choose(candidates, article, request, asked or ANSWERS)
        if first:
            return take_answers(scored, article, first, asked or ANSWERS, are_duplicates), picked_by
    return choose_answers(prose, article, request.ask or "", asked, are_duplicates), picked_by


def _let_choose(
    candidates: list[Sentence], article: Article, request: Request, budget: Budget
) -> tuple[list[Sentence], tuple[int, ...], PickedBy | None]:
    """Let the picker of a request choose, if it has one and there is something to choose.

    Return the candidates, the chosen ones scored by their rank, and the positions of these.
    """
    picker = request.picker
    if picker is None or not candidates:
        return candidates, (), None
    from summarize.rank.command.choice import choose_sentences, score_choice
    from summarize.rank.command.prompt import Task

    task = Task(estimate_count(budget, candidates), request.focus, request.ask)
    choice = choose_sentences(picker, request.pick_tokens, candidates, article, task)
    return score_choice(choice, candidates), choice.positions, choice.picked


def _load_duplicate_test(article: Article, *, coherent: bool) -> Callable[[str, str], bool] | None:
    """Load the test for near duplicates; None for sumy's rankers, whose selection stays."""
    from summarize.rank.near_duplicates import are_copies, build_stem_test

    if article.articles:
        return build_stem_test(article.language)
    return are_copies if coherent else None


def _find_keywords(prose: list[Sentence], article: Article, count: int) -> tuple[str, ...]:
    if not count:
        return ()
    from summarize.discourse.keyphrases import find_key_phrases, list_declared

    lines = (*(line.text for line in article.removed), *article.paragraphs)
    return find_key_phrases(
        (sentence.text for sentence in prose),
        article.language,
        count,
        title=article.titles,
        declared=list_declared(lines),
    )
