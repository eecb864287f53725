"""Drop from a text whatever could control a terminal or hide in it."""

import re

# An escape sequence goes as a whole; what a bare ESC removal left of it would read as "[31m".
_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    r"|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC and the like: titles, links
    r"|\x1b[ -/]*[0-~]"
    r"|\x9b[0-?]*[ -/]*[@-~]"  # CSI as one C1 character
)
# C0 and C1 controls but tab, line feed and carriage return; lone surrogates; marks that reorder
# text or that no one sees. Joiners (U+200C, U+200D) stay: Persian, Hindi and emoji need them.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)


def clean_characters(text: str) -> str:
    """Return the text without escape sequences, controls, and invisible or reordering marks."""
    return text if text.isprintable() else _CONTROLS.sub("", _ESCAPES.sub("", text))


def one_line(text: str) -> str:
    """Return the text cleaned, with every run of white space as one space and none at its ends."""
    return " ".join(clean_characters(text).split())
