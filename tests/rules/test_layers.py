"""The plan of the house: one home a library, imports point downstream, the core is silent."""

import ast
import subprocess
from functools import cache
from pathlib import Path
from shutil import which

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "cli" / "summarize"
MODULES = sorted(PACKAGE.rglob("*.py"))

HOMES: dict[str, str | tuple[str, ...]] = {
    "typer": "commands/",
    "trafilatura": ("extract/page", "extract/metadata"),
    "htmldate": "extract/metadata",
    "lxml": "extract/",
    "charset_normalizer": "extract/decode",
    "puremagic": "extract/decode",
    "markdown_it": "extract/markdown",
    "pypdfium2": "extract/pdf/",
    "mammoth": "extract/docx",
    "striprtf": "extract/rtf",
    "feedparser": "sources/feed_xml",
    "fasttext": "text/language",
    "punkt": "text/stops",
    "stop_words": "text/words",
    "Stemmer": "text/words",
    "sumy": "rank/sumy",
    "numpy": "rank/matrix",
    "rouge_score": "rank/rouge",
    "distributed": "corpus/engines",
    "dask": "corpus/engines",
    "fsspec": "sources/remote",
    "pyarrow": ("corpus/parquet", "sources/rows_parquet"),
    "rich": "render/terminal",
    "urllib3": "sources/fetch",
}
# Upstream first: a module imports only from its own room and from rooms further down.
ROOMS = (
    ("__main__",), ("commands/",), ("corpus/",), ("console/",), ("render/",),
    ("comparison",), ("pipeline", "merge"), ("sources/",), ("extract/",), ("notices/",),
    ("rank/", "request"), ("text/",), ("models", "errors"), ("__init__",),
)  # fmt: skip
MAY_PRINT = ("commands/", "console/")
PROGRAMS = ("__main__", "corpus/child", "corpus/worker")  # a process each


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE).with_suffix(""))


@cache
def nodes_of(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text())))


@cache
def imports_of(path: Path) -> set[str]:
    names: set[str] = set()
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def room_of(name: str) -> int:
    name = name.removesuffix("__init__") if "/" in name else name
    return next(
        i
        for i, room in enumerate(ROOMS)
        for home in room
        if name == home or (home.endswith("/") and f"{name}/".startswith(home))
    )


# One test for all modules: one for each takes 5 s of the processor, and a list says as much.
IMPORTS = [(path, imported) for path in MODULES for imported in sorted(imports_of(path))]


def test_each_library_has_one_home() -> None:
    homes = [(path, imported, HOMES.get(imported.split(".")[0], "")) for path, imported in IMPORTS]
    assert not [
        f"{imported} belongs in {home}, not in {name_of(path)}"
        for path, imported, home in homes
        if not name_of(path).startswith(home)
    ]


def test_imports_point_downstream() -> None:
    ours = [
        (name_of(path), imported.removeprefix("summarize.").replace(".", "/"))
        for path, imported in IMPORTS
        if imported.startswith("summarize.")
    ]
    assert not [
        f"{here} imports {there}"
        for here, there in ours
        # The library's lazy names are the top of everything.
        if here != "__init__" and room_of(there) < room_of(here)
    ]


def test_the_core_never_prints_and_never_exits() -> None:
    core = [p for p in MODULES if not name_of(p).startswith((*MAY_PRINT, *PROGRAMS))]
    assert not [
        f"{name_of(path)}:{node.lineno}"
        for path in core
        for node in nodes_of(path)
        if (isinstance(node, ast.Name) and node.id in ("print", "exit", "quit"))
        or (isinstance(node, ast.Attribute) and node.attr in ("exit", "_exit", "stdout", "stderr"))
    ]


def test_a_module_does_one_thing() -> None:
    assert not [name_of(path) for path in MODULES if path.read_text().count("\n") > 200]


def test_the_top_level_is_fixed() -> None:
    """What a run leaves there, as an output that is called "-", is no part of the project."""
    if which("git") is None:
        pytest.skip("no git")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("no checkout")
    found = {name.partition("/")[0] for name in listed.stdout.splitlines()}
    shown = {name for name in found if name[0] != "."}
    assert shown == {"README.md", "cli", "pyproject.toml", "samples", "tests"}
