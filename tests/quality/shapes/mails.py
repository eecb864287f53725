"""Shapes of mails: header fields, bodies, parts, saved pages, and files of many mails."""

from itertools import product

from tests.quality.shapes.shape import SENTENCE, Shape

_HEADER = (
    "From: a@example.org\nTo: b@example.org\nSubject: Mill\nDate: Mon, 3 Mar 2025 10:00:00 +0100\n"
)
_FIELDS = (
    "From", "To", "Subject", "Date", "Received", "References", "Message-ID", "Content-Type",
    "Content-Disposition", "Content-Transfer-Encoding", "MIME-Version", "List-Id", "X-A",
)  # fmt: skip
# What a field may hold, over and over.
_VALUES = (
    "a", "a ", "\n ", "\n b", "=?utf-8?q?", "=?utf-8?q?a?= ", "=?utf-8?b?YQ==?=", "=?", "<", "(",
    '"', "a@b.c, ", "<a@b.c> ", ";", '; a="b"', "; a*{n}*=b", ":", "Re: ", "[a] ", "\\", "=", "é",
    "Mon, ", "12:30 ", "\t",
)  # fmt: skip
_LINES = {
    "field": "X-A{n}: b\n",
    "field that is folded": "X-A: b\n c\n",
    "received": "Received: from a (b [1.2.3.4]) by c; Mon, 3 Mar 2025 10:00:00 +0100\n",
    "subject": "Subject: =?utf-8?q?a?=\n",
    "sender": "From: a@b.c\n",
    "kind of content": "Content-Type: multipart/mixed; boundary=b\n",
    "line without a colon": "a\n",
    "field without a value": "To:\n",
}
_BODIES = {
    "quoted lines": "> A line of Ada's {n}.\n",
    "deep quotes": "> > > A line of Ada's.\n> > b\n",
    "quotes and replies": "> A line of Ada's {n}.\n\nAnd mine.\n\n",
    "signatures": "-- \nAda Vale\nThe mill\n\n",
    "short last lines": "Regards,\nAda\n\n",
    "attributions": "On Monday, 3 March 2025 Ada Vale <a@b.c> wrote:\n> a\n\n",
    "broken attributions": "On Monday, 3 March\n2025 at 10:30 Ada Vale\n",
    "words of attributions": "On Mon, ",
    "forwarded": "---------- Forwarded message ---------\nFrom: A\nDate: B\nSubject: C\n\na\n",
    "originals": "-----Original Message-----\nFrom: A\nSent: B\n\na\n",
    "underlines": "________________________________\nFrom: A\nSent: B\n\na\n",
    "phones": "Sent from my phone\n\n",
    "footers": "To unsubscribe click here: http://a.b/{n}\n\n",
    "patches": "diff --git a/b b/c\n--- a/b\n+++ b/c\n@@ -1 +1 @@\n-a\n+b\n",
    "lines of a patch": "+a\n-b\n",
    "quoted-printable": "=E9=\n",
    "uuencoded": "begin 644 a\n#86)C\n`\nend\n",
    "boundaries": "--b\n",
    "parts": "--b\nContent-Type: text/plain\n\nA line {n}.\n",
    "parts with a name": "--b\nContent-Disposition: attachment; filename=a{n}.txt\n\nA line.\n",
    "nested parts": "--b\nContent-Type: multipart/mixed; boundary=b\n\n",
    "mails in mails": "--b\nContent-Type: message/rfc822\n\nFrom: a@b.c\nSubject: d\n\ne\n",
    "parts of HTML": "--b\nContent-Type: text/html\n\n<p>A line of text {n}.</p>\n",
    "ends of parts": "--b--\n",
    "lines of From": "From a Mon Mar  3 10:00:00 2025\n",
    "mails": f"From a Mon Mar  3 10:00:00 2025\n{_HEADER}\n{SENTENCE}\n\n",
    "short mails": "From a Mon Mar  3 10:00:00 2025\nFrom: a@b.c\nTo: b@c.d\n\nA\n\n",
    "digests": "\n------------------------------\n\nDate: Mon, 3 Mar 2025\nFrom: "
    "a@b.c\nSubject: c\n\na\n",
}
_KINDS = {
    "mail": "",
    "mail of parts": 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n',
    "digest": 'MIME-Version: 1.0\nContent-Type: multipart/digest; boundary="b"\n',
    "mail in quoted-printable": "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    "Content-Transfer-Encoding: quoted-printable\n",
}
_LETTER = "MIME-Version: 1.0\nContent-Type: text/html\n"
_SAVED = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nMIME-Version: 1.0\n"
    'Content-Type: multipart/related; type="text/html"; boundary=b\n\n--b\nContent-Type: text/html'
    "\nContent-Transfer-Encoding: {0}\nContent-Location: https://a.example/\n\n<html><body>"
)
_HTML = {
    "paragraphs": f"<p>{SENTENCE}</p>\n",
    "short paragraphs": "<p>a",
    "quotations": "<blockquote>a",
    "lines and breaks": "a<br>\n",
    "divs": "<div>a</div>",
    "open divs": "<div>",
    "tables": "<table><tr><td>a",
    "rows": "<tr><td>a {n}<td>b</tr>",
    "quotes of Gmail": '<div class="gmail_quote">On Monday Ada wrote:<blockquote>a',
    "rules": "<hr>From: a<br>Sent: b<br>",
    "soft ends of lines": "a=\n",
    "codes": "=3D",
    "broken codes": "=",
    "capital codes": "=C3=A9",
    "parts": "\n--b\nContent-Type: text/css\nContent-Location: https://a.example/{n}\n\na{n}\n",
    "pictures": "\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n",
    "frames": "\n--b\nContent-Type: text/html\nContent-ID: <{n}>\n\n<p>a</p>\n",
    "boundaries": "\n--b",
    "spaces": "   \n",
}
_TEXT = f"\n{SENTENCE * 3}\n"
_CODES = ("quoted-printable", "7bit", "binary")


def list_mails() -> dict[str, Shape]:
    """Return the shapes of mails by their names."""
    lines = {f"header: {name}": Shape(_HEADER, line, _TEXT) for name, line in _LINES.items()}
    letters = {
        f"letter: {name}": Shape(_HEADER + _LETTER + "\n<html><body>", piece)
        for name, piece in _HTML.items()
    }
    boxes = {
        f"mailbox: {name}": Shape("", f"From a Mon Mar  3 10:00:00 2025\n{_HEADER}{piece}\n")
        for name, piece in {
            "mails of a line": "\nA line of text {n}.\n",
            "mails of parts": f"{_KINDS['mail of parts']}\n--b\n\nA line.\n--b--\n",
            "mails of pages": f"{_LETTER}\n<p>A line {{n}}.</p>\n",
            "mails without a text": "\n",
        }.items()
    }
    return lines | letters | boxes


def cross_mails() -> dict[str, Shape]:
    """Return each value in each field, each body in each kind of mail, and saved pages."""
    values = {
        f"{field} of {value!r}": Shape(f"{_HEADER}{field}: ", value, "\n" + _TEXT)
        for field, value in product(_FIELDS, _VALUES)
    }
    bodies = {
        f"{kind}: {name}": Shape(f"{_HEADER}{fields}{_TEXT}\n", piece)
        for (kind, fields), (name, piece) in product(_KINDS.items(), _BODIES.items())
    }
    saved = {
        f"saved page in {code}: {name}": Shape(_SAVED.replace("{0}", code), piece, "\n--b--\n")
        for code, (name, piece) in product(_CODES, _HTML.items())
    }
    return values | bodies | saved
