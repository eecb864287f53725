"""PDFs as cases: papers against their gold texts, others by the sentences that are kept."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from summarize import Article, SummarizeError, extract_article
from summarize.readers.pdf.characters import list_codes
from summarize.readers.pdf.child import describe_document
from summarize.readers.pdf.pdfium import BrokenError, LockedError, open_page, open_pdf
from tests.benchmarks.ablation.cases import Case, Outcome
from tests.benchmarks.ablation.rules import Rule
from tests.benchmarks.formats import list_runs, list_words, score_words

_PAPERS = ("pdf_pmc_dev", "pdf_jose_dev")
_OTHERS = ("by_eye", "by_eye2")
_HERE = Rule(
    "readers.pdf.pdf:_run_child",
    lambda data: "\n".join(map(json.dumps, describe_document(data))).encode(),
)  # in this process, where rules can be taken out
_SENTENCE = re.compile(r"[^.!?。؟।]{1,2000}[.!?。؟।]")
_HYPHEN = re.compile("[\ufffe\u00ad\x02]\\s*|(?<=\\w)-[\r\n]{1,2}(?=[a-z])")
_NUMBER = re.compile(r"\d{1,9}")
_WORDS, _SMALL, _LETTERS = 8, 0.5, 0.75  # of a sentence; shares of its words and characters
_EDGE, _OFTEN = 3, 0.2  # lines of a page; share of the pages with a running head
_RUN = 3  # words


def read_documents(folder: str, chosen: str) -> Iterator[Case]:
    """Read the PDFs of a folder with data; each document is a host of its own."""
    for name in (*_PAPERS, *_OTHERS):
        if chosen in name:
            for path in sorted((Path(folder) / "formats" / name).glob("*.pdf")):
                measure = _measure_paper if name in _PAPERS else _measure_document
                yield Case(f"{name} {path.stem}", path.stem, partial(measure, path))


def _read(path: Path) -> Article | None:
    with _HERE.replace(_HERE.off):
        try:
            return extract_article(path.read_bytes(), name=path.name)
        except SummarizeError:
            return None


def _measure_paper(path: Path) -> dict[str, Outcome]:
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    article = _read(path)
    text = article.text if article else ""
    wanted = "\n".join(text for _, text in gold["abstract"] + gold["body"])
    score = score_words(list_runs(list_words(text)), list_runs(list_words(wanted))).f1
    title = (article and article.title) or ""
    right = "".join(list_words(title)) == "".join(list_words(gold["title"]))
    return {"paper": Outcome(text, score), "title of a paper": Outcome(title, float(right))}


def _measure_document(path: Path) -> dict[str, Outcome]:
    article = _read(path)
    if article is None:
        return {}
    shown = f"{article.title} | {article.author} | {article.date}"
    kept = share_sentences(read_layer(path.read_bytes()), article.text)
    return {"sentences kept": Outcome(article.text, kept), "head": Outcome(shown, None)}


def read_layer(data: bytes) -> list[str]:
    """Read the text of each page of a PDF as the library gives it."""
    try:
        document = open_pdf(data)
    except (BrokenError, LockedError):
        return []
    texts = []
    for index in range(document.pages):
        if page := open_page(document, index):
            texts.append("".join(map(chr, list_codes(page))))
            page.close()
    return texts


def share_sentences(pages: Sequence[str], text: str) -> float | None:
    """Calculate the share of the words in sentences of pages, three in a row, that a text keeps.

    None if the pages have no sentences.
    """
    wanted = [run for one in _SENTENCE.findall(_join_pages(pages)) for run in _list_runs(one)]
    have = set(_cut_runs(text))
    return sum(run in have for run in wanted) / len(wanted) if wanted else None


def _list_runs(sentence: str) -> Sequence[tuple[str, ...]]:
    words = sentence.split()
    small = sum(not word[0].isupper() for word in words if word[0].isalpha())
    letters = "".join(words)
    prose = len(words) >= _WORDS and small >= _SMALL * len(words)
    lettered = sum(map(str.isalpha, letters)) >= _LETTERS * len(letters)
    return _cut_runs(sentence) if prose and lettered else ()


def _cut_runs(text: str) -> list[tuple[str, ...]]:
    """Cut a text into runs of words without their numbers, which may be those of notes."""
    found = re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower())
    words = [_NUMBER.sub("", word) for word in found]
    return [tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)]


def _join_pages(pages: Sequence[str]) -> str:
    """Join pages without the lines at their edges that recur."""
    cut = [[line for line in re.split(r"[\r\n]+", page) if line.strip()] for page in pages]
    edges = [{_key(line) for line in lines[:_EDGE] + lines[-_EDGE:]} for lines in cut]
    counts = Counter(key for edge in edges for key in edge)
    most = max(_EDGE, _OFTEN * len(pages))
    texts = (
        line
        for lines, edge in zip(cut, edges, strict=True)
        for line in lines
        if not (_key(line) in edge and counts[_key(line)] >= most)
    )
    return _HYPHEN.sub("", "\n".join(texts))


def _key(line: str) -> str:
    return _NUMBER.sub("", line.casefold()).strip()
