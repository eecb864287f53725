"""Shapes of texts of each kind: what is repeated, and what stands before it."""

from tests.quality.shapes.shape import SENTENCE, Shape

_PAGE = "<!DOCTYPE html><html><body>"
_MAIL = (
    "From: a@example.org\nTo: b@example.org\nSubject: Mill\nDate: Mon, 3 Mar 2025 10:00:00 +0100\n"
)

# What comes before, what is repeated, and what comes after it; {n} is the number of the repeat.
_PIECES: dict[str, tuple[str, ...]] = {
    # text
    "": (
        SENTENCE, "word ", "a", "Short line\n", "A line.\n\n", ". ", ".", "?! ", "A. B. ", "1. ",
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
        f"<p>{SENTENCE}</p>", "<div>", "</div>", "<b><i>", "<ul><li>a", "<table><tr><td>a", "<br>",
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
_LINE = "A line of the text goes on here, of harbours and lamps, number {n} of many.\n"
# Each is a head, and a piece that is repeated; {n} is the number of the repeat.
_NAMED: dict[str, tuple[str, str]] = {
    "an item and indented lines": ("- item\n", "  a line of text goes on here\n"),
    "an item and deeply indented lines": ("- item\n", "      a line of text goes on here\n"),
    "a numbered item and indented lines": ("1. item\n", "   a line goes on here {n}\n"),
    "a marked item and indented lines": ("# Head\n\n- item\n", "  a line of text goes on here\n"),
    "items of two lines": ("", "- item {n}\n  and its other line\n"),
    "marked items of two lines": ("# Head\n\n", "- item {n}\n  and its other line\n"),
    "indented lines": ("", "    an indented line {n} of the text\n"),
    "lines with a dash": ("", "- a line {n} of the text\n"),
    "lines": ("", _LINE),
    "one line": ("", "A sentence of the text goes on here, number {n} of many. "),
    "one sentence": ("", "words go on and on, and "),
    "paragraphs": ("", _LINE + "\n"),
    "the same paragraph": ("", "The board voted for the breakwater on Monday evening.\n\n"),
    "short lines": ("", "Short {n}\n"),
    "blank lines": ("Text.\n", "\n"),
    "blank lines between words": ("", "word {n}\n\n\n"),
    "stars": ("# a\n", "**a {n} "),
    "links": ("# a\n", "[a {n}](http://b.example/) "),
    "open links": ("# a\n", "[a {n}]("),
    "open brackets": ("# a\n", "[ "),
    "images": ("# a\n", "![a {n}](b.png)\n"),
    "references": ("# a\n", "[a{n}]: http://b.example/\n"),
    "quotes in quotes": ("# a\n", "> "),
    "quoted lines": ("# a\n", "> a line {n} is quoted\n"),
    "code": ("# a\n", "```\ncode {n}\n```\n"),
    "open fences": ("# a\n", "```` {n}\n"),
    "backticks": ("# a\n", "`a {n} ``b "),
    "headings": ("", "# Heading {n}\n\nA sentence is below it.\n\n"),
    "underlined headings": ("", "Heading {n}\n=======\n\nA sentence is below it.\n\n"),
    "rules": ("# a\n", "---\n"),
    "a table": ("# a\n|a|b|\n|-|-|\n", "|x {n}|y|\n"),
    "a wide table": ("# a\n|", "a|"),
    "entities": ("# a\n", "&amp; {n} "),
    "comments of HTML": ("# a\n", "<!-- a {n} -->\n"),
    "tags in Markdown": ("# a\n", "<b>a {n}</b>\n\n"),
    "front matter": ("---\n", "key{n}: value\n"),
    "quotation marks": ("", "“a {n} "),
    "straight quotation marks": ("", '"a {n} '),
    "guillemets": ("", "« a {n} » "),
    "corner brackets": ("", "「あ{n}。"),
    "brackets": ("", "(a {n} "),
    "square brackets": ("", "[{n}] a. "),
    "full stops": ("", ". "),
    "dots": ("", "..."),
    "ellipses": ("", "a… {n} "),
    "question marks": ("", "Why {n}? "),
    "exclamation marks": ("", "!"),
    "initials": ("", "A. B. "),
    "abbreviations": ("", "Dr. Mr. etc. {n} "),
    "numbers": ("", "1.1 {n} "),
    "numbers and stops": ("", "{n}. "),
    "dates": ("", "12 March 2024 10:30 "),
    "addresses": ("", "a{n}@b.example http://a.example/{n} "),
    "colons": ("", "a: {n}: "),
    "semicolons": ("", "a; {n}; "),
    "commas": ("", "a, {n}, "),
    "dashes": ("", "a – {n} — "),
    "hyphens at ends": ("", "a wrapped li-\nne {n} of\n"),
    "capitals": ("", "A B{n} C "),
    "upper-case lines": ("", "A HEADING {n}\n\n"),
    "names": ("", "Ada Vale {n} met Bo Lind. "),
    "pronouns": ("", "He said that. It was so {n}. "),
    "speakers": ("", "ADA: I say {n}.\n\nBO: And I.\n\n"),
    "notices": ("", "Share this\n\nThe board voted for item {n} on Monday evening there.\n\n"),
    "cookie notices": ("", "We use cookies. Accept all {n}\n"),
    "Chinese": ("", "茶园第{n}年的收成很好。"),
    "Chinese without a stop": ("", "茶"),
    "Japanese": ("", "喫茶店は{n}月まで開いている。"),
    "katakana": ("", "カタ"),
    "Korean": ("", "차밭은 {n} 해 동안 좋았다. "),
    "Thai": ("", "ชาวบ้าน "),
    "Thai without a space": ("", "ชาวบ้าน"),
    "Arabic": ("", "قال المجلس {n} إن الميناء كبير. "),
    "Hindi": ("", "परिषद ने {n} बजे कहा। "),
    "Russian": ("", "Совет сказал {n} раз. "),
    "accents": ("", "e\u0301\u0323"),
    "emoji": ("", "👩\u200d👩\u200d👧 {n} "),
    "joiners": ("", "م\u200c"),
    "hidden characters": ("", "a\u202e\u200b\U000e0041"),
    "escape sequences": ("", "\x1b[31ma "),
    "open escape sequences": ("", "a \x1b] "),
    "flags without an end": ("", "🏴\U000e0061\U000e0062"),
    "passwords": ("", "http://a:b"),
    "a mail's header": ("From: a@b.example\nSubject: x\n", "X-A{n}: b\n"),
    "a mail's quotes": ("From: a@b.example\nSubject: x\n\n", "> a line {n}\n"),
    "quotes of quotes": ("From: a@b.example\nSubject: x\n\nText.\n", "> > > a {n}\n\n"),
    "signatures": ("From: a@b.example\nSubject: x\n\nText.\n", "-- \nAda {n}\n"),
    "paragraphs of a page": ("<!DOCTYPE html><p>", "<p>A line {n} of text is here.</p>"),
    "divs in divs": ("<!DOCTYPE html>", "<div>a {n}"),
    "spans in spans": ("<!DOCTYPE html><p>", "<span>a {n}"),
    "links of a page": ("<!DOCTYPE html><p>", "<a href='/{n}'>a</a> "),
    "items of a page": ("<!DOCTYPE html><ul>", "<li>An item {n}"),
    "cells": ("<!DOCTYPE html><table>", "<tr><td>a {n}<td>b"),
    "headings of a page": ("<!DOCTYPE html>", "<h2>Head {n}</h2><p>A line of text is here."),
    "scripts": ("<!DOCTYPE html><p>Text.", "<script>var a{n} = 1;</script>"),
    "quotations of a page": ("<!DOCTYPE html><p>", "a <q>word {n}</q> is said "),
    "breaks": ("<!DOCTYPE html><p>", "a line {n}<br>"),
    "attributes": ("<!DOCTYPE html><p ", "a{n}=1 "),
    "entities of a page": ("<!DOCTYPE html><p>", "&amp; {n} "),
    "open comments": ("<!DOCTYPE html><p>Text.", "<!-- a {n}"),
    "cues of subtitles": ("WEBVTT\n\n", "00:01.000 --> 00:02.000\nA line {n}.\n\n"),
    "LaTeX": ("\\documentclass{a}\\begin{document}\n", "\\section{A {}} Text is here.\n"),
    "open groups of LaTeX": ("\\documentclass{a}\\begin{document}\n", "{a "),
    "wiki links": ("== Head ==\n'''A''' is [[b]].\n", "* [[a {n}|b]] is here\n"),
    "open templates": ("== Head ==\n'''A''' is [[b]].\n", "{{a|"),
    "directives": ("Head\n====\n\n.. note:: a\n\n", ".. note:: a {n}\n   b\n\n"),
    "Org": ("#+TITLE: a\n", "* Head {n}\n- a :: b\n"),
    "AsciiDoc": ("= Head\n:a: b\n\n", "== Part {n}\n\n* a\n"),
    "groups of RTF": ("{\\rtf1 Text. ", "{\\b a {n}"),
    "lines of a script": ("Head\n\n", "INT. HOUSE {n} - DAY\n\nADA\nA line.\n\n"),
}


def list_texts() -> dict[str, Shape]:
    """Return the shapes of texts by their names, or by what they repeat and what is before it."""
    end = f"\n\n{SENTENCE * 3}\n"
    found = {
        f"{piece[:30]!r} after {before[:12]!r}": Shape(before, piece, end)
        for before, pieces in _PIECES.items()
        for piece in pieces
    }
    return found | {name: Shape(*pieces) for name, pieces in _NAMED.items()}
