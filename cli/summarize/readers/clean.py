"""The one way out of all readers: what they found, without what could control or hide."""

from collections.abc import Iterator
from dataclasses import replace

from summarize.language.characters import clean_lines, one_line
from summarize.models import Block, Draft, Removed


def clean_draft(draft: Draft) -> Draft:
    """Return the draft with all its strings clean, without the blocks of which nothing is left."""
    blocks = tuple(map(_clean_block, draft.blocks))
    kept = [number for number, block in enumerate(blocks) if block.text]
    layout = draft.layout
    if layout and len(kept) < len(blocks):
        layout = layout._replace(places=tuple(layout.places[number] for number in kept))
    return replace(
        draft,
        blocks=tuple(blocks[number] for number in kept),
        layout=layout,
        title=_clean_fact(draft.title),
        author=_clean_fact(draft.author),
        date=_clean_fact(draft.date),
        site=_clean_fact(draft.site),
        removed=tuple(_clean_removed(draft.removed)),
    )


def _clean_block(block: Block) -> Block:
    text = clean_lines(block.text) if block.kind == "code" else one_line(block.text)
    return block if text == block.text else replace(block, text=text)


def _clean_fact(fact: str | None) -> str | None:
    return one_line(fact or "") or None


def _clean_removed(removed: tuple[Removed, ...]) -> Iterator[Removed]:
    for line in removed:
        if text := one_line(line.text):
            yield Removed(text, line.reason)
