"""Normalize texts to compare different spellings of the same words."""


def squeeze(text: str) -> str:
    """Reduce a text to its letters and digits, case-folded, to compare different spellings."""
    return "".join(filter(str.isalnum, text)).casefold()
