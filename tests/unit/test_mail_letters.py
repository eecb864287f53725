"""The lines of a mail are its writer's or go for a reason, each rule on its own."""

from typing import Any

import pytest

from summarize.errors import InputError
from summarize.readers.html.limits import MOST_ELEMENTS
from summarize.readers.mail.letter.attributions import find_attribution
from summarize.readers.mail.letter.footers import find_footer, find_secrecy
from summarize.readers.mail.letter.html_letter import load_html, prefers_plain, read_html
from summarize.readers.mail.letter.mail_quotes import sort_lines
from summarize.readers.mail.letter.patch import take_patch
from summarize.readers.mail.letter.plain_letter import Reply, read_text
from summarize.readers.mail.letter.separators import Cut, Separator, find_separator
from summarize.readers.mail.letter.signatures import find_signature

FIELDS = ("From: Ann", "Sent: Monday", "To: Bo", "Subject: Trams")


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        pytest.param([*FIELDS, "", "x"], (Cut.QUOTED, 5), id="a header"),
        pytest.param(["From: Ann", "Sent: Monday", "", "x"], (Cut.QUOTED, 3), id="two fields"),
        pytest.param(["From: Ann", "To: Bo", "", "x"], None, id="from and to"),
        pytest.param(["From: Ann", "To: Bo", "Date: c", "x"], (Cut.QUOTED, 3), id="three fields"),
        pytest.param(["From: Ann", "x"], None, id="one field"),
        pytest.param(["Sent: Monday", "From: Ann", "", "x"], (Cut.QUOTED, 3), id="sent first"),
        pytest.param(["Subject: a", "From: Ann", "Sent: b", "x"], None, id="subject first"),
        pytest.param(["Sent: a", "Subject: b", "To: c", "x"], None, id="no sender"),
        pytest.param(["From: Ann", "a", "b", "c", "Sent: d", "x"], (Cut.QUOTED, 5), id="goes on"),
        pytest.param(
            ["From: Ann", "a", "b", "c", "d", "Sent: e", "x"], None, id="goes on too long"
        ),
        pytest.param(["*From:* Ann", "*Sent:* Monday", "x"], (Cut.QUOTED, 2), id="bold"),
        pytest.param(["_" * 5, *FIELDS, "x"], (Cut.QUOTED, 5), id="below a rule"),
        pytest.param(["_" * 4, *FIELDS, "x"], None, id="below a short rule"),
        pytest.param(["--- A message ---", "", *FIELDS, "x"], (Cut.QUOTED, 6), id="below a title"),
        pytest.param(["-----", "x"], None, id="a rule"),
        pytest.param(
            ["-----Original Message-----", "Subject: a", "From: b", "Sent: c", "x"],
            (Cut.QUOTED, 4),
            id="announced",
        ),
        pytest.param(["-----Original Message-----", "", "x"], (Cut.QUOTED, 2), id="no header"),
        pytest.param(
            ["---------- Forwarded message ---------", "From: a", "Date: b", "x"],
            (Cut.FORWARDED, 3),
            id="forwarded",
        ),
        pytest.param(["Begin forwarded message:", "", "x"], (Cut.FORWARDED, 2), id="by Apple"),
        pytest.param(["", *FIELDS], None, id="a blank line"),
        pytest.param(
            ["From: " + "a" * 294, *FIELDS[1:], "x"], (Cut.QUOTED, 4), id="300 characters"
        ),
        pytest.param(["From: " + "a" * 295, *FIELDS[1:], "x"], None, id="301 characters"),
        pytest.param(list(FIELDS), (Cut.QUOTED, 4), id="nothing below"),
        pytest.param(["From: a", *["Cc: b"] * 12, "Sent: c", "x"], (Cut.QUOTED, 14), id="14 lines"),
        pytest.param(["From: a", *["Cc: b"] * 13, "Sent: c", "x"], None, id="15 lines"),
    ],
)
def test_another_mail_begins_with_a_header(lines: list[str], found: tuple[Cut, int] | None) -> None:
    assert find_separator(lines, 0) == (Separator(found[0], 0, found[1]) if found else None)


