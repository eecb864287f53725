"""Cited works: the headings of their lists, and the signs that each work shows."""

import re

from summarize.discourse.back_matter import match_heading
from summarize.lazy import compile_late

REFERENCES = match_heading(
    r"references?(?: cited| and notes)?(?: ?[(（]\d{1,4}[)）])?",
    r"list of references|bibliography|literature(?: cited)?|works cited|cited literature",
    r"literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|bibliographie",
    r"références(?: bibliographiques)?|referencias(?: bibliográficas)?|bibliografía",
    r"riferimenti(?: bibliografici)?|bibliografia|referências(?: bibliográficas)?",
    r"literatuur(?:lijst)?|referenties|referenser|litteratur(?:liste)?|kirjallisuus|lähteet",
    r"piśmiennictwo|(?:użyta |použitá |seznam (?:použité )?|zoznam (?:použitej )?)?literatur[ay]",
    "bibliografie|irodalomjegyzék|kaynakça|kaynaklar|tài liệu tham khảo|daftar pustaka",
    "литература|література|список (?:использованной |использованных источников и )?литературы",
    "список (?:использованных источников|використаних джерел|літератури)|библиография",
    "参考文献|參考文獻|引用文献|参考资料",
    "เอกสารอ้างอิง|บรรณานุกรม|المراجع|المصادر|منابع|संदर्भ|참고문헌",
)
# Of Thailand, too: 2545 is 2002.
YEAR = re.compile(r"(?<!\d)(?:1[89]|20|25)\d\d(?!\d)")
_SIGNS = (
    compile_late(r"[(,.:;\[]\s?(?:1[89]|20)\d\d[a-z]?(?:[):;\],.]|$)"),  # a year
    # Initials of authors, before or after their names.
    compile_late(r"(?<!\w)(?:[A-ZÀ-ÞА-Я]\.[ -]?){1,3}(?:[,;&]|and\b|[A-ZÀ-Þ])|,\s?[A-ZÀ-ÞА-Я]\."),
    compile_late(r"\b[A-ZÀ-Þ][\w'’-]{1,30} [A-Z]{1,3}[,.;]"),
    # A volume with an issue or with pages.
    compile_late(
        r"\d{1,4}\s?\(\d{1,4}\)|\d{1,5}\s?[:;,]\s?[A-Za-z]?\d{1,5}\s?[-–‑]\s?[A-Za-z]?\d{1,5}"
    ),
    compile_late(r"\b(?:doi|ISBN|ISSN|PMID)\b|arXiv"),
    compile_late(r"\bpp?\.\s?\d|\b[Vv]ol\.\s?\d|\b[Nn]o\.\s?\d|\bet al\b|\b[Ee]ds?\."),
    compile_late(r"https?:|www\."),
)


def count_signs(text: str) -> int:
    """Count the kinds of signs of a cited work in a text."""
    return sum(sign.search(text) is not None for sign in _SIGNS)
