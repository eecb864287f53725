"""AsciiDoc is read without its marks."""

from summarize.models import Draft
from summarize.readers.formats.asciidoc import read as read_asciidoc
from tests.conftest import kind_of
from tests.unit.readers.examples import lines_of


def reasons_of(draft: Draft) -> list[str]:
    return [removed.reason for removed in draft.removed]


def test_asciidoc_is_read_without_its_marks() -> None:
    draft = read_asciidoc(
        "= T\nAnna Berg <a@b.c>\nv1.0-a, 2025-01-02\n:t: Net\n:p: Tram{t}\n\n== Head\n\n"
        '((("mills (old)", see="stones")))' "The *{p}* of http://a.b[Varde^], {x}/y[so], "
        "2^10^ or H~2~O, <<x,there>>footnote:[Aside.].\n\n++++\n<p>Raw.</p>\n++++\n\n"
        "* one\n** two\n\nNOTE: Mind it.\n\n----\nx;\n----\n\n"
        "[quote]\n____\nSaid.\n____\n\n|===\n|a\n|===\n\nimage::a.png[A]\n// no\n"
    )  # fmt: skip
    assert (draft.title, draft.author, draft.date) == ("T", "Anna Berg", "2025-01-02")
    assert lines_of(draft) == [
        ("heading", "Head"), ("paragraph", "The TramNet of Varde, so, 2^10 or H_2O, there."),
        ("paragraph", "Raw."), ("item", "one"),
        ("item", "two"), ("paragraph", "Mind it."), ("code", "x;"), ("quote", "Said."),
    ]  # fmt: skip
    assert reasons_of(draft) == ["table", "picture"]


def test_a_title_of_asciidoc_may_follow_comments_and_conditions() -> None:
    rest = "= Mill\n\n== Stone\n\nIt is old.\n"
    for before in ("/////\nOf mills.\n\n= Not.\n/////\n", "// a\nifndef::b[]\n:b: .\nendif::[]\n"):
        assert kind_of(f"{before}{rest}".encode()) == "asciidoc"
        assert read_asciidoc(before + rest).title == "Mill"
    assert kind_of(f"/////\nOf mills.\n{rest}".encode()) != "asciidoc"
    assert kind_of(b"==== Mill\n\nIt is old.\n\nNOTE: Mind it.\n") == "asciidoc"  # a part
    assert kind_of(f"{rest}\n```sh\nx\n```\n".encode()) == "asciidoc"


def test_a_block_of_asciidoc_that_never_ends_begins_none() -> None:
    text = "It is old.\n\n____\nIt turns.\n\n----\nIt stands.\n"
    assert lines_of(read_asciidoc(text)) == [
        ("paragraph", "It is old."), ("paragraph", "It turns."), ("paragraph", "It stands."),
    ]  # fmt: skip
