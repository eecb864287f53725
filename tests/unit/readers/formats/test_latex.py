"""LaTeX is read as it is set, without its commands."""

from itertools import pairwise

import pytest

from summarize.discourse.fragments import is_fragment
from summarize.errors import NoArticleError
from summarize.models import Draft
from summarize.readers.formats.latex import read as read_latex
from tests.conftest import kind_of
from tests.unit.readers.examples import lines_of

TEX = "\\documentclass{article}\n\\begin{document}\n"


def reasons_of(draft: Draft) -> list[str]:
    return [removed.reason for removed in draft.removed]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "Caf\\'e, na\\\"{\\i}ve, \\c{c}a, Stra\\ss e, \\AA s",
            "Café, naïve, ça, Straße, Ås",
            id="accents",
        ),
        pytest.param("``so'' --- 3--5~km", "“so” — 3–5 km", id="quotes-and-dashes"),
        pytest.param("\\emph{a {\\bf b}} c", "a b c", id="emphasis"),
        pytest.param("It rose~\\cite{a,b} (see \\cite{c}).", "It rose.", id="references"),
        pytest.param("\\Citet[p. 5]{ann2009} is right.", "ann2009 is right.", id="a-subject"),
        pytest.param("50\\% % of it\nleft", "50% left", id="a-comment"),
        pytest.param("$\\alpha_{i} \\leq 0.5$", "α_i ≤ 0.5", id="inline-formula"),
        pytest.param("\\foo[x]{kept} words", "kept words", id="an-unknown-command"),
        pytest.param("\\href{http://a.b}{here} \\verb|x{|", "here x{", id="link-and-code"),
        pytest.param(
            "\\begin{tcolorbox}[" + "left=2mm, " * 50 + "]In it.", "In it.", id="long-options"
        ),
        pytest.param("\\leavevmode\\vadjust pre{}Ek.", "Ek.", id="before-a-line"),
        pytest.param("a\\+b \\\\\nand so on", "ab and so on", id="the-end-of-a-line"),
        pytest.param("\\only<1-2>{Red} in $\\RR$", "Red in R", id="slides-and-sets"),
        pytest.param("an open { brace", "an open brace", id="an-open-brace"),
    ],
)  # fmt: skip
def test_latex_comes_out_as_it_is_set(source: str, expected: str) -> None:
    assert [text for _, text in lines_of(read_latex(TEX + source))] == [expected]


def test_a_line_that_an_author_ends_is_a_paragraph_unless_its_sentence_goes_on() -> None:
    long = "The mill that turns at the end of the old quay of the town of"
    for before, after in (("Mill", "It turns."), ("It is old.", "It turns."), (long, "Varde.")):
        lines = [text for _, text in lines_of(read_latex(f"{TEX}{before} \\\\[2mm]\n{after}"))]
        assert lines == ([f"{before} {after}"] if before == long else [before, after])


def test_latex_keeps_its_structure_and_leaves_the_rest_out() -> None:
    text = (
        "\\newcommand{\\sys}{TramNet}\\title{On \\sys}\n\\section{First \\emph{things}}\n"
        "\\begin{enumerate}\\item One.\\begin{itemize}\\item Deep.\\end{itemize}"
        "\\item Two.\\end{enumerate}\n"
        "\\begin{quote}Said.\\end{quote}\nAfter\\footnote{Aside.} it.\n"
        "\\begin{figure}\\caption{A tram}\\end{figure}\\begin{equation}x\\end{equation}\n"
        "\\end{document} junk"
    )  # fmt: skip
    draft = read_latex("\\documentclass{article}\n\\begin{document}\n" + text)
    assert lines_of(draft) == [
        ("heading", "First things"), ("item", "One."), ("item", "Deep."), ("item", "Two."),
        ("quote", "Said."), ("paragraph", "After it."),
    ]  # fmt: skip
    assert [(b.level, b.number) for b in draft.blocks[:4]] == [(2, None), (1, 1), (2, None), (1, 2)]
    assert reasons_of(draft) == ["note", "figure", "formula"]


def test_a_figure_that_opens_with_many_commands_is_left_out_by_name() -> None:
    draft = read_latex(TEX + "It is old.\\begin{figure}" + "\\draw " * 900 + "A mill\\end{figure}")
    assert [(removed.reason, removed.text) for removed in draft.removed] == [("figure", "A mill")]


