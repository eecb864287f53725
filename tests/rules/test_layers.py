"""The plan of the house: one home a library, imports point downstream, the core is silent."""

import ast
import re
import subprocess
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from shutil import which

import pytest

import summarize

ROOT = Path(__file__).parents[2]
PACKAGE = Path(str(summarize.__file__)).parent  # or of the copy that is tried
MODULES = sorted(PACKAGE.rglob("*.py"))

HOMES: dict[str, str | tuple[str, ...]] = {
    "typer": "commands/",
    "trafilatura": "readers/html/lean_trafilatura",
    "htmldate": "readers/html/lean_trafilatura",
    "courlan": "readers/html/lean_trafilatura",
    "lxml": "readers/",
    "charset_normalizer": "readers/decode",
    "puremagic": "readers/decode",
    "markdown_it": "readers/formats/markdown",
    "docutils": "readers/formats/rst",
    "pypdfium2_raw": "readers/pdf/pdfium",
    "mammoth": "readers/formats/docx",
    "olefile": "readers/mail/outlook",
    "feedparser": "readers/formats/feeds",
    "openpyxl": "readers/rows/sheets",
    "cssselect": "readers/html/site_rules",
    "fasttext": "language/identify",
    "punkt": "language/punkt",
    "stop_words": "language/words",
    "Stemmer": "language/words",
    "sumy": "rank/sumy",
    "numpy": "rank/sumy_matrix",
    "rouge_score": "rank/rouge",
    "distributed": "corpus/engines",
    "dask": "corpus/engines",
    "fsspec": "sources/remote",
    "pyarrow": ("corpus/parquet", "readers/rows/parquet"),
    "rich": "render/terminal/",
    "urllib3": "sources/web/fetch",
    "mcp": "serve/protocol",
    "mcp_types": "serve/protocol",
    "anyio": ("serve/protocol", "serve/workers"),
}
# Upstream first: a module imports only from its own room and from rooms further down.
ROOMS = (
    ("__main__",), ("commands/",), ("corpus/",), ("serve/",), ("console/",), ("render/",),
    ("comparison", "digest", "excerpt"), ("pipeline",), ("merge",), ("stories/",), ("request",),
    ("readers/",), ("sources/",), ("notices/",),
    ("rank/",), ("discourse/",), ("length",), ("language/",), ("models",),
    ("extras", "spelling", "whole_files", "word_lists"), ("systems",), ("bugs",),
    ("plugins",), ("errors", "numbers"), ("exit_code",),
    ("lazy",), ("version",),
    ("__init__",),
)  # fmt: skip
# The library's values print themselves, in calls that the program never makes.
SHOWS_ITSELF = {
    "models": {"render/json", "render/html/summary", "render/inline", "render/text_fragments"}
}
MAY_PRINT = ("commands/", "console/")
FORBIDDEN = ("sys.exit", "os._exit", "sys.stdout", "sys.stderr")
PROGRAMS = (
    "__main__",
    "corpus/workers/server",
    "corpus/workers/worker",
    "serve/worker",
)  # a process each

ON_ITS_OWN = {
    "console/browser": {"mkstemp"},  # makes the page that is shown, and replaces none
    "systems": {"fsync"},  # of a file or a folder, for all
}


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE).with_suffix(""))


NAMES = {name_of(path) for path in MODULES}
# A module of ours in a string, whole or below the folder of the table that it stands in.
_WHOLE = re.compile(r"\bsummarize\.([a-z0-9_.]+)(?::([A-Za-z_]+))?")
# The table of formats names the module of each, as "rst" or "slack:list".
_FORMATS = "readers/kinds", "readers/formats"
_RELATIVE = re.compile(r"([a-z0-9_]+(?:\.[a-z0-9_]+)*):([A-Za-z_]+)")


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
    """Name those of our modules that a module imports, also by a string that names them."""
    found = named_in(path)
    for node in nodes_of(path):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("summarize"):
            room = str(node.module).removeprefix("summarize").removeprefix(".").replace(".", "/")
            for name in {room, *(f"{room}/{alias.name}" for alias in node.names)}:
                found |= {name.removeprefix("/")} & NAMES
    return found


def list_arrows(path: Path) -> set[str]:
    """Name those of our modules that a module may import only from further down."""
    return modules_of(path) - SHOWS_ITSELF.get(name_of(path), set())


