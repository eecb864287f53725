"""Shapes of documents that can be made as long as one likes: what may cost more than its size."""

from collections.abc import Callable

_SENTENCE = "The old mill at the point has ground its first flour in ninety years this week. "
_PAGE = "<!DOCTYPE html><html><body>"
_MAIL = (
    "From: a@example.org\nTo: b@example.org\nSubject: Mill\nDate: Mon, 3 Mar 2025 10:00:00 +0100\n"
)

# What comes before, what is repeated, and what comes after it; {n} is the number of the repeat.
_PIECES: dict[str, tuple[str, ...]] = {
    # text
    "": (
        _SENTENCE, "word ", "a", "Short line\n", "A line.\n\n", ". ", ".", "?! ", "A. B. ", "1. ",
        "1.1 ", "1,", '"', "“", "”", "« ", "» ", "(", ")", "[1] ", "「", "。", "茶", "茶。", "カ",
        "กา", "မြန် ", "e\u0301", "\u0301", "👩‍👩‍👧", "\u202e", "\x1b[31m", "\x1b]", "\x1b[1;", "\0",
        "- item\n", "- item\n  goes on with more of it here\n", "  - item\n    more\n", "1) item\n",
        "* * *\n", "----\n", "Heading\n\nA sentence is here.\n\n", "wor-\nd ", "http://a.b/c ",
        "a@b.c ", "12 March 2024 10:30 ", "Share this\n", "By A. B.\n", "Ada: Yes, it is.\n",
        "“No,” he said. ", "He said so. ", "However, it did. ", "See Figure {n}. ", "\f", "\r",
        "\t",
        "Word{n} is a word{n} that is not word. ", "NOTES {n}\n", "I, ", "    indented line\n",
        "\x08a", "_\x08a", "A\u00adb", "U.S. ", "5 p.m. ", "BERLIN (Reuters) - It rained.\n",
    ),
    # Markdown
    "# a\n\n": (
        "**a", "__a_", "[", "](", "[a](", "[a](b) ", "![a](b)", "`", "> ", "> a\n", "- a\n",
        "- a\n\n  b\n", "|a|b|\n", "# b\n", "```\n", "    a\n\n", "<p>\n\n", "<!-- ", "[a]: b\n",
        "a\n===\n", "\\", "&amp;", "<b>a", "1. a\n   1. b\n",
    ),
    # pages
    _PAGE: (
        f"<p>{_SENTENCE}</p>", "<div>", "</div>", "<b><i>", "<ul><li>a", "<table><tr><td>a", "<br>",
        "<p>a<br>b", "<p hidden>a</p>", "<a href=x>a</a> ", "<p title='a' x=1>", "&amp;lt;",
        "<!--a-->",
        "<script>a</script>", "<style>a</style>", "<time>a</time> b ", "<q>a</q> b ", "<h2>a</h2>",
        "<aside><p>a</p></aside>", "<p>Share this</p>", "<svg><g>", "<pre>a\n</pre>", "<p", "<",
        "<dl><dt>a<dd>b", "<blockquote>a", "<figure><figcaption>a", "<section class=x{n}>a", "<tr>",
    ),
    # mails
    _MAIL: (
        "X-A: b\n", " folded\n", "Received: =?utf-8?q?a?=\n", "\nA line.\n", "\n> quoted\n",
        "\n> > > quoted\n", "\n-- \nAda\n", "\nOn Monday Ada wrote:\n", "\n--b\n",
        "\n_____\nFrom: a\n",
    ),
    # other marks
    "= A\n:a: b\n\n": (
        "== b\n\na\n\n", "* a\n", "[a]\n", "|===\n", "include::a[]\n", "*a", "----\n",
    ),
    "\\documentclass{a}\\begin{document}": (
        "\\a{", "{", "$a", "\\begin{a}", "% a\n", "\\section{a} b\n\n", "\\\\", "\\cite{a} b. ",
        "}",
    ),
    "#+TITLE: a\n\n": ("* a\n", "#+BEGIN_SRC\n", "[[a][b]] ", ":A:\nb\n", "| a |\n", "/a", "- a\n"),
    "a\n=\n\n.. b::\n\n": (
        ".. a::\n\n   b\n\n", "a\n-\n\n", ":a:`b` ", "* a\n", "``a", ".. _a: b\n",
    ),
    "{{a}}\n'''b''' is\n== c ==\n": (
        "{{", "[[a|", "[[a]] ", "<ref>a</ref>", "'''a", "{|\n|a\n", "* a\n",
    ),
    "WEBVTT\n\n": ("00:01.000 --> 00:02.000\na\n\n", "NOTE a\n\n", "<c>a", "a\n"),
    "{\\rtf1 ": ("{", "\\par a", "{\\b a}", "\\u8217?", "\\'e9", "{\\*\\a b}", "\\pard ", "}"),
    "From a Mon Mar  3 10:00:00 2025\n" + _MAIL: ("\nFrom a Mon Mar  3 10:00:00 2025\n" + _MAIL,),
    '<rss version="2.0"><channel><title>a</title>': (
        "<item><title>a</title><description>b</description></item>", "<item>", "<a>",
    ),
}  # fmt: skip
_LINE = "A line of the text goes on here, of harbours and lamps, number {} of many.\n"
# Each is a head, and a piece that is repeated; {} is the number of the repeat.
_NAMED: dict[str, tuple[str, str]] = {
    "an item and indented lines": ("- item\n", "  a line of text goes on here\n"),
    "an item and deeply indented lines": ("- item\n", "      a line of text goes on here\n"),
    "a numbered item and indented lines": ("1. item\n", "   a line goes on here {}\n"),
    "a marked item and indented lines": ("# Head\n\n- item\n", "  a line of text goes on here\n"),
    "items of two lines": ("", "- item {}\n  and its other line\n"),
    "marked items of two lines": ("# Head\n\n", "- item {}\n  and its other line\n"),
    "indented lines": ("", "    an indented line {} of the text\n"),
    "lines with a dash": ("", "- a line {} of the text\n"),
    "lines": ("", _LINE),
    "one line": ("", "A sentence of the text goes on here, number {} of many. "),
    "one sentence": ("", "words go on and on, and "),
    "paragraphs": ("", _LINE + "\n"),
    "the same paragraph": ("", "The board voted for the breakwater on Monday evening.\n\n"),
    "short lines": ("", "Short {}\n"),
    "blank lines": ("Text.\n", "\n"),
    "blank lines between words": ("", "word {}\n\n\n"),
    "stars": ("# a\n", "**a {} "),
    "links": ("# a\n", "[a {}](http://b.example/) "),
    "open links": ("# a\n", "[a {}]("),
    "open brackets": ("# a\n", "[ "),
    "images": ("# a\n", "![a {}](b.png)\n"),
    "references": ("# a\n", "[a{}]: http://b.example/\n"),
    "quotes in quotes": ("# a\n", "> "),
    "quoted lines": ("# a\n", "> a line {} is quoted\n"),
    "code": ("# a\n", "```\ncode {}\n```\n"),
    "open fences": ("# a\n", "```` {}\n"),
    "backticks": ("# a\n", "`a {} ``b "),
    "headings": ("", "# Heading {}\n\nA sentence is below it.\n\n"),
    "underlined headings": ("", "Heading {}\n=======\n\nA sentence is below it.\n\n"),
    "rules": ("# a\n", "---\n"),
    "a table": ("# a\n|a|b|\n|-|-|\n", "|x {}|y|\n"),
    "a wide table": ("# a\n|", "a|"),
    "entities": ("# a\n", "&amp; {} "),
    "comments of HTML": ("# a\n", "<!-- a {} -->\n"),
    "tags in Markdown": ("# a\n", "<b>a {}</b>\n\n"),
    "front matter": ("---\n", "key{}: value\n"),
    "quotation marks": ("", "“a {} "),
    "straight quotation marks": ("", '"a {} '),
    "guillemets": ("", "« a {} » "),
    "corner brackets": ("", "「あ{}。"),
    "brackets": ("", "(a {} "),
    "square brackets": ("", "[{}] a. "),
    "full stops": ("", ". "),
    "dots": ("", "..."),
    "ellipses": ("", "a… {} "),
    "question marks": ("", "Why {}? "),
    "exclamation marks": ("", "!"),
    "initials": ("", "A. B. "),
    "abbreviations": ("", "Dr. Mr. etc. {} "),
    "numbers": ("", "1.1 {} "),
    "numbers and stops": ("", "{}. "),
    "dates": ("", "12 March 2024 10:30 "),
    "addresses": ("", "a{}@b.example http://a.example/{} "),
    "colons": ("", "a: {}: "),
    "semicolons": ("", "a; {}; "),
    "commas": ("", "a, {}, "),
    "dashes": ("", "a – {} — "),
    "hyphens at ends": ("", "a wrapped li-\nne {} of\n"),
    "capitals": ("", "A B{} C "),
    "upper-case lines": ("", "A HEADING {}\n\n"),
    "names": ("", "Ada Vale {} met Bo Lind. "),
    "pronouns": ("", "He said that. It was so {}. "),
    "speakers": ("", "ADA: I say {}.\n\nBO: And I.\n\n"),
    "notices": ("", "Share this\n\nThe board voted for item {} on Monday evening there.\n\n"),
    "cookie notices": ("", "We use cookies. Accept all {}\n"),
    "Chinese": ("", "茶园第{}年的收成很好。"),
    "Chinese without a stop": ("", "茶"),
    "Japanese": ("", "喫茶店は{}月まで開いている。"),
    "katakana": ("", "カタ"),
    "Korean": ("", "차밭은 {} 해 동안 좋았다. "),
    "Thai": ("", "ชาวบ้าน "),
    "Thai without a space": ("", "ชาวบ้าน"),
    "Arabic": ("", "قال المجلس {} إن الميناء كبير. "),
    "Hindi": ("", "परिषद ने {} बजे कहा। "),
    "Russian": ("", "Совет сказал {} раз. "),
    "accents": ("", "e\u0301\u0323"),
    "emoji": ("", "👩\u200d👩\u200d👧 {} "),
    "joiners": ("", "م\u200c"),
    "hidden characters": ("", "a\u202e\u200b\U000e0041"),
    "escape sequences": ("", "\x1b[31ma "),
    "open escape sequences": ("", "a \x1b] "),
    "flags without an end": ("", "🏴\U000e0061\U000e0062"),
    "passwords": ("", "http://a:b"),
    "a mail's header": ("From: a@b.example\nSubject: x\n", "X-A{}: b\n"),
    "a mail's quotes": ("From: a@b.example\nSubject: x\n\n", "> a line {}\n"),
    "quotes of quotes": ("From: a@b.example\nSubject: x\n\nText.\n", "> > > a {}\n\n"),
    "signatures": ("From: a@b.example\nSubject: x\n\nText.\n", "-- \nAda {}\n"),
    "paragraphs of a page": ("<!DOCTYPE html><p>", "<p>A line {} of text is here.</p>"),
    "divs in divs": ("<!DOCTYPE html>", "<div>a {}"),
    "spans in spans": ("<!DOCTYPE html><p>", "<span>a {}"),
    "links of a page": ("<!DOCTYPE html><p>", "<a href='/{}'>a</a> "),
    "items of a page": ("<!DOCTYPE html><ul>", "<li>An item {}"),
    "cells": ("<!DOCTYPE html><table>", "<tr><td>a {}<td>b"),
    "headings of a page": ("<!DOCTYPE html>", "<h2>Head {}</h2><p>A line of text is here."),
    "scripts": ("<!DOCTYPE html><p>Text.", "<script>var a{} = 1;</script>"),
    "quotations of a page": ("<!DOCTYPE html><p>", "a <q>word {}</q> is said "),
    "breaks": ("<!DOCTYPE html><p>", "a line {}<br>"),
    "attributes": ("<!DOCTYPE html><p ", "a{}=1 "),
    "entities of a page": ("<!DOCTYPE html><p>", "&amp; {} "),
    "open comments": ("<!DOCTYPE html><p>Text.", "<!-- a {}"),
    "cues of subtitles": ("WEBVTT\n\n", "00:01.000 --> 00:02.000\nA line {}.\n\n"),
    "LaTeX": ("\\documentclass{{a}}\\begin{{document}}\n", "\\section{{A {}}} Text is here.\n"),
    "open groups of LaTeX": ("\\documentclass{{a}}\\begin{{document}}\n", "{{a "),
    "wiki links": ("== Head ==\n'''A''' is [[b]].\n", "* [[a {}|b]] is here\n"),
    "open templates": ("== Head ==\n'''A''' is [[b]].\n", "{{{{a|"),
    "directives": ("Head\n====\n\n.. note:: a\n\n", ".. note:: a {}\n   b\n\n"),
    "Org": ("#+TITLE: a\n", "* Head {}\n- a :: b\n"),
    "AsciiDoc": ("= Head\n:a: b\n\n", "== Part {}\n\n* a\n"),
    "groups of RTF": ("{{\\rtf1 Text. ", "{{\\b a {}"),
    "lines of a script": ("Head\n\n", "INT. HOUSE {} - DAY\n\nADA\nA line.\n\n"),
}
Shape = Callable[[int], bytes]  # from about how many bytes to a document


def list_shapes() -> dict[str, Shape]:
    """Return the shapes by their names, or by what they repeat and what stands before it."""
    found = {
        f"{piece[:30]!r} after {before[:12]!r}": _repeat(before, piece)
        for before, pieces in _PIECES.items()
        for piece in pieces
    }
    return found | {name: _fill(*shape) for name, shape in _NAMED.items()}


def _repeat(before: str, piece: str) -> Shape:
    def write(size: int) -> bytes:
        count = max(1, size // len(piece.encode()))
        repeated = (
            "".join(piece.replace("{n}", str(n)) for n in range(count))
            if "{n}" in piece
            else piece * count
        )
        return f"{before}{repeated}\n\n{_SENTENCE * 3}\n".encode()

    return write


def _fill(head: str, piece: str) -> Shape:
    def write(size: int) -> bytes:
        start = head.format()
        text, number, left = [start], 0, size - len(start.encode())
        while left > 0:
            text.append(piece.format(*[number] * piece.count("{}")))
            left -= len(text[-1].encode())
            number += 1
        return "".join(text).encode()

    return write
