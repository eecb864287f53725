"""Evidence that two articles tell of one event: names, habits of a site, days, headlines."""

import pytest

from summarize.stories.similarity import (
    ENOUGH,
    Background,
    Profile,
    Text,
    are_copies,
    build_profiles,
    compare,
    find_likenesses,
)

_FOOTER = " Watch the news at six, follow our channel and leave a comment below the film."
_ENTRIES = (
    ("Ferry fares rise", "A ticket to Inchkell costs eleven crowns from January."),
    ("Swans leave the park", "Nobody in Ludden knows where the birds have gone."),
    ("Mayor opens a library", "The old brewery of Marrow houses forty thousand books."),
    ("Baker wins a prize", "Her rye loaf took three days and a century of practice."),
    ("Tram stops at the harbour", "Track eleven needs new points before the first run."),
    ("Bees swarm in the organ", "The sexton of Hochegg waited until dusk with a box."),
)


def build(*texts: Text, language: str = "en") -> tuple[list[Profile], Background]:
    return build_profiles(texts, language)


def weigh(*texts: Text, language: str = "en") -> float:
    """Find the evidence that the first two articles tell of one event."""
    profiles, background = build(*texts, language=language)
    return compare(profiles[0], profiles[1], background)[0]


def make(title: str, text: str, day: int | None = 1, site: str = "") -> Text:
    return Text(title, text, day, site)


_FILLERS = [make(*entry, site=f"{n}.example") for n, entry in enumerate(_ENTRIES)]


@pytest.mark.parametrize(
    ("language", "texts", "names"),
    [
        pytest.param("en", ["The mayor of Ludden met a mayor.", "In Ludden a mayor sings."],
                     {"ludden"}, id="never-in-lower-case"),
        pytest.param("en", ["Anna met a brown bear.", "Did Anna or Brown sing?"],
                     {"anna"}, id="a-name-that-is-a-word-too"),
        pytest.param("ja", ["閉店しない喫茶店が町に残る。"] * 2, None, id="no-case"),
        pytest.param("en", ["MAYOR SINGS IN LUDDEN", "LUDDEN SINGS"], None, id="capitals-alone"),
        pytest.param("en", ["mayor sings in ludden", "ludden"], None, id="small-letters-alone"),
    ],
)  # fmt: skip
def test_names_are_hardly_ever_in_lower_case(
    language: str, texts: list[str], names: set[str] | None
) -> None:
    _, background = build(*(make("", text) for text in texts), language=language)
    assert background.names == names


def test_names_are_more_evidence_than_words() -> None:
    words = "A ferry with empty lifeboats ran aground on a sandbank near a harbour at night."
    named = words.replace("ferry", "Aurora").replace("sandbank", "Skagen")
    more = [make("", text) for text in ("The ferry left. A sandbank grew.", "Near here.")]
    low = weigh(make("Ferry aground", words), make("Ferry aground", words[2:]), *more)
    high = weigh(make("Aurora aground", named), make("Aurora aground", named[2:]), *more)
    assert high > low


def test_a_line_below_every_entry_of_a_site_is_no_evidence() -> None:
    def weigh_all(sites: list[str]) -> list[float]:
        texts = [make(t, x + _FOOTER, site=s) for (t, x), s in zip(_ENTRIES, sites, strict=True)]
        found = find_likenesses(*build(*texts))
        return [evidence for evidence, _ in found.values()]

    everywhere = [f"{n}.example" for n in range(6)]
    assert max(weigh_all(["one.example"] * 6), default=0.0) <= max(weigh_all(everywhere))
    assert max(weigh_all(["one.example"] * 6), default=0.0) < ENOUGH


def test_a_habit_of_a_site_counts_between_its_articles_alone() -> None:
    entries = [make(t, x + _FOOTER, site="one.example") for t, x in _ENTRIES]
    others = [make(f"Item {n}", f"Nothing of number {n} repeats.", site="two.example")
              for n in range(30)]  # fmt: skip
    profiles, background = build(*entries, *others)
    habits = background.habits["one.example"]
    assert {"channel", "comment", "film"} <= habits.keys()
    assert all(0 < part < 1 for part in habits.values())
    here = compare(profiles[0], profiles[1], background)
    elsewhere = compare(profiles[0]._replace(site="three.example"), profiles[1], background)
    assert here[0] < elsewhere[0] / 2
    assert here[1] == elsewhere[1]


def test_of_near_days_long_texts_are_surer_and_short_ones_less_sure_than_without_a_day() -> None:
    words = " ".join(f"word{n}" for n in range(40))
    dated = [make("Word1 and word2", f"{words} {n}x", 1) for n in range(2)]
    undated = [text._replace(day=None) for text in dated]
    assert weigh(*dated, *_FILLERS) > weigh(*undated, *_FILLERS) > 0
    short = [make("Rare word", "Rare word of some kind.", day) for day in (1, None)]
    assert 0 < weigh(*[short[0]] * 2, *_FILLERS) < weigh(*[short[1]] * 2, *_FILLERS)


def test_a_headline_that_stands_in_the_other_text_is_evidence() -> None:
    text = "The ferry Aurora ran aground off Skagen with 312 passengers on board."
    same = weigh(make("Aurora aground off Skagen", text), make("", text[4:]), *_FILLERS)
    other = weigh(make("Our week in pictures", text), make("", text[4:]), *_FILLERS)
    assert same > other == 0


def test_headlines_that_name_others_are_hardly_any_evidence() -> None:
    """Unless the other text has one of the names."""

    def weigh_schools(named: str) -> float:
        text = "The board of schools publishes marks of its ninth class this Monday at noon"
        texts = f"{text}, says Ludden.", f"{text}, says Marrow, near {named}."
        titles = "School marks of Ludden", "School marks of Marrow"
        others = make("", "Schools in Ludden, Marrow and Inchkell have marks."), *_FILLERS
        return weigh(*map(make, titles, texts), *others)

    assert 0 < weigh_schools("Inchkell") < 0.5 * weigh_schools("Ludden")


def test_one_shared_term_is_no_evidence() -> None:
    assert weigh(make("Aurora", "Aurora sails."), make("Aurora", "Aurora sings."), *_FILLERS) == 0


def test_copies_are_known_by_their_cosine() -> None:
    assert are_copies((0.0, 0.9))
    assert not are_copies((9.0, 0.5))
