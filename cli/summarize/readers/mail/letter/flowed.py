"""Join the lines of a text in the format "flowed" (RFC 3676): a space at a line's end goes on.

The format itself says which lines are one, so that no hyphen is asked of readers/line_ends.
"""

import re

_DEPTH = re.compile(r">{0,99}")
_SIGNATURE = "-- "


def join_flowed(text: str, *, delete_space: bool = False) -> str:
    """Return the text with every paragraph on one line; quoted lines keep their marks."""
    joined: list[str] = []
    depth_before, open_line = 0, False
    pieces: list[str] = []
    for line in text.split("\n"):
        depth = _DEPTH.match(line).end()  # type: ignore[union-attr]
        content = line[depth:].removeprefix(" ")
        flows = content.endswith(" ") and content != _SIGNATURE
        if not (open_line and depth == depth_before and content != _SIGNATURE):
            if pieces:
                joined.append("".join(pieces))
            pieces = [">" * depth + " " if depth else ""]
        pieces.append(content[:-1] if flows and delete_space else content)
        depth_before, open_line = depth, flows
    joined.append("".join(pieces))
    return "\n".join(joined)
