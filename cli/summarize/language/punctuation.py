"""The marks that end a sentence, in any script, and what may follow them: the one table.

A use says by itself what else closes something there: a colon in a page, a note in a paper. Rules
that need what stands before or after a stop (Punkt, stops between Latin letters, half a date before
a stop) are expressions of their own room; tests/rules/test_punctuation.py lists them.
"""

# Armenian, Arabic, Urdu, Hindi (and half of India), Burmese, Ethiopic, Khmer, Chinese and Japanese.
# Sentences end there whatever follows, while "." may stand in a name, a number, an abbreviation.
CLEAR_STOPS = "։؟۔।॥။።፧។៕。！？｡"
STOP_MARKS = ".!?…．\u037e" + CLEAR_STOPS
QUESTION_MARKS = "?？؟\u037e፧"
PAUSE_MARKS = ":;,：；，、､،؛፣፤፥՝၊៖"
# The quotes and brackets that close after a stop; some of them open a quotation elsewhere.
CLOSING_MARKS = "\"'”’»«“„)]」』）›‹"  # not 》, which closes a title
SEMICOLON = ";"  # asks in Greek; who does not know the language takes it for a stop or not
COLONS = ":："

STOPS = frozenset(STOP_MARKS)
QUESTIONS = frozenset(QUESTION_MARKS)
_CLOSED = STOPS | frozenset(PAUSE_MARKS)


def ends_sentence(text: str, *, also: str = "", after: str = "") -> bool:
    """Tell whether a text ends as sentences do; quotes and brackets may close after the stop.

    ``also`` are marks that count as stops here, ``after`` what else may follow one.
    """
    last = text.rstrip(CLOSING_MARKS + after)[-1:]
    return last in STOPS or (last != "" and last in also)


def closes_line(text: str) -> bool:
    """Tell whether a mark closes a line: the end of a sentence or of a part of one."""
    return text.rstrip(CLOSING_MARKS)[-1:] in _CLOSED


def asks(text: str, language: str = "") -> bool:
    """Tell whether a text ends in a question mark, which in Greek is a semicolon."""
    last = text.rstrip(CLOSING_MARKS)[-1:]
    return last in QUESTIONS or (language == "el" and last == SEMICOLON)


def ends_in_colon(text: str) -> bool:
    """Check whether a text leads in to what comes after it, by a colon at its very end."""
    return text.endswith(tuple(COLONS))
