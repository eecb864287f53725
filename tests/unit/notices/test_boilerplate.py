"""Nothing but the article: notices go with their reasons, and an article is left alone."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize import extract_article, summarize
from summarize.models import Block, Draft, Source
from summarize.notices import boilerplate
from summarize.notices.boilerplate import remove_notices
from summarize.notices.phrases import load_phrases, may_bar
from summarize.render.terminal.summary import render_terminal
from tests.conftest import SAMPLES, read_sample
from tests.unit.notices.examples import NOTICES, REASONS, SENTENCES, lines_of_any_kind
from tests.unit.readers.html.examples import PARAGRAPHS, build_page


@pytest.mark.parametrize(
    "name",
    ["cookies.txt", "subscribers.txt", "copyright.txt", "salt-road.txt", "abbreviations.txt"],
)
def test_an_article_loses_nothing_whatever_it_is_about(name: str) -> None:
    article = extract_article((SAMPLES / name).read_bytes())
    assert article.removed == ()
    lines = [line for line in (SAMPLES / name).read_text().splitlines() if line]
    assert [*filter(None, [article.title]), *article.paragraphs] == lines


@pytest.mark.parametrize(
    "inner",
    [
        pytest.param("“Sign up for the newsletter? I never did,” said the mayor.", id="quotation"),
        pytest.param("What it costs", id="sub-heading"),
        pytest.param("Cookies and copyright", id="sub-heading-on-notices"),
    ],
)
def test_what_stands_inside_an_article_stays(inner: str) -> None:
    text = "\n\n".join([*SENTENCES[:2], inner, *SENTENCES[2:]])
    assert inner in extract_article(text).paragraphs


@pytest.mark.parametrize(("language", "notice", "reason"), NOTICES, ids=lambda value: value[:20])
@pytest.mark.parametrize("place", ["start", "end"])
def test_a_notice_goes_wherever_it_stands_and_says_why(
    language: str, notice: str, reason: str, place: str
) -> None:
    lines = [notice, *SENTENCES] if place == "start" else [*SENTENCES, notice]
    article = extract_article("\n\n".join(lines), language=language)
    assert [(line.text, line.reason) for line in article.removed] == [(notice, reason)]
    assert article.paragraphs == SENTENCES


LOG_IN = [
    ("de", "Bereits Abonnent? Bitte melden Sie sich an, um weiterzulesen."),
    ("fr", "Déjà abonné ? Connectez-vous pour lire la suite."),
    ("es", "¿Ya eres suscriptor? Inicia sesión para seguir leyendo."),
    ("it", "Sei già abbonato? Accedi per continuare a leggere."),
    ("pt", "Já é assinante? Faça login para continuar."),
    ("nl", "Al abonnee? Log in om verder te lezen."),
    ("sv", "Redan prenumerant? Logga in för att läsa vidare."),
    ("no", "Allerede abonnent? Logg inn for å lese videre."),
    ("da", "Allerede abonnent? Log ind for at læse videre."),
    ("fi", "Oletko jo tilaaja? Kirjaudu sisään."),
    ("pl", "Masz już konto? Zaloguj się, aby czytać dalej."),
    ("cs", "Již máte účet? Přihlaste se."),
    ("ru", "Уже есть аккаунт? Войдите, чтобы читать дальше."),
    ("el", "Έχετε ήδη λογαριασμό; Συνδεθείτε για να διαβάσετε."),
    ("tr", "Zaten abone misiniz? Giriş yapın."),
    ("ja", "すでに会員の方はこちら。ログインしてください。"),
    ("zh", "已有账号？请登录后阅读。"),
    ("ko", "이미 회원이신가요? 로그인하세요."),
    ("ar", "هل أنت مشترك؟ سجل الدخول لمتابعة القراءة."),
    ("he", "כבר מנוי? התחבר לחשבון שלך."),
]


@pytest.mark.parametrize(("language", "notice"), LOG_IN, ids=lambda value: value[:10])
def test_the_log_in_notice_goes_in_every_language_from_pages_too(
    language: str, notice: str
) -> None:
    blocks = tuple(Block(text, "paragraph") for text in (*SENTENCES[:2], notice, *SENTENCES[2:]))
    for page in (True, False):
        cleaned = remove_notices(Draft(blocks, form="page" if page else "text"), language)
        assert [(line.text, line.reason) for line in cleaned.removed] == [(notice, "log in")]


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.iterdir()))
def test_every_reason_is_one_of_the_named_ones(name: str) -> None:
    for article in read_sample(name):
        assert {line.reason for line in article.removed} <= REASONS


def test_what_an_extractor_takes_of_a_page_is_not_the_article_if_it_is_a_notice() -> None:
    report = "昨天湖边的老水车经过三个月的修理又重新转动起来，镇上的孩子们每天放学以后都跑去看它。"
    notice = (
        "本网对文中陈述、观点判断保持中立，不对所包含内容的准确性提供任何保证。请读者仅作参考。"
    )
    page = (
        "<html lang=zh><head><title>水车重新转动</title></head><body><div><a href=/>首页</a></div>"
        f"<h1>水车重新转动</h1><div>{report}</div><article><p>【免责声明】{notice}</p>"
        "<p>（原标题：湖边的水车时隔四十年再次转动，老人说这是第一次）</p></article></body></html>"
    )
    assert [block.text for block in extract_article(page).blocks] == [report]


def test_a_page_of_boilerplate_leaves_its_short_article() -> None:
    article = extract_article((SAMPLES / "ferry.txt").read_bytes())
    assert article.title == "Ferry to Inchkell sails again after eleven years"
    assert article.paragraphs[0].startswith("The ferry to Inchkell sailed again on Monday")
    assert len(article.removed) > 20 * len(article.paragraphs)


MENU = "Skip to main content\nMenu\nHome\nNews\nSport\nWeather\nLog in\nSubscribe".split("\n")


FOOT = "Contact us\nPrivacy policy\n© 2025 The Harbour Post. All rights reserved.".split("\n")


THREAD = [
    "4 comments",
    "Gull22 says:",
    "March 3, 2025 at 6:44 am",
    "My uncle drove the old one, and it never once came on time either.",
    "Ferrywoman says:",
    "March 3, 2025 at 8:10 am",
    "You all complain, but who is going to pay for it in the end?",
    "tidewatcher says:",
    "March 3, 2025 at 9:32 am",
    "Nobody asked us, as usual. I for one will keep taking my bicycle to work.",
    "Old Pilot says:",
    "March 4, 2025 at 7:15 pm",
    "Good news at last! I only hope they build the stop at the school, too.",
]


TEASERS = [
    "Related",
    "Fish market roof to be mended before the winter",
    "The town has found the money, but no roofer who has time for it before October.",
    "Lighthouse keeper retires after forty years",
    "He says that he will miss the fog most of all, and the radio a little.",
    "School choir wins in the capital",
    "Twenty-six children sang about herring, and the jury rose to its feet.",
    "Storm takes two boats and a shed",
    "No one was hurt when the wind turned on Sunday night, says the coast guard.",
    "Bakery opens at four in the morning",
    "The night shift of the cannery had asked for warm bread for eleven years.",
]


@pytest.mark.parametrize(
    "rest", [pytest.param(THREAD, id="comments"), pytest.param(TEASERS, id="teasers")]
)
def test_a_short_article_is_found_above_what_is_longer_than_it(rest: list[str]) -> None:
    text = "\n\n".join([*MENU, "Tram to run from 2029", *SENTENCES, "Share this", *rest, *FOOT])
    article = extract_article(text)
    assert article.paragraphs == SENTENCES
    assert article.title == "Tram to run from 2029"


RECIPE = [
    "Every house at the harbour has its own onion soup, and in every one it is the only right one.",
    "Ours comes from the cook of the old pilot boat, who wrote it on the back of a tide table in "
    "1961 and never changed a word of it, though the price of butter made him swear every winter.",
    "Slice the onions as thin as you can and let them fry in the butter for twenty minutes.",
    "Ingredients",
    "500 g onions",
    "40 g butter",
    "1 litre of beef stock",
    "Pour the stock over them, add the bay leaf, and leave the soup on a low flame for an hour.",
    "Taste it before you salt it, because the stock has been salted by someone else already.",
    "Toast the bread, lay it on the soup with the cheese on top, and brown it under the grill.",
    "Enjoy it hot.",
]


def test_the_ingredients_and_the_closing_line_of_a_pasted_recipe_stay() -> None:
    text = "\n\n".join([*MENU, "Onion soup of the harbour", *RECIPE, *TEASERS, *FOOT])
    kept = extract_article(text).paragraphs
    assert kept == tuple(RECIPE)


def test_without_cleaning_everything_stays() -> None:
    data = (SAMPLES / "tram.txt").read_bytes()
    article = extract_article(data, clean=False)
    assert extract_article(Source("tram.txt", data), clean=False).blocks == article.blocks
    assert article.removed == ()
    assert article.paragraphs[0] == "Skip to main content"


def test_a_terminal_summary_says_how_many_lines_went() -> None:
    article = extract_article((SAMPLES / "tram.txt").read_bytes())
    told = f"· {len(article.removed)} lines removed"
    assert len(article.removed) > 1
    assert told in render_terminal(summarize(article))
    one = replace(article, removed=article.removed[:1])
    assert "· 1 line removed" in render_terminal(summarize(one))
    none = replace(article, removed=())
    assert "removed" not in render_terminal(summarize(none))


def test_nothing_of_a_page_of_notices_reaches_a_summary() -> None:
    names = [path.name for path in SAMPLES.iterdir()]
    for article in (article for name in names for article in read_sample(name)):
        summary = summarize(article, length="100%")
        gone = {line.text for line in article.removed if line.reason != "copy"}
        assert not gone & {sentence.text for sentence in summary.sentences}


def test_what_stood_amid_the_text_of_a_page_is_listed_in_its_order() -> None:
    share = '<p><a href="/f">Facebook</a> <a href="/x">X</a></p>'
    menu = '<nav><a href="/">Home</a></nav><ul><li><a href="/a">Sport</a></li></ul>'
    text = f"<h1>The dam</h1>{PARAGRAPHS}{share}{PARAGRAPHS.replace('19', '18')}"
    removed = extract_article(build_page(f"{menu}<article>{text}</article>{menu}")).removed
    wanted = [("The dam", "title"), ("Facebook X", "related")]
    assert [(line.text, line.reason) for line in removed] == wanted


@settings(max_examples=80, deadline=None)
@given(lines_of_any_kind, st.booleans(), st.sampled_from(["en", "ja", "und"]))
def test_every_line_is_kept_removed_or_the_title(
    lines: list[str], page: bool, language: str
) -> None:
    draft = Draft(tuple(map(Block, lines)), form="page" if page else "text")
    cleaned = remove_notices(draft, language)
    left = iter(lines)
    kept = [block.text for block in cleaned.blocks]
    assert all(line in left for line in kept)  # in their order
    seen = {*kept, *(line.text for line in cleaned.removed), cleaned.title}
    assert set(lines) <= seen


def test_a_document_without_such_a_line_is_kept_whole_and_one_with_it_is_not() -> None:
    lines = ["The ferry was late.", "Share this article", "It came with the fog."]
    assert not may_bar(lines, load_phrases("en"))
    blocks = tuple(map(Block, lines))
    assert remove_notices(Draft(blocks, "document"), "en").blocks == blocks
    barred = (*blocks, Block("Already a subscriber? Log in"))
    assert remove_notices(Draft(barred, "document"), "en").blocks == blocks


def test_a_link_at_the_top_of_a_document_is_part_of_it() -> None:
    texts = ("Go to the page of the firm", "The tram of the harbour", "It runs. It stops at noon.")
    blocks = tuple(Block(text, links=float(text == texts[0])) for text in texts)
    for some in (blocks, blocks[::2]):
        cleaned = remove_notices(Draft(some, "document"), "en")
        assert (cleaned.title, *(block.text for block in cleaned.blocks)) == tuple(
            block.text for block in some
        )


def test_a_very_long_text_is_judged_around_its_notices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost, repeated or moved, wherever notices stand, and few or many at once."""
    monkeypatch.setattr(boilerplate, "_LONG", 400)
    monkeypatch.setattr(boilerplate, "_MOST", 100)
    notices = {0, 50, 91, 200, *range(300, 420, 30), 480}
    texts = [
        "Subscribe to our newsletter" if n in notices else f"The wheel of mill {n} turned at night."
        for n in range(481)
    ]
    cleaned = remove_notices(Draft(tuple(map(Block, texts)), form="text"), "en")
    kept = [block.text for block in cleaned.blocks]
    removed = [line.text for line in cleaned.removed]
    assert kept == [text for text in texts if text in set(kept)], "in order"
    assert sorted([*kept, *removed]) == sorted(texts)
    assert not [text for text in kept if "newsletter" in text]
    assert [text for text in texts[130:170] if text in removed] == []


@pytest.mark.parametrize(("times", "gone"), [(3, 3), (4, 1)])
def test_a_title_that_is_repeated_often_is_a_label(times: int, gone: int) -> None:
    draft = Draft(
        tuple(
            block
            for n in range(times)
            for block in (Block("ADA", "heading"), Block(f"It turns for the {n}. time today."))
        ),
        form="document",
        title="ADA",
    )
    assert [line.text for line in remove_notices(draft, "en").removed] == ["ADA"] * gone


def test_code_is_no_title() -> None:
    text = "```\n:tags: mill\n```\n\n# The mill\n\nThe mill turns again.\n\nIt is an old one.\n"
    assert extract_article(text).title == "The mill"
    blocks = [Block("./mill", "code"), Block("The mill turns again."), Block("It is an old one.")]
    draft = Draft(tuple(blocks), form="document")
    assert remove_notices(draft, "en").title is None
