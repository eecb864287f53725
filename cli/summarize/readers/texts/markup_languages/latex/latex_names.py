"""What the commands and environments of LaTeX mean to a reader of plain text."""

_GREEK = """alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ
iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ
psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω"""
_MATH = """times × cdot · div ÷ pm ± mp ∓ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ simeq ≃
equiv ≡ propto ∝ infty ∞ to → rightarrow → leftarrow ← Rightarrow ⇒ mapsto ↦ in ∈ notin ∉ subset ⊂
subseteq ⊆ cup ∪ cap ∩ emptyset ∅ forall ∀ exists ∃ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ sqrt √
ll ≪ gg ≫ langle ⟨ rangle ⟩ ell ℓ circ ° prime ′ mid | perp ⊥ oplus ⊕ otimes ⊗ star ⋆ ast *
lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ log log ln ln exp exp sin sin cos cos tan tan max max min min
lim lim arg arg det det Pr Pr iff ⟺ implies ⟹ Longleftrightarrow ⟺ Longrightarrow ⟹ longrightarrow ⟶
Leftrightarrow ⇔ leftrightarrow ↔ Leftarrow ⇐ gets ← hookrightarrow ↪ lvert | rvert | vert | lVert ‖
rVert ‖ Vert ‖ cdots ⋯ vdots ⋮ ddots ⋱ setminus ∖ land ∧ lor ∨ wedge ∧ vee ∨ neg ¬ top ⊤ bot ⊥
cong ≅ supset ⊃ supseteq ⊇ subsetneq ⊊ aleph ℵ hbar ℏ Re ℜ Im ℑ angle ∠ iint ∬ oint ∮ coloneqq ≔
models ⊨ vdash ⊢ bullet • inf inf sup sup gcd gcd dim dim ker ker deg deg mod mod cot cot sec sec
sinh sinh cosh cosh tanh tanh arcsin arcsin arccos arccos arctan arctan"""
_LETTERS = """ss ß ae æ oe œ o ø aa å l ł AE Æ OE Œ O Ø AA Å L Ł i ı j ȷ dh ð th þ DH Ð TH Þ"""
_SIGNS = """dots … ldots … dotsc … textellipsis … textendash – textemdash — textquoteright ’
textquoteleft ‘ textquotedblleft “ textquotedblright ” textquotesingle ' glqq „ grqq “ flqq « frqq »
guillemotleft « guillemotright » quotedblbase „ S § P ¶ copyright © textcopyright ©
textregistered ® texttrademark ™ pounds £ textsterling £ euro € EUR € texteuro € textdegree °
degree ° celsius °C textbackslash \\ textbar | textless < textgreater > textasciitilde ~
textasciicircum ^ textunderscore _ textdollar $ slash / LaTeX LaTeX TeX TeX BibTeX BibTeX"""
_SPACES = "quad qquad newline linebreak space hfill tab enspace thinspace nobreakspace".split()


def _pairs(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


LETTERS = _pairs(_LETTERS)
SIGNS = (
    _pairs(_GREEK) | _pairs(_MATH) | LETTERS | _pairs(_SIGNS) | dict.fromkeys(_SPACES, " ")
) | {"and": ", ", "og": "« ", "fg": " »"}
# Combining marks, by the command that sets one over or under a letter.
ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "c": "\u0327", "v": "\u030c", "H": "\u030b", "u": "\u0306", "k": "\u0328",
    "r": "\u030a", "d": "\u0323", "b": "\u0331", "t": "\u0361",
}  # fmt: skip
ESCAPED = dict.fromkeys(",;: \n\t\\", " ") | dict.fromkeys("!-/()@", "")

HEADINGS = {
    "part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5,
    "subparagraph": 6, "frametitle": 3, "framesubtitle": 4,
}  # fmt: skip
NOTES = frozenset("footnote footnotetext thanks endnote marginpar sidenote marginnote".split())
# How many arguments are of no use to a reader; what is in others is text.
DROPPED = (
    dict.fromkeys(
        """label index glossary vspace hspace vskip includegraphics includesvg input include subfile
        usepackage RequirePackage bibliography bibliographystyle addbibresource nocite pagestyle
        thispagestyle pagenumbering hypersetup graphicspath captionsetup geometry color textcolor
        colorbox raisebox parbox scalebox rotatebox markright phantom hphantom vphantom hypertarget
        hyperlink todo title subtitle author date affiliation affil address email institute
        institution
        titlerunning authorrunning orcid orcidID tag caption href documentclass documentstyle
        lstinputlisting verbatiminput lstset tikzset usetikzlibrary setstretch linespread
        footnotemark pdfbookmark bibitem newcounter stepcounter refstepcounter selectlanguage
        theoremstyle usetheme usecolortheme logo foreignlanguage setmainfont hyphenation""".split(),
        1,
    )
    | dict.fromkeys(
        """setlength addtolength setcounter addtocounter newcommand renewcommand providecommand
        DeclareMathOperator newtheorem fcolorbox fontsize rule resizebox markboth multicolumn
        inputminted newlength settowidth declaretheorem""".split(),
        2,
    )
    | dict.fromkeys("newenvironment renewenvironment addcontentsline multirow".split(), 3)
)
_HIDDEN = {
    "figure": "figure wrapfigure SCfigure subfigure sidewaysfigure tikzpicture picture pgfpicture",
    "table": "table longtable tabular tabularx tabulary tabu wraptable sidewaystable array",
    "formula": "equation align gather multline eqnarray displaymath flalign alignat dmath"
    " IEEEeqnarray subequations",
    "reference": "thebibliography references",
    "algorithm": "algorithm algorithmic algorithm2e",
    "comment": "comment CCSXML filecontents",
}
HIDDEN = {name: reason for reason, names in _HIDDEN.items() for name in names.split()}
CODE = frozenset("verbatim Verbatim lstlisting minted alltt".split())
BULLETS = frozenset("itemize description compactitem asparaitem".split())
NUMBERS = frozenset("enumerate compactenum inparaenum asparaenum".split())
QUOTES = frozenset("quote quotation verse displayquote".split())
