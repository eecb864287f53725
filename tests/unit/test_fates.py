"""A line below a picture is its caption if it looks like one."""

import pytest

from summarize.readers.html.blocks import list_blocks
from summarize.readers.html.tree import load_page


def kinds(html: str) -> list[str]:
    return [block.kind for block in list_blocks(load_page(html.encode())).blocks]


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        pytest.param("<div><img><p align=center>The old ferry</p></div>", "caption", id="centred"),
        pytest.param(
            "<div><p><img></p><p style='text-align: center'>The old ferry</p></div>",
            "caption",
            id="centred-by-a-style",
        ),
        pytest.param(
            "<div><img><p class=aligncenter>The old ferry</p></div>", "caption", id="named"
        ),
        pytest.param("<div><img><p>老渡船。</p></div>", "caption", id="few-words"),
        pytest.param("<div><img><p>春天终于来了。</p></div>", "paragraph", id="few-words-say"),
        pytest.param("<div><img><p>船が来た。</p></div>", "paragraph", id="few-words-say-it-too"),
        pytest.param("<div><img><p>村里人说：</p></div>", "paragraph", id="few-words-announce"),
        pytest.param("<div class=image_desc>The old ferry</div>", "caption", id="by-its-class"),
        pytest.param("<div class=imageCredit>Ann Lee</div>", "caption", id="credit"),
        pytest.param("<div><img><p>The old ferry</p></div>", "paragraph", id="not-centred"),
        pytest.param("<div><p align=center>The old ferry</p></div>", "paragraph", id="no-picture"),
        pytest.param(
            "<div><img><p align=center>It has sailed for sixty years.</p></div>",
            "paragraph",
            id="sentence",
        ),
        pytest.param(
            "<div><img><p align=center>With it we can:</p></div>", "paragraph", id="announces"
        ),
        pytest.param(
            "<div><img width=16 height=16><p align=center>The old ferry</p></div>",
            "paragraph",
            id="icon",
        ),
    ],
)
def test_what_stands_below_a_picture_is_its_caption_by_its_looks(html: str, kind: str) -> None:
    assert kinds(html)[0] == kind


def test_only_the_first_line_below_a_picture_is_its_caption() -> None:
    html = "<div align=center><img><p>The old ferry</p><p>The new bridge</p></div>"
    assert kinds(html) == ["caption", "paragraph"]
