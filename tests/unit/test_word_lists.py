"""The lists of words beside the code have one format; a language is a line more in a table."""

from pathlib import Path

import pytest

from summarize.language.language_names import load_names
from summarize.word_lists import read_list, read_table, read_words
from tests.rules.test_layers import PACKAGE

TABLES = [
    PACKAGE / name
    for name in (
        "discourse/keyphrases.txt",
        "language/abbreviations.txt",
        "notices/no_article.txt",
        "rank/ask/questions.txt",
        "readers/epub/headings.txt",
        "readers/html/metadata/people.txt",
        "readers/mail/words.txt",
        "readers/formats/wikitext_sections.txt",
        "readers/page_numbers.txt",
    )
]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_line_of_a_table_has_a_language_and_its_words(path: Path) -> None:
    for section, languages in read_table(path).items():
        assert section
        assert sorted(languages) == list(languages), f"[{section}] is in order"
        for language, words in languages.items():
            assert language == "any" or language in load_names(), language
            assert len(set(words)) == len(words)
            assert all(word == word.strip() != "" for word in words)
            assert all(word == word.casefold() or word == word.lower() for word in words)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_no_language_stands_twice_in_a_section(path: Path) -> None:
    lines = [(section, line.partition(":")[0]) for section, line in read_list(path)]
    assert len(set(lines)) == len(lines)


def test_a_comment_and_a_number_in_a_phrase_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "xx.txt"
    path.write_text("# A comment.\n[times]\n#\n# years ago\n#ers\n\nago # days\n", encoding="utf-8")
    assert list(read_list(path)) == [("times", "#ers"), ("times", "ago # days")]


def test_the_words_of_a_table_come_once_each_in_all_languages(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("[to]\nde: an, kopie\nfr: à, kopie\n[of]\nen: of\n", encoding="utf-8")
    assert read_words(path) == {"to": ("an", "kopie", "à"), "of": ("of",)}
