"""Load what reads documents, once for all workers of the fuzzer, which are forked from here.

The names of months in 200 languages alone take 2 s, as much as a hundred documents.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # a fork has no threads

from summarize.models import Source
from tests.quality.fuzz import SAMPLES, read_all

_STRANGE_DATE = b"<html><body><p>A page of some day.</p><time>foo 13 bar 2021</time></body></html>"

for _path in (*SAMPLES.glob("*.txt"), *SAMPLES.glob("*.html")):
    read_all(Source("auto", _path.read_bytes()))
for _name in ("lex-rank", "text-rank", "lsa"):
    read_all(Source(_name, (SAMPLES / "harbour.txt").read_bytes()))
read_all(Source("auto", _STRANGE_DATE))
