"""Shapes of texts with marks: each mark where a line starts, within one, open and closed."""

from itertools import product

from tests.quality.shapes.shape import SENTENCE, Shape

# What opens a text of each language, so that it is told by it.
_HEADS = {
    "Markdown": f"# The mill\n\n{SENTENCE}\n\n",
    "LaTeX": "\\documentclass{article}\\begin{document}\n",
    "rst": f"The mill\n========\n\n.. note:: a\n\n{SENTENCE}\n\n",
    "AsciiDoc": f"= The mill\n:author: Ada\n\n{SENTENCE}\n\n",
    "wikitext": "== Head ==\n'''A''' is [[b]].\n{{a}}\n\n",
    "Org": f"#+TITLE: The mill\n\n{SENTENCE}\n\n",
    "RTF": "{\\rtf1\\ansi The mill. ",
    "subtitles": "WEBVTT\n\n00:01.000 --> 00:02.000\nA line.\n\n",
    "SubRip": "1\n00:00:01,000 --> 00:00:02,000\nA line of the film.\n\n",
}
_MARKS = {
    "Markdown": "* _ ` ~ # > - + | [ ] ( ! < \\ & : = ~~~ ``` [^1] [^1]: [a]: <a> <p> </p> "
    "<!-- --> "
    'http://a.b $$ 1. :-: --- [x] {n}. <http://a> ![ ![a](b) [a](b) **a** _a_ `a` "a"',
    "LaTeX": "\\ { } $ $$ % & ~ ^ \\a \\a{ \\a{b} \\[ \\( \\begin{a} \\end{a} \\begin{itemize} "
    "\\item \\cite{a} \\footnote{ \\footnote{a} \\section{a} \\verb|a| \\def\\a{b} "
    "\\newcommand{\\a}{b} "
    "\\'e -- `` ''",
    "rst": "* ** ` `` : | _ .. :: [1]_ [#]_ `a`_ |a| :a:`b` .. a:: ..\u00a0[1] -- == ~~ a_ "
    "__ \\ >>> + +-+",
    "AsciiDoc": "* ** _ ` # + == [ ] [[ << <<a>> {a} :a: |=== ---- .... ____ ==== include::a[] "
    "image::a[] link:a[b] footnote:[a] http://a.b[c] // ^a^ ~a~ \\ a:: . - 1. '",
    "wikitext": "[[ ]] [[a]] [[a|b]] {{ }} {{a}} {{a|b}} {| |} |- ! '' ''' == = * # : ; "
    "<ref> <ref/> "
    "<ref>a</ref> <nowiki> <!-- --> [http://a __TOC__ &amp; <math> [[File:a| |",
    "Org": "* ** - + | [[ ]] [[a]] [[a][b]] /a/ *a* _ = ~ + #+ #+BEGIN_SRC #+END_SRC :A: :END: "
    "[fn:1] [1] <2024-03-04> \\a{b} $ --",
    "RTF": "{ } \\ \\par \\pard \\b {\\b {\\b} \\'e9 \\u8217? \\u8217 \\* {\\*\\a} {\\pict "
    "{\\field{ "
    "{\\fonttbl{ \\bin9 \\cell \\row \\trowd \\intbl \\line \\tab {\\footnote "
    "{\\stylesheet{ \\uc1 \\fs20",
    "subtitles": "<c> <v> </c> <i> --> NOTE STYLE {a} [a] (a) - >> ♪ &amp; <00:01.000> 1",
    "SubRip": "<i> </i> --> {\\an8} [a] (a) - ♪ 1 <font> A: (",
}
# Where a mark stands: it is repeated with what is written around it here.
_PLACES = {
    "alone": "{0}",
    "with a word": "{0}a ",
    "after a word": "word{0} ",
    "with spaces": " {0} ",
    "at the start of a line": "{0} a line of text\n",
    "as a line": "{0}\n",
    "as a paragraph": "{0}a line {n}\n\n",
}
_REPEATED = {
    "Markdown": {
        "footnotes": "A line[^{n}] here.\n\n[^{n}]: A note.\n\n",
        "references and links": "[a{n}]: /b\n\n[a{n}] [b][a{n}]\n\n",
        "broken references": "[a][b{n}] ",
        "tables": "|a|b|\n|-|-|\n|c {n}|d|\n\n",
        "lists in lists": "- a\n  - b\n    - c\n      - d {n}\n",
        "quotes and lists": "> - a\n>   > b {n}\n",
        "lines of a page": "<div>\n<p>a {n}</p>\n</div>\n\n",
        "open tags": "<div><b>\n\n",
        "emphasis of two": "*a_",
        "emphasis in words": "a*b_c",
        "code in fences": "~~~\na\n```\n",
        "images and captions": "![a boat](b{n}.png)\n*A boat {n}.*\n\n",
        "definitions": "Mill\n: A house {n}\n\n",
        "titles of links": '[a](b "',
        "angles of links": "[a](<b",
        "hard breaks": "a  \nb\\\n",
    },
    "subtitles": {
        "cues": "00:01.000 --> 00:02.000\nA line of it {n}.\n\n",
        "cues of one text": "00:01.000 --> 00:02.000\nA line of it\n\n",
        "rolling cues": "00:01.000 --> 00:02.000\nline {n}\nthe same line\n\n",
        "cues of speakers": "00:01.000 --> 00:02.000\n<v Ada>I say {n}.</v>\n\n",
    },
    "SubRip": {"cues": "{n}\n00:00:01,000 --> 00:00:02,000\nA line of it {n}.\n\n"},
    "RTF": {
        "paragraphs": "\\pard\\f0 A line of text {n}.\\par\n",
        "rows": "\\trowd\\cellx1\\intbl a\\cell b {n}\\cell\\row ",
        "groups that close": "{\\b a{n}}",
    },
    "LaTeX": {
        "items": "\\begin{itemize}\\item a {n}\\end{itemize}\n",
        "sections": f"\\section{{a}} {SENTENCE}\n\n",
        "commands of one": "\\newcommand{\\a{n}}{b} \\a{n} ",
        "commands that grow": "\\newcommand{\\b}{\\a\\a}\\newcommand{\\a}{\\b\\b} \\a",
        "bibliography": "\\begin{thebibliography}{9}\\bibitem{a} B.\\end{thebibliography}",
    },
    "rst": {
        "targets": ".. _a{n}: http://b\n\na{n}_\n\n",
        "footnotes": "A line [#]_.\n\n.. [#] A note.\n\n",
        "fields": ":a{n}: b\n",
        "substitutions": ".. |a{n}| replace:: b\n\n",
        "quotes": "a\n\n   b\n\n",
        "tables": "== ==\na  b\n== ==\n\n",
    },
    "Org": {"drawers": ":A:\nb\n:END:\n", "tables": "| a | {n} |\n|---+---|\n"},
    "wikitext": {"rows": "|-\n| a || b {n}\n", "tables": "{|\n|a\n|}\n"},
    "AsciiDoc": {
        "attributes": ":a{n}: b\n{a{n}}\n\n",
        "sections": f"== Part {{n}}\n\n{SENTENCE}\n\n",
    },
}


def list_marks() -> dict[str, Shape]:
    """Return the shapes of texts with marks by their names."""
    return {
        f"{name}: {key}": Shape(_HEADS[name], piece)
        for name, pieces in _REPEATED.items()
        for key, piece in pieces.items()
    }


def cross_marks() -> dict[str, Shape]:
    """Return each mark in each place, of each kind of text."""
    return {
        f"{name}: {mark} {place}": Shape(head, form.replace("{0}", mark))
        for name, head in _HEADS.items()
        for mark, (place, form) in product(_MARKS[name].split(), _PLACES.items())
    }
