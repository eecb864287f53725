"""Last lines of a letter that are the sender's: address, trademarks, a way to unsubscribe."""

import re
from collections.abc import Sequence

from summarize.language.punctuation import ends_sentence
from summarize.lazy import compile_late

_LEAST_WORDS = 6  # of a sentence, above which nothing is an imprint
_MOST_WORDS = 70  # of an imprint
_CHARACTERS = 500
_LEAVES = (
    r"\bunsubscribe\b|\bopt[ -]?out\b"
    r"|\b(?:don['’]?t|do not|no longer|not) (?:want|wish|like) to receive\b|\bstop receiving\b"
    r"|\bne (?:souhaitez|voulez|désirez) (?:plus|pas) (?:recevoir|être)\b|\bdés(?:abonn|inscri)"
    r"|\b(?:keine|nicht mehr)\b.{0,60}\b(?:erhalten|empfangen|bekommen)\b"
    r"|\b(?:newsletter|hier) (?:abmelden|abbestellen)\b|\bno (?:desea|quiere)s? (?:seguir )?recib"
    r"|\bdar(?:se|me)? de baja\b|\bnon (?:desider|vuo)\w{1,4} più ricevere\b|\bdisiscri"
    r"|\bnão (?:deseja|quer) (?:mais )?receber\b|\bgeen .{0,40}meer (?:te )?ontvangen\b"
    r"|\bafmelden\b|\bне хотите (?:больше )?получать|\bотписаться"
)
# A letter may be about leaving something; in a footer the words are a link.
_GOES = (
    r"https?:|www\.|@|\b(?:click|here|link|reply|cliquer|cliquez|ici|hier|klick\w*|aquí|clic|qui"
    r"|clicca|aqui|clique|klik|нажмите|здесь|ссылк\w+|отпишитесь|settings|preferences|настройк\w+)\b|\A\W{0,3}unsubscribe\b"
    r"|\bunsubscribe\W{0,3}\Z|\A\W{0,3}opt[ -]?out\W{0,3}\Z"
)
_OWNED = (
    r"\b(?:is an?|are|is) (?:registered )?(?:trade|service) ?marks? of\b"
    r"|\ball rights reserved\b|\btous droits réservés\b|\balle rechte vorbehalten\b"
    r"|\btodos los derechos reservados\b|\btutti i diritti riservati\b|все права защищены"
    r"|\A\W{0,3}(?:©|\(c\) ?\d{4}|copyright\b)|\beingetragene marken?\b|\bmarques? déposées?\b"
    r"|\bthis (?:e-?mail|message) was (?:sent|produced|delivered)\b.{0,60}\b(?:by|to)\b"
)
_TAX = (
    r"\bpartita iva\b|\bp\. ?iva\b|\bust-?id(?:nr)?\b|\bhrb \d|\bvat (?:no|number|reg)\b"
    r"|\bregistered (?:office|in england)\b|\bsede legale\b|\bsiret\b|\bamtsgericht\b"
)
# A street and a postal code, as each country writes them.
_PLACE = (
    r"\b\d{1,5}\w? [^\n]{3,80}(?-i:\b[A-Z]{2}),? \d{5}(?:-\d{4})?\b"
    r"|\b\d{1,4}\w? [^\n]{3,80}(?-i:\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})\b"
    r"|\b(?:rue|chemin|avenue|boulevard|allée|quai|place|via|viale|piazza|corso|calle|rua)\b"
    r"[^\n]{2,60}?\b(?:[A-Z]-)?\d{4,5}\b (?-i:[A-ZÀ-Ý])"
    r"|(?:straße|strasse|str\.|platz|allee|gasse|weg|ufer|damm|straat|laan|plein|gatan|vägen)"
    r" \d{1,4}[^\n]{1,30}\b(?:[A-Z]{1,2}-)?\d{3,4} ?\d{1,2}\b"
)
_LEAVE, _LINK = compile_late(_LEAVES, re.IGNORECASE), compile_late(_GOES, re.IGNORECASE)
_IMPRINT = compile_late(f"{_OWNED}|{_TAX}", re.IGNORECASE)
_ADDRESS = compile_late(_PLACE, re.IGNORECASE)
_ADDRESS_WORDS = 30


def find_imprint(texts: Sequence[str]) -> set[int]:
    """Find the sender's own lines among the last paragraphs of a letter.

    They follow the last sentence that is none of them; a greeting or a name between them stays.
    """
    found: set[int] = set()
    for number in range(len(texts) - 1, -1, -1):
        text = texts[number]
        if is_imprint(text):
            found.add(number)
        elif len(text.split()) >= _LEAST_WORDS and ends_sentence(text):
            break
    return found


def is_imprint(text: str) -> bool:
    """Check for a paragraph with an address, a trademark or a way to unsubscribe."""
    words = len(text.split())
    if words > _MOST_WORDS or not text:
        return False
    start = text[:_CHARACTERS]
    if _IMPRINT.search(start) or (words <= _ADDRESS_WORDS and _ADDRESS.search(start)):
        return True
    return bool(_LEAVE.search(start) and _LINK.search(start))
