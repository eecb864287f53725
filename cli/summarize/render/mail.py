"""A digest as a mail: plain text, and the same as a page."""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, localtime

from summarize.digest import Digest
from summarize.render.digest import render_digest
from summarize.render.html.digest import name_digest, render_html_digest
from summarize.render.style import PLAIN, Style

_POLICY = SMTP.clone(linesep="\n")  # as sendmail takes it


def render_mail_digest(digest: Digest, style: Style = PLAIN) -> str:
    """Write a mail without an address: the program that sends it adds both."""
    mail = EmailMessage(_POLICY)
    mail["Subject"] = name_digest(digest)
    mail["Date"] = format_datetime(localtime())
    mail.set_content(render_digest(digest, style), cte="quoted-printable")
    mail.add_alternative(render_html_digest(digest, style), "html", cte="quoted-printable")
    return mail.as_string()
