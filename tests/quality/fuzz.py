"""Feed made-up documents and containers to the program until the time or their number is over.

What breaks it is made smaller and kept in tests/regressions/, where a test reads it from then on;
what breaks it only once is kept as well, and said to. ``growth`` measures how time grows.
"""

import gzip
import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from random import Random
from time import monotonic, process_time
from typing import Any

from summarize.discourse.prose import list_prose
from summarize.errors import SummarizeError
from summarize.language.control_characters import clean_characters
from summarize.models import Source
from summarize.pipeline import read_article, summarize_article
from summarize.rank.algorithms import ALGORITHMS
from summarize.readers.several_articles import list_parts
from summarize.request import Request
from tests.hostile import INPUTS
from tests.processes import Submit, describe_failure, open_processes
from tests.quality.containers import CONTAINERS
from tests.quality.damage import damage, damage_archive, write_marks, write_page, write_text

SECONDS, BYTES = 10.0, 10**9  # of the processor: a busy machine is no fault of a document
_WAIT = 60.0  # seconds of the clock
REGRESSIONS = Path(__file__).parents[1] / "regressions"
SAMPLES = Path(__file__).parents[2] / "samples"
_RANKERS = [name for name in ALGORITHMS if name != "kl"]  # the slow one
_JOBS = 2
_BATCH = 500  # documents that the same processes read, since the caches of libraries grow
_TOLD = 5_000  # documents after which a run says how far it is
_MOST_PARTS = 20  # articles of a container that are read
_LARGEST = 200_000  # bytes of a file of a folder
_MOST_FILES = 2_000  # of a folder
_START = 5_000  # bytes of a hostile input, most of which repeat a piece; a test reads them whole
_MOST_PAIRS = 2_000  # sentences for the rankers that compare them all: 4,900 take 0.6 GB
_TRIES = 150  # to make a finding smaller
_FINDINGS = 20  # with which a run ends
_FINE = "ok"


def read_all(source: Source) -> dict[str, str]:
    """Return as ``status`` how a source ended; raise AssertionError for a wrong summary.

    It is named after the algorithm that ranks it, any other name stands for ``auto``.
    """
    start = process_time()
    status = _read_parts(source, source.name if source.name in ALGORITHMS else "auto")
    return {"status": status if process_time() - start < SECONDS else "slow"}


def _read_parts(source: Source, algorithm: str) -> str:
    try:
        items = list_parts(source, books=len(source.data) % 2 == 0)
    except SummarizeError as error:
        return type(error).__name__
    ends = [
        type(item.error).__name__ if item.error else _read(item.source, algorithm)
        for item in items[:_MOST_PARTS]
    ]
    return _FINE if _FINE in ends else max(ends)


def _read(source: Source, algorithm: str) -> str:
    try:
        article = read_article(source, Request())
        if algorithm != "auto" and len(list_prose(article)) > _MOST_PAIRS:
            algorithm = "auto"
        summary = summarize_article(article, Request("3", algorithm=algorithm, keywords=3))
    except SummarizeError as error:
        return type(error).__name__
    for sentence in summary.sentences:
        assert article.text[sentence.start : sentence.end] == sentence.text, "wrong offsets"
        assert clean_characters(sentence.text) == sentence.text, "control characters"
    return _FINE


@dataclass(frozen=True, slots=True)
class Sources:
    """What documents are made of."""

    files: tuple[bytes, ...]

    def make(self, number: int) -> tuple[str, bytes]:
        """Return the kind and the bytes of the document of a number; the same for the same one."""
        random = Random(number)
        kind, make = random.choice(_MAKERS)
        data = make(self.files, random)
        if random.random() < 0.03:
            kind, data = f"{kind}, gzip", gzip.compress(data, 1, mtime=0)
            data = damage(data, random) if random.random() < 0.3 else data
        return kind, data


def _damage_file(files: Sequence[bytes], random: Random) -> bytes:
    return _damage(random.choice(files), files, random)


def _pack(files: Sequence[bytes], random: Random) -> bytes:
    makers = (write_text, write_page, write_marks, partial(_damage_file, files))
    documents = [random.choice(makers)(random)[:20_000] for _ in range(random.randint(1, 5))]
    data = random.choice(CONTAINERS)(documents, random)
    if random.random() < 0.4:
        return _damage(data, files, random)
    return data


def _damage(data: bytes, files: Sequence[bytes], random: Random) -> bytes:
    packed = data.startswith(b"PK") and random.random() < 0.7
    return (damage_archive if packed else damage)(data, random, files)


