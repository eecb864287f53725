"""Shapes of documents that can be made as long as one likes, and how their cost grows."""

from collections.abc import Iterator
from math import log
from time import process_time

from summarize.corpus.work import summarize_source
from summarize.models import Source

_LINE = "A line of the text goes on here, of harbours and lamps, number {} of many.\n"
# Each is a head, and a piece that is repeated; {} is the number of the piece.
PIECES: dict[str, tuple[str, str]] = {
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


def build(name: str, size: int) -> bytes:
    """Return a document of a shape, of about so many bytes."""
    head, piece = PIECES[name]
    text, number = [head.format()], 0
    left = size - len(head)
    while left > 0:
        text.append(piece.format(*[number] * piece.count("{}")))
        left -= len(text[-1].encode(errors="replace"))
        number += 1
    return "".join(text).encode(errors="replace")


def measure(name: str, size: int) -> float:
    """Return the seconds that a document of a shape takes, of the processor."""
    data = build(name, size)
    start = process_time()
    summarize_source(Source(name, data), length="3")
    return process_time() - start


def fit_exponent(name: str, size: int, *, floor: float = 0.02) -> float:
    """Return by what power of the size the cost grows from a size to four times that.

    What takes less than ``floor`` seconds is no cost.
    """
    costs = [max(floor, min(measure(name, n) for _ in range(2))) for n in (size, 4 * size)]
    return log(costs[1] / costs[0]) / log(4)


def list_exponents(size: int) -> Iterator[tuple[str, float]]:
    """Yield each shape with its exponent."""
    for name in PIECES:
        yield name, fit_exponent(name, size)
