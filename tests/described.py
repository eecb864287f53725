"""Describe what a reader has found, a line for each block, as the golden files have it."""

import json
from pathlib import Path

from summarize.models import Article, Block, Draft


def describe(found: Article | Draft) -> str:
    """Return what is known of a text, and how its blocks and what was removed begin and end."""
    facts = (found.title, found.author, found.date, found.site)
    blocks = (f"{_describe_block(block)}: {_shorten(block.text)}\n" for block in found.blocks)
    removed = (f"- ({line.reason}) {_shorten(line.text)}\n" for line in found.removed)
    return "\n".join([" | ".join(map(str, facts)), "".join(blocks), "".join(removed)])


def hold_golden(golden: Path, output: str, *, update: bool) -> None:
    """Fail if the output is not that of the golden file; or write it there."""
    if update:
        golden.write_text(output, encoding="utf-8")
    assert output == golden.read_text(encoding="utf-8")


def spread_json(output: str) -> str:
    """Write a line of JSON with one key a line; a change of it can be reviewed then."""
    values = json.loads(output)
    assert output == json.dumps(values, ensure_ascii=False) + "\n"
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _describe_block(block: Block) -> str:
    places = {"number": block.number, "row": block.row, "column": block.column, "page": block.page}
    sizes = {"level": block.level, "links": round(block.links, 2)}
    known = {name: value for name, value in sizes.items() if value}
    known |= {name: value for name, value in places.items() if value is not None}
    return " ".join([block.kind, *(f"{name} {value}" for name, value in known.items())])


def _shorten(text: str) -> str:
    text = text.replace("\n", "⏎")
    return text if len(text) < 200 else f"{text[:40]} ... {text[-30:]} ({len(text)})"
