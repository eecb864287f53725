"""A sentence's score as a bar for each of its parts."""

from rich.cells import cell_len
from rich.text import Text

from summarize.models import Sentence
from summarize.render.reasons import list_reasons

_LONGEST = 20  # columns of a part that is the whole score
_NUMBERS = len(" +0.00")
_EIGHTHS = " ▏▎▍▌▋▊▉"


def draw_score(sentence: Sentence, columns: int) -> Text:
    """Return a line for the score, and one for each part; what lowers it is shaded."""
    reasons = list_reasons(sentence)
    names = max((cell_len(name) for name, _ in reasons), default=0)
    longest = max(4, min(_LONGEST, columns - names - 1 - _NUMBERS))
    text = Text(f"score {sentence.score:.2f}", style="dim", overflow="fold")
    for name, value in reasons:
        bar = _draw_bar(min(1.0, abs(value)) * longest, rises=value > 0)
        text.append(f"\n{name.ljust(names)} ")
        text.append(bar, style="cyan" if value > 0 else "red")
        text.append(f" {value:+.2f}")
    return text


def _draw_bar(columns: float, *, rises: bool) -> str:
    if not rises:
        return "▒" * max(1, round(columns))
    eighths = max(1, round(columns * len(_EIGHTHS)))
    return "█" * (eighths // len(_EIGHTHS)) + _EIGHTHS[eighths % len(_EIGHTHS)].strip()
