"""Tell which sentences of an article may be picked: those of its prose, or what there is."""

from collections.abc import Sequence
from dataclasses import replace

from summarize.language.sentences import NEVER_PICKED, split_sentences
from summarize.language.titles import is_open_line, is_title
from summarize.models import Article, Block, Sentence

# Headings of notes, in the languages that have a list of notices, and those near to them.
_NOTES = frozenset(
    "notes|footnotes|endnotes|anmerkungen|fußnoten|endnoten|notes de bas de page|notas|notas al pie"
    "|notas de rodapé|note a piè di pagina|voetnoten|noten|noter|fotnoter|viitteet|przypisy"
    "|poznámky|σημειώσεις|примечания|примітки|dipnotlar|notlar|注释|註釋|注|脚注|注解|각주"
    "|هوامش|הערות|הערות שוליים".split("|")
)
_PROSE = 0.2  # sentences for each item of a list, below which the list is the article


def list_prose(article: Article) -> list[Sentence]:
    """Return the sentences of the prose; of an article that has none, those of its list.

    Where there is neither, they are the headings, or whatever there is except code.
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
    ]
    notes = find_notes(blocks)
    sayings = [s for s in sayings if s.paragraph not in notes] or sayings
    labels = {i for i, block in enumerate(blocks) if is_open_line(block.text)}
    prose = [s for s in sayings if s.paragraph not in labels]
    items = [s for s in sayings if blocks[s.paragraph].kind == "item"]
    if len(prose) < _PROSE * len(items):
        return sorted({*prose, *items}, key=lambda s: s.position)
    return prose or sayings or [s for s in sentences if blocks[s.paragraph].kind != "code"]


def find_notes(blocks: Sequence[Block]) -> set[int]:
    """Return the numbers of the blocks below a heading of notes, in the second half of a text."""
    notes: set[int] = set()
    level: int | None = None  # of that heading
    for number, block in enumerate(blocks):
        named = 2 * number > len(blocks) and block.text.strip(" :：").casefold() in _NOTES
        if named:
            level = block.level
        elif level is not None and block.kind == "heading" and (not level or block.level <= level):
            level = None
        elif level is not None:
            notes.add(number)
    return notes
