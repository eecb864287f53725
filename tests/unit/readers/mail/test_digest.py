"""A digest is cut into its mails."""

from summarize.readers.mail.digest import cut_digest
from summarize.readers.mail.message import parse_mail
from tests.unit.readers.mail.examples import facts, mail, multi

RULE = "-" * 30


SECTION = "Message: 1\nFrom: {0}\nSubject: {0}\nContent-Type: text/plain\n\nAbout {0}.\n"


def test_a_digest_is_cut_into_its_mails() -> None:
    pieces = ["Topics\n", SECTION.format("a"), SECTION.format("b"), "End of it\n"]
    text = f"\n{RULE}\n\n".join(pieces)
    assert cut_digest(parse_mail(mail(text))) == [
        b"From: a\nSubject: a\n\nAbout a.\n", b"From: b\nSubject: b\n\nAbout b.\n"
    ]  # fmt: skip
    assert facts(mail(text, "Subject: Trams\n"))[2] == ["# a", "About a.", "# b", "About b."]
    assert cut_digest(parse_mail(mail(text, "Content-Type: text/html\n"))) == []
    assert cut_digest(parse_mail(mail(text.replace(RULE, "-" * 24)))) == []
    assert cut_digest(parse_mail(mail(f"{RULE}\n\nFrom: a\nTo: b\n\nx\n"))) == []
    inner = "Content-Type: multipart/digest; boundary=i\n\n--i\n\nFrom: a\n\none\n--i--\n"
    assert cut_digest(parse_mail(multi("\nTopics", inner))) == [b"From: a\n\none"]
    assert cut_digest(parse_mail(multi("\nTopics", inner, kind="alternative"))) == []
    assert facts(multi("\nTopics", inner))[2:] == (["one"], ["contents: Topics"])
