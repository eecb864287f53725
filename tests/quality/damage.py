"""Make up documents: others cut, spliced and damaged, and texts by a grammar of odd marks.

All comes from a generator with a seed, so that a number names a document.
"""

import io
import zipfile
from collections.abc import Callable, Sequence
from random import Random

_TAGS = (
    "p div span a b ul ol li table tr td h1 h2 br img script style title article body head html "
    "meta svg math template noscript iframe form input pre code blockquote details figure q time"
).split()
_ATTRIBUTES = ('class="', "id=", ' hidden style="display:none"', ' href="x', ' dir="rtl"', "}=")
_MARKS = (
    "<", ">", "&", '"', "'", "]]>", "<!--", "-->", "</p", "<![CDATA[", "&#0;", "&#x110000;",
    "# ", "- ", "* ", "1. ", "> ", "```\n", "[a](", "|", "---\n", "\n\n", "\t", "\r", "::",
    "Subject: ", "From: a@b.c\n", "From x\n", "{{", "}}", "[[", "]]", "\\begin{", "\\", "$", ".. ",
    "#+", "=== ", "WEBVTT\n", "00:01 --> ", "%PDF-1.4", "{\\rtf1", "endobj", "BM",
    "\0", "\x1b[31m", "\x9b", "\u202e", "\u200d", "\u0301" * 9, "\ufeff", "\x85", "\x0c", "\ufffd",
)  # fmt: skip
# What sentences, quotations and lists are made of, in many scripts.
_WORDS = (
    "the tram Mr. z. B. e.g. U.S. 3.5 １．５ No. 5 harbour’s l’eau naïve Straße "
    "год города 茶园 カフェ ｶﾌｪ ประเทศไทย မြန်မာ 한국어 हिन्दी العربية עברית Ελλάδα İstanbul "
    "👍🏽 👩‍👩‍👧 🇨🇭 e\u0301 ﷽ ǅ ß ﬁ №5 A.B.C. https://a.b/c?d=e a@b.c --- … ‥ 1) (a) [1] [edit]"
).split()
_ENDS = (".", "!", "?", "…", "。", "！", "؟", "।", "။", ";", ":", ",", "", ".”", "?»", "」", "...")
_QUOTES = ('"', "“", "”", "„", "‚", "‘", "’", "«", "»", "‹", "›", "「", "」", "『", "』", "(", ")")
_ITEMS = ("- ", "* ", "• ", "1. ", "2) ", "(a) ", "  - ", "    ", "\t", "> ", "– ", "１．", "")
_NOTICES = ("Share this", "© 2024", "Sign up for our newsletter", "By A. B.", "Log in", "Cookies")
_ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-16", "utf-16-le", "latin-1", "cp1251", "gb18030")
_NUMBERS = (b"0", b"-1", b"255", b"65536", b"4294967295", b"99999999999999999999", b"1e999")

_MOST = 100_000  # bytes of a damaged document: how time grows with length, shapes measure

Make = Callable[[Random], bytes]


def write_text(random: Random) -> bytes:
    """Return paragraphs of odd sentences, quotations and lists."""
    lines = [_write_line(random) for _ in range(random.randint(1, 30))]
    text = random.choice(("\n", "\n\n", "\r\n", " ")).join(lines)
    return _encode(text, random)


def _write_line(random: Random) -> str:
    pieces = [random.choice(_ITEMS) if random.random() < 0.3 else ""]
    for _ in range(random.randint(1, 6)):
        words = random.choices(_WORDS, k=random.randint(1, 14))
        sentence = " ".join(words) + random.choice(_ENDS)
        if random.random() < 0.4:
            sentence = random.choice(_QUOTES) + sentence + random.choice((*_QUOTES, ""))
        pieces.append(sentence + random.choice(("", " ", " ", "  ")))
    if random.random() < 0.1:
        pieces = [random.choice(_NOTICES)]
    if random.random() < 0.2:
        pieces.insert(random.randrange(len(pieces) + 1), random.choice(_MARKS))
    return "".join(pieces)


def write_page(random: Random) -> bytes:
    """Return elements in elements, opened and closed in any order, with lines between them."""
    pieces = ["<!DOCTYPE html>" if random.random() < 0.7 else ""]
    for _ in range(random.randint(1, 60)):
        tag = random.choice(_TAGS)
        attribute = random.choice(_ATTRIBUTES) if random.random() < 0.2 else ""
        pieces.append(random.choice((f"<{tag} {attribute}>", f"<{tag}>", f"</{tag}>", f"<{tag}/>")))
        if random.random() < 0.6:
            pieces.append(_write_line(random))
    return _encode("".join(pieces), random)


def write_marks(random: Random) -> bytes:
    """Return marks of all formats in any order, with a few words between them."""
    pieces = random.choices((*_MARKS, *_WORDS, " ", "\n"), k=random.randint(1, 200))
    return _encode("".join(pieces), random)


def _encode(text: str, random: Random) -> bytes:
    return text.encode(random.choice(_ENCODINGS), errors="replace")


def damage(data: bytes, random: Random, others: Sequence[bytes] = ()) -> bytes:
    """Return data with a few of its pieces cut, doubled, moved, flipped or put in from others."""
    for _ in range(random.randint(1, 6)):
        size = len(data)
        place, end = sorted((random.randint(0, size), random.randint(0, size)))
        end = min(end, place + 400) if random.random() < 0.8 else end
        piece = data[place:end]
        way = random.randrange(8)
        if way == 0:
            piece = b""
        elif way == 1:
            piece *= random.choice((2, 3, 40))
        elif way == 2:
            piece = piece[::-1]
        elif way == 3:
            piece = random.choice(_MARKS).encode() + piece
        elif way == 4 and piece:
            flipped = random.randrange(len(piece))
            piece = piece[:flipped] + bytes([random.randrange(256)]) + piece[flipped + 1 :]
        elif way == 5 and others:
            other = random.choice(others)
            start = random.randint(0, len(other))
            piece = other[start : start + random.randint(1, 2_000)]
        elif way == 6:
            piece = random.choice(_NUMBERS)
        elif way == 7 and random.random() < 0.3:
            return data[:place]
        data = data[:place] + piece + data[end:]
    return data[:_MOST]


def damage_archive(data: bytes, random: Random, others: Sequence[bytes] = ()) -> bytes:
    """Return a ZIP archive one member of which is damaged, packed again so that it can be read.

    An archive that can't be read is damaged as any bytes are.
    """
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return damage(data, random, others)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        chosen = random.choice(names)
        with zipfile.ZipFile(packed, "w") as copy:
            for name in names:
                member = archive.read(name)
                if name == chosen:
                    member = damage(member, random, others)
                copy.writestr(zipfile.ZipInfo(name), member)  # without the time of day
    return packed.getvalue()
