"""Placeholder text that a template shows until somebody replaces it."""

import re

# "Lorem ipsum" as typesetters use it, and its continuation in the templates of page builders.
_WORDS = frozenset(
    """
    lorem ipsum dolor sit amet consectetur consectetuer adipiscing adipisicing elit sed do eiusmod
    tempor incididunt ut labore et dolore magna aliqua enim ad minim veniam quis nostrud
    exercitation ullamco laboris nisi aliquip ex ea commodo consequat duis aute irure in
    reprehenderit voluptate velit esse cillum eu fugiat nulla pariatur excepteur sint occaecat
    cupidatat non proident sunt culpa qui officia deserunt mollit anim id est laborum suspendisse
    varius eros elementum tristique cursus mi viverra ornare interdum diam libero vitae erat aenean
    faucibus nibh justo rutrum imperdiet nunc sem risus posuere vestibulum tellus turpis egestas
    pellentesque habitant morbi senectus netus malesuada fames ac mauris at nec vel eget leo urna
    donec nullam nam fusce cras proin vivamus maecenas integer praesent curabitur sagittis lacus
    lectus massa felis augue orci arcu purus tortor quam ligula blandit feugiat mattis neque
    volutpat tincidunt dignissim euismod bibendum porttitor hendrerit gravida pharetra sodales
    """.split()
)
_SEEN = 1_000  # characters of a block
_LEAST = 2  # words: "Lorem ipsum"
_SHARE = 0.9  # of its words
_WORD = re.compile(r"[^\W\d_]+")
# What Webflow puts into a rich text until it is replaced.
_OPENINGS = (
    "what's a rich text element",
    "the rich text element allows you to create and format headings",
    "static and dynamic content editing",
    "a rich text element can be used with static or dynamic content",
    "how to customize formatting for each rich text",
    "headings, paragraphs, blockquotes, figures, images, and figure captions can all be styled",
    "this is some text inside of a div block",
)
_OPENING_WORDS = frozenset(_WORD.findall(" ".join(o.split()[0] for o in _OPENINGS))) - {"s"}


def is_placeholder(text: str) -> bool:
    """Check whether a text consists of the words of "Lorem ipsum" or is a page builder's own."""
    first = _WORD.search(text, 0, _SEEN)
    word = first[0].casefold() if first else ""
    if word in _OPENING_WORDS:
        return text[:_SEEN].casefold().replace("’", "'").startswith(_OPENINGS)
    if word not in _WORDS:
        return False
    folded = text[:_SEEN].casefold()
    words = _WORD.findall(folded)
    # A heading of two such words may be anything: "Sed non".
    least = _LEAST if words[:2] == ["lorem", "ipsum"] else 2 * _LEAST
    return len(words) >= least and sum(w in _WORDS for w in words) >= _SHARE * len(words)
