"""Defaults of one's own: the file, then variables, then options; --no-config ignores them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES, Run
from tests.program.shell import in_shell

TRAM = SAMPLES / "tram.txt"
Configure = Callable[[str], dict[str, str]]


@pytest.fixture
def configure(tmp_path: Path) -> Configure:
    """Write config.toml; give back the environment in which it holds."""

    def write(text: str) -> dict[str, str]:
        path = tmp_path / "summarize" / "config.toml"
        path.parent.mkdir()
        path.write_text(text)
        return {"XDG_CONFIG_HOME": str(tmp_path)}

    return write


def count_lines(text: str) -> int:
    return len(text.splitlines())


def test_options_come_before_variables_and_these_before_the_file(
    run: Run, configure: Configure
) -> None:
    env = configure('length = "4"\n')
    assert count_lines(run(TRAM, env=env).out) == 4
    env["SUMMARIZE_LENGTH"] = "3"
    assert count_lines(run(TRAM, env=env).out) == 3
    assert count_lines(run("-n", "2", TRAM, env=env).out) == 2


def test_no_config_ignores_the_file_and_the_variables(run: Run, configure: Configure) -> None:
    env = configure('format = "json"\n') | {"SUMMARIZE_LENGTH": "1"}
    assert run(TRAM, env=env).out.startswith("{")
    plain = run(TRAM)
    assert run("--no-config", TRAM, env=env) == plain
    assert run("--no-config", TRAM, env=configure_nothing(env)) == plain


def test_a_folder_that_can_not_be_entered_holds_no_settings(run: Run) -> None:
    assert run(TRAM, env={"XDG_CONFIG_HOME": f"/{'x' * 999}"}) == run(TRAM)


def configure_nothing(env: dict[str, str]) -> dict[str, str]:
    return {**env, "XDG_CONFIG_HOME": "/nowhere"}


def test_a_table_is_for_its_command_alone(run: Run, configure: Configure) -> None:
    env = configure('length = 1\n[read]\nformat = "markdown"\n')
    assert count_lines(run(TRAM, env=env).out) == 1
    assert run("read", TRAM, env=env).out.startswith("# Council")


def test_a_table_comes_before_what_is_for_all_commands(run: Run, configure: Configure) -> None:
    env = configure('format = "json"\n[read]\nformat = "markdown"\n')
    assert run("read", TRAM, env=env).out.startswith("# Council")


def test_what_stands_behind_two_hyphens_is_a_name(run: Run, configure: Configure) -> None:
    result = run("-q", TRAM, "--", "--no-config", env=configure("length = 1\n"))
    assert count_lines(result.out) == 1
    assert result.err == "summarize: --no-config: no such file or directory\n"


def test_a_folder_that_does_not_begin_at_the_root_does_not_count(run: Run, tmp_path: Path) -> None:
    for folder, length in (("relative", 1), (".config", 2)):
        (tmp_path / folder / "summarize").mkdir(parents=True)
        (tmp_path / folder / "summarize" / "config.toml").write_text(f"length = {length}\n")
    relative = os.path.relpath(tmp_path / "relative", ROOT)
    result = run(TRAM, env={"XDG_CONFIG_HOME": relative, "HOME": str(tmp_path)})
    assert count_lines(result.out) == 2


def test_config_writes_letters_as_they_are(run: Run, configure: Configure) -> None:
    assert 'language = "Čeština" ' in run("config", env=configure('language = "Čeština"\n')).out


def test_a_number_may_be_written_without_quotes(run: Run, configure: Configure) -> None:
    assert count_lines(run(TRAM, env=configure("length = 2\n")).out) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('lenght = "5"', "unknown key 'lenght': did you mean length?", id="mistyped"),
        pytest.param('colour = "never"', "unknown key 'colour': did you mean color?", id="british"),
        pytest.param("[read]\nkeywords = 3", "unknown key 'keywords' in [read]", id="no-such-here"),
        pytest.param('output = "x.txt"', "unknown key 'output'", id="for-one-run"),
        pytest.param("[raed]\nlength = 3", "unknown key 'raed': did you mean", id="table"),
        pytest.param("read = 3", "write [read] in single brackets on a line", id="no-table"),
        pytest.param("[[read]]", "write [read] in single brackets on a line", id="two-brackets"),
        pytest.param("length = ", "config.toml: Invalid value (at", id="no-toml"),
        pytest.param('length = "ten"', "config.toml: length: 'ten' is not a length", id="length"),
        pytest.param('format = "xml"', "config.toml: format: unknown format 'xml'", id="format"),
        pytest.param('width = "all"', "config.toml: width: 'all' is not a number", id="number"),
        pytest.param("width = inf", "config.toml: width: 'inf' is not a number", id="infinity"),
        pytest.param("patience = nan", "config.toml: patience: nan is not a number", id="nan"),
        pytest.param(f"patience = {'9' * 400}", "patience: inf is not between", id="400-digits"),
        pytest.param("width = 2026-01-02", "width: '2026-01-02' is not a number", id="date"),
        pytest.param("keywords = [1]", "keywords: '[1]' is not a number", id="list"),
        pytest.param("width = {a = 1}", "width: \"{'a': 1}\" is not a number", id="inner-table"),
        pytest.param(f"a = {'[' * 9_999}", "its lists are nested too deeply", id="deep"),
        pytest.param(f"width = {'9' * 5_000}", "Exceeds the limit", id="a-number-of-5000-digits"),
        pytest.param("site = 3", 'write [site."example.org"] on a line', id="site"),
        pytest.param('[site]\nkeep = "p"', 'write [site."example.org"] on a line', id="no-host"),
        pytest.param('[site.a.example]\nkeep = "p"', "write the host alone", id="unquoted"),
        pytest.param('[site."*.example"]\nkeep = "p"', "write the host alone", id="any-host"),
        pytest.param('[site."//a.example"]\nkeep = "p"', "write the host alone", id="address"),
        pytest.param('[site."a.example"]\nkept = "p"', "unknown key 'kept': write keep", id="rule"),
        pytest.param('[site."a.example"]\ndrop = ""', '[site."a.example"]: write keep', id="drop"),
        pytest.param('[site."a.example"]\nkeep = ["p"]', "keep is one selector", id="keep"),
        pytest.param('quiet = "maybe"', "config.toml: quiet: 'maybe' is neither", id="flag"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(
    run: Run, configure: Configure, text: str, said: str
) -> None:
    result = run(TRAM, env=configure(f"{text}\n"))
    assert result.code == 2
    assert said in result.err
    assert result.err.count("\n") == 1


def test_a_broken_file_does_not_stop_help_and_version(run: Run, configure: Configure) -> None:
    env = configure("length = \n")
    assert run("--help", env=env).code == run("version", env=env).code == 0


def test_a_wrong_variable_is_named(run: Run) -> None:
    result = run(TRAM, env={"SUMMARIZE_LENGTH": "ten"})
    assert result.err.startswith("summarize: SUMMARIZE_LENGTH: 'ten' is not a length")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("SUMMARIZE_LENGHT", "did you mean SUMMARIZE_LENGTH?"),
        ("SUMMARIZE_OUTPUT", "`summarize config` lists them all"),
        ("SUMMARIZE_JOB", "did you mean SUMMARIZE_JOBS?"),
    ],
)
def test_a_mistyped_variable_is_an_error_as_in_the_file(run: Run, name: str, hint: str) -> None:
    for words in ([TRAM], ["read", TRAM], ["config"]):
        result = run(*words, env={name: "3"})
        assert (result.code, result.err) == (2, f"summarize: unknown variable {name}: {hint}\n")
    assert run("--no-config", TRAM, env={name: "3"}).code == 0
    assert run("--help", env={name: "3"}).code == 0


def test_a_rule_for_a_site_says_what_its_article_is(run: Run, configure: Configure) -> None:
    page = SAMPLES / "orchard.html"
    table = '[site."orchard.example"]\nkeep = "article"\ndrop = ["blockquote + p", "blockquote"]\n'
    here = ("--url", "https://www.orchard.example/lamps")
    ruled = run("--explain", "--show-removed", *here, page, env=configure(table))
    assert f"{page}: [site.\"orchard.example\"] keep 'article', drop 2" in ruled.err
    assert ruled.err.count("removed (site rule): ") == 2


def test_config_shows_what_holds_and_where_it_comes_from(run: Run, configure: Configure) -> None:
    env = configure('length = "100w"\n[read]\ncolor = "never"\n') | {"SUMMARIZE_WIDTH": "60"}
    lines = [" ".join(line.split()) for line in run("config", env=env).out.splitlines()]
    assert 'length = "100w" # config.toml' in lines
    assert 'width = "60" # SUMMARIZE_WIDTH' in lines
    assert '# color = "auto" # default' in lines
    assert 'color = "never" # config.toml [read]' in lines[lines.index("[read]") :]


def test_what_config_prints_is_a_file_that_says_the_same(
    run: Run, configure: Configure, tmp_path: Path
) -> None:
    first = run("config", env=configure('length = "100w"\n[read]\ncolor = "never"\n')).out
    (tmp_path / "summarize" / "config.toml").write_text(first)
    assert run("config", env={"XDG_CONFIG_HOME": str(tmp_path)}).out == first


def test_a_default_for_the_summary_does_not_break_a_comparison(
    run: Run, configure: Configure
) -> None:
    env = configure('format = "html"\nalgorithm = "lsa"\nlength = 2\n')
    rows = run("compare", "-a", "auto,luhn", TRAM, env=env).out.splitlines()[1:]
    assert [row.split()[0] for row in rows] == ["auto", "luhn"]


@pytest.mark.parametrize("arrow", [">", ">>"])
def test_settings_are_not_printed_over_themselves(configure: Configure, arrow: str) -> None:
    folder = configure('length = "4"\n')["XDG_CONFIG_HOME"]
    line = f'XDG_CONFIG_HOME="$1" summarize config {arrow} "$1"/summarize/config.toml'
    result = in_shell(line, folder)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "`summarize config > new.toml`" in result.err
    kept = Path(folder, "summarize", "config.toml").read_text()
    assert kept == ("" if arrow == ">" else 'length = "4"\n')  # a shell has emptied it before


def test_the_help_of_the_settings_keeps_those_that_are_set(run: Run, configure: Configure) -> None:
    env = configure('length = "4"\n')
    shown = run("config", "--help").out
    (line,) = (line for line in shown.splitlines() if "config >" in line)
    command = line.partition("  to")[0].strip()
    place = f'XDG_CONFIG_HOME="$1"; export XDG_CONFIG_HOME; cd "$1"/summarize; {command}'
    assert in_shell(place, env["XDG_CONFIG_HOME"]).code == 0
    new = Path(env["XDG_CONFIG_HOME"], "summarize", "new.toml")
    assert 'length = "4"' in new.read_text()
    new.replace(new.with_name("config.toml"))
    assert run("config", env=env).out.count('length = "4"') == 1
