"""What templates of a wiki say amid a sentence, and the sentence where one says nothing."""

import re

# Templates around words of the sentence: the last argument without a name is the text.
_SPOKEN = re.compile(
    r"\s{0,9}(?:lang|langx?(?:-\w{2,3})?|transl(?:iteration)?|nowrap|nobr|small(?:er|caps)?|sc|em|abbr"
    r"|tooltip|IPA|angbr|mvar)\s{0,9}\|",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\s{0,9}math\s{0,9}\|\s{0,9}(?:1\s{0,9}=)?", re.IGNORECASE)
_QUOTE = re.compile(r"\s{0,9}[bcr]?(?:lock)?quot(?:e|ation)\s{0,9}\|", re.IGNORECASE)
_JOINED = re.compile(r"\s{0,9}chem2?\s{0,9}\|([^{}]{1,60})", re.IGNORECASE)
_FRACTION = re.compile(r"\s{0,9}s?frac\s{0,9}\|([^{}]{1,30})", re.IGNORECASE)
_MEASURE = re.compile(
    r"\s{0,9}(?:convert|cvt|val)\s{0,9}\|([^|{}]{1,30})\|(?:e=([^|{}=]{1,9})\|?)?(?:ul?=)?([^|{}=]{0,30})",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\s{0,9}(?:circa|ca|c\.)\s{0,9}\|([^|{}=]{1,30})", re.IGNORECASE)
_ALONE = {"=": "=", "!": "|", "pipe": "|", "nbsp": " ", "bce": "BCE", "bc": "BC", "ce": "CE"}
_NAMED = re.compile(r"\s{0,9}(?:(?:1|2|3|text|quote)\s{0,9}=|([a-z][\w -]{0,20})=)", re.IGNORECASE)
# Where something was left out, until the text is whole. Unicode keeps these two from being letters.
HOLE, FORMULA = "\ufdd0", "\ufdd1"
_EMPTY = re.compile(rf"[ \t]?\([ \t]{{0,9}}{HOLE}[{HOLE} \t;,]{{0,99}}\)")
_OPENING = re.compile(rf"\([ \t]{{0,9}}{HOLE}[{HOLE} \t;,]{{0,99}}")
_BEFORE_STOP = re.compile(rf"[ \t]{{0,9}}{HOLE}[{HOLE} \t]{{0,99}}(?=[,;.:)])")
# Amid a sentence, which is never picked; a formula on a line of its own leaves nothing.
_FORMULA_LINE = re.compile(rf"^[ \t:]{{0,99}}{FORMULA}[ \t.,;]{{0,9}}$", re.MULTILINE)


def read_template(inside: str) -> str | None:
    """Return what a template says, without its brackets; None where it is no part of the text."""
    if measure := _MEASURE.match(inside):
        power = f"×10^{measure[2]}" if measure[2] else ""
        return f"{measure[1]}{power} {measure[3]}"
    if about := _ABOUT.match(inside):
        return f"c. {about[1]}"
    if joined := _JOINED.match(inside):
        return "".join(_list_texts(joined[1]))
    if fraction := _FRACTION.match(inside):
        return _write_fraction(_list_texts(fraction[1]))
    if whole := _WHOLE.match(inside):
        return inside[whole.end() :]
    if quote := _QUOTE.match(inside):
        return f"\n<blockquote>\n{_list_texts(inside[quote.end() :])[0]}\n</blockquote>\n"
    if spoken := _SPOKEN.match(inside):
        return _list_texts(inside[spoken.end() :])[-1]
    return _ALONE.get(inside.strip().lower())


def _write_fraction(parts: list[str]) -> str:
    """Return a fraction; a part that stands alone is below the line, the first of three whole."""
    *whole, above, below = parts if len(parts) > 1 else ["1", *parts]
    return " ".join([*whole, f"{above}/{below}"])


def _list_texts(arguments: str) -> list[str]:
    """Return the arguments without a name, or with that of the text."""
    found = [(_NAMED.match(part), part) for part in arguments.split("|")]
    texts = [
        part[named.end() :] if named else part for named, part in found if not named or not named[1]
    ]
    return texts or [""]


def close_holes(text: str) -> str:
    """Return a text without empty brackets, and marks of sentences where nothing is before them."""
    text = _FORMULA_LINE.sub("", text).replace(FORMULA, "[formula]")
    text = _OPENING.sub("(", _EMPTY.sub("", text))
    return _BEFORE_STOP.sub("", text).replace(HOLE, "")
