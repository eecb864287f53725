"""The manual is true: examples and pictures are real, and nothing that it names is missing."""

import os
import re
import subprocess
import sys
import tomllib
from html import unescape
from importlib.metadata import files as distribution_files
from importlib.metadata import requires
from pathlib import Path

import pytest

from summarize import errors
from summarize.commands.defaults import check_keys
from summarize.readers.pdf import child
from summarize.sources import open as open_module
from summarize.sources.web import fetch
from tests import hostile, hostile_values
from tests.conftest import ROOT, Run
from tests.makers import picture, picture_page
from tests.program import test_doors, test_fetch
from tests.quality import __main__ as quality
from tests.quality import growth
from tests.quality import shapes as made
from tests.rules.test_licence import PROJECT, is_installed, name_of
from tests.screen import run_on_screen, settle

BESIDE = ROOT / ".github"
README, MANUAL, FORMATS = ROOT / "README.md", BESIDE / "MANUAL.md", BESIDE / "FORMATS.md"
SECURITY, LIMITS, CHANGES = BESIDE / "SECURITY.md", BESIDE / "LIMITS.md", BESIDE / "CHANGES.md"
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


def test_there_are_examples_to_compare() -> None:
    commands = {page.name: read(page).count("\n$ ") for page in MANUALS}
    assert commands["README.md"] >= 8
    assert commands["MANUAL.md"] >= 10
    assert {name for name, count in commands.items() if count} >= {"CORPUS.md", "FORMATS.md"}
    assert len(_PYTHON.findall(read(MANUAL))) == 1


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


def test_the_picture_of_the_page_is_of_the_page_that_is_written_now() -> None:
    png = (picture.FOLDER / picture_page.PAGE).read_bytes()
    assert picture_page.read_checksum(png) == picture_page.checksum_of(picture_page.write_page())
    assert len(png) <= 60_000
    assert f"](.github/{picture_page.PAGE})" in read(README)


def test_the_readme_is_read_to_its_end() -> None:
    assert len(read(README).split()) <= 1_000


def test_the_first_screen_has_the_picture_and_the_two_commands() -> None:
    lines = read(README).split("\n## Ten examples\n")[0].splitlines()
    assert len(lines) <= 60
    assert ".github/summary.svg" in "\n".join(lines)
    assert [read_line_of_ci(end) in lines for end in ENDS] == [True, True]


def test_there_are_ten_examples() -> None:
    examples = section("Ten examples")
    numbers = re.findall(r"# (\d+)\. |^\*\*(\d+)\. ", examples, re.MULTILINE)
    assert [int(a or b) for a, b in numbers] == list(range(1, 11))


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
    assert len(lines) == 3


def test_an_install_weighs_as_much_as_it_says() -> None:
    text = " ".join(section("Install").split())
    said = re.search(r"(\d+) packages and (\d+) MB of disk", text)
    assert said is not None
    needed, waiting = set[str](), [name_of(line) for line in PROJECT["dependencies"]]
    while waiting:
        name = waiting.pop()
        if name not in needed and is_installed(name):
            needed.add(name)
            waiting += [name_of(line) for line in requires(name) or [] if "extra ==" not in line]
    files = [file.locate() for name in needed for file in distribution_files(name) or []]
    size = sum(Path(str(file)).stat().st_size for file in files if Path(str(file)).is_file())
    assert abs(int(said[1]) - len(needed) - 1) <= 3  # and the package itself
    assert abs(int(said[2]) - size / 1e6) <= int(said[2]) / 7  # blocks of the disk, bytecode, ours


def test_the_parts_stand_in_the_order_in_which_a_user_needs_them() -> None:
    assert re.findall(r"^## (.*)", read(README), re.MULTILINE) == [
        "Try it", "Ten examples", "When not to use it", "Install", "What is measured", "The rest",
    ]  # fmt: skip
    assert re.findall(r"^## (.*)", read(MANUAL), re.MULTILINE) == [
        "Install", "Use", "Options", "Library", "Agents", "Files that are written", "Exit codes",
        "What is measured", "Systems",
    ]  # fmt: skip


