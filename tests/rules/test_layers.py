"""The plan of the house: one home a library, imports point downstream, the core is silent."""

import ast
import subprocess
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


def imports_of(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
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


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_library_has_one_home(path: Path) -> None:
    for imported in imports_of(path):
        home = HOMES.get(imported.split(".")[0])
        assert home is None or name_of(path).startswith(home), f"{imported} belongs in {home}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_downstream(path: Path) -> None:
    if name_of(path) == "__init__":  # the library's lazy names are the top of everything
        return
    here = room_of(name_of(path))
    for imported in imports_of(path):
        if imported.startswith("summarize."):
            there = imported.removeprefix("summarize.").replace(".", "/")
            assert room_of(there) >= here, f"{name_of(path)} imports {imported}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_core_never_prints_and_never_exits(path: Path) -> None:
    if name_of(path).startswith((*MAY_PRINT, *PROGRAMS)):
        return
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Name):
            assert node.id not in ("print", "exit", "quit")
        if isinstance(node, ast.Attribute):
            assert node.attr not in ("exit", "_exit", "stdout", "stderr")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_does_one_thing(path: Path) -> None:
    assert path.read_text().count("\n") <= 200


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
