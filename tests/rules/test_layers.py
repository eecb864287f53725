"""The plan of the house: one home a library, imports point downstream, the core is silent."""

import ast
import subprocess
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from shutil import which

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "cli" / "summarize"
MODULES = sorted(PACKAGE.rglob("*.py"))

HOMES: dict[str, str | tuple[str, ...]] = {
    "typer": "commands/",
    "trafilatura": "readers/html/lean_trafilatura",
    "htmldate": "readers/html/lean_trafilatura",
    "courlan": "readers/html/lean_trafilatura",
    "dateparser": "readers/html/metadata/date_languages",
    "lxml": "readers/",
    "charset_normalizer": "readers/decode",
    "puremagic": "readers/decode",
    "markdown_it": "readers/texts/markdown",
    "docutils": "readers/texts/markup_languages/rst",
    "pypdfium2_raw": "readers/documents/pdf/lines/pdfium",
    "mammoth": "readers/documents/docx",
    "striprtf": "readers/documents/rtf",
    "olefile": "readers/mail/outlook",
    "feedparser": "readers/feeds/xml_feed",
    "fasttext": "language/identify",
    "punkt": "language/stops",
    "stop_words": "language/words",
    "Stemmer": "language/words",
    "sumy": "rank/sumy",
    "numpy": "rank/matrix",
    "rouge_score": "rank/rouge",
    "distributed": "corpus/shards/engines",
    "dask": "corpus/shards/engines",
    "fsspec": "sources/remote",
    "pyarrow": ("corpus/parts/parquet_file", "readers/rows/parquet"),
    "rich": "render/terminal/",
    "urllib3": "sources/web/fetch",
    "mcp": "serve/protocol",
    "mcp_types": "serve/protocol",
    "anyio": "serve/protocol",
}
# Upstream first: a module imports only from its own room and from rooms further down.
ROOMS = (
    ("__main__",), ("commands/",), ("corpus/",), ("serve/",), ("console/",), ("render/",),
    ("comparison", "context"), ("pipeline",), ("budget", "merge"), ("request",),
    ("readers/",), ("sources/",), ("notices/",),
    ("rank/",), ("discourse/",), ("language/",), ("models",), ("length",),
    ("extras", "whole_files", "word_lists"), ("systems",), ("errors", "numbers"),
    ("lazy", "precompiled/"), ("version",),
    ("__init__",),
)  # fmt: skip
MAY_PRINT = ("commands/", "console/")
PROGRAMS = ("__main__", "corpus/workers/server", "corpus/workers/worker")  # a process each

ON_ITS_OWN = {
    "console/browser": {"mkstemp"},  # makes the page that is shown, and replaces none
    "systems": {"fsync"},  # of a file or a folder, for all
    "corpus/parts/join": {"fsync"},  # its file grows where it stands
}


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE).with_suffix(""))


NAMES = {name_of(path) for path in MODULES}


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


def modules_of(path: Path) -> set[str]:
    """Return which of our modules a module imports, also by ``from room import module``."""
    found = set()
    for node in nodes_of(path):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("summarize"):
            room = str(node.module).removeprefix("summarize").removeprefix(".").replace(".", "/")
            for name in {room, *(f"{room}/{alias.name}" for alias in node.names)}:
                found |= {name.removeprefix("/")} & NAMES
    return found


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


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Imports within functions count, too: what waits for its turn is still a circle."""
    arrows = {name_of(path): modules_of(path) for path in MODULES if name_of(path) != "__init__"}
    assert sum(map(len, arrows.values())) > len(arrows)
    try:
        tuple(TopologicalSorter(arrows).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(filter(None, error.args[1])))


def test_a_folder_holds_no_more_than_one_looks_through() -> None:
    rooms = {path.parent for path in MODULES} - {PACKAGE}
    for folder in sorted(rooms):
        inner = [p for p in folder.iterdir() if p in rooms or (p in MODULES and p.stem[0] != "_")]
        assert len(inner) <= 14, folder


def test_no_two_modules_share_a_name() -> None:
    """But a command and the table that it prints, and a format that is read and written."""
    names = [path.stem for path in MODULES if not path.stem.startswith("__")]
    twice = {name for name in names if names.count(name) > 1}
    assert twice == {"algorithms", "html", "markdown"}


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


def test_a_file_is_written_whole_in_one_way() -> None:
    """A file beside it, brought to the disk, is renamed in whole_files alone."""
    for path in MODULES:
        used = {node.attr for node in nodes_of(path) if isinstance(node, ast.Attribute)}
        used |= {node.name for node in nodes_of(path) if isinstance(node, ast.alias)}
        found = used & {"mkstemp", "NamedTemporaryFile", "fsync"}
        known = ON_ITS_OWN.get(name_of(path), set())
        assert name_of(path) == "whole_files" or found <= known, path


# What Linux or POSIX has and macOS or Windows lacks.
POSIX = {
    "fcntl", "resource", "termios", "pwd", "grp", "pty", "prctl", "sched_getaffinity", "setitimer",
    "set_blocking", "fork", "send_fds", "recv_fds", "getuid", "geteuid", "SIGKILL", "SIGPROF",
    "O_NONBLOCK", "RLIMIT_AS",
}  # fmt: skip


def test_what_only_some_systems_have_is_in_one_room() -> None:
    """And in the workers of a corpus, which run where processes fork and nowhere else."""
    own = ("systems", "corpus/workers/")
    for path in (path for path in MODULES if not name_of(path).startswith(own)):
        used = {node.attr for node in nodes_of(path) if isinstance(node, ast.Attribute)}
        used |= {node.name for node in nodes_of(path) if isinstance(node, ast.alias)}
        assert not used & POSIX, path
        text = path.read_text(encoding="utf-8")
        assert not [word for word in ("/dev/tty", "sys.platform", "os.name") if word in text], path


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