def sort(text: str, **how: Any) -> str:
    """Return the lines of a mail, a letter for the reason of each that goes: q, s, f or h."""
    return "|".join(
        f"({line.reason[0]}){line.text}" if line.reason else line.text
        for line in sort_lines(text.split("\n"), **how)
    )


WROTE = "On Mon at 10:12, Ann wrote:"
THIRTY = "word " * 30


@pytest.mark.parametrize(
    ("text", "how", "sorted_"),
    [
        pytest.param("a b c", {}, "a b c", id="one line"),
        pytest.param("a b c\n> q", {}, "a b c|(q)> q", id="quoted"),
        pytest.param("a b c\n  > q", {}, "a b c|(q)  > q", id="quoted, moved"),
        pytest.param("a b c\n   > q", {}, "a b c|   > q", id="moved too far"),
        pytest.param(f"a b c\n{WROTE}\n> q", {}, f"a b c|(q){WROTE}|(q)> q", id="attributed"),
        pytest.param(
            f"a b c\n{WROTE}\n\n> q\nd", {}, f"a b c|(q){WROTE}||(q)> q|d", id="a blank line"
        ),
        pytest.param(f"a b c\n{WROTE}", {}, f"a b c|(q){WROTE}", id="attributed, at the end"),
        pytest.param(f"a b c\n\n{WROTE}\nq", {}, f"a b c||(q){WROTE}|(q)q", id="without marks"),
        pytest.param(f"a b c\n{WROTE}\nq", {}, f"a b c|{WROTE}|q", id="in a paragraph"),
        pytest.param(
            f"a b c\n{WROTE}\nq", {"reply": True}, f"a b c|(q){WROTE}|(q)q", id="in an answer"
        ),
        pytest.param(f"{WROTE}\nq r s", {}, f"(h){WROTE}|q r s", id="nothing else"),
        pytest.param("> a b c\n> d", {}, "a b c|d", id="all of it quoted"),
        pytest.param("> a\n>> b\n> c", {}, "a|(q)> b|c", id="quotes in it"),
        pytest.param("> a b c\n\n> d", {}, "a b c||d", id="with a blank line"),
        pytest.param(
            "a b c\n---- Forwarded message ----\nFrom: x\nDate: y\n\nq r s",
            {},
            "a b c|(h)---- Forwarded message ----|(h)From: x|(h)Date: y|(h)|q r s",
            id="forwarded",
        ),
        pytest.param(
            f"{THIRTY}\n---- Forwarded message ----\nq",
            {},
            f"{THIRTY}|(q)---- Forwarded message ----|(q)q",
            id="more than a cover",
        ),
        pytest.param(
            f"{THIRTY[5:]}\n---- Forwarded message ----\nq",
            {},
            f"{THIRTY[5:]}|(h)---- Forwarded message ----|q",
            id="29 words",
        ),
        pytest.param(
            "a b c\n-----Original Message-----\nq",
            {"forward": True},
            "a b c|(h)-----Original Message-----|q",
            id="by its subject",
        ),
        pytest.param(
            "a b c\n-----Original Message-----\nq",
            {},
            "a b c|(q)-----Original Message-----|(q)q",
            id="answered",
        ),
        pytest.param("a b c\n-- \nAnn\nBo", {}, "a b c|(s)-- |(s)Ann|(s)Bo", id="signed"),
        pytest.param("a b\n-- \nAnn", {}, "a b||-- Ann", id="two words stay"),
        pytest.param(
            "a b c\n___\nto unsubscribe from it",
            {},
            "a b c|(f)___|(f)to unsubscribe from it",
            id="a rule",
        ),
        pytest.param(
            "a b c\n\nto unsubscribe from it\nd",
            {},
            "a b c||(f)to unsubscribe from it|(f)d",
            id="footer",
        ),
        pytest.param(
            "This email is confidential. Delete it.\n\na b c",
            {},
            "(f)This email is confidential. Delete it.||a b c",
            id="secrecy",
        ),
    ],
)
def test_the_lines_of_a_mail_are_sorted(text: str, how: dict[str, Any], sorted_: str) -> None:
    assert sort(text, **how) == sorted_


