"""Captions that end in the credit of a picture: "The quay at noon (Photo: Ann Lee)"."""

import re
from collections.abc import Sequence

from summarize.language.punctuation import STOP_MARKS
from summarize.lazy import compile_late
from summarize.notices.evidence import Evidence

_WORDS = 45  # of a caption, at most
_HALF = 0.5  # share of paragraphs with a credit above which they are the story
_PICTURE = r"(?:photos?|photographs?|images?|pictures?|videos?|fotos?|bild(?:er)?|vidéos?)"
_BY = r"(?: credits?| courtesy)?(?: by| of)?"
_CREDIT = compile_late(
    rf"[(（\[]{_PICTURE}{_BY}(?:\s?[:/：]|(?<=by)\b)[^()（）\[\]]{{1,80}}[)）\]]\W?$"
    # The old ferry at the quay. Photo by: Ann Lee.
    rf"|(?<=[{re.escape(STOP_MARKS)}]\s){_PICTURE}{_BY}: [^.:]{{2,50}}\.?$",
    re.IGNORECASE,
)


def drop_credited(page: Evidence, keep: Sequence[bool]) -> list[bool]:
    """Drop captions that end in a credit, but not those that tell a photo story.

    They read like sentences, and would be picked: on 1,118 pages seven have some, none of which is
    of the article.
    """
    plain = [i for i, good in enumerate(keep) if good and page.blocks[i].kind == "paragraph"]
    credited = {
        i for i in plain if page.lines[i].words <= _WORDS and _CREDIT.search(page.blocks[i].text)
    }
    if len(credited) >= _HALF * len(plain):
        return list(keep)
    return [good and i not in credited for i, good in enumerate(keep)]
