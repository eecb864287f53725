"""Each number that an option takes is taken up to its bounds, and refused in one line beyond."""

from pathlib import Path

import pytest

from tests.conftest import SAMPLES, Run

TRAM, COAST = SAMPLES / "tram.txt", SAMPLES / "coast.rss"
# Of each option the nearest values that are out of its bounds, and command lines of those within.
REFUSED = {
    "--length": "0 0% 101% -1 0w 0c 0t 1.5 2x",
    "--keywords": "0 -1",
    "--pick-timeout": "0 86401 nan inf",
    "--pick-tokens": "499",
    "--width": "19",
    "--patience": "0.09 86401 nan inf 1e300",
    "--part": "0 4",
}
TAKEN = [
    "--length 1 --pick-timeout 0.1 --pick-tokens 500 --width 20 --patience 86400 --part 3",
    "--length 1% --keywords 1 --pick-timeout 86400 --patience 0.9",
    "--length 100%", "--length 9w --quiet", "--length 99c", "--length 40t", "--part 1",
]  # fmt: skip
CORPUS = {
    "--jobs": "0",
    "--timeout": "0 0.09 86401 nan inf",
    "--limit": "0",
    "--max-failures": "-1 -1% 101% 1.5",
    "--max-empty": "-1 -1% 101%",
    "--min-words": "-1",
    "--memory": "0 199M",
    "--shard-size": "0 -1",
    "--shard": "1/1 2/2 -1/1 0/0",
    "--since": "2024-02-30 2024-1-1",
    "--languages": "en,xx",
    "--progress": "xml",
}
TAKEN_CORPUS = (
    "--jobs 1 --timeout 86400 --limit 1 --max-failures 0% --max-empty 100% --min-words 0 "
    "--memory 200M --shard-size 1 --shard 0/1 --since 2024-02-29 --languages en,de "
    "--progress json"
)


@pytest.mark.parametrize("option", REFUSED)
def test_a_number_beyond_the_bounds_of_an_option_is_refused(run: Run, option: str) -> None:
    for value in REFUSED[option].split():
        result = run(option, value, COAST)
        assert (result.code, result.out, result.err.count("\n")) == (2, "", 1), value


ALONE = (
    "--list -f html|--list -f markdown|--list --merge|--open -f json|--open -o x.json|-o x.xyz|"
    "-f xml|-a none|-l zzz|--color x|--ask ?|--ask y --focus x|--pick-with cat -a luhn|"
    "read --keywords 3|compare -f html|digest --mail -f json|digest --mail --open|--lenght 3"
)


@pytest.mark.parametrize("line", ALONE.split("|"))
def test_options_that_exclude_each_other_are_refused(run: Run, tmp_path: Path, line: str) -> None:
    words = [str(tmp_path / word) if word.startswith("x.") else word for word in line.split()]
    result = run(*words, COAST)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    named = [word for word in line.split() if word.startswith("--")]
    assert any(word.removeprefix("--") in result.err for word in (*named, *line.split()[1:]))


@pytest.mark.parametrize("line", TAKEN)
def test_a_number_at_its_bound_is_taken(run: Run, line: str) -> None:
    result = run(*line.split(), COAST if "--part" in line else TRAM)
    assert (result.code, result.err) == (0, "")
    assert result.out


def test_the_bounds_of_a_corpus_are_those_of_its_options(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "tram.txt").write_bytes(TRAM.read_bytes())
    words = ["corpus", tmp_path / "in", "-q", "-n", "1", "-o", f"{out}/"]
    for option, values in CORPUS.items():
        for value in values.split():
            result = run(*words, option, value)
            assert (result.code, result.out, result.err.count("\n")) == (2, "", 1), (option, value)
    assert not out.exists()
    assert run(*words, *TAKEN_CORPUS.split()).code == 0
    assert list(out.glob("part-*.jsonl"))


@pytest.mark.parametrize("name", ["out", "out.json", "out.xyz"])
def test_a_folder_is_no_output_whatever_its_name_ends_in(
    run: Run, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).mkdir()
    result = run("-o", tmp_path / name, TRAM)
    assert (result.code, result.out, result.err.count("\n")) == (3, "", 1)
    assert "is a directory" in result.err