def test_mails_forwarded_in_mails_have_an_end() -> None:
    text = "---- Forwarded message ----\n" * 11 + "a b c"
    assert sort(text).endswith("(q)a b c")
    assert sort(text.replace("---- Forwarded message ----\n", "", 1)).endswith("|a b c")
    quoted = "\n".join(["> " * 11 + "a b c"])
    assert sort(quoted).endswith("> a b c")
    assert sort(quoted[2:]) == "a b c"


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        pytest.param(["a", "-- ", "Ann"], 1, id="the mark"),
        pytest.param(["a", "--", "Ann"], 1, id="two dashes"),
        pytest.param(["a", "—", "Ann"], 1, id="a long dash"),
        pytest.param(["a", "---", "Ann"], 3, id="three dashes"),
        pytest.param(["-- ", *["b"] * 39], 0, id="40 lines"),
        pytest.param(["-- ", *["b"] * 40], 41, id="41 lines"),
        pytest.param(["--", *["b"] * 14], 0, id="15 lines after dashes"),
        pytest.param(["--", *["b"] * 15], 16, id="16 lines after dashes"),
        pytest.param(["a", "Sent from my iPhone"], 1, id="a phone"),
        pytest.param(["a", "Sent from my iPhone", "b" * 90], 1, id="and a line of 90 characters"),
        pytest.param(["a", "Sent from my iPhone", "b" * 91], 3, id="and one of 91"),
        pytest.param(["a"], 1, id="none"),
        pytest.param([], 0, id="nothing"),
    ],
)
def test_a_signature_begins_at_a_mark_or_a_device(lines: list[str], start: int) -> None:
    assert find_signature(lines) == start


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        pytest.param(["a", "____", "x mailing list"], 1, id="below a rule"),
        pytest.param(["a", "____", "", "", "", "unsubscribe"], 1, id="three blank lines"),
        pytest.param(["a", "____", "", "", "", "", "x virus"], 7, id="four blank lines"),
        pytest.param(["a", "____", "b", "unsubscribe"], 1, id="in the second line"),
        pytest.param(["a", "____", "b", "c", "unsubscribe here now"], 5, id="in the third line"),
        pytest.param(["a", "____", "b"], 3, id="a rule alone"),
        pytest.param(["a", "", "You received this mail"], 2, id="by its words"),
        pytest.param(["You received this mail"], 0, id="at the start"),
        pytest.param(["a", "", "Attention! You received this mail"], 2, id="after a call"),
        pytest.param(["a", "You received this mail"], 2, id="in a paragraph"),
        pytest.param(["", "You received this", *["b"] * 39], 1, id="40 lines"),
        pytest.param(["", "You received this", *["b"] * 40], 42, id="41 lines"),
    ],
)
def test_a_footer_begins_at_a_rule_or_with_its_words(lines: list[str], start: int) -> None:
    assert find_footer(lines) == start


def test_paragraphs_about_secrecy_or_trees_are_found() -> None:
    secret = "This email is confidential. Delete it."
    tree = "Please consider the environment before you print it."
    assert find_secrecy(["a", "", secret, "b", "", "c", "", tree]) == [2, 3, 7]
    note = "Nota di riservatezza - Le notizie sono riservate al destinatario."
    assert find_secrecy(["a", "", note]) == [2]
    assert find_secrecy(["a", "b", note, "c", "", "d"]) == [2, 3]
    assert find_secrecy([f"a {secret}", "", "This email is confidential.", "", "a", tree]) == []
    assert find_secrecy([f"This email {'x' * 700} is confidential. Delete it."]) == []


