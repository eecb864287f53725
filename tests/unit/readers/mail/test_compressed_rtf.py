"""The compressed RTF of Outlook is unpacked and read."""

import random
import struct
import zlib
from contextlib import suppress

import pytest

from summarize import Article, extract_article
from summarize.errors import InputError, SummarizeError
from summarize.readers.mail.compressed_rtf import MOST_BYTES, unpack_rtf
from summarize.readers.mail.outlook import Allowance
from tests.outlook_writer import pack_rtf, write_file, write_message

FIRST = "The lantern of the pier was lit again on Monday evening."


SECOND = "Its keeper had asked for a new lens since the spring of 1998."


# The two examples of MS-OXRTFCP, 3.1: words of the dictionary's beginning; a run into itself.
HELLO = (
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d"
    "0a800fa0"
)


CIRCLE = "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0"


PACKED = "__substg1.0_10090102"


def read(rtf: str, **fields: str) -> Article:
    body: dict[str, str | bytes] = {PACKED: pack_rtf(rtf.encode()), "0037": "The lens", **fields}
    return extract_article(write_file(write_message(body)))


@pytest.mark.parametrize(
    ("packed", "rtf"),
    [
        pytest.param(HELLO, b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n", id="dictionary"),
        pytest.param(CIRCLE, b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}", id="a run into itself"),
        pytest.param("0f000000030000004d454c41000000007b787d", b"{x}", id="not packed"),
    ],
)
def test_rtf_is_unpacked(packed: str, rtf: bytes) -> None:
    assert unpack_rtf(bytes.fromhex(packed)) == rtf


def test_paragraphs_items_and_letters_beyond_ascii_are_read() -> None:
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}}\pard "
    item = r"\pard{\pntext\f0 1.\tab}{\*\pn\pnlvlbody}" + "The oil was paid for by the town.\\par "
    text = rf"{head}{FIRST}\par\par {SECOND}\par {item} \f1 \'cf\'e0\'f0\'ee\'ec "
    article = read(rf"{text}\u1085?\u1077? is a word; caf\f0\'e9 is another one.\par}}")
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("paragraph", FIRST),
        ("paragraph", SECOND),
        ("item", "1. The oil was paid for by the town."),
        ("paragraph", "Паром не is a word; café is another one."),
    ]


def test_a_page_in_rtf_is_read_as_a_page() -> None:
    article = read(
        r"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}"
        r"{\*\htmltag19 <html>}{\*\htmltag34 <body>}\htmlrtf {\htmlrtf0 "
        rf"{{\*\htmltag64 <p class=\'22x\'22>}}\htmlrtf {{\f0\htmlrtf0 {FIRST}\htmlrtf\par}}"
        r"\htmlrtf0{\*\mhtmltag64 <p style=x>}{\*\htmltag72 </p>}{\*\htmltag64 <ul>\par<li>}"
        rf"{{\pntext\f0\'b7\tab}}{SECOND}{{\*\htmltag84 &nbsp;}}\htmlrtf \'a0\htmlrtf0"
        r"{\*\htmltag64 </li></ul>}{\*\htmltag64 <div class=gmail_quote>}When?"
        r"{\*\htmltag64 </div>}\htmlrtf }\htmlrtf0 {\*\htmltag27 </body></html>}}"
    )
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("paragraph", FIRST),
        ("item", SECOND),
    ]
    assert [(line.text, line.reason) for line in article.removed] == [("When?", "quote")]


def test_where_there_is_a_text_the_rtf_is_asked_only_for_the_targets_of_its_links() -> None:
    page = rf"{{\rtf1\fromhtml1 {{\*\htmltag64 <p>}}{SECOND}{{\*\htmltag72 </p>}}}}"
    linked = f"{SECOND} <https://a.example/ \n 1>\n<https://a.example/2>\n"
    assert read("{damaged", **{"1000": SECOND}).paragraphs == (SECOND,)
    assert read(page, **{"1000": linked}).paragraphs == (SECOND,)
    assert read(rf"{{\rtf1 {FIRST}}}", **{"1000": linked}).paragraphs[0].startswith(SECOND)
    article = extract_article(write_file(write_message({PACKED: b"damaged", "1000": linked})))
    assert article.paragraphs[0].startswith(SECOND)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda data: data[:10], id="no head"),
        pytest.param(lambda data: data[:-5], id="cut off"),
        pytest.param(lambda data: data[:20] + b"x" + data[21:], id="another byte"),
        pytest.param(lambda data: data[:8] + b"LZFX" + data[12:], id="packed otherwise"),
        pytest.param(lambda data: data[:8] + b"MELA" + data[12:-20], id="less than it says"),
    ],
)
def test_a_damaged_one_says_so(spoil: object) -> None:
    assert callable(spoil)
    packed = spoil(pack_rtf(rb"{\rtf1 %s}" % FIRST.encode()))
    with pytest.raises(InputError, match="whose text is damaged or cut off"):
        extract_article(write_file(write_message({PACKED: packed})))


@pytest.mark.parametrize("declared", [10, 4_000_000_000])
def test_one_that_grows_without_end_is_refused(declared: int) -> None:
    # 4,096 runs of 17 bytes, each of what stands 8 bytes before it, go round the circle.
    runs = [((207 + 17 * number) % 4096 << 4 | 15).to_bytes(2, "big") for number in range(4096)]
    circle = b"".join(b"\xff" + b"".join(runs[place : place + 8]) for place in range(0, 4096, 8))
    content = b"\0" + b"a" * 8 + circle * 300
    checksum = zlib.crc32(content, 0xFFFFFFFF) ^ 0xFFFFFFFF
    head = struct.pack("<II4sI", len(content) + 12, declared, b"LZFu", checksum)
    with pytest.raises(InputError, match="over 4 MB of text"):
        unpack_rtf(head + content)


def test_a_stream_that_many_messages_share_is_not_read_for_each() -> None:
    shared = Allowance(1_000)
    shared.read(700)
    with pytest.raises(ValueError, match=r"^$"):
        shared.read(700)
    half = pack_rtf(b"{\\rtf1 %s}" % (b"a" * (MOST_BYTES // 2)))
    assert len(shared.unpack(half)) > MOST_BYTES // 2
    with pytest.raises(InputError, match="over 4 MB of text"):
        shared.unpack(half)


def test_damaged_ones_raise_no_error_but_ours() -> None:
    dice = random.Random(27)
    packed = pack_rtf(rb"{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}%s\par}" % FIRST.encode())
    for _ in range(300):
        content = bytearray(packed[16:])
        for _ in range(dice.randrange(1, 9)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        del content[dice.choice((9_999, dice.randrange(len(content)))) :]
        checksum = zlib.crc32(content, 0xFFFFFFFF) ^ 0xFFFFFFFF
        data = struct.pack("<II4sI", len(content) + 12, 99, b"LZFu", checksum) + content
        with suppress(SummarizeError):
            extract_article(write_file(write_message({PACKED: data})))