def test_every_page_is_reached_from_the_readme() -> None:
    named = set(re.findall(r"\]\((\.github/\w+\.md)", read(README)))
    assert named == {str(page.relative_to(ROOT)) for page in BESIDE.glob("*.md")}


ENDS = ("summarize samples/bridge.html", "pytest")  # of the two commands


def read_line_of_ci(end: str) -> str:
    """Return the line of README that .ci/run runs, found as it finds it."""
    function = re.search(r"^read_line\(\) \{.*?^\}", read(ROOT / ".ci" / "run"), re.M | re.S)
    assert function is not None
    command = ["bash", "-euo", "pipefail", "-c", f'{function[0]}; read_line "$1"', "bash", end]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout[:-1]


@pytest.mark.parametrize("end", ENDS)
def test_ci_runs_the_very_commands_of_the_readme(end: str) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", read(README), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.endswith(f"&& {end}")]
    assert lines == [read_line_of_ci(end)]
    assert "&& pip install -qU pip && pip install -q" in lines[0]  # before 23.3 it warns of lxml
    script = read(ROOT / ".ci" / "run")
    assert f'\nrun_line "{end}"' in script
    # No second copy of what the test command installs, but the one of the lowest versions.
    assert re.findall(r"\S+ \S+ '\.\[dev\]'", script) == ["lowest-direct --editable '.[dev]'"]


def test_the_picture_below_the_first_command_is_what_it_prints() -> None:
    line = read_line_of_ci(ENDS[0])
    assert re.search(r"!\[[^]]*\]\(\.github/summary\.svg\)", read(README).split(line)[1][:150])
    command, lines = picture.PICTURES["summary.svg"]
    assert command == ENDS[0]
    assert len(run_in_terminal(command).splitlines()) < lines  # it shows them all


def test_there_are_as_many_tests_as_it_says(request: pytest.FixtureRequest) -> None:
    config = request.config
    chosen = ("keyword", "markexpr", "deselect", "ignore", "ignore_glob", "lf")
    if config.args != ["tests"] or any(getattr(config.option, name, None) for name in chosen):
        pytest.skip("only some are run")
    said = re.search(r"runs the tests, some ([\d,]+) of them", read(README))
    assert said is not None
    there = len(request.session.items)
    assert abs(there - int(said[1].replace(",", ""))) <= there / 20


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


@pytest.mark.parametrize("word", ["newsboat", "mutt", "curl", "| llm", "w3m", "xargs", "wl-paste"])
def test_the_ways_to_use_it_are_told(word: str) -> None:
    assert word in read(RECIPES)


@EACH_PAGE
def test_every_file_that_it_names_is_there(page: Path) -> None:
    names = {name.rstrip(".") for name in _PATH.findall(read(page))}
    assert names or page in (CHANGES, LIMITS, RECIPES)
    homes = (ROOT, ROOT / "cli" / "summarize", ROOT / "cli")
    assert not [name for name in names if not any((home / name).exists() for home in homes)]


_FILE = re.compile(r"`([\w./-]*[\w-](?:/|\.(?:py|txt|toml|md|golden|phrases|network|forest)))`")


def test_every_module_that_the_way_to_contribute_names_is_there() -> None:
    """By its path in the project or the package; a name alone is that of a file or folder there."""
    names = set(_FILE.findall(read(HOW))) - {"xx.txt"}  # that of any language
    assert len(names) > 60
    files = {path.name for home in ("cli", "tests") for path in (ROOT / home).rglob("*")}
    homes = (ROOT, ROOT / "cli" / "summarize")
    missing = [name for name in names if not any((home / name).exists() for home in homes)]
    assert not [name for name in missing if name.removesuffix("/") not in files]


def list_anchors(page: Path) -> set[str]:
    """Return the names by which the headings of a page are reached."""
    headings = re.findall(r"^#+ (.*)", _BLOCK.sub("", read(page)), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in headings}