@pytest.mark.parametrize(
    ("lines", "how", "start"),
    [
        pytest.param([WROTE], {}, 0, id="a time and the verb"),
        pytest.param(["On 4 March 2024 Ann wrote:"], {}, -1, id="a day and the verb"),
        pytest.param(["On 4 March 2024 Ann wrote:"], {"reply": True}, 0, id="in an answer"),
        pytest.param(["On 4 March 2024 Ann wrote:"], {"quoted": True}, 0, id="before quoted lines"),
        pytest.param(["On 4 March 2024 a@b.c says:"], {}, 0, id="a day and an address"),
        pytest.param(["a@b.c says:"], {}, -1, id="an address"),
        pytest.param(["a@b.c says:"], {"quoted": True}, 0, id="an address before quoted lines"),
        pytest.param(["Ann wrote:"], {"reply": True}, -1, id="the verb"),
        pytest.param(["Ann wrote:"], {"quoted": True}, 0, id="the verb before quoted lines"),
        pytest.param(["I see:"], {"quoted": True}, -1, id="nothing"),
        pytest.param(
            ["On 4.3.2024 Ann", "Lee of x", "wrote:"], {"reply": True}, 0, id="three lines"
        ),
        pytest.param(["x", "y", WROTE], {}, 2, id="the last line alone"),
        pytest.param(["It ends.", WROTE], {}, 1, id="after a sentence"),
        pytest.param(["Am 4.", "März schrieb Ann:"], {"quoted": True}, 0, id="half a date"),
        pytest.param(["", WROTE], {}, 1, id="after a blank line"),
        pytest.param(["> x", WROTE], {}, 1, id="after a quoted line"),
        pytest.param(
            ["On Mon, Mar 4,", "2024 at 10:12, Ann wrote:"], {}, 0, id="wrapped in its date"
        ),
        pytest.param(["---- On 4 March 2024 Ann wrote ----"], {}, 0, id="between dashes"),
        pytest.param(["x" * 400 + " " + WROTE], {}, -1, id="too long"),
    ],
)
def test_a_line_says_whose_words_follow(lines: list[str], how: dict[str, bool], start: int) -> None:
    asked = {"quoted": False, "reply": False} | how
    assert find_attribution(lines, len(lines) - 1, **asked) == start


DIFF = ["diff --git a/x b/x", "index 1..2", "--- a/x", "+++ b/x", "@@ -1 +1 @@", "-a", "+b"]
COUNT = [" x | 2 +-", " 1 file changed, 1 insertion(+)"]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        pytest.param(["It rains."], ["It rains."], id="no patch"),
        pytest.param(["It rains.", "", *DIFF], ["It rains.", ""], id="changes"),
        pytest.param(
            ["It rains.", "---", *COUNT, "", *DIFF], ["It rains."], id="the count and its rule"
        ),
        pytest.param(["It rains.", "", *COUNT], ["It rains.", ""], id="the count alone"),
        pytest.param(
            ["It rains.", "---", "A note.", "", *COUNT], ["It rains."], id="a note below the rule"
        ),
        pytest.param(
            ["It.", "Signed-off-by: Ann Lee", "Acked-by: Bo", "", *DIFF], ["It.", ""], id="signed"
        ),
        pytest.param(
            ["Signed-off-by: Ann Lee", "It.", *DIFF], ["Signed-off-by: Ann Lee", "It."], id="above"
        ),
        pytest.param(
            ["diff -u a b", "It rains."], ["diff -u a b", "It rains."], id="no changes below"
        ),
        pytest.param(["It.", "--- a/x", "+++ b/x"], ["It."], id="changes without a head"),
        pytest.param(["It.", "Index: x", *["y"] * 6, "@@ 1"], ["It."], id="seven lines below"),
        pytest.param(
            ["It.", "Index: x", *["y"] * 7, "@@ 1"],
            ["It.", "Index: x", *["y"] * 7, "@@ 1"],
            id="eight",
        ),
        pytest.param(["It.", " create mode 1 x", *COUNT[1:]], ["It."], id="files that are made"),
    ],
)
def test_a_patch_goes_with_its_statistics(lines: list[str], kept: list[str]) -> None:
    assert [line.text for line in take_patch(lines) if not line.reason] == kept


def letter(text: str, **how: bool) -> tuple[list[str], list[tuple[str, str]]]:
    draft = read_text(text, Reply(**how))
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


def html(page: str, **how: bool) -> list[str]:
    tree = load_html(page)
    assert tree is not None
    draft = read_html(tree, Reply(**how))
    gone = [f"({line.reason}) {line.text}" for line in draft.removed]
    return [block.text for block in draft.blocks] + gone


