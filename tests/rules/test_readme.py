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
from summarize.commands.line.defaults import check_keys
from summarize.readers.documents.pdf import child
from summarize.sources import fifo
from summarize.sources import open as open_module
from summarize.sources.web import fetch
from tests import hostile
from tests.conftest import ROOT, Run
from tests.program import test_doors, test_fetch
from tests.quality import __main__ as quality
from tests.quality import growth, picture
from tests.quality import shapes as made
from tests.screen import run_on_screen, settle

README = ROOT / "README.md"
FIGURES = ROOT / "tests" / "quality" / "README.md"
HOW = ROOT / ".github" / "CONTRIBUTING.md"
PAGES = (README, FIGURES, HOW)
EACH_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_PYTHON = re.compile(r"```python\n([^`]*)```\n\nprints\n\n```text\n([^`]*)```")
_SHELL = re.compile(r"```(?:sh|console)\n(.*?)```", re.DOTALL)
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
    if page == README:
        assert len(_CONSOLE.findall(text)) >= 6
        assert len(_PYTHON.findall(text)) == 1


def words_of(svg: str) -> str:
    """Return what a picture shows, each piece with the name of its style."""
    style = dict(re.findall(r"\.\w+-(r\d+) \{ ([^}]*?) \}", svg))
    pieces = re.findall(r'<text class="\w+-(r\d+)"[^>]*>([^<]*)</text>', svg)
    return "\n".join(f"{style[name]}: {unescape(text)}" for name, text in pieces)


@pytest.mark.parametrize("name", picture.PICTURES)
def test_the_pictures_are_what_a_terminal_shows(name: str) -> None:
    svg = (picture.FOLDER / name).read_text(encoding="utf-8")
    assert words_of(svg) == words_of(picture.draw(name))
    assert f"](.github/{name})" in read(README)
    assert not re.search(r"@import|url\((?!#)|href=|<script|<image", svg)  # it fetches nothing


def test_the_first_screen_has_the_picture_the_install_and_five_examples() -> None:
    lines = read(README).split("\n## Use\n")[0].splitlines()
    assert len(lines) <= 60
    text = "\n".join(lines)
    assert ".github/summary.svg" in text
    assert "pipx install ." in text
    assert "uv tool install ." in text
    assert text.count("\n$ ") == 5


def test_the_parts_stand_in_the_order_in_which_a_user_needs_them() -> None:
    names = re.findall(r"^## (.*)", read(README), re.MULTILINE)
    wanted = ["Install", "Five examples", "Use", "Options", "Formats"]
    wanted += ["Exit codes", "Recipes", "Library"]
    assert names[: len(wanted)] == wanted


def list_options(run: Run, command: list[str]) -> set[str]:
    lines = [line for line in run(*command, "--help").out.splitlines() if line.startswith("  -")]
    return {name for line in lines for name in _OPTION.findall(line)}


@pytest.mark.parametrize("command", [[], ["read"], ["compare"], ["corpus"]])
def test_every_option_is_in_the_table(run: Run, command: list[str]) -> None:
    options = list_options(run, command)
    assert {"--length", "-n", "--help"} <= options
    table = section("Options")
    assert not [option for option in options if f"`{option}" not in table]


def test_every_option_that_it_names_exists(run: Run) -> None:
    known = {
        option
        for command in ([], ["read"], ["compare"], ["corpus"])
        for option in list_options(run, command)
        if option.startswith("--")
    }
    known |= set(_OPTION.findall(run("help", "options").out))
    text = _SHELL.sub("", re.sub(r"`(?:pytest|pip|python|uv)[^`]*`", "", read(README)))
    named = {option for option in _OPTION.findall(text) if option.startswith("--")}
    assert named - known == set()
    lines = [line for block in _SHELL.findall(read(README)) for line in block.splitlines()]
    calls = [call for line in lines for call in re.findall(r"summarize ([^|&;>]*)", line)]
    named = {option for call in calls for option in _OPTION.findall(call) if option[:2] == "--"}
    assert named
    assert named - known == set()