_MAKERS: tuple[tuple[str, Callable[[Sequence[bytes], Random], bytes]], ...] = (
    ("mutation", _damage_file),
    ("mutation", _damage_file),
    ("container", _pack),
    ("container", _pack),
    ("text", lambda _, random: write_text(random)),
    ("page", lambda _, random: write_page(random)),
    ("marks", lambda _, random: write_marks(random)),
)


def list_sources(folder: str | None) -> Sources:
    """Return the samples, the starts of the hostile inputs, and the files of a folder."""
    paths = sorted(SAMPLES.iterdir())
    if folder is not None:
        found = sorted(path for path in Path(folder).rglob("*") if path.is_file())
        paths += [path for path in found if path.stat().st_size <= _LARGEST][:_MOST_FILES]
    return Sources((*(path.read_bytes() for path in paths), *_list_starts()))


@cache
def _list_starts() -> tuple[bytes, ...]:
    """List the starts of the hostile inputs, which take 0.5 s to build."""
    return tuple(make()[:_START] for make in INPUTS.values())


def measure_fuzz(
    folder: str | None = None, minutes: float = 1.0, count: int = 10**9, first: int = 0
) -> Iterator[tuple[str, ...]]:
    """Return how many documents of each kind ended how; raise AssertionError for what broke it.

    Documents have numbers, from ``first`` on, so that another run tries others.
    """
    end = monotonic() + 60 * minutes
    sources, counts = list_sources(folder), Counter[tuple[str, str]]()
    found: list[str] = []
    for start in range(first, first + count, _BATCH):
        batch = range(start, min(start + _BATCH, first + count))
        with open_processes(
            read_all, jobs=_JOBS, timeout=_WAIT, memory=BYTES, preload="tests.quality.warm"
        ) as submit:
            asked = [(number, *_submit_document(submit, sources, number)) for number in batch]
            for number, kind, source, future in asked:
                if monotonic() > end or len(found) >= _FINDINGS:
                    break
                status = _tell_status(future)
                counts[kind, status] += 1
                if is_broken(status):
                    path = keep(submit, source, status, REGRESSIONS)
                    found.append(f"{number}, {source.name}: {status}: {path}")
        if monotonic() > end or len(found) >= _FINDINGS:
            break
        if counts.total() % _TOLD == 0:
            print(f"{counts.total()} documents, {len(found)} findings", file=sys.stderr)
    yield ("documents", "ended", "how many")
    for (kind, status), n in sorted(counts.items()):
        yield (kind, status, str(n))
    yield ("in all", "", str(counts.total()))
    yield ("findings", "", str(len(found)))
    if found:
        raise AssertionError("\n".join(found))


def _submit_document(
    submit: Submit, sources: Sources, number: int
) -> tuple[str, Source, Future[dict[str, Any]]]:
    kind, data = sources.make(number)
    source = Source(name_ranker(number), data)
    return kind, source, submit(source)


def name_ranker(number: int) -> str:
    """Return what ranks the document of a number: each second is ``auto``'s, as most are."""
    return _RANKERS[number // 2 % len(_RANKERS)] if number % 2 else "auto"


def is_broken(status: str) -> bool:
    """Tell whether a document ended in what is neither a summary nor one of our errors."""
    return status not in (_FINE, "NoArticleError", "InputError")


def ask(submit: Submit, source: Source) -> str:
    """Return how a document ended."""
    return _tell_status(submit(source))


def _tell_status(future: Future[dict[str, Any]]) -> str:
    error = future.exception()
    if error is None:
        return str(future.result()["status"])
    if isinstance(error, AssertionError):
        return f"AssertionError {error}"
    return describe_failure(error, timeout=_WAIT, memory=BYTES)[0]


def keep(submit: Submit, source: Source, status: str, folder: Path) -> Path:
    """Write what broke the program into a folder, made smaller if it breaks it again."""

    def breaks(data: bytes) -> bool:
        return ask(submit, Source(source.name, data)) == status

    data, again = source.data, breaks(source.data)
    if again and status not in ("slow", "TimeoutError"):  # many seconds for each try
        data = shrink(data, breaks)
    folder.mkdir(exist_ok=True)
    name = hashlib.sha256(data).hexdigest()[:16]
    path = folder / (name if again else f"{name}-once")
    path.write_bytes(data)
    return path


def shrink(data: bytes, breaks: Callable[[bytes], bool]) -> bytes:
    """Return a smaller document that still breaks: without pieces, from large ones to small."""
    size, tries = len(data) // 2, 0
    while size and tries < _TRIES:
        place = 0
        while place < len(data) and tries < _TRIES:
            smaller = data[:place] + data[place + size :]
            tries += 1
            if smaller and breaks(smaller):
                data = smaller
            else:
                place += size
        size //= 2
    return data
