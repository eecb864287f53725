"""Text that a browser does not show is no part of the page, unless scripts reveal it."""

import pytest

from summarize import extract_article

STORY = (
    "The ferry to the northern islands leaves at six in the morning and returns before midnight.",
    "Its captain has crossed the strait for thirty years and knows every sandbank by its own name.",
    "In winter the boat carries mail and bread, because no other ship dares to sail in the storms.",
)
ASK = "We understand that you would like to delete your account, which can never be undone again."


def read(extra: str, style: str = "", story: tuple[str, ...] = STORY) -> str:
    """Read a page with a story and something else."""
    text = "".join(f"<p>{line}</p>" for line in story)
    page = (
        f"<html><head><title>The ferry</title><style>{style}</style></head>"
        f"<body><article><h1>The ferry</h1>{text}{extra}</article></body></html>"
    )
    return extract_article(page).text


@pytest.mark.parametrize(
    ("attributes", "style"),
    [
        pytest.param("hidden", "", id="attribute"),
        pytest.param("style='color: red; display : none'", "", id="display"),
        pytest.param("style='visibility:hidden'", "", id="visibility"),
        pytest.param("role=dialog aria-hidden=true", "", id="dialog"),
        pytest.param("role=alertdialog aria-hidden=true", "", id="alert"),
        pytest.param("aria-modal=true aria-hidden=true", "", id="modal"),
        pytest.param("class='ask big'", ".ask, .menu { display: none }", id="class"),
        pytest.param("class=ask", "/* a */ p{color:red} .ask{margin:0;display:none}", id="later"),
        pytest.param("class=ask", "@media print{a{display:none}} .ask{display:none}", id="below"),
    ],
)
def test_hidden_text_is_not_there(attributes: str, style: str) -> None:
    text = read(f"<div {attributes}><p>{ASK}</p></div>", style)
    assert ASK not in text
    assert all(line in text for line in STORY)


@pytest.mark.parametrize(
    ("attributes", "style"),
    [
        pytest.param("hidden=until-found", "", id="until-found"),
        pytest.param("aria-hidden=true", "", id="only-for-screen-readers"),
        pytest.param("role=dialog", "", id="open-dialog"),
        pytest.param("class=ask", "@media print { .ask { display: none } }", id="for-print"),
        pytest.param("class=ask", ".menu .ask { display: none }", id="inside-another"),
        pytest.param("class=ask", ".ask{display:none} .ask.open{display:block}", id="other-state"),
    ],
)
def test_what_a_browser_may_show_stays(attributes: str, style: str) -> None:
    assert ASK in read(f"<div {attributes}><p>{ASK}</p></div>", style)


def test_several_hidden_elements_of_one_shape_are_revealed_by_scripts() -> None:
    lines = "".join(f"<div class=part hidden><p>{line}</p></div>" for line in STORY)
    text = read(lines, story=(ASK, *(f"{ASK} {line}" for line in STORY)))
    assert all(text.count(line) == 2 for line in STORY)


def test_a_page_that_is_all_hidden_is_read_whatever_its_scripts_hold() -> None:
    story = "".join(f"<p>{line}</p>" for line in STORY)
    code = f"<script>{' '.join(STORY) * 9}</script><style>{' '.join(STORY) * 9}</style>"
    page = f"<html><body><div hidden><h1>Ferry</h1>{story}</div>{code}</body></html>"
    assert all(line in extract_article(page).text for line in STORY)
