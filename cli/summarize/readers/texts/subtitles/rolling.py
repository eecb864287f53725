"""Take out the lines that captions repeat while they roll up the screen."""

from collections.abc import Iterable, Iterator

from summarize.readers.texts.subtitles.captions import Cue
from summarize.readers.texts.subtitles.spoken import drop_tags

_MOST = 60  # words that a screen holds
_LEAST = 3  # words that are no repetition by chance


def drop_repeated(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Yield the cues without tags, and without what the cue before them showed already.

    The end of a screen comes again as the start of the next; what is left begins on it.
    """
    shown: list[str] = []
    for cue in cues:
        lines = [drop_tags(line).strip() for line in cue.lines]
        words = [word for line in lines for word in line.split()]
        if not words:
            continue
        again = _count_repeated(shown, words, len(lines[0].split()))
        shown = words
        if again < len(words):
            yield cue._replace(lines=tuple(_skip_words(lines, again)))


def _count_repeated(shown: list[str], words: list[str], first: int) -> int:
    """Return how many words at the start stood at the end of the last screen.

    Fewer than three count only if they are the whole first line.
    """
    most = min(len(shown), len(words), _MOST)
    start = shown[-most:]
    for size in range(most, 0, -1):
        if (size >= _LEAST or size == first) and start[most - size :] == words[:size]:
            return size
    return 0


def _skip_words(lines: list[str], count: int) -> Iterator[str]:
    for line in lines:
        words = line.split()
        if count < len(words):
            yield " ".join(words[count:]) if count else line
        count = max(0, count - len(words))
