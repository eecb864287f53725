"""A formula of a page is text in its sentence, however the page writes it, and only once."""

import pytest

from summarize.readers.html.blocks import list_blocks
from summarize.readers.html.tree import load_page

TEX = r"A = \pi r^{2}"


MATHML = "<mi>A</mi><mo>=</mo><mi>π</mi><msup><mi>r</mi><mn>2</mn></msup>"


NOTE = f'<annotation encoding="application/x-tex">{TEX}</annotation>'


FULL = f"<math><semantics><mrow>{MATHML}</mrow>{NOTE}</semantics></math>"


LETTERS = "<span aria-hidden=true class=katex-html>A=πr2</span>"


LIBRARY = "<script src=/js/mathjax-3.js></script>"


SCRIPT = f'<script type="math/tex">{TEX}</script>'


def read(body: str) -> str:
    tree = load_page(f"<html><body>{body}</body></html>".encode())
    return "\n".join(block.text for block in list_blocks(tree).blocks)


@pytest.mark.parametrize(
    "formula",
    [
        pytest.param(FULL, id="mathml-with-its-tex"),
        pytest.param(f'<math alttext="{TEX}">{MATHML}</math>', id="mathml-with-a-text"),
        pytest.param(
            f"<span class=katex><span class=katex-mathml>{FULL}</span>{LETTERS}</span>", id="katex"
        ),
        pytest.param(
            f'<span class=mwe-math-element><span style="display: none">{FULL}</span>'
            f'<img class=mwe-math-fallback-image-inline alt="{TEX}"></span>',
            id="encyclopedia",
        ),
        pytest.param(SCRIPT, id="mathjax-not-shown"),
        pytest.param(f'<img class=latex src=a.png alt="{TEX}">', id="picture"),
        pytest.param(f'<img src=a.png alt="${TEX}$">', id="picture-in-dollars"),
        pytest.param(rf"\({TEX}\){LIBRARY}", id="bare"),
        pytest.param(f"${TEX}$<script>katex.render(a, b)</script>", id="bare-in-dollars"),
        pytest.param(
            f"<span class='mathjax note'>{FULL}</span><link rel=canonical href=/katex>",
            id="in-an-element-with-nothing-else",
        ),
    ],
)
def test_a_formula_is_text_in_its_sentence(formula: str) -> None:
    assert (
        read(f"<p>The area is {formula} of a circle.</p>") == "The area is A = π r^2 of a circle."
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(f"<p>So <math>{MATHML}</math>.</p>", "So A=πr^2.", id="mathml-alone"),
        pytest.param(
            "<p>So <math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>.</p>", "So a/b.", id="fraction"
        ),
        pytest.param(
            "<p>So <span class=katex-mathml><math><mi>N</mi></math></span><span>N</span>.</p>",
            "So N.",
            id="its-letters-stand-outside",
        ),
        pytest.param(
            f"<p>It cost $5 in May and $6_000 in June.{LIBRARY}</p>",
            "It cost $5 in May and $6_000 in June.",
            id="money",
        ),
        pytest.param(r"<p>See \(x\).</p>", r"See \(x\).", id="no-library"),
        pytest.param(rf"<pre><b>\(x\)</b></pre>{LIBRARY}<p>So.</p>", "\\(x\\)\nSo.", id="code"),
        pytest.param("<p>So <img class=latex alt=''>it is.</p>", "So it is.", id="no-text"),
        pytest.param("<p>So <img alt='A lake'>it is.</p>", "So it is.", id="photo"),
        pytest.param(
            r"<p>So <img class=latex alt='\lvert g\rvert \iff \dfrac{a}{b} \cdots'>.</p>",
            "So | g| ⟺ a/b ⋯.",
            id="signs",
        ),
    ],
)
def test_other_formulas_and_what_is_none(body: str, text: str) -> None:
    assert read(body) == text


SAID = "Nobody in the village has ever asked what it costs."


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(
            f"<div class='post mathjax'><p>{SAID}</p><p>So <math>{MATHML}</math>.</p></div>",
            f"{SAID}\nSo A=πr^2.",
            id="an-article-of-that-class",
        ),
        pytest.param(
            f"<span class=mathjax>{SAID} So <math>{MATHML}</math>.</span>",
            f"{SAID} So A=πr^2.",
            id="a-sentence-of-that-class",
        ),
        pytest.param(
            f"<span class=katex><math>{MATHML}</math> + <math><mi>b</mi></math></span>",
            "A=πr^2 + b",
            id="two-in-one",
        ),
        pytest.param(
            f"<p class=mathjax>Paid.</p>{SCRIPT}", "Paid.\nA = π r^2", id="a-paragraph-before-it"
        ),
        pytest.param(
            r"<p>In MathJax one writes $x_1^2$ or \(x\), as in KaTeX.</p>"
            "<link rel=canonical href=/mathjax><script type=application/ld+json>"
            '"katex.render"</script>',
            r"In MathJax one writes $x_1^2$ or \(x\), as in KaTeX.",
            id="a-text-about-them",
        ),
        pytest.param(
            "<p>So <img class=latex-icon alt='20% off all_boats {now}'>it is.</p>",
            "So it is.",
            id="words-beside-a-picture",
        ),
        pytest.param(
            '<p>So <img alt="$20 off, it was at $">it is.</p>', "So it is.", id="price-on-a-picture"
        ),
    ],
)
def test_no_sentence_goes_for_a_formula(body: str, text: str) -> None:
    assert read(body) == text
