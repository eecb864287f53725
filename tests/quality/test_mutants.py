"""What the mutation run changes, and that a seed names the same changes again."""

from pathlib import Path
from shutil import copy

from tests.conftest import ROOT
from tests.quality.mutants import choose_mutants, find_mutants

SOURCE = b'''"""A module."""
MOST = 5


def find(name: str, most: int = 12) -> bool:
    """Find it."""
    if len(name) < most and name:
        return check(name, MOST, whole=True)
    return name == "\xc3\xa4"
'''
CHANGES = [
    "2: 5 => 6",
    "5: 12 => 24",
    "7: len(name) < most and name => True",
    "7: len(name) < most and name => False",
    "7: and => or",
    "7: len(name) < most and name => len(name) < most",
    "7: len(name) < most and name => name",
    "7: < => <=",
    "8: check(name, MOST, whole=True) => None",
    "8: , whole=True => nothing",
    "8: name, MOST => MOST, name",
    "8: True => False",
    '9: name == "ä" => not (name == "ä")',
    "9: == => !=",
    "9: \"ä\" => ''",
]


def test_every_kind_of_change_is_made_where_it_can_be() -> None:
    found = [one.describe(SOURCE).partition(":")[2] for one in find_mutants(SOURCE, "a.py")]
    assert found == CHANGES
    changed = find_mutants(SOURCE, "a.py")[7].change(SOURCE)
    assert changed == SOURCE.replace(b" < ", b" <= ")


def test_what_means_the_same_either_way_is_no_change() -> None:
    source = b"def f(a, b):\n    if g(min(a, b), strict=True):\n        return False\n"
    found = [one.describe(source).partition(": ")[2] for one in find_mutants(source, "a.py")]
    assert found == [
        "g(min(a, b), strict=True) => True", "g(min(a, b), strict=True) => False", "False => True"
    ]  # fmt: skip


def test_a_seed_names_the_same_changes_again(tmp_path: Path) -> None:
    package = tmp_path / "cli" / "summarize"
    package.mkdir(parents=True)
    for name in ("length.py", "merge.py", "models.py"):  # of all of it the same takes 4 s
        copy(ROOT / "cli" / "summarize" / name, package)
    chosen = choose_mutants(tmp_path, 9, 7)
    assert len(chosen) == 9
    assert chosen == choose_mutants(tmp_path, 9, 7) != choose_mutants(tmp_path, 9, 8)
    assert all(Path(one.path).parts[:2] == ("cli", "summarize") for one in chosen)
