"""Tags with thousands of attributes lose them; everything else of a page stays."""

import pytest

from summarize.readers.html.limits import limit_tags

MANY = b"<p " + b" ".join(b"a%d=1" % number for number in range(3_000))
NAMES = b" ".join(b"a%d" % number for number in range(3_000))
SCRIPT = b"<script>" + b"let x = 1;" * 2_000 + b"</script>"


@pytest.mark.parametrize(
    ("page", "limited"),
    [
        pytest.param(b"<p>Salt</p>", b"<p>Salt</p>", id="short"),
        pytest.param(SCRIPT + b"<p>Salt</p>", SCRIPT + b"<p>Salt</p>", id="a-long-script"),
        pytest.param(b"<b>" + MANY + b">Salt</p>", b"<b><p>Salt</p>", id="one-tag"),
        pytest.param(
            MANY + b">a</p>" + SCRIPT + MANY + b">b</p>",
            b"<p>a</p>" + SCRIPT + b"<p>b</p>",
            id="two-tags-around-a-script",
        ),
        pytest.param(b'<p x="' + NAMES + b'">a', b'<p x="' + NAMES + b'">a', id="a-long-value"),
        pytest.param(b'<p x=="' + NAMES + b'">a', b"<p>a", id="no-value-after-two-signs"),
        pytest.param(b'<p x=y= "' + NAMES + b'">a', b"<p>a", id="no-value-after-a-value"),
        pytest.param(b"<p " + NAMES.replace(b" ", b"/") + b">a", b"<p>a", id="slashes"),
        pytest.param(b"<p " + NAMES.replace(b" ", b'=""') + b">a", b"<p>a", id="no-spaces"),
        pytest.param(
            b'<p x="<b y=" ' + NAMES * 4 + b' z="">a', b'<p x="<b>a', id="a-tag-in-a-value"
        ),
        pytest.param(b"<p <![CDATA[ " + NAMES + b">a", b"<p <![CDATA[>a", id="a-section-in-a-tag"),
        pytest.param(b"<b>Salt</b>" + MANY, b"<b>Salt</b><p", id="without-an-end"),
    ],
)
def test_only_tags_with_very_many_attributes_lose_them(page: bytes, limited: bytes) -> None:
    assert limit_tags(page) == limited