CELL = "<table><tr><td>{}</td></tr></table>"


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        pytest.param(
            "<p>One two three.</p><blockquote type=cite>Q</blockquote>",
            ["One two three.", "(quote) Q"],
            id="quoted",
        ),
        pytest.param(
            "<p>One two three.</p><blockquote>Q</blockquote>",
            ["One two three.", "Q"],
            id="a quotation",
        ),
        pytest.param(
            "<p>One two three.</p><div class='gmail_quote'><p>Q</p><p>R</p></div>",
            ["One two three.", "(quote) Q R"],
            id="by Gmail",
        ),
        pytest.param(
            "<p>One two three.</p><div class='x gmail_quote'>---------- Forwarded<p>Q</p></div>",
            ["One two three.", "Q", "(header) ---------- Forwarded"],
            id="forwarded by Gmail",
        ),
        pytest.param(
            "<p>One two three.</p><div class=gmail_signature><p>Ann</p></div>",
            ["One two three.", "(signature) Ann"],
            id="a signature",
        ),
        pytest.param("<div class=gmail_signature><p>Ann</p></div>", ["Ann"], id="nothing else"),
        pytest.param(
            "<p>One two three.</p><p>-- </p><p>Ann</p>",
            ["One two three.", "(signature) -- Ann"],
            id="dashes",
        ),
        pytest.param(
            "<p>One two three.</p>--<div>Ann</div>",
            ["One two three.", "(signature) -- Ann"],
            id="dashes between elements",
        ),
        pytest.param(
            "<p>One</p><p style='display: none'>No</p><span style='max-height:0'>N</span>",
            ["One"],
            id="hidden",
        ),
        pytest.param("<p>O\u200bne\u00ad</p>", ["One"], id="signs that nobody sees"),
        pytest.param(CELL.format("One") + CELL.format("<p>Two</p>"), ["One", "Two"], id="layout"),
        pytest.param(
            "<table border=1><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
            ["a", "b", "c", "d"],
            id="a table",
        ),
    ],
)
def test_the_html_of_a_mail_is_sorted_by_what_programs_mark(page: str, shown: list[str]) -> None:
    assert html(page) == shown


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        pytest.param("<table>{}</table>", "paragraph", id="of layout"),
        pytest.param("<table border=0>{}</table>", "paragraph", id="with no border"),
        pytest.param("<table border=1>{}</table>", "cell", id="with a border"),
        pytest.param("<table style='border: 1px solid'>{}</table>", "cell", id="with a line"),
        pytest.param("<table><tr><th>x</th><th>y</th></tr>{}</table>", "cell", id="with heads"),
        pytest.param(
            "<table border=1><tr><td><table>{}</table></td></tr></table>", "paragraph", id="nested"
        ),
    ],
)
def test_a_table_that_is_drawn_has_cells(table: str, kind: str) -> None:
    row = "<tr><td>One</td><td>Two</td></tr>"
    tree = load_html(table.format(row * 2))
    assert tree is not None
    assert read_html(tree, Reply()).blocks[-1].kind == kind


def test_the_buttons_of_a_newsletter_go() -> None:
    page = "<p>One two three.</p><p><a href=x>Read more</a></p>"
    assert html(page) == ["One two three.", "Read more"]
    assert html(page, bulk=True) == ["One two three.", "(navigation) Read more"]
    # Three tables of layout are enough to tell one.
    assert html(page + CELL.format("x") * 3)[-1] == "(navigation) Read more"
    assert html(page + CELL.format("x") * 2)[1] == "Read more"


@pytest.mark.parametrize(
    ("plain", "page", "wins"),
    [
        pytest.param("a b c d e", "<p>a b c d e", True, id="the same"),
        pytest.param("a b c", "<p>a b c d e", True, id="three fifths of it"),
        pytest.param("a b", "<p>a b c d e", False, id="two fifths of it"),
        pytest.param("a b http://x.org/" + "y" * 99, "<p>a b", False, id="addresses"),
        pytest.param(
            "a b c", "<style>x y z</style><script>u v w</script><p>a b c", True, id="what is seen"
        ),
        pytest.param("<p>a b c</p>", "<p>a b c", False, id="tags"),
    ],
)
def test_the_plain_form_wins_if_it_says_as_much(plain: str, page: str, *, wins: bool) -> None:
    tree = load_html(page)
    assert tree is not None
    assert prefers_plain(plain, tree) == wins


def test_the_html_of_a_mail_has_as_many_elements_as_a_page_at_most() -> None:
    load_html("<p>a" * MOST_ELEMENTS)
    with pytest.raises(InputError, match="too large to read"):
        load_html("<p>a" * (MOST_ELEMENTS + 1))
