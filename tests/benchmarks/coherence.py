"""Count what readers stumble over in default summaries: orphans, strays, questions, repeats.

The lists are of their own, not the program's: a measure must be able to disagree.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from summarize import Article, NoArticleError, Sentence, extract_article, merge_articles, summarize
from summarize.language.sentences import NEVER_PICKED, split_sentences
from tests.benchmarks.measures import read_sets

_OPENINGS = {
    "de": "Er|Sie|Es|Dies|Diese|Dieser|Dieses|Aber|Doch|Damit|Dabei|Daher|Deshalb|Dadurch|Dafür",
    "en": "He|She|It|They|This|That|These|Those|But|And|However|So|Then|His|Her|Their|Its|Yet"
    "|For example|For instance|Such|Instead|Therefore|Thus",
    "es": "Pero|Este|Esta|Esto|Y|Él|Ella|Ellos|Por eso|Por ejemplo|Sin embargo",
    "fr": "Il|Elle|Ils|Elles|Mais|Ce|Cette|Et|Cela|Donc|Pourtant|Par exemple",
    "it": "Questo|Questa|Ma|Lui|Lei|Ad esempio",
    "nl": "Hij|Zij|Ze|Het|Dit|Maar|Daarom|Daarmee",
    "no": "Han|Hun|Det|Men|Dette|Disse|Derfor",
    "ru": "Но|Он|Она|Они|Это|Однако|Поэтому|Например|Эти|Этот|Эта",
}
_OPENINGS |= {"da": _OPENINGS["no"], "sv": "Han|Hon|Det|Men|Detta|Därför", "nb": _OPENINGS["no"]}
_INSIDE = {
    "en": r"\b(?:this one|these (?:issues|problems|questions|results|findings|reasons|points)"
    r"|(?:figure|table|section|equation) \(?\d|(?:mentioned|described|shown|given) (?:above|below)"
    r"|as you can see|for (?:example|instance))\b",
    "de": r"\b(?:damit|dabei|dadurch|dafür|daraus|danach|davon|abbildung \d|tabelle \d"
    r"|zum beispiel|in diesem (?:fall|zusammenhang))\b",
    "fr": r"\b(?:par exemple|ci-dessus|ci-dessous|figure \d|tableau \d|dans ce cas)\b",
    "es": r"\b(?:por ejemplo|figura \d|tabla \d|en este caso)\b",
    "ru": r"\b(?:рис\. ?\d|табл\w* ?\d|например|в этом случае)\b",
}
_PRONOUNS = {"en": r"\b(?:he|she|him|his|her|they|them|their)\b", "de": r"\b(?:er|ihn|ihm)\b"}
_ANNOUNCES = re.compile(
    r"\b(?:in this (?:blog|post|article|guide|tutorial|section)|(?:we|i)(?:[’']ll| will) "
    r"(?:explore|look|discuss|show|walk|cover|dive|explain|share)|here(?:[’']s|s| are) (?:what|how"
    r"|why|some)|let[’']s (?:take|look|dive|explore|start)|section \d+ (?:will|introduces"
    r"|describes)|read on|find out|contact us|get in touch|sign up|learn more|check out|stay tuned"
    r"|in diesem (?:artikel|beitrag)|nun steht fest|dans cet article|en este artículo"
    r"|в (?:этой|данной) статье)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[^.!?] )[A-ZÀ-ÝА-Я][\w’'-]+")
_DEEP = 12  # sentences
_COPY, _FEWEST = 0.75, 6  # share of words, and words, of sentences that are the same


def is_orphan(text: str, language: str, position: int, picked: Set[int]) -> bool:
    """Tell whether a picked sentence opens with a reference, and the one before it is left out."""
    words = _OPENINGS.get(language)
    if words is None or position == 0 or position - 1 in picked:
        return False
    return re.match(rf"\W*(?:{words})\b", text) is not None


def refers_elsewhere(text: str, language: str) -> bool:
    """Tell whether a sentence speaks of what stands outside it."""
    inside, pronouns = _INSIDE.get(language), _PRONOUNS.get(language)
    if inside and re.search(inside, text, re.IGNORECASE):
        return True
    found = re.search(pronouns, text, re.IGNORECASE) if pronouns else None
    return found is not None and not _NAME.search(text, 0, found.start())


def count_reading(article: Article, picked: Sequence[Sentence]) -> Counter[str]:
    """Count what readers stumble over in a summary."""
    prose = [
        s
        for s in split_sentences(article.blocks, article.language)
        if article.blocks[s.paragraph].kind not in NEVER_PICKED
    ]
    order = {s.position: i for i, s in enumerate(prose)}
    places = {order[s.position] for s in picked if s.position in order}
    sections, section = [], 0
    for block in article.blocks:
        section += block.kind == "heading"
        sections.append(section)
    counts = Counter[str]()
    seen: list[set[str]] = []
    for i in sorted(places):
        text = prose[i].text
        alone = i - 1 not in places and i + 1 not in places
        orphan = is_orphan(text, article.language, i, places) or (
            i - 1 not in places and i > 0 and refers_elsewhere(text, article.language)
        )
        around = [sections[s.paragraph] for s in prose[max(0, i - 1) : i + 2]]
        edge = len(set(around)) > 1 or i in (0, len(prose) - 1)
        words = set(re.findall(r"\w+", text.casefold()))
        counts += Counter(
            sentences=1,
            orphans=int(orphan),
            questions=int(text.rstrip("\"'”’»)").endswith(("?", "？")) and i + 1 not in places),
            announcements=int(_ANNOUNCES.search(text) is not None),
            strays=int(i >= _DEEP and alone and (orphan or not edge)),
            adjacent=int(not alone),
            repeats=int(
                any(
                    len(words & other) >= _COPY * fewest
                    for other in seen
                    if (fewest := min(len(words), len(other))) >= _FEWEST
                )
            ),
        )
        seen.append(words)
    return counts


def measure_coherence(folder: str, chosen: str) -> Iterator[tuple[str, ...]]:
    """Count it in the default summaries of all texts and pages, per 100 sentences."""
    names = ("orphans", "questions", "announcements", "strays", "adjacent", "repeats")
    yield ("in 100 sentences", "sentences", *names)
    total = Counter[str]()
    for kind in ("summaries", "pages"):
        for name, rows in read_sets(folder, kind, chosen):
            counts = Counter[str]()
            for row in rows:
                try:
                    article = read_row(row)
                    counts += count_reading(article, summarize(article, keywords=0).sentences)
                except NoArticleError:
                    continue
            total += counts
            yield _write_row(name, counts, names)
    yield _write_row("all", total, names)


def read_row(row: dict[str, object]) -> Article:
    if "html" in row:
        return extract_article(str(row["html"]).encode(), url=str(row.get("url") or "") or None)
    language = str(row["lang"])
    docs = row.get("docs")
    if isinstance(docs, list):
        return merge_articles([extract_article(text, language=language) for text in docs])
    return extract_article(str(row["text"]), language=language)


def _write_row(name: str, counts: Counter[str], names: Sequence[str]) -> tuple[str, ...]:
    count = counts["sentences"]
    return (name, str(count), *(f"{100 * counts[n] / max(1, count):.1f}" for n in names))
