"""Select the prose of an article, from which summaries are made."""

from collections.abc import Sequence
from dataclasses import replace

from summarize.discourse.back_matter import ABOUT, NOTES, gives_thanks
from summarize.discourse.fragments import is_step
from summarize.language.sentences import NEVER_PICKED, split_sentences
from summarize.language.titles import is_open_line, is_title
from summarize.models import Article, Block, Sentence

_PROSE = 0.2  # sentences per list item, below which the list is the article
_LATE, _LAST = 0.5, 0.85  # of the blocks; notes stand below, and who wrote or published the text


def list_prose(article: Article) -> list[Sentence]:
    """List the sentences of the prose; in an article without prose, those of its lists.

    Without lists, too, they are lines that look like headings, or else everything but code.
    """
    documents = article.articles or (article,)
    owners = [number for number, document in enumerate(documents) for _ in document.blocks]
    sentences = [
        replace(s, document=owners[s.paragraph]) if article.articles else s
        for s in split_sentences(article.blocks, article.language)
    ]
    blocks = article.blocks
    sayings = [
        s
        for s in sentences
        if blocks[s.paragraph].kind not in NEVER_PICKED
        and not is_title(s.text, documents[s.document].title)
        and any(map(str.isalpha, s.text))  # no time or length in a list of results
    ]
    behind = find_back_matter(blocks)
    sayings = [s for s in sayings if s.paragraph not in behind] or sayings
    labels = {
        i for i, block in enumerate(blocks) if is_open_line(block.text) and not is_step(block)
    }
    prose = [s for s in sayings if s.paragraph not in labels]
    items = [s for s in sayings if blocks[s.paragraph].kind == "item"]
    if len(prose) < _PROSE * len(items):
        return sorted({*prose, *items}, key=lambda s: s.position)
    return prose or sayings or [s for s in sentences if blocks[s.paragraph].kind != "code"]


def find_back_matter(blocks: Sequence[Block]) -> set[int]:
    """Find the numbers of the blocks in sections of notes, acknowledgements, or about the author.

    A heading such as "Notes" counts only in the second half of the text, "About us" near its end.
    """
    behind: set[int] = set()
    level: int | None = None  # of that heading
    for number, block in enumerate(blocks):
        if _is_behind(block, number / len(blocks)):
            level = block.level
        elif level is not None and block.kind == "heading" and (not level or block.level <= level):
            level = None
        elif level is not None:
            behind.add(number)
    return behind


def _is_behind(block: Block, place: float) -> bool:
    if place > _LATE and block.text.strip(" :：").casefold() in NOTES:
        return True
    last = place > _LAST and block.text.casefold().startswith(ABOUT)
    return block.kind == "heading" and (last or gives_thanks(block.text))
