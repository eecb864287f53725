"""Made-up mails for the tests."""

from summarize.readers.mail.content import (
    read_content,
)
from summarize.readers.mail.mail import read_mail
from summarize.readers.mail.mailbox import MailFile
from summarize.readers.mail.message import parse_mail

WROTE = "On Mon at 10:12, Ann wrote:"


def mail(body: str, fields: str = "") -> bytes:
    return f"From: Ann Lee <a@x.org>\n{fields}\n{body}".encode()


def multi(*parts: str, kind: str = "mixed", fields: str = "", end: str = "--b--\n") -> bytes:
    body = "".join(f"--b\n{part}\n" for part in parts) + end
    return mail(body, f'Content-Type: multipart/{kind}; boundary="b"{fields}\n')


def texts(data: bytes) -> list[tuple[str | None, str | None]]:
    return [(body.plain, body.html) for body in read_content(parse_mail(data)).bodies]


def facts(data: bytes) -> tuple[str | None, str | None, list[str], list[str]]:
    draft = read_mail(MailFile(data))
    texts = [f"# {b.text}" if b.kind == "heading" else b.text for b in draft.blocks]
    return (
        draft.title,
        draft.author,
        texts,
        [f"{line.reason}: {line.text}" for line in draft.removed],
    )
