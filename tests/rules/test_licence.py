"""The licences are named right: our own in the wheel, those of the libraries in LICENCES.md."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata, requires

import pytest

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TEXT = (ROOT / ".github" / "LICENCES.md").read_text(encoding="utf-8")
_FOR_TESTS = ("dev", "llm", "quality")  # extras of those who work on the project
_COPYLEFT = re.compile(r"GPL|MPL|Mozilla|CC-BY-SA|EPL|EUPL", re.IGNORECASE)
# The families of licences that LICENCES.md names, and how packages name them.
_FAMILIES = {
    "MIT": r"\bMIT\b",
    "Apache": r"\bApache\b",
    "BSD": r"(?<!0)BSD",
    "0BSD": r"\b0BSD\b",
    "MPL": r"\bMPL\b|Mozilla",
    "LGPL": r"\bLGPL\b|Lesser General",
    "GPL": r"\bGPL\b",
    "Zlib": r"\bZlib\b",
    "CC0": r"\bCC0\b",
}


def normalize(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def name_of(requirement: str) -> str:
    return normalize(re.split(r"[^\w.-]", requirement)[0])


def list_direct() -> set[str]:
    """Return the libraries that users get from us, those of the extras too."""
    extras = PROJECT["optional-dependencies"]
    lines = [*PROJECT["dependencies"]]
    lines += [line for extra in extras if extra not in _FOR_TESTS for line in extras[extra]]
    return {name_of(line) for line in lines}


def list_all() -> set[str]:
    """Return them with all that they bring along, as it is installed here."""
    needed, waiting = set[str](), sorted(list_direct())
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            lines = (requires(name) or []) if is_installed(name) else []
            waiting += [name_of(line) for line in lines if "extra ==" not in line]
    return {name for name in needed if is_installed(name)}


def is_installed(name: str) -> bool:
    try:
        metadata(name)
    except PackageNotFoundError:
        return False
    return True


def find_families(text: str) -> set[str]:
    return {family for family, pattern in _FAMILIES.items() if re.search(pattern, text)}


def read_own_words(name: str) -> str:
    """Return what a library says of its licence."""
    data = metadata(name)
    fields = [field for field in ("License-Expression", "License") if field in data]
    said = data[fields[0]][:80] if fields else ""
    classifiers = [c for c in data.get_all("Classifier") or [] if c.startswith("License")]
    return " ".join([said, *([] if said else classifiers)])


def read_table() -> dict[str, str]:
    """Return what LICENCES.md says of each library."""
    found: dict[str, str] = {}
    for licence, libraries in re.findall(r"^\| (.*?) \| (.*?) \|$", TEXT, re.MULTILINE):
        for name, own in re.findall(r"([A-Za-z][\w.-]*\w)(?: \(([^)]*)\))?", libraries):
            found.setdefault(normalize(name), own or licence)
    return found


TABLE = read_table()


def test_our_own_goes_with_the_wheel() -> None:
    assert PROJECT["license"] == "MIT"
    assert PROJECT["license-files"] == ["cli/LICENSE"]
    assert (ROOT / "cli" / "LICENSE").read_text().startswith("MIT License\n\nCopyright (c) ")
    assert "under MIT: the text is in [cli/LICENSE](../cli/LICENSE)" in TEXT


@pytest.mark.parametrize("name", sorted(list_direct()))
def test_what_we_need_is_named_with_the_licence_that_it_names(name: str) -> None:
    assert name in TABLE
    if is_installed(name):
        assert find_families(TABLE[name]) == find_families(read_own_words(name))


@pytest.mark.parametrize("name", sorted(list_all()))
def test_what_comes_along_is_named_if_it_asks_for_more(name: str) -> None:
    own = read_own_words(name)
    if _COPYLEFT.search(own):
        assert name in TABLE
        assert find_families(TABLE[name]) >= find_families(own) & {"MPL", "LGPL", "GPL"}
        assert find_families(own) != {"GPL"}


def test_they_are_named_nowhere_else() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert not re.search(r"·.*\b(?:MIT|Apache|BSD|L?GPL|MPL)\b", text)
