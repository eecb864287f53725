"""Feed made-up documents to the program until one breaks it, or the time is over.

What breaks it is shrunk and kept in tests/regressions/, where a test reads it from then on.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from summarize.corpus.work import summarize_source
from summarize.models import Source
from summarize.rank.algorithms import ALGORITHMS
from tests.hostile import INPUTS
from tests.processes import Submit, describe_failure, open_processes

SECONDS, BYTES = 10.0, 10**9
_REGRESSIONS = Path(__file__).parents[1] / "regressions"
_SAMPLES = sorted((Path(__file__).parents[2] / "samples").iterdir())
_OUR_ERRORS = ("NoArticleError", "InputError")
_BATCH = 200  # documents of one seed

_TAGS = st.sampled_from(
    "p div span a b ul li table tr td h1 h2 br img script style title article body head html meta "
    "svg math template noscript iframe form input pre code blockquote details".split()
)
_CHARACTERS = st.one_of(
    st.sampled_from(["\0", "\x1b[31m", "\u202e", "\u200d", "\u0301" * 9, "\ufeff", "\x85"]),
    st.sampled_from(["<", ">", "&", '"', "'", "]]>", "<!--", "-->", "</p", "<![CDATA[", "&#0;"]),
    st.sampled_from(["# ", "- ", "> ", "```", "[a](", "|", "---\n", "\n\n", "Subject: ", "\t"]),
    st.sampled_from([". ", "! ", "。", "?” ", "“", "„", "»", "«", "「", "」", "Mr. ", "z. B. "]),
    st.sampled_from(["Share this", "© 2024", "Sign up for our newsletter", "By A. B."]),
    st.text(max_size=12),
    st.text("abcdefghij klmno pqrst uvwxyz", min_size=3, max_size=60),
)
_TEXTS = st.lists(_CHARACTERS, max_size=40).map("".join)
_ATTRIBUTES = st.lists(
    st.tuples(st.sampled_from(["class", "id", "href", "style", "content", "name", "x"]), st.text()),
    max_size=4,
).map(lambda pairs: "".join(f' {name}="{value}"' for name, value in pairs))


def _wrap(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(_TAGS, _ATTRIBUTES, st.lists(children, max_size=5), st.booleans()).map(
        lambda t: f"<{t[0]}{t[1]}>{''.join(t[2])}{f'</{t[0]}>' if t[3] else ''}"
    )


_PAGES = st.recursive(_TEXTS, _wrap, max_leaves=25).map(lambda body: f"<!DOCTYPE html>{body}")
_ENCODED = st.tuples(
    st.one_of(_TEXTS, _PAGES),
    st.sampled_from(["utf-8", "utf-16", "utf-16-le", "latin-1", "cp1251", "gb18030", "utf-7"]),
).map(lambda pair: pair[0].encode(pair[1], errors="replace"))
_SLICES = st.tuples(
    st.sampled_from([path.read_bytes() for path in _SAMPLES] + list(INPUTS.values())),
    st.lists(
        st.tuples(st.integers(0, 20_000), st.integers(0, 400), st.binary(max_size=8)), max_size=9
    ),
    st.integers(200, 20_000),
)


def _cut(parts: tuple[bytes, list[tuple[int, int, bytes]], int]) -> bytes:
    """Return the start of a document with some of its pieces replaced."""
    data = parts[0][: parts[2]]
    for place, length, other in parts[1]:
        data = data[:place] + other + data[place + length :]
    return data


DOCUMENTS = st.one_of(
    st.binary(max_size=400),
    _ENCODED,
    _SLICES.map(_cut),
    st.tuples(_ENCODED, _ENCODED).map(b"".join),
)


def measure_fuzz(minutes: float) -> Iterator[tuple[str, ...]]:
    """Return how many documents ended how; raise AssertionError for one that broke the program."""
    end = monotonic() + 60 * minutes
    counts = Counter[str]()
    names = [name for name in ALGORITHMS if name != "kl"]
    round_ = 0
    while monotonic() < end:
        algorithm = names[round_ % len(names)] if round_ % 2 else "auto"
        work = partial(summarize_source, length="3", algorithm=algorithm)
        with open_processes(work, jobs=1, timeout=SECONDS, memory=BYTES) as submit:
            _try_many(submit, round_, end, counts)
        round_ += 1
    yield ("documents", "how many")
    for status, count in sorted(counts.items()):
        yield (status, str(count))
    yield ("in all", str(counts.total()))


def _try_many(submit: Submit, number: int, end: float, counts: Counter[str]) -> None:
    broken: list[tuple[str, bytes]] = []

    @seed(number)
    @settings(
        max_examples=_BATCH,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(DOCUMENTS)
    def read(data: bytes) -> None:
        if monotonic() > end and not broken:
            return
        status = _read(submit, data)
        if status == "TimeoutError":  # on a busy machine, the start of the worker may be to blame
            status = _read(submit, data)
        counts[status] += 1
        if status != "ok" and status not in _OUR_ERRORS:
            broken.append((status, data))
            raise AssertionError(status)

    try:
        read()
    except AssertionError:
        status, data = broken[-1]  # the smallest one, which is tried once more at the end
        _REGRESSIONS.mkdir(exist_ok=True)
        path = _REGRESSIONS / hashlib.sha256(data).hexdigest()[:16]
        path.write_bytes(data)
        raise AssertionError(f"{status}: {path}") from None


def _read(submit: Submit, data: bytes) -> str:
    future: Any = submit(Source("fuzz", data))
    error = future.exception()
    if error is None:
        return str(future.result()["status"]).split(":")[0]
    return describe_failure(error, timeout=SECONDS, memory=BYTES)[0]
