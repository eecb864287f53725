"""Read a mail: its text without quotes, signatures, footers and patches."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from summarize.errors import NoArticleError
from summarize.language.control_characters import one_line
from summarize.models import Block, Draft, Removed
from summarize.readers.mail.content import Body, Content, choose_bodies, read_content
from summarize.readers.mail.digest import cut_digest
from summarize.readers.mail.headers import (
    clean_subject,
    is_answer,
    is_forwarded,
    name_sender,
    read_date,
)
from summarize.readers.mail.imprint import find_imprint
from summarize.readers.mail.mailbox import MailFile
from summarize.readers.mail.message import DEEPEST, MimePart, parse_mail
from summarize.readers.mail.mhtml import find_page
from summarize.readers.mail.plain_body import MessageFlags, read_text
from summarize.readers.mail.quotes import FOOTER

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", "image/png", "image/jpeg")
_FEW_WORDS = 30  # of a cover note: the mail that it encloses is the article


def read_mail(file: MailFile) -> Draft:
    """Read the blocks of a mail, its subject, sender and date.

    Raise NoArticleError for a file of several mails and for a mail of pictures, InputError for an
    encrypted one.
    """
    if len(file.spans) > 1:
        raise NoArticleError(f"{len(file.spans):,} mails in it: choose one")
    draft = _read_message(file.mail, 0, file.digest)
    if not draft.blocks and _has_pictures(file.mail):
        raise NoArticleError("a mail of pictures, no text in them that can be read")
    return draft


def _has_pictures(part: MimePart) -> bool:
    content = read_content(part)
    return _has_images(content.bodies) or any(
        name.lower().endswith(_PICTURES) for name in content.files
    )


def _has_images(bodies: Iterable[Body]) -> bool:
    return any("<img" in (body.html or "").lower() for body in bodies)


def _read_message(part: MimePart, depth: int, mails: Sequence[bytes]) -> Draft:
    page = find_page(part)
    if page:
        from summarize.readers.html.page import read_page

        return read_page(page.data, page.url)
    content = choose_bodies(read_content(part))
    if mails and depth < DEEPEST:
        return _name(_read_digest(content, [parse_mail(mail) for mail in mails], depth), part)
    own = _read_bodies(content.bodies, _describe(part))
    draft = _name(own, part)
    if depth < DEEPEST and content.mails and _is_cover(own, content):
        draft = _read_enclosed(draft, content.mails, depth)
    elif content.mails:
        titles = (clean_subject(mail.field("Subject")) for mail in content.mails)
        files = (*content.files, *(title or "a mail" for title in titles))
        content = replace(content, files=files)
    named = tuple(Removed(name, "attachment") for name in content.files)
    return replace(draft, removed=(*draft.removed, *named))


def _read_inner(part: MimePart, depth: int) -> Draft:
    return _read_message(part, depth, cut_digest(part) if depth < DEEPEST else ())


def _name(draft: Draft, part: MimePart) -> Draft:
    """Add the subject, sender and date of a mail to its draft."""
    return replace(
        draft,
        title=clean_subject(part.field("Subject")),
        author=name_sender(part.field("From")),
        date=read_date(part.field("Date") or part.field("Sent")),
    )


def _describe(part: MimePart) -> MessageFlags:
    subject = part.field("Subject")
    answers = bool(part.field("In-Reply-To") or part.field("References"))
    return MessageFlags(
        reply=answers or is_answer(subject),
        forward=is_forwarded(subject),
        bulk=bool(part.field("List-Unsubscribe") or part.field("Precedence")),
        talk=answers or bool(part.field("List-Post")),
    )


def _is_cover(own: Draft, content: Content) -> bool:
    """Check whether a mail is only a cover note for the mails it encloses."""
    words = sum(len(block.text.split()) for block in own.blocks)
    return words == 0 or (words < _FEW_WORDS and len(content.mails) == 1)


def _read_bodies(bodies: Sequence[Body], flags: MessageFlags) -> Draft:
    """Read the texts of a mail, one after another, as one draft without the sender's imprint."""
    drafts = [_read_body(body, flags) for body in bodies]
    blocks = [block for draft in drafts for block in draft.blocks]
    last = find_imprint([block.text for block in blocks])
    if len(last) == len(blocks) and not _has_images(bodies):
        last = set()
    gone = (Removed(blocks[number].text, FOOTER) for number in sorted(last))
    return Draft(
        tuple(block for number, block in enumerate(blocks) if number not in last),
        removed=(*(line for draft in drafts for line in draft.removed), *gone),
    )


def _read_body(body: Body, flags: MessageFlags) -> Draft:
    if body.html is None:
        return read_text(body.plain or "", flags)
    # Imported here: a mail without HTML should not wait 30 ms for lxml.
    from summarize.readers.mail.html_body import load_html, prefers_plain, read_html

    tree = load_html(body.html)
    if tree is None or (body.plain is not None and prefers_plain(body.plain, tree)):
        return read_text(body.plain or "", flags)
    draft = read_html(tree, flags)
    return draft if draft.blocks or not body.plain else read_text(body.plain, flags)


def _read_enclosed(draft: Draft, mails: Sequence[MimePart], depth: int) -> Draft:
    """Read the mails that a cover note encloses: one, or several."""
    drafts = [_read_inner(mail, depth + 1) for mail in mails]
    if len(drafts) == 1:
        inner = drafts[0]
        return replace(
            inner,
            blocks=(*draft.blocks, *inner.blocks) if inner.layout is None else inner.blocks,
            title=inner.title or draft.title,
            author=inner.author or draft.author,
            date=inner.date or draft.date,
            removed=(*draft.removed, *inner.removed),
        )
    return _join_mails(draft, drafts)


def _read_digest(content: Content, mails: Sequence[MimePart], depth: int) -> Draft:
    """Read the mails of a digest one after another; its table of contents is removed."""
    texts = (body.plain or "" for body in content.bodies) if content.mails else ()
    removed = tuple(Removed(line, "contents") for text in texts if (line := one_line(text)))
    return _join_mails(Draft((), removed=removed), [_read_inner(m, depth + 1) for m in mails])


def _join_mails(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Join several mails to one draft, each with its subject as a heading."""
    blocks = list(draft.blocks)
    for inner in drafts:
        blocks += [Block(inner.title, "heading", level=2)] if inner.title else []
        blocks += inner.blocks
    removed = (line for inner in drafts for line in inner.removed)
    return replace(draft, blocks=tuple(blocks), removed=(*draft.removed, *removed))
