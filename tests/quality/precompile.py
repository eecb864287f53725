"""Write down what the program's regular expressions are compiled to."""

import marshal
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from summarize.precompiled import patterns

_ROOT = Path(__file__).parents[2]
_SAMPLES = sorted(
    path
    for folder in ("samples", "tests/marks", "tests/regressions")
    for path in (_ROOT / folder).iterdir()
    if path.suffix not in (".blocks", ".sentences", ".golden")
)
_PYTHONS = ("python3.11", "python3.12", "python3.13")

# Runs of the program, each with other options, so that what they load is compiled, too.
_RUNS = [
    *([str(path)] for path in _SAMPLES),
    *(["-f", kind, "samples/bridge.html"] for kind in ("json", "markdown", "html")),
    *([option, "samples/harbour.txt"] for option in ("--explain", "--keywords", "--all")),
    *([option, "What is new?", "samples/harbour.txt"] for option in ("--focus", "--ask")),
    ["--ask", "Was ist neu?", "samples/windrad.html"],
    ["--ask", "什么是新的？", "samples/tea.txt"],
    ["read", "samples/bridge.html"],
    ["compare", "samples/harbour.txt"],
    ["--help"],
    ["corpus", "--help"],
]
_PROGRAM, _PDF = "summarize.__main__", "summarize.readers.documents.pdf.child"
_RECORD = """
import atexit, gc, marshal, re, sys
from importlib import import_module
from summarize.precompiled import patterns
patterns.use_precompiled = lambda: None
said, compile = set(), re._compiler.compile
def record(pattern, flags=0):
    if type(pattern) in (str, bytes):
        said.add((pattern, int(flags)))
    return compile(pattern, flags)
def write():
    from summarize.lazy import LatePattern
    for value in gc.get_objects():
        if type(value) is LatePattern:
            value.compiled
    with open(target, "wb") as file:
        marshal.dump(list(said), file, 2)
target, module = sys.argv[1:3]
del sys.argv[1:3]
atexit.register(write)
re._compiler.compile = record
import_module(module).main()
"""
# Hand out what the compiler would make an expression of.
_COMPILE = """
import marshal, re, sys
from types import SimpleNamespace
given = marshal.load(sys.stdin.buffer)
compiler = re._compiler
compiler._sre = SimpleNamespace(**vars(compiler._sre) | {"compile": lambda *values: values})
known, words = {}, []
for said in given:
    _, flags, code, *groups = compiler.compile(*said)
    key = (said[1], isinstance(said[0], bytes), said[0])
    known[key] = (int(flags), len(words), len(words) + len(code), *groups)
    words += code
packed = b"".join(word.to_bytes(4, sys.byteorder) for word in words)
marshal.dump((known, packed), sys.stdout.buffer, 2)
"""


def precompile() -> Iterator[tuple[str, ...]]:
    """Record what runs of the program compile, and write down what it is compiled to.

    Raise ValueError where the Pythons that are there disagree.
    """
    said = list_said()
    made = [compile_by(python, said) for python in filter(which, _PYTHONS)]
    if len(set(made)) != 1:
        raise ValueError("the Pythons compile some of it differently")
    patterns.FILE.write_bytes(made[0])
    yield ("patterns", "bytes", "by Pythons")
    yield (str(len(said)), str(len(made[0])), str(len(made)))


def compile_by(python: str, said: list[patterns.Said]) -> bytes:
    """Return what a Python compiles expressions to, as the file holds it."""
    command = [python, "-I", "-c", _COMPILE]
    given = marshal.dumps(said, 2)
    return subprocess.run(command, input=given, stdout=subprocess.PIPE, check=True).stdout


def list_said() -> list[patterns.Said]:
    """Return what all runs compile, in an order of its own."""
    runs = [(_PROGRAM, run, b"") for run in _RUNS]
    runs += [(_PDF, [str(os.getpid())], p.read_bytes()) for p in _SAMPLES if p.suffix == ".pdf"]
    with ThreadPoolExecutor(2) as pool:
        found = set().union(*pool.map(lambda run: record(*run), runs))
    return sorted(found, key=repr)


def record(module: str, arguments: list[str], data: bytes = b"") -> set[patterns.Said]:
    """Return what one run of a program compiles."""
    with TemporaryDirectory() as folder:
        target = Path(folder, "said")
        command = [sys.executable, "-c", _RECORD, str(target), module, *arguments]
        quiet, env = subprocess.DEVNULL, {**os.environ, "PYTHONHASHSEED": "0"}
        subprocess.run(
            command, input=data, stdout=quiet, stderr=quiet, cwd=_ROOT, env=env, check=False
        )
        return set(marshal.loads(target.read_bytes()))
