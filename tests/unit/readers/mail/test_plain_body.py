"""The plain text of a mail names what was removed."""

from summarize.readers.mail.plain_body import MessageFlags, read_text
from tests.unit.readers.mail.examples import WROTE


def letter(text: str, **how: bool) -> tuple[list[str], list[tuple[str, str]]]:
    draft = read_text(text, MessageFlags(**how))
    return [b.text for b in draft.blocks], [(line.reason, line.text) for line in draft.removed]


def test_what_goes_is_named_once_for_lines_that_stand_together() -> None:
    assert letter(f"a b c\n> one\n>> two\n\n> three\nd\n{WROTE}\n> four") == (
        ["a b c", "d"], [("quote", "one two three"), ("quote", f"{WROTE} four")]
    )  # fmt: skip
    assert letter("# The Wall\n\na **b** [c](http://x)\n- d\n")[0] == ["The Wall", "a b c", "d"]
    assert letter("a<http://x> b\xa0c [image: d]")[0] == ["a b c"]
    view = "View it in your browser: http://x.org"
    assert letter(f"{view}\n\na b c", bulk=True) == (["a b c"], [("navigation", view)])
    assert letter(f"{view}\n\na b c")[1] == []
    for view in (
        "Si ce message ne s'affiche pas bien, cliquez ici: http://x.org",
        "4 Harbour Street | Manage preferences | Unsubscribe http://x.org",
        "Wenn Sie diesen Brief nicht lesen können, klicken Sie bitte hier: http://x.org",
    ):
        assert letter(f"{view}\n\na b c", bulk=True) == (["a b c"], [("navigation", view)])
    assert letter("They read it in a browser.\n\na b c", bulk=True)[1] == []  # it leads nowhere


def test_the_targets_that_outlook_writes_behind_a_link_go() -> None:
    text = "Read our questions <http://x.example/1\n2> .\n\nThe mill\n<https://x.example> - old."
    assert letter(text)[0] == ["Read our questions.", "The mill - old."]
    assert letter("Ask <mailto:ann@x.example> ann@x.example now.")[0] == ["Ask ann@x.example now."]


def test_the_addresses_of_pictures_go_with_the_links_around_them() -> None:
    site = "https://example.org"
    text = f" <{site}/go/1> <{site}/p.gif> \tThe pool\n<{site}/bar-\n145.png> \nopens in May."
    assert [block.text for block in read_text(text, MessageFlags()).blocks] == [
        "The pool", "opens in May.",
    ]  # fmt: skip
    (block,) = read_text(f"See <{site}/pool> for more.", MessageFlags()).blocks
    assert f"<{site}/pool>" in block.text


def test_an_address_that_somebody_wrote_stays() -> None:
    for text in ("See <https://x.example>.", "The plan: <https://x.example> is old."):
        assert letter(text)[0] == [text]
    assert letter("The mill.\n\n<https://x.example>")[0] == ["The mill.", "<https://x.example>"]
