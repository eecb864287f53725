"""Acts and debates in Akoma Ntoso are read with the numbers of their sections."""

import pytest

from summarize.readers.formats.legal_xml import read

ROOT = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">{}</akomaNtoso>'
WORDS = "<p>The well stays open.</p>"


def read_body(body: str, meta: str = "") -> list[tuple[str, str]]:
    page = ROOT.format(f"<act><meta>{meta}</meta><body>{body}</body></act>")
    return [(block.kind, block.text) for block in read(page.encode()).blocks]


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            f"<section><num>1.</num><heading>Wells</heading><content>{WORDS}</content></section>",
            [("heading", "1. Wells"), ("paragraph", "The well stays open.")],
            id="before its heading",
        ),
        pytest.param(
            f"<section><num>2.</num><subsection><num>(1)</num><content>{WORDS}</content>"
            "</subsection></section>",
            [("paragraph", "2. (1) The well stays open.")],
            id="before its first words",
        ),
        pytest.param("<section><num>3.</num></section>", [("paragraph", "3.")], id="alone"),
        pytest.param(
            '<speech by="#k"><from>Mona</from><p>It is dry.</p></speech>',
            [("paragraph", "Mona"), ("paragraph", "It is dry.")],
            id="a speaker",
        ),
        pytest.param(
            '<speech by="#k"><p>It is dry.</p></speech>',
            [("paragraph", "Mona Keller"), ("paragraph", "It is dry.")],
            id="a speaker of the metadata",
        ),
        pytest.param(
            '<p>See <ref href="#s2">section 2</ref> and <i>others</i>.</p>',
            [("paragraph", "See section 2 and others.")],
            id="within a line",
        ),
    ],
)
def test_a_number_stands_before_its_text(body: str, blocks: list[tuple[str, str]]) -> None:
    names = '<references><TLCPerson eId="k" showAs="Mona Keller"/></references>'
    assert read_body(body, names) == blocks


def test_what_is_no_text_of_the_law_goes_with_its_reason() -> None:
    page = ROOT.format(
        "<bill><meta><identification><FRBRWork><FRBRalias value='Wells Act'/>"
        "<FRBRdate date='2024-05-14'/></FRBRWork></identification></meta><toc><p>1. Wells</p></toc>"
        f"<body>{WORDS}<table><tr><td><p>4</p></td></tr></table>"
        "<p>Dry<authorialNote><p>As before.</p></authorialNote> wells.</p></body></bill>"
    )
    draft = read(page.encode())
    assert (draft.title, draft.date) == ("Wells Act", "2024-05-14")
    assert [block.text for block in draft.blocks] == ["The well stays open.", "Dry wells."]
    assert [(one.text, one.reason) for one in draft.removed] == [
        ("1. Wells", "contents"), ("4", "table"), ("As before.", "note"),
    ]  # fmt: skip
