"""The manual is true: examples and pictures are real, and nothing that it names is missing."""

import os
import re
import subprocess
import sys
import tomllib
from html import unescape
from pathlib import Path

import pytest

from summarize import errors
from summarize.commands.defaults import check_keys
from tests.conftest import ROOT, Run
from tests.makers import picture
from tests.quality import __main__ as quality
from tests.screen import run_on_screen, settle

BESIDE = ROOT / ".github"
README, MANUAL, FORMATS = ROOT / "README.md", BESIDE / "MANUAL.md", BESIDE / "FORMATS.md"
SECURITY, LIMITS, CHANGES = BESIDE / "SECURITY.md", BESIDE / "LIMITS.md", BESIDE / "CHANGES.md"
ROADMAP, CONDUCT = BESIDE / "ROADMAP.md", BESIDE / "CODE_OF_CONDUCT.md"
RECIPES, HOW = BESIDE / "RECIPES.md", BESIDE / "CONTRIBUTING.md"
FIGURES = ROOT / "tests" / "quality" / "README.md"
# What users read, and what those who work on the project read besides.
MANUALS = (README, *sorted(set(BESIDE.glob("*.md")) - {HOW}))
PAGES = (*MANUALS, HOW, FIGURES)
EACH_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_PYTHON = re.compile(r"```python\n([^`]*)```\n\nprints\n\n```text\n([^`]*)```")
_SHELL = re.compile(r"```(?:sh|console)\n(.*?)```", re.DOTALL)
_BLOCK = re.compile(r"```.*?```", re.DOTALL)
_OPTION = re.compile(r"(?<![\w-])--?[a-zA-Z][\w-]*")
_PATH = re.compile(
    r"(?<![\w/])(?:samples|tests|cli|text|rank|notices|render|sources|extract|commands|console"
    r"|corpus)/[\w./-]*|\.ci/run|\.github/[\w.]+"
)
# Old or rare turns of phrase, which a reader whose second language is English has to look up.
_ODD = re.compile(
    r"\b(?:lest|but for|there (?:are|is) but|(?:is|are|nothing) but (?:a|an|once|few)\b|heeds?"
    r"|albeit|hence|thence|whence|hither\w*|there(?:of|in|upon)|where(?:in|of|upon)|here(?:in|of)|thus|naught|aught"
    r"|whilst|amongst|unto|anew|parted by|in the midst of|to and fro|betwixt|save for|nay)\b",
    re.IGNORECASE,
)


