"""Files without an article are refused by name, whatever text is in them."""

import pytest

from summarize import extract_article
from summarize.errors import InputError, NoArticleError, SummarizeError
from tests.conftest import kind_of

SENTENCE = "The pump in the old well is broken, and nobody knows why it stopped."
DECLARED = '<?xml version="1.0"?>'
SHORT = "<mill><stone>4</stone><note>It turns, slowly.</note></mill>"


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        pytest.param(
            b"%!PS-Adobe-3.0 EPSF-3.0\n%%Title: mill.eps\n", InputError, "PostScript", id="EPS"
        ),
        pytest.param(b"%!\r\n/mill 9 def\r\n", InputError, "ps2pdf", id="PostScript without name"),
        pytest.param(b"\x04%!PS\n%%Pages: 1\n", InputError, "PostScript", id="sent to a printer"),
        pytest.param(
            b"\xc5\xd0\xd3\xc6" + bytes(28) + b"%!PS-Adobe", InputError, "PostScript", id="preview"
        ),
        pytest.param(
            b"version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 12345\n",
            InputError, "pointer of Git LFS.*git lfs pull", id="pointer",
        ),
        pytest.param(
            b"!<arch>\ndebian-binary   1410122664  0  0  100644  4  `\n2.0\n",
            InputError, r"a Debian package \(\.deb\)", id="package",
        ),
        pytest.param(b"!<arch>\nmill.o/  0  0  0  644  4  `\n", InputError, "compiled", id="ar"),
        pytest.param(
            f"<xbrl><note>{SENTENCE}</note></xbrl>".encode(), NoArticleError, "XBRL", id="XBRL"
        ),
        pytest.param(b"<urlset><url/></urlset>", NoArticleError, "a sitemap", id="sitemap"),
        pytest.param(f"{DECLARED}{SHORT}".encode(), NoArticleError, "<mill>", id="without prose"),
        pytest.param(
            b'<f:root xmlns:f="http://www.w3.org/1999/XSL/Format"><f:block>A.</f:block></f:root>',
            NoArticleError, "XSL-FO.* fop", id="XSL-FO",
        ),
        pytest.param(
            b"<TEI><teiHeader/><text><body><listPerson><person><persName>Ada</persName></person>"
            b"</listPerson></body></text></TEI>", NoArticleError, "lists of names", id="persons",
        ),
        pytest.param(
            b"% Of mills\n@string{m = {Mill}}\n@book{mill:1,\n  title = {The mill}\n}\n",
            NoArticleError, "BibTeX", id="BibTeX",
        ),
    ],
)  # fmt: skip
def test_a_file_without_an_article_is_refused_by_name(
    data: bytes, error: type[SummarizeError], message: str
) -> None:
    with pytest.raises(error, match=message):
        extract_article(data)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(f"{DECLARED}<mill><p>{SENTENCE}</p></mill>", "XML", id="prose"),
        pytest.param(f'{DECLARED}<mill p="{SENTENCE}"/>', "XML", id="prose in an attribute"),
        pytest.param(f"{DECLARED}<mill><p>{'水車は古い。' * 9}</p></mill>", "XML", id="Japanese"),
        pytest.param(f"{DECLARED}<html><p>The mill</p></html>", "html", id="a page"),
        pytest.param(f"{DECLARED}<a><div>{SENTENCE}</div></a>", "html", id="elements of a page"),
        pytest.param(f"{DECLARED}<root><a>{SENTENCE}</a></root>", "XML", id="any root"),
        pytest.param(SHORT, "text", id="not declared"),
        pytest.param(f"%! {SENTENCE}\n\n{SENTENCE}\n", "text", id="a text"),
        pytest.param(f"%!TEX root = a.tex\n% !b\n\\section{{A}}\n{SENTENCE}", "latex", id="%!TEX"),
        pytest.param(f"@media print {{ a {{ b: c, }} }}\n{SENTENCE}\n", "text", id="a rule"),
    ],
)
def test_a_text_that_only_opens_like_one_is_read(text: str, kind: str) -> None:
    assert kind_of(text.encode()) == kind
