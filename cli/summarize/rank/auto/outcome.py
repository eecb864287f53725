"""Find the sentence of each article that says how something came out."""

from collections.abc import Sequence

from summarize.models import Stance
from summarize.rank.auto import weights as w
from summarize.rank.auto.penalties import Text


def find_outcome(
    texts: Sequence[Text],
    ratings: Sequence[float],
    documents: Sequence[int],
    nearness: Sequence[float] | None,
) -> list[float]:
    """Return what the best sentence of each article that says how something came out gains.

    Where the title asks and none does, it is the one of the second half nearest to the title.
    """
    gains = [0.0] * len(texts)
    start = 0
    for count in documents:
        places = range(start, start + count)
        able = [i for i in places if texts[i].stance.concludes and not texts[i].stance.leans]
        if able:
            gains[max(able, key=lambda i: (ratings[i], -i))] = w.OUTCOME
        elif nearness is not None:
            later = [i for i in places[count // 2 :] if _answers(texts[i].stance)]
            if later:
                gains[max(later, key=lambda i: (nearness[i], ratings[i], -i))] = w.OUTCOME
        start += count
    return gains


def _answers(stance: Stance) -> bool:
    return not (stance.leans or stance.asks or stance.announces or stance.refers)