@pytest.mark.parametrize(
    ("macros", "text", "said"),
    [
        (r"\newcommand{\mill}{\textsc{Lo\-stone}}", r"The \mill{} turns.", "The Lostone turns."),
        (r"\def\mill{mill}\def\all{all of the \mill}", r"It is \all.", "It is all of the mill."),
        (r"\newcommand\stone[1]{the stone of #1!}", r"See \stone{Ada}.", "See the stone of Ada!."),
        (r"\newcommand*\R{\mathbb{R}}", r"It is $x \in \R$ here.", "It is x ∈ R here."),
        (r"\DeclareMathOperator{\rank}{rank}", r"Its $\rank$ is 3.", "Its rank is 3."),
        (r"\newcommand{\two}[2]{#2 and #1}", r"See \two{A}{B}.", "See AB."),
        (r"\def\be{\begin{align}}\def\ee{\end{align}}", r"It is \be a\ee of it.", "It is a of it."),
        ("", r"It is \begin{math}a\end{math} of it.", "It is a of it."),
        ("", "It is \\[ r = \\frac{a}{b} \\] as said.", "It is r = a/b as said."),
        ("", "It is\n\\begin{equation}\na = b\n\\end{equation}\nhere.", "It is a = b here."),
        ("", "It is $$" + "a + " * 20 + "b$$ here.", "It is [formula] here."),
        ("", "It is \\[ a \\\\ b \\] here.", "It is [formula] here."),
    ],
)  # fmt: skip
def test_macros_and_formulas_of_latex_leave_no_hole(macros: str, text: str, said: str) -> None:
    draft = read_latex(f"{macros}\n{TEX}{text}\n\\end{{document}}")
    assert [block.text for block in draft.blocks] == [said]
    assert lines_of(read_latex(f"{macros}\n{text}")) == lines_of(draft)  # of a part, too


def test_names_of_authors_for_commands_of_lists_are_those_commands() -> None:
    names = "\\newcommand{\\ol}{\\begin{enumerate}[a=2]}\\def\\lo{\\end{enumerate}}"
    names += "\\newcommand*\\li{ \\item }\n"
    draft = read_latex(f"{names}{TEX}We are\n\\ol\n\\li a mill,\\\\li\n\\li a quay.\\lo It is.")
    assert [(b.text, b.number) for b in draft.blocks] == [
        ("We are", None), ("a mill, li", 1), ("a quay.", 2), ("It is.", None),
    ]  # fmt: skip


def test_a_formula_between_paragraphs_only_is_left_out() -> None:
    draft = read_latex(f"{TEX}A mill.\n\n$$ {'a + ' * 20} b $$\n\nIt turns.")
    assert [block.text for block in draft.blocks] == ["A mill.", "It turns."]
    assert reasons_of(draft) == ["formula"]


def test_macros_that_name_macros_stay_short() -> None:
    lines = ["\\def\\a{" + "x" * 60 + "}"]
    names = "abcdefghij"
    lines += [f"\\def\\{b}{{\\{a}\\{a}\\{a}}}" for a, b in pairwise(names)]
    draft = read_latex("\n".join([*lines, TEX, "A mill \\j."]))
    assert len(draft.blocks[0].text) < 200


SENTENCE = "The mill turns, as it did a hundred years ago."
DEFINED = "\\newcommand{\\stone}[1]{\\textbf{#1}\\hfill}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"\\NeedsTeXFormat{{LaTeX2e}}\n\\ProvidesPackage{{mill}}\n{SENTENCE}", "class or package"),
        (f"% {SENTENCE}\n" + DEFINED * 15, "hardly a sentence"),
        (f"{TEX}\\begin{{tikzpicture}}\\draw (0,0);\\end{{tikzpicture}}", "hardly a sentence"),
        (f"{TEX}\\tikz a\\begin{{picture}}\\put(0,0){{}}\\end{{picture}}", "hardly a sentence"),
        (TEX + "$if(title)$\n\\title{$title$}\n$endif$\n" * 12, "hardly a"),
        (f"{TEX}\\include{{parts/mill}}\n\\end{{document}}", r"in other files: .* parts/mill"),
    ],
)  # fmt: skip
def test_commands_without_a_text_are_refused_with_the_reason(text: str, message: str) -> None:
    assert kind_of(text.encode()) == "latex"
    with pytest.raises(NoArticleError, match=message):
        read_latex(text)
    if TEX not in text:
        assert read_latex(f"{DEFINED * 15}\\begin{{document}}\n{SENTENCE}").blocks


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{SENTENCE} \\cite{{a}} " * 5, "latex"),
        (f"{SENTENCE} \\cite{{a}} " * 4, "text"),
        (f"# Mills\n\n{SENTENCE} \\cite{{a}} " * 5, "markdown"),
        (f"{SENTENCE * 20} \\cite{{a}} " * 5, "text"),
        (f"{SENTENCE} \\alpha\\beta " * 5, "text"),
    ],
)
def test_a_chapter_that_opens_with_a_sentence_is_detected_by_its_commands(
    text: str, kind: str
) -> None:
    assert kind_of(text.encode()) == kind


def test_arguments_of_commands_that_set_something_are_no_text() -> None:
    text = "\\setbeamertemplate{section in toc}[sections numbered]\\useinnertheme{mill}It turns."
    assert lines_of(read_latex(TEX + text)) == [("paragraph", "It turns.")]
    registers = (
        "\\hyphenpenalty=10000 \\parindent=-1.5em\\rightskip 0pt plus 3em\\setlength\\x{2pt}\n"
    )
    assert lines_of(read_latex(f"{TEX}{registers}\nIt is 3pt.")) == [("paragraph", "It is 3pt.")]
    assert lines_of(read_latex(f"{TEX}\\usepackage{{a}}\n\n{{It turns.}}"))[0][1] == "It turns."


def test_a_sentence_around_a_formula_is_never_picked() -> None:
    assert is_fragment("The rate of the mill is given by [formula] as we have said.")
    assert not is_fragment("The rate of the mill is given by r = a/b as we have said.")
