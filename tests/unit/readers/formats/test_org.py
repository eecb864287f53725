"""Org is read without the notes of its keeper."""

from summarize.models import Draft
from summarize.readers.formats.org import read as read_org
from tests.unit.readers.examples import lines_of


def reasons_of(draft: Draft) -> list[str]:
    return [removed.reason for removed in draft.removed]


def test_org_is_read_without_its_keepers_notes() -> None:
    draft = read_org(
        "#+TITLE: T\n* TODO [#A] Head :tag:\n:LOGBOOK:\n- x\n:END:\n"
        "A [[http://a.b][link]], /it/, a/b "
        "and ~c~[fn:1].\n- one\n  more\n#+BEGIN_SRC c\nx;\n#+END_SRC\n| t |\n"
        "* COMMENT Secret\nGone.\n"
        "* End\n# note\n#+BEGIN_QUOTE\nSaid.\n#+END_QUOTE\n[fn:1] Aside.\n"
    )  # fmt: skip
    assert draft.title == "T"
    assert lines_of(draft) == [
        ("heading", "Head"), ("paragraph", "A link, it, a/b and c."), ("item", "one more"),
        ("code", "x;"), ("heading", "End"), ("quote", "Said."),
    ]  # fmt: skip
    assert reasons_of(draft) == ["drawer", "table", "hidden", "note"]