def run_in_terminal(command: str) -> str:
    """Run a shell command on a terminal of 80 columns; return what a user sees."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "NO_COLOR": "1"}
    screen, _ = run_on_screen(["bash", "-c", command], environment, whole=True)
    return settle(screen)  # a slow machine shows progress


def fill_console(block: str) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{run_in_terminal(command[2:])}" for command in commands)


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def read_all() -> str:
    """Return all that users read."""
    return "\n".join(map(read, MANUALS))


def section(title: str, page: Path = README) -> str:
    """Return the text below a heading of the second level."""
    return read(page).split(f"\n## {title}\n")[1].split("\n## ")[0]


@EACH_PAGE
def test_the_examples_are_what_the_program_prints(
    request: pytest.FixtureRequest, page: Path
) -> None:
    text = read(page)
    filled = _CONSOLE.sub(lambda match: f"```console\n{fill_console(match[1])}```", text)
    for program, _ in _PYTHON.findall(text):
        output = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
        ).stdout
        before = f"```python\n{program}```\n\nprints\n\n```text\n"
        _, rest = filled.split(before, 1)
        filled = filled.replace(before + rest.split("```")[0], before + output)
    if request.config.getoption("--update-golden"):
        page.write_text(filled, encoding="utf-8")
        text = filled
    assert filled == text


def words_of(svg: str) -> str:
    """Return what a picture shows, each piece with the name of its style."""
    style = dict(re.findall(r"\.\w+-(r\d+) \{ ([^}]*?) \}", svg))
    pieces = re.findall(r'<text class="\w+-(r\d+)"[^>]*>([^<]*)</text>', svg)
    return "\n".join(f"{style[name]}: {unescape(text)}" for name, text in pieces)


@pytest.mark.parametrize("name", picture.PICTURES)
def test_the_pictures_are_what_a_terminal_shows(name: str) -> None:
    svg = (picture.FOLDER / name).read_text(encoding="utf-8")
    assert words_of(svg) == words_of(picture.draw(name))
    assert f"/{name})" in read(README) or f"({name})" in read(MANUAL)
    assert not re.search(r"@import|url\((?!#)|href=|<script|<image", svg)  # it fetches nothing


def test_the_examples_that_write_files_run_as_they_stand(tmp_path: Path) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", section("Ten examples"), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "BROWSER": "true", "TMPDIR": str(tmp_path)}
    for line in lines:
        done = subprocess.run(line.split(), cwd=tmp_path, env=environment, capture_output=True)
        assert done.returncode == 0, (line, done.stderr)
    written = {path.name for path in tmp_path.iterdir()}
    assert {"orchard-summary.html", "summaries.jsonl"} <= written
    assert lines


def test_every_page_is_reached_from_the_readme() -> None:
    named = set(re.findall(r"\]\((\.github/\w+\.md)", read(README)))
    assert named == {str(page.relative_to(ROOT)) for page in BESIDE.glob("*.md")}


def list_options(run: Run, command: list[str]) -> set[str]:
    lines = [line for line in run(*command, "--help").out.splitlines() if line.startswith("  -")]
    return {name for line in lines for name in _OPTION.findall(line)}


@pytest.mark.parametrize("command", [[], ["read"], ["compare"], ["corpus"], ["digest"]])
def test_every_option_is_in_the_table(run: Run, command: list[str]) -> None:
    options = list_options(run, command)
    assert {"--length", "-n", "--help"} <= options
    table = section("Options", MANUAL)
    assert not [option for option in options if f"`{option}" not in table]


def test_every_option_that_it_names_exists(run: Run) -> None:
    known = {
        option
        for command in ([], ["read"], ["compare"], ["corpus"], ["digest"])
        for option in list_options(run, command)
        if option.startswith("--")
    }
    known |= set(_OPTION.findall(run("help", "options").out))
    text = _SHELL.sub("", re.sub(r"`(?:pytest|pip|python|uv)[^`]*`", "", read_all()))
    named = {option for option in _OPTION.findall(text) if option.startswith("--")}
    assert named - known == set()
    lines = [line for block in _SHELL.findall(read_all()) for line in block.splitlines()]
    calls = [call for line in lines for call in re.findall(r"summarize ([^|&;>]*)", line)]
    named = {option for call in calls for option in _OPTION.findall(call) if option[:2] == "--"}
    assert named
    assert named - known == set()


def test_every_exit_code_is_in_the_table_and_on_the_manual_page() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    codes = {kind.exit_code for kind in kinds if issubclass(kind, errors.SummarizeError)}
    assert codes == {1, 2, 3, 4}
    manual = (ROOT / "cli" / "man" / "summarize.1").read_text(encoding="utf-8")
    for code in codes | {0, 129, 130, 143}:
        assert f"\n| {code} |" in section("Exit codes", MANUAL)
        assert f"\n.B {code}\n" in manual


def test_the_file_of_defaults_is_one() -> None:
    check_keys(tomllib.loads(read(MANUAL).split("```toml\n")[1].split("```")[0]))


@EACH_PAGE
def test_every_file_that_it_names_is_there(page: Path) -> None:
    names = {name.rstrip(".") for name in _PATH.findall(read(page))}
    assert names or page in (CHANGES, LIMITS, RECIPES, ROADMAP, CONDUCT)
    homes = (ROOT, ROOT / "cli" / "summarize", ROOT / "cli")
    assert not [name for name in names if not any((home / name).exists() for home in homes)]


_FILE = re.compile(r"`([\w./-]*[\w-](?:/|\.(?:py|txt|toml|md|golden|phrases|network|forest)))`")


def test_every_module_that_the_way_to_contribute_names_is_there() -> None:
    """By its path in the project or the package; a name alone is that of a file or folder there."""
    names = set(_FILE.findall(read(HOW))) - {"xx.txt"}  # that of any language
    files = {path.name for home in ("cli", "tests") for path in (ROOT / home).rglob("*")}
    homes = (ROOT, ROOT / "cli" / "summarize")
    missing = [name for name in names if not any((home / name).exists() for home in homes)]
    assert not [name for name in missing if name.removesuffix("/") not in files]


def list_anchors(page: Path) -> set[str]:
    """Return the names by which the headings of a page are reached."""
    headings = re.findall(r"^#+ (.*)", _BLOCK.sub("", read(page)), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in headings}


@EACH_PAGE
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", read(page))
    assert links
    for link in links:
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        assert not anchor or anchor in list_anchors(target), link


def test_every_folder_of_the_package_is_described() -> None:
    package = ROOT / "cli" / "summarize"
    folders = {path.name for path in package.iterdir() if (path / "__init__.py").exists()}
    text = section("How it works", HOW)
    assert not [name for name in folders if f"`{name}/`" not in text]


def test_every_table_of_quality_is_described_and_exists() -> None:
    known = set(quality._OF_DATA) | set(quality._ALONE)
    table = read(FIGURES).split("DATA_DIR` holds")[0]
    assert not [name for name in known if not re.search(rf"`{name}[ `]", table)]
    for page in PAGES:
        assert set(re.findall(r"tests\.quality ([a-z_]+)", read(page))) <= known
    for module, function in (quality._OF_DATA | quality._ALONE).values():
        path = ROOT / "tests" / f"{module.replace('.', '/')}.py"
        assert f"\ndef {function}(" in read(path)  # not imported: some need what few have


def test_lists_of_words_are_for_as_many_languages_as_it_says() -> None:
    package = ROOT / "cli" / "summarize"
    counts = {
        len({path.stem.split("-")[0] for path in (package / folder).glob("*.txt")} - {"any"})
        for folder in ("discourse/lists", "render/html/words", "notices/lists")
    }
    said = {int(n) for n in re.findall(r"for (\d+)(?: languages|\))", read_all())}
    assert said == counts


def list_own_words() -> dict[str, str]:
    """Return what people read: the pages, and our modules with their docstrings and messages."""
    files = [*PAGES, *sorted((ROOT / "cli").rglob("*.py")), *sorted((ROOT / "cli").rglob("*.1"))]
    return {str(path.relative_to(ROOT)): read(path) for path in files}


def test_no_page_and_no_module_has_an_odd_turn_of_phrase() -> None:
    found = [
        f"{name}: {text[max(0, match.start() - 40) : match.end() + 20]!r}"
        for name, text in list_own_words().items()
        for match in _ODD.finditer(text)
    ]
    assert not found, "\n".join(found)
