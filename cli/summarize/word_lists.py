"""Read the lists of words and phrases of languages.

A line "[section]" opens a section, "# " a comment. Words needed for one language at a time are in a
file for each language; words needed before the language is known are in a table with a line for
each: "cs: strana, str".
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

Table = dict[str, dict[str, tuple[str, ...]]]  # section → language → words


def read_list(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each line of a list with its section, "" before the first one."""
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[] ")
        elif line and line != "#" and not line.startswith("# "):
            yield section, line


@cache
def read_table(path: Path) -> Table:
    """Read the words of each section of a table by language."""
    table: Table = {}
    for section, line in read_list(path):
        language, _, words = line.partition(": ")
        table.setdefault(section, {})[language] = tuple(words.split(", "))
    return table


@cache
def read_words(path: Path) -> dict[str, tuple[str, ...]]:
    """Read the words of each section of a table in all languages, each once."""
    table = read_table(path)
    return {
        section: tuple(dict.fromkeys(chain.from_iterable(languages.values())))
        for section, languages in table.items()
    }