def test_every_exit_code_is_in_the_table_and_on_the_manual_page() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    codes = {kind.exit_code for kind in kinds if issubclass(kind, errors.SummarizeError)}
    assert codes == {1, 2, 3, 4}
    manual = (ROOT / "cli" / "man" / "summarize.1").read_text(encoding="utf-8")
    for code in codes | {0, 130, 143}:
        assert f"\n| {code} |" in section("Exit codes")
        assert f"\n.B {code}\n" in manual


def test_the_file_of_defaults_is_one() -> None:
    check_keys(tomllib.loads(read(README).split("```toml\n")[1].split("```")[0]))


@pytest.mark.parametrize("word", ["newsboat", "mutt", "curl", "| llm", "w3m", "xargs", "wl-paste"])
def test_the_ways_to_use_it_are_told(word: str) -> None:
    assert word in section("Recipes")


@EACH_PAGE
def test_every_file_that_it_names_is_there(page: Path) -> None:
    names = {name.rstrip(".") for name in _PATH.findall(read(page))}
    assert names
    homes = (ROOT, ROOT / "cli" / "summarize", ROOT / "cli")
    assert not [name for name in names if not any((home / name).exists() for home in homes)]


@EACH_PAGE
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", read(page)):
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        headings = re.findall(r"^#+ (.*)", read(target), re.MULTILINE) if anchor else []
        known = {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in headings}
        assert not anchor or anchor in known, link


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
        assert set(re.findall(r"tests\.quality ([a-z]+)", read(page))) <= known


def test_every_figure_of_the_readme_is_among_those_that_can_be_repeated() -> None:
    cells = re.findall(r"\d*\.\d+|\d[\d,]*", section("What is measured"))
    known = re.findall(r"\d*\.\d+|\d[\d,]*", read(FIGURES))
    assert not [cell for cell in cells if cell not in known]


def test_the_limits_are_those_of_the_program() -> None:
    text = " ".join(section("Security").split())
    assert f"{child._MEMORY // 10**6} MB of memory, {child._CLOCK_SECONDS} s for a page" in text
    more = f"{child._BASE_SECONDS:g} s of CPU and {child._MORE_SECONDS:g} s more for each page"
    assert more in text
    assert f"{fetch.MAX_BYTES // 10**6} MB after decompression, {fetch.MAX_SECONDS:g} s, " in text
    assert f"{fetch.MAX_REDIRECTS} redirects" in text
    waits = f"{open_module.MAX_BYTES // 10**6} MB; {fifo.PATIENCE:g} s to wait for a writer"
    assert waits in text


def test_what_the_tests_of_security_try_is_as_much_as_it_says() -> None:
    text = " ".join(section("Security").split())
    numbers = re.search(r"over (\d+) characters, (\d+) outputs, (\d+) kinds", text)
    assert numbers is not None
    tried = len(set(test_doors.HIDDEN)), len(test_doors.COMMANDS), len(test_doors.INPUTS)
    assert all(int(said) <= there for said, there in zip(numbers.groups(), tried, strict=True))
    hosts = f"{len(test_fetch.PRIVATE)} addresses, {len(test_fetch.LOCAL)} written hosts"
    assert hosts in text
    assert f"the power {growth.MOST} " in text
    shapes = re.search(r"some (\d+) shapes", text)
    assert shapes is not None
    assert abs(len(made.list_shapes()) - int(shapes[1])) < 10
    assert len(hostile.INPUTS) >= 60


def test_lists_of_words_are_for_as_many_languages_as_it_says() -> None:
    package = ROOT / "cli" / "summarize"
    for folder in ("discourse/lists", "render/html/words", "notices/lists"):
        names = {path.stem.split("-")[0] for path in (package / folder).glob("*.txt")} - {"any"}
        assert len(names) == 22, folder
    assert read(README).count("22") >= 3


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
