"""The table of punctuation: marks that end a sentence in any script, and marks that may follow.

Callers add the marks that close something in their context, such as a colon on a page. Rules that
depend on the text around a stop (Punkt, stops between Latin letters, half a date) live where they
are used; tests/rules/test_punctuation.py lists them.
"""

# Armenian, Arabic, Urdu, Hindi (and half of India), Burmese, Ethiopic, Khmer, Chinese and Japanese.
# They always end a sentence, while "." may be part of a name, a number or an abbreviation.
CLEAR_STOPS = "։؟۔।॥။።፧។៕。！？｡"
STOP_MARKS = ".!?…．\u037e" + CLEAR_STOPS
QUESTION_MARKS = "?？؟\u037e፧"
PAUSE_MARKS = ":;,：；，、､،؛፣፤፥՝၊៖"
# Quotes and brackets that may close after a stop; in other languages some of them open.
CLOSING_MARKS = "\"'”’»«“„)]」』｣）›‹"  # not 》, which closes a title
SEMICOLON = ";"  # the Greek question mark; callers that don't know the language decide on it
COLONS = ":："

STOPS = frozenset(STOP_MARKS)
QUESTIONS = frozenset(QUESTION_MARKS)
_CLOSED = STOPS | frozenset(PAUSE_MARKS)


def ends_sentence(text: str, *, also: str = "", after: str = "") -> bool:
    """Check whether a text ends with a stop, also before closing quotes and brackets.

    ``also`` are further marks that count as stops, ``after`` further ones that may follow a stop.
    """
    last = text.rstrip(CLOSING_MARKS + after)[-1:]
    return last in STOPS or (last != "" and last in also)


def closes_line(text: str) -> bool:
    """Check whether a line ends with a mark that ends a sentence or a part of one."""
    return text.rstrip(CLOSING_MARKS)[-1:] in _CLOSED


def asks(text: str, language: str = "") -> bool:
    """Check whether a text ends with a question mark, in Greek a semicolon."""
    last = text.rstrip(CLOSING_MARKS)[-1:]
    return last in QUESTIONS or (language == "el" and last == SEMICOLON)


def ends_in_colon(text: str) -> bool:
    """Check whether a text ends with a colon, and so leads in to the next."""
    return text.endswith(tuple(COLONS))


def ends_cut(text: str) -> bool:
    """Check whether a text ends with an ellipsis, as teasers do, also before a bracket."""
    return text.rstrip(")]").endswith(("…", "..."))
