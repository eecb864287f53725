"""Headings of back matter: notes, acknowledgements, funding, conflicts of interest."""

import re

from summarize.lazy import compile_late

_NUMBER = r"^\W{0,9}(?:(?:\d{1,2}(?:\.\d{1,2})?|[IVX]{1,5})\.?\s{1,3})?"
_END = r"\W{0,9}$"


def match_heading(*names: str) -> re.Pattern[str]:
    """Compile the pattern for a heading with one of these names, numbered or not."""
    return compile_late(f"{_NUMBER}(?:{'|'.join(names)}){_END}", re.IGNORECASE)


# Acknowledgements, funding and contributions, which are back matter wherever they stand.
_THANKS = (
    "acknowled?ge?ments?|acknowledgment of.{0,60}",
    "funding (?:statement|information|sources?)|disclosure statement",
    r"financial (?:disclosures?|support)(?: statement)?",
    r"(?:potential )?(?:conflicts?|declarations?) of (?:competing )?interests?(?: statement)?",
    r"(?:declaration of )?competing (?:financial )?interests?(?: statement)?",
    r"(?:CRediT )?(?:authors?['’]?s?['’]? contributions?|authorship contributions?)(?: statement)?",
    r"(?:data|code|data and code) availability(?: statement)?",
    r"availability of (?:data|support).{0,60}|ethics approval and consent.{0,60}",
    r"consent (?:for publication|to participate)|ethics? statements?",
    "danksagung(?:en)?|remerciements|agradecimientos|ringraziamenti|agradecimentos",
    "благодарности",
    "interessenkonflikte?|conflits? d['’]intérêts|conflictos? de intereses|dankwoord",
    "谢辞|致谢|謝辞",
)
# What one of them has each, in small letters: to compile the pattern takes 1 ms.
_OF_THANKS = (
    *("acknow", "funding", "disclosure", "financial", "interest", "intérêt", "interes"),
    *("contribution", "availability", "ethic", "consent", "danksagung", "remerciement"),
    *("agradecim", "ringraziament", "благодарност", "dankwoord", "谢", "謝"),
)
_THANKS_HEADING = match_heading(*_THANKS)
BACK_MATTER = match_heading(
    *_THANKS,
    "funding|disclosures?|support(?: statement)?",
    "declarations|author details|authors['’]? information",
    r"(?:additional|supplementary|supporting) (?:information|materials?|files?|data|content)",
    r"supplementary.{0,40}|abbreviations?(?: used)?|nomenclature|list of abbreviations",
    "pre-?publication history",
    "publisher['’]?s? note|about the authors?|notes|endnotes|source of support.{0,60}",
    r"peer review.{0,60}|grant (?:information|support).{0,60}|author information",
    r"sample availability.{0,60}|open access|how to cite.{0,60}|accession codes?",
)


def gives_thanks(heading: str) -> bool:
    """Check whether a heading is one of acknowledgements, funding or contributions."""
    folded = heading.casefold()
    return any(word in folded for word in _OF_THANKS) and bool(_THANKS_HEADING.match(heading))


# Headings of notes, in the languages that have a list of notices and in related ones.
NOTES = frozenset(
    "notes|footnotes|endnotes|anmerkungen|fußnoten|endnoten|notes de bas de page|notas|notas al pie"
    "|notas de rodapé|note a piè di pagina|voetnoten|noten|noter|fotnoter|viitteet|przypisy"
    "|poznámky|σημειώσεις|примечания|примітки|dipnotlar|notlar|注释|註釋|注|脚注|注解|각주"
    "|هوامش|הערות|הערות שוליים".split("|")
)

# How headings open that name who wrote or published a text: "About the author", "About the GAO".
ABOUT = tuple("about |über |à propos |acerca de |sobre |о нас|об авторе|关于".split("|"))