def test_links_to_pages_and_to_headings_are_among_those_that_are_tried() -> None:
    links = [link for page in PAGES for link in re.findall(r"\]\(([^)\s]+)\)", read(page))]
    assert len(links) >= 30
    assert len([link for link in links if "#" in link]) >= 10
    assert "a-heading-that-is-not-there" not in list_anchors(MANUAL) >= {"options", "exit-codes"}


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


@pytest.mark.parametrize("page", [README, MANUAL], ids=lambda page: page.name)
def test_every_figure_is_among_those_that_can_be_repeated(page: Path) -> None:
    cells = re.findall(r"\d*\.\d+|\d[\d,]*", section("What is measured", page))
    assert len(cells) >= 16
    known = re.findall(r"\d*\.\d+|\d[\d,]*", read(FIGURES))
    assert not [cell for cell in cells if cell not in known]


def find_figures(pattern: str) -> tuple[str, ...]:
    found = re.search(pattern, read(FIGURES))
    assert found is not None, pattern
    return found.groups()


def test_what_speaks_against_it_is_as_measured() -> None:
    text = " ".join(section("When not to use it").split())
    theirs, ours = find_figures(
        r"`trafilatura.extract` \| (\d+) \|.*\n\| the same, .*? \| (\d+) \|"
    )
    assert f"trafilatura alone does {theirs} pages a second, where we do {ours}," in text
    (theirs,) = find_figures(r"trafilatura, its best setting \| (\.\d+)")
    (ours,) = find_figures(r"\| pages: summarize \| (\.\d+)")
    assert f"({theirs}, ours {ours})" in text
    shares = find_figures(r"\| `auto`, its site left out(?: \| \.\d+){2} \| (\.\d+) \| (\.\d+) \|")
    good, poor = (round(100 * float(share)) for share in shares)
    assert (
        f"100 sentences that it picks, readers called {good} good or best, and {poor} poor" in text
    )
    table = read(FIGURES).split("| | opening | `auto` |")[1].split("| mean ROUGE-1")[0]
    rows = re.findall(r"^\| ([^|]+) \| ([\d.]+) \| ([\d.]+) \|", table, re.MULTILINE)
    better = [name for name, opening, auto in rows if float(opening) >= float(auto)]
    assert len(rows) == 9
    number = {2: "two", 3: "three", 4: "four", 5: "five"}[len(better)]
    assert f"On {number} of our nine sets of summaries by people, simply taking the opening" in text


def test_the_limits_are_those_of_the_program() -> None:
    text = " ".join(read(SECURITY).split())
    assert f"{child._MEMORY // 10**6} MB of memory, {child._CLOCK_SECONDS} s for a page" in text
    more = f"{child._BASE_SECONDS:g} s of CPU time plus {child._MORE_SECONDS:g} s for each page"
    assert more in text
    assert f"{fetch.MAX_BYTES // 10**6} MB after decompression, {fetch.MAX_SECONDS:g} s, " in text
    assert f"{fetch.MAX_REDIRECTS} redirects" in text
    waits = f"{open_module.MAX_BYTES // 10**6} MB; {open_module.PATIENCE:g} s to wait for a writer"
    assert waits in text


def test_what_the_tests_of_security_try_is_as_much_as_it_says() -> None:
    text = " ".join(read(SECURITY).split())
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
    assert f"{len(hostile_values.KINDS)} kinds of file, {len(hostile_values.VALUES)} values" in text


def test_lists_of_words_are_for_as_many_languages_as_it_says() -> None:
    package = ROOT / "cli" / "summarize"
    for folder in ("discourse/lists", "render/html/words", "notices/lists"):
        names = {path.stem.split("-")[0] for path in (package / folder).glob("*.txt")} - {"any"}
        assert len(names) == 22, folder
    said = {page.name: re.findall(r"for (\d+)(?: languages|\))", read(page)) for page in MANUALS}
    found = {name: set(numbers) for name, numbers in said.items() if numbers}
    assert found == {name: {"22"} for name in ("README.md", "MANUAL.md", "LIMITS.md")}


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