def named_in(path: Path) -> set[str]:
    """Find "module:name", also below the folder of the table, and "summarize.module" in code.

    A name that is put together of what is typed, as that of a command, names none.
    """
    folder = str(path.parent.relative_to(PACKAGE)).replace("/", ".")
    found = set()
    for text in strings_of(path):
        wholes = _WHOLE.findall(text)
        if name_of(path) == _FORMATS[0]:
            found |= {f"{_FORMATS[1]}/{text.partition(':')[0]}"} & NAMES
        if relative := _RELATIVE.fullmatch(text):
            wholes.append((f"{folder}.{relative[1]}", relative[2]))
        for module, name in wholes:
            inner = module.replace(".", "/")
            found |= {inner} & NAMES if not name or has_name(inner, name) else set()
    return found - {name_of(path)}


@cache
def has_name(module: str, name: str) -> bool:
    """Check whether a module defines a name; "epub:type" is an attribute, not a module's."""
    if module not in NAMES:
        return False
    text = (PACKAGE / f"{module}.py").read_text(encoding="utf-8")
    return re.search(rf"^(?:def |class |){name}\b", text, re.MULTILINE) is not None


def strings_of(path: Path) -> list[str]:
    """List the strings of a module but its docstrings; ``*`` stands for an unknown part."""
    tree = nodes_of(path)
    values = {
        target.id: node.value.value
        for node in tree
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    bare = {id(node.value) for node in tree if isinstance(node, ast.Expr)}
    inner = {id(part) for node in tree if isinstance(node, ast.JoinedStr) for part in node.values}
    strings = [
        node.value
        for node in tree
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in bare | inner
    ]
    for node in tree:
        if isinstance(node, ast.JoinedStr):
            parts = [
                part.value
                if isinstance(part, ast.Constant)
                else values.get(getattr(getattr(part, "value", None), "id", ""), "*")
                for part in node.values
            ]
            strings.append("".join(map(str, parts)))
    return strings


def room_of(name: str) -> int:
    name = name.removesuffix("__init__") if "/" in name else name
    return next(
        i
        for i, room in enumerate(ROOMS)
        for home in room
        if name == home or (home.endswith("/") and f"{name}/".startswith(home))
    )


# One test for all modules: one for each takes 5 s of the processor, and a list says as much.
def test_each_library_has_one_home() -> None:
    imports = [(path, imported) for path in MODULES for imported in sorted(imports_of(path))]
    homes = [(path, imported, HOMES.get(imported.split(".")[0], "")) for path, imported in imports]
    assert not [
        f"{imported} belongs in {home}, not in {name_of(path)}"
        for path, imported, home in homes
        if not name_of(path).startswith(home)
    ]


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Imports within functions and strings count, too: what waits its turn is still a circle."""
    arrows = {name: list_arrows(path) for path in MODULES if (name := name_of(path)) != "__init__"}
    assert sum(map(len, arrows.values())) > len(arrows)
    try:
        tuple(TopologicalSorter(arrows).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(filter(None, error.args[1])))


def test_imports_point_downstream() -> None:
    assert not [
        f"{name_of(path)} imports {there}"
        for path in MODULES
        # The library's lazy names are the top of everything.
        if name_of(path) != "__init__"
        for there in sorted(list_arrows(path))
        if room_of(there) < room_of(name_of(path))
    ]


def test_the_core_never_prints_and_never_exits() -> None:
    core = [p for p in MODULES if not name_of(p).startswith((*MAY_PRINT, *PROGRAMS))]
    assert not [
        f"{name_of(path)}:{node.lineno}"
        for path in core
        for node in nodes_of(path)
        if (isinstance(node, ast.Name) and node.id in ("print", "exit", "quit"))
        or (isinstance(node, ast.Attribute) and ast.unparse(node) in FORBIDDEN)
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


def test_each_number_that_decides_says_of_what_it_is_a_limit() -> None:
    """In notices, readers of pages, and rankers, beside the constant or right above it."""
    rooms = ("notices", "readers/html", "rank")
    bare = [
        f"{file.relative_to(PACKAGE)}:{node.lineno}"
        for file in MODULES
        if file.relative_to(PACKAGE).as_posix().startswith(rooms)
        for lines in [file.read_text(encoding="utf-8").splitlines()]
        for node in ast.parse("\n".join(lines)).body
        if isinstance(node, ast.Assign)
        and _is_number(node.value)
        and not any("#" in line for line in lines[node.lineno - 1 : node.end_lineno])
        and not lines[node.lineno - 2].startswith("#")
    ]
    assert not bare


def _is_number(node: ast.expr) -> bool:
    """Check for a number, or several: 0.5, -1, (3, 4)."""
    if isinstance(node, ast.Tuple):
        return bool(node.elts) and all(map(_is_number, node.elts))
    bare = node.operand if isinstance(node, ast.UnaryOp) else node
    return isinstance(bare, ast.Constant) and isinstance(bare.value, int | float)
