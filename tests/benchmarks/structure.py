"""Measure how whole a page's paragraphs are, and what no editor would let stand in a summary."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from summarize import Article, SummarizeError, extract_article, summarize
from tests.benchmarks.measures import Row, read_sets, thousandths

_LEAST_WORDS = 8  # of a gold block that counts
_LEFT_OUT = ("cell", "code")
_NO_LETTER = re.compile(r"\W+")
_SPACELESS = frozenset("ja zh ko th my ar hi he fa ur bn ne".split())
_LIST_MARK = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s")
_DATELINE = re.compile(
    r"[A-ZÀ-Ý][A-ZÀ-Ý .,-]{3,30}(?: \([A-Z][\w/ ]+\))?,? ?[—–-]{1,2} |\(?[A-Z]{2,5}\)? ?--? "
    r"|\W?\((?:AP|AFP|Reuters|dpa|CNN|UPI)\)"
)
_GLUED = re.compile(r"[a-zà-ÿ]{3}[.!?][”\"’]?[A-ZÀ-Ý][a-zà-ÿ]+\b")
_ADDRESS = re.compile(r"https?:|\w\.(?:com|org|net|io|js)\b")
_BOILERPLATE = re.compile(
    r"\b(?:subscribe|newsletter|sign up|log in|follow us|click here|read more|abonnieren"
    r"|s'abonner|suscr[ií]bete)\b",
    re.IGNORECASE,
)
_ALIKE = 0.75  # share of the words of the shorter of two sentences


def squeeze(text: str) -> str:
    """Return the letters and digits of a text, case folded."""
    return _NO_LETTER.sub("", text).casefold()


def measure_structure(folder: str, chosen: str) -> Iterator[Row]:
    """Count the paragraphs, headings, items, quotations and captions that come out whole."""
    yield ("structure", "whole", "cut", "not there", "blocks")
    for name, rows in read_sets(folder, "structure", chosen):
        counts: Counter[str] = Counter()
        for row in rows:
            gold = [text for kind, text in row["blocks"] if kind not in _LEFT_OUT]
            counts += count_blocks(_extract(row["html"]), gold)
        total = max(1, counts.total())
        shares = tuple(counts[kind] / total for kind in ("whole", "cut", "not there"))
        yield (name, *thousandths(shares), str(total))


def count_blocks(article: Article | None, gold: Iterable[str]) -> Counter[str]:
    """Count the gold blocks that stand whole in a paragraph at most twice as long, or not."""
    paragraphs = [squeeze(text) for text in article.paragraphs] if article else []
    everything = "".join(paragraphs)
    counts: Counter[str] = Counter()
    for text in gold:
        if len(text.split()) < _LEAST_WORDS:
            continue
        key = squeeze(text)
        if any(key in paragraph and len(paragraph) <= 2 * len(key) for paragraph in paragraphs):
            counts["whole"] += 1
        else:
            counts["cut" if key in everything else "not there"] += 1
    return counts


def measure_sentences(folder: str, chosen: str) -> Iterator[Row]:
    """Count the faults of the sentences that the default summaries of pages pick."""
    yield ("picked sentences", "sentences", "faults", "in 100", "which")
    for kind in ("pages", "structure"):
        for name, rows in read_sets(folder, kind, chosen):
            faults: Counter[str] = Counter()
            picked = 0
            for row in rows:
                count, found = count_faults(row["html"].encode(errors="replace"), row.get("url"))
                picked, faults = picked + count, faults + found
            which = ", ".join(f"{n} {fault}" for fault, n in faults.most_common())
            share = 100 * faults.total() / max(1, picked)
            yield (name, str(picked), str(faults.total()), f"{share:.1f}", which)


def count_faults(page: bytes, url: str | None = None) -> tuple[int, Counter[str]]:
    """Return how many sentences the summary of a page has, and their faults by name."""
    from lxml import html

    try:
        summary = summarize(extract_article(page, url=url))
    except SummarizeError:
        return 0, Counter(("no summary",))
    tree = html.fromstring(page.decode(errors="replace").encode(), parser=_parser())
    headings = {squeeze(e.text_content()) for e in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")}
    code = " ".join(squeeze(e.text_content()) for e in tree.iter("pre"))
    captions = " ".join(squeeze(e.text_content()) for e in tree.iter("figcaption"))
    spaced = summary.article.language not in _SPACELESS
    faults: Counter[str] = Counter()
    seen: list[set[str]] = []
    for sentence in summary.sentences:
        text = sentence.text
        key, words = squeeze(text), set(re.findall(r"\w+", text.casefold()))
        faults.update(name_faults(text, spaced=spaced))
        faults["heading"] += key in headings
        faults["caption"] += len(key) > 20 and key in captions
        faults["code"] += len(key) > 12 and key in code
        faults["repeats"] += _repeats(words, seen)
        seen.append(words)
    return len(summary.sentences), +faults


def name_faults(text: str, *, spaced: bool) -> list[str]:
    """Return the faults that a sentence shows by itself."""
    checks = {
        "starts in the middle": spaced and re.match(r"[a-zà-ÿ,;]", text),
        "no end": spaced and not re.search(r"[.!?…:;][\"'”’»“)\]]*$", text),
        "ends in : , ;": text.endswith((":", ",", ";")),
        "under 4 words": spaced and len(text.split()) < 4,
        "half quotation": (text.count("“") > text.count("”") and "„" not in text)
        or text.count("«") != text.count("»")
        or text.count('"') % 2
        or text.count("「") != text.count("」"),
        "footnote mark": re.search(r"\[\d{1,3}\]|\[edit\]|^\^", text),
        "glued": _GLUED.search(text) and not _ADDRESS.search(text),
        "dateline": _DATELINE.match(text),
        "list mark": _LIST_MARK.match(text),
        "teaser": re.search(r"(?:\.\.\.|…|\[…\])$", text),
        "boilerplate words": _BOILERPLATE.search(text),
    }
    return [name for name, found in checks.items() if found]


def _repeats(words: set[str], seen: Sequence[set[str]]) -> bool:
    return any(
        len(words & other) > _ALIKE * min(len(words), len(other))
        for other in seen
        if min(len(words), len(other)) > 5
    )


def _parser() -> Any:
    from lxml import html

    return html.HTMLParser(encoding="utf-8")


def _extract(page: str) -> Article | None:
    try:
        return extract_article(page.encode(errors="replace"))
    except SummarizeError:
        return None
