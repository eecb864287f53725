"""A user's rule for a site leaves what it keeps of a page, and takes out what it drops."""

import pytest

from summarize import UsageError
from summarize.readers.html.site_rules import Ruled, SiteRule, apply_rules
from tests.unit.readers.html.examples import PARAGRAPHS, build_page

RULE = SiteRule("dam.example", ".body", (".promo", "div > h2"))
PAGE = build_page(
    f"<p>Menu</p><div class=body>{PARAGRAPHS}<p class=promo>Buy boots</p><h2>Größe</h2></div>",
    head='<meta charset="latin-1"><link rel=canonical href="https://www.dam.example/1">',
)


def apply(rule: SiteRule, url: str | None = "https://dam.example/1") -> Ruled | None:
    return apply_rules(PAGE, url, (SiteRule("example"), rule))


@pytest.mark.parametrize("url", [None, "https://dam.example/1", "https://news.dam.example/2"])
def test_a_page_of_the_site_has_what_the_rule_keeps(url: str | None) -> None:
    ruled = apply(RULE, url)
    assert ruled is not None
    text = ruled.data.decode("utf-8-sig")
    assert "<title>The dam</title>" in text
    assert "Menu" not in text
    assert PARAGRAPHS in text
    assert [line.text for line in ruled.removed] == ["Buy boots", "Größe"]
    assert ruled.explanation == "[site.\"dam.example\"] keep '.body', drop 2"


@pytest.mark.parametrize("url", ["https://dam.example.org/1", "https://mydam.example.net", "x"])
def test_a_page_of_another_site_is_left_alone(url: str) -> None:
    assert apply(RULE, url) is None


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        pytest.param(RULE._replace(keep=".x"), "keep: '.x' selects nothing", id="nothing"),
        pytest.param(RULE._replace(keep=".promo"), "keep: '.promo' selects nothing", id="dropped"),
        pytest.param(RULE._replace(keep="a|p"), "keep: 'a|p' is not a CSS selector", id="prefix"),
        pytest.param(RULE._replace(keep="p["), "keep: 'p[' is not a CSS selector", id="keep"),
        pytest.param(RULE._replace(drop=("p::x",)), "drop: 'p::x' is not a CSS", id="drop"),
    ],
)
def test_a_bad_selector_is_named_with_its_place(rule: SiteRule, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        apply(rule)
    assert str(raised.value).startswith(f'[site."dam.example"] {said}')
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("keep", ["body", "*", "body, .body"])
def test_a_rule_that_keeps_the_body_keeps_all_of_it(keep: str) -> None:
    ruled = apply(RULE._replace(keep=keep))
    assert ruled is not None
    assert "<p>Menu</p>" in ruled.data.decode("utf-8-sig")


def test_a_page_of_frames_may_be_kept_too() -> None:
    page = b"<html><frameset><noframes><p>The dam is old.</p></noframes></frameset></html>"
    ruled = apply_rules(page, "https://dam.example/", (SiteRule("dam.example", "noframes"),))
    assert ruled is not None
    assert b"The dam is old." in ruled.data
