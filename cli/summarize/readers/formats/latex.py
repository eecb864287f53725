"""LaTeX: title, sections, paragraphs, items; formulas, figures, tables and notes are left out."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from summarize.errors import NoArticleError
from summarize.language.control_characters import one_line
from summarize.language.punctuation import ends_sentence
from summarize.lazy import compile_late
from summarize.models import Block, Draft, Removed
from summarize.readers.format_features import FormatFeatures
from summarize.readers.markup import Growth, Names, Piece, is_fenced, make_draft, may_repeat

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
ESCAPED = dict.fromkeys(",;: \n\t\\", " ") | dict.fromkeys("!-/()@+", "")

HEADINGS = {
    "part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5,
    "subparagraph": 6, "frametitle": 3, "framesubtitle": 4,
}  # fmt: skip
NOTES = frozenset("footnote footnotetext thanks endnote marginpar sidenote marginnote".split())
# Number of arguments that are not text; all others are.
DROPPED = (
    dict.fromkeys(
        """label index glossary vspace hspace vskip includegraphics includesvg input include subfile
        bibliography bibliographystyle addbibresource nocite pagestyle
        thispagestyle pagenumbering hypersetup graphicspath captionsetup geometry color textcolor
        colorbox raisebox parbox scalebox rotatebox markright phantom hphantom vphantom hypertarget
        hyperlink todo title subtitle author date affiliation affil address email institute
        institution
        titlerunning authorrunning orcid orcidID tag caption href documentclass documentstyle
        lstinputlisting verbatiminput lstset tikzset linespread column
        footnotemark pdfbookmark bibitem newcounter stepcounter refstepcounter selectlanguage
        theoremstyle logo foreignlanguage hyphenation setstretch setmainfont""".split(),
        1,
    )
    | dict.fromkeys(
        """addtolength addtocounter newcommand newtheorem fcolorbox fontsize rule resizebox markboth
        multicolumn inputminted newlength setlength setcounter settowidth declaretheorem""".split(),
        2,
    )
    | dict.fromkeys("newenvironment addcontentsline multirow".split(), 3)
)
# Openings of commands that set something: none of their arguments is text.
_SETTINGS = ("use", "renew", "provide", "setbeamer", "Require", "Provide", "Declare")
_MOST_SET = 4  # arguments of one
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


TOKEN = re.compile(
    r"(?P<text>[^\\{}%$~&`'\"\-\n]+)"
    r"|(?P<comment>%[^\n]*\n?[ \t]{0,99})"
    r"|(?P<verb>\\verb\*?(?P<bar>[^\w\s*])(?P<inside>[^\n]{0,200}?)(?P=bar))"
    r"|\\(?P<accent>['\"`^~=.])\s{0,9}(?:\{\s{0,9}\\?(?P<a>[^\W\d_])\s{0,9}\}|\\?(?P<b>[^\W\d_]))"
    r"|\\(?P<mark>[cvHukrdbt])(?:\{\s{0,9}\\?(?P<c>[^\W\d_])\s{0,9}\}|[ ](?P<d>[a-zA-Z])(?![a-z]))"
    r"|\\(?P<command>[a-zA-Z@]+)\*?"
    r"|\\(?P<display>\[)|(?P<dollars>\$\$)"
    r"|\\(?P<escaped>[^a-zA-Z@])|(?P<close>\})"
    r"|(?P<blank>\n[ \t]*\n\s*)"
    r"|(?P<sign>```|``|''|---?|\"[`']|[`~&\n])"
    r"|(?P<other>[{$'\"\\-])",
)
_BRACES = re.compile(r"\\[^a-zA-Z]|%[^\n]*|[{}]")
_SIGN = {"``": "“", "''": "”", "---": "—", "--": "–", "`": "‘", '"`': "„", "\"'": "“", "```": "“‘"}


def read_sign(token: re.Match[str]) -> str:
    """Write the text of a token other than a command."""
    if token["text"] is not None:
        return token["text"]
    if token["verb"]:
        return token["inside"]
    accent, letter = token["accent"] or token["mark"], ""
    if accent:
        letter = token["a"] or token["b"] or token["c"] or token["d"]
        letter = {"ı": "i", "ȷ": "j"}.get(letter, letter)
        return unicodedata.normalize("NFC", letter + ACCENTS[accent])
    if token["escaped"] is not None:
        return ESCAPED.get(token["escaped"], token["escaped"])
    if token["sign"]:
        return _SIGN.get(token["sign"], " ")
    return token["other"] if token["other"] in ("'", '"', "-") else ""


_COMMAND = re.compile(
    r"\\(?:cite|ref|label)\w{0,9}\{[^{}]{0,200}\}|\\[a-zA-Z@]+\*?(?:\[[^\[\]]{0,200}\])?|\A\s{0,9}\[[^\[\]]{0,200}\]|%[^\n]*|[{}$\\~&]"
)


def flatten(text: str) -> str:
    """Strip commands roughly, for text that is only listed as removed."""
    return _COMMAND.sub(" ", text)


def match_braces(text: str) -> dict[int, int]:
    """Map the place of each opening brace to that of its closing one."""
    opened: list[int] = []
    ends: dict[int, int] = {}
    for match in _BRACES.finditer(text):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            ends[opened.pop()] = match.start()
    return ends


_OPTION = re.compile(r"\s{0,9}\[[^\]]{0,999}\]")
_LINE_END = re.compile(  # and a capital letter
    r"(?:\[[^\[\]\n]{0,20}\])?[ \t]{0,99}\n\s{0,99}(?=[^\Wa-z\d_])"
)
_NAME = re.compile(r"\s{0,9}\{([a-zA-Z]{1,40})\*?\}")
_DEFINED = re.compile(r"\s{0,9}\\[a-zA-Z@]{1,60}[#\d]{0,20}")
_BEFORE_GROUP = re.compile(r"[ \t]{0,99}(?:\n[ \t]{0,99})?(?=\{)")
_ASSIGNED = re.compile(  # to a register
    r"=-?\d[\d.]{0,9}(?:pt|em|ex|cm|mm|in|sp)?(?![\w{])"
    r"|[ =]{0,2}-?[\d.]{1,9}(?:pt|em|ex)(?: (?:plus|minus) [\d.]{1,9}\w{1,4}){0,2}(?!\w)"
    r"| pre(?=\{)"  # of \vadjust
    r"|<[\d,+.-]{1,30}(?:@[^<>\n]{0,30})?>"  # slides on which it is shown
)
_SHORT = 60  # characters of an argument of an unknown environment, or of a formula
_INLINE = "math"
_NAMING_WORKS = ("citet", "citeauthor", "textcite", "newcite")
_DEFINING = frozenset("def gdef let newcommand renewcommand providecommand".split())


class Event(NamedTuple):
    """A piece of text, or a change of its kind."""

    kind: str  # text, line, break, heading, note, close, item, begin, end, code, removed
    text: str = ""
    reason: str = ""  # of a removed text
    level: int = 0  # of a heading
    spelled: str = ""  # by a formula


class Macro(NamedTuple):
    """The text of an author's own macro, before and after its argument if it has one."""

    before: str
    after: str | None = None


class Scanner:
    """Scanner of a LaTeX text that knows which braces belong together."""

    def __init__(self, text: str, macros: Mapping[str, Macro]) -> None:
        self.text = text
        self.macros = macros
        self._ends = match_braces(text)
        self._growth = Growth()
        self._closing: dict[int, Event] = {}  # by the brace that ends the open group
        self._unended: set[str] = set()  # environments that have no further end
        self.commands = 0  # read so far, outside of what is left out

    def scan(self, place: int, end: int) -> Iterator[Event]:
        """Yield the events between two places."""
        while place < end:
            token = TOKEN.match(self.text, place, end)
            if token is None:
                return
            event, place = self._read(token)
            yield from event
            if event and event[-1] == _STOP:
                return

    def find_group(self, place: int) -> tuple[int, int] | None:
        """Find the start and end of the content of the next group."""
        while option := _OPTION.match(self.text, place):
            place = option.end()
        space = _BEFORE_GROUP.match(self.text, place)
        if space is None or space.end() not in self._ends:
            return None
        return space.end() + 1, self._ends[space.end()]

    def skip_groups(self, place: int, count: int) -> int:
        """Find the position after a number of arguments, or after as many as there are.

        The first of several may be a command without braces.
        """
        bare = _DEFINED.match(self.text, place) if count > 1 else None
        place, count = (bare.end(), count - 1) if bare else (place, count)
        for _ in range(count):
            group = self.find_group(place)
            if group is None:
                return place
            place = group[1] + 1
        return place

    def _read(self, token: re.Match[str]) -> tuple[list[Event], int]:
        place = token.end()
        if token["command"]:
            return self._read_command(token["command"], place)
        if token["display"] or token["dollars"]:
            return self._enter_formula("\\]" if token["display"] else "$$", place)
        if token["close"]:
            event = self._closing.pop(token.start(), None)
            return ([event] if event else []), place
        if token["blank"]:
            return [Event("break")], place
        if token["escaped"] == "\\" and (ended := _LINE_END.match(self.text, place)):
            return [Event("line", " ")], ended.end()
        return [Event("text", read_sign(token))], place

    def _read_command(self, name: str, place: int) -> tuple[list[Event], int]:
        self.commands += 1
        if name == "begin":
            return self._begin(place)
        if name in self.macros:
            return self._expand(self.macros[name], place)
        if name in SIGNS:
            ends = self.text.startswith("{}", place)
            glued = name in LETTERS and self.text.startswith(" ", place)
            return [Event("text", SIGNS[name])], place + 2 * ends + glued
        if name == "end":
            found = _NAME.match(self.text, place)
            ended = (
                [] if found and found[1] == _INLINE else [Event("end", found[1] if found else "")]
            )
            return ended, found.end() if found else place
        if name in HEADINGS:
            return self._open(Event("heading", level=HEADINGS[name]), place)
        if name in NOTES:
            return self._open(Event("note"), place)
        if name in ("item", "par"):
            option = _OPTION.match(self.text, place) if name == "item" else None
            label = option[0].strip()[1:-1] + " " if option else ""
            event = Event("item", flatten(label)) if name == "item" else Event("break")
            return [event], option.end() if option else place
        return self._read_other(name, place)

    def _expand(self, macro: Macro, place: int) -> tuple[list[Event], int]:
        if not self._growth.allow(len(macro.before) + len(macro.after or ""), 0):
            return [], place
        group = None if macro.after is None else self.find_group(place)
        if group:
            self._closing[group[1]] = Event("text", macro.after or "")
        return [Event("text", macro.before)], group[0] if group else place

    def _read_other(self, name: str, place: int) -> tuple[list[Event], int]:
        """Drop a command with its unread arguments; other arguments are text."""
        group = self.find_group(place)
        if name in _DEFINING and (defined := _DEFINED.match(self.text, place)):
            return [], self.skip_groups(defined.end(), 1)
        if name in DROPPED:
            return [], self.skip_groups(place, DROPPED[name])
        if name.startswith(_SETTINGS):
            end = self.skip_groups(place, _MOST_SET)
            option = _OPTION.match(self.text, end) if self.text.startswith("[", end) else None
            return [], option.end() if option else end
        if group and name.lower() in _NAMING_WORKS:  # the subject: "Ann (2009) shows that"
            return [Event("text", self.text[slice(*group)])], group[1] + 1
        if "cite" in name or (name.endswith("ref") and name != "hyperref"):
            return [], group[1] + 1 if group else place
        if group and name in ("enquote", "frac", "dfrac", "tfrac", "cfrac", "SI", "qty"):
            between = {"enquote": "”", "SI": " ", "qty": " "}.get(name, "/")
            self._closing[group[1]] = Event("text", between)
            return [Event("text", "“" if name == "enquote" else "")], group[0]
        if name.isupper() and len(set(name)) == 1 and not group:  # \R or \RR, of another file
            return [Event("text", name[0])], place
        after = _ASSIGNED.match(self.text, place)
        if after is None and self.text.startswith("[", place):
            after = _OPTION.match(self.text, place)
        return [], after.end() if after else place

    def _open(self, event: Event, place: int) -> tuple[list[Event], int]:
        group = self.find_group(place)
        if group is None:
            return [], place
        self._closing[group[1]] = Event("close", event.kind)
        return [event], group[0]

    def _begin(self, place: int) -> tuple[list[Event], int]:
        found = _NAME.match(self.text, place)
        if found is None:
            return [], place
        name, place = found[1], found.end()
        if name == _INLINE:
            return [], place
        if name in HIDDEN or name in CODE:
            end = self._find_end(f"\\end{{{found[0].strip()[1:-1]}}}", place)
            if end is not None:
                inside = self.text[place : end[0]]
                if name in CODE:
                    return [Event("code", _OPTION.sub("", inside, count=1))], end[1]
                if HIDDEN[name] == "formula":
                    return self._read_formula(place, *end)
                return [Event("removed", flatten(inside), HIDDEN[name])], end[1]
        option = _OPTION.match(self.text, place)
        place = option.end() if option else place
        group = self.find_group(place)
        if name == "frame" and group and self.text[place] == "{":
            event, place = self._open(Event("heading", level=HEADINGS["frametitle"]), place)
            return [Event("break"), *event], place
        short = group and self.text[place] == "{" and group[1] - group[0] <= _SHORT
        return [Event("begin", name)], group[1] + 1 if group and short else place

    def _enter_formula(self, mark: str, place: int) -> tuple[list[Event], int]:
        end = self._find_end(mark, place)
        return self._read_formula(place, *end) if end else ([], place)

    def _read_formula(self, start: int, end: int, after: int) -> tuple[list[Event], int]:
        """Read a display formula; spell it out if it is short."""
        inside = self.text[start:end]
        spelled = ""
        if len(inside.strip()) <= _SHORT and "\\\\" not in inside and "&" not in inside:
            spelled = "".join(event.text for event in self.scan(start, end) if event.kind == "text")
        return [Event("removed", flatten(inside), "formula", spelled=spelled)], after

    def _find_end(self, mark: str, place: int) -> tuple[int, int] | None:
        """Find the next end of an environment; a missing one is not searched for again."""
        found = -1 if mark in self._unended else self.text.find(mark, place)
        if found < 0:
            self._unended.add(mark)
            return None
        return found, found + len(mark)


_STOP = Event("end", "document")


_START = re.compile(r"^[^%\n]{0,99}\\begin\{document\}", re.MULTILINE)
_NAMED = re.compile(r"^[^%\n]{0,99}\\(title|author|date)(?=\s{0,9}[\[{])", re.MULTILINE)
_MACRO = re.compile(
    r"\\(?:(?:re|provide)?newcommand|providecommand|DeclareMathOperator|DeclareRobustCommand|g?def)"
    r"\*?\s{0,9}\{?\\([a-zA-Z]{1,40})\}?(?:\[1\]|#1)?(?=\{)"
)
_DEFINITION = (
    r"\\(?:(?:re)?newcommand|def)\*?\s{0,9}\{?\\(?P<name>[a-zA-Z]{1,40})\}?\s{0,9}\{\s{0,9}"
    r"(?P<command>\\(?:begin|end)\{[a-zA-Z]{1,40}\*?\}(?:\[[^\[\]{}]{0,200}\])?|\\item)\s{0,9}\}"
)
_RENAMED = compile_late(_DEFINITION)
_CALLED = compile_late(_DEFINITION + r"|\\\\|(?P<called>\\[a-zA-Z]{1,40}(?![a-zA-Z@]))")
_MOST_MACROS = 1_000
_LAST = 9  # pieces of a text that contain its last words
_FORMULA = "[formula]"  # within a sentence, which is never picked
# Remains around a removed reference.
_EMPTY = re.compile(r"\s{1,9}[(\[](?:[\s,;]|see|e\.g\.|cf\.){0,9}[)\]]")
_GAP = re.compile(r"\s{1,9}(?=[,.)](?:[\s,.;)]|$))")


_HEAD = compile_late(r"\A(?:%[^\n]*\n|\s)*+\\[a-zA-Z]+\*?[\[{\s]")
_SURE = compile_late(
    r"^[ \t]*\\(?:document(?:class|style)[\[{]|begin\{document\}|(?:sub)?section\*?[\[{]"
    r"|chapter\*?[\[{])",
    re.MULTILINE,
)
_PART = re.compile(r"\A(?:%(?!PDF|!PS)|\\begin\{)")
_BEGIN = re.compile(r"^[ \t]*\\begin\{[a-z]{3,30}\*?\}", re.MULTILINE)
# Commands of parts that open no section, of packages and of preambles; formulas have others.
_WRITTEN = compile_late(
    r"(?<!\\)\\(?:cite[a-z]{0,9}|(?:eq|page|auto|[cC])?ref|label|emph|text(?:bf|it|tt|sc)|footnote|item"
    r"|input|include|usepackage|(?:re)?newcommand|RequirePackage|Provides[A-Z]\w{1,20}|setlength"
    r"|NeedsTeXFormat|[gx]?def|let)(?![a-z])"
)
_FEW, _APART = 5, 800  # such commands, and characters to each of them
_OTHER_MARKUP = compile_late(r"^(?:[=*#]{1,6} \S|#\+|\.\. |[=~^-]{4,}$|```)", re.MULTILINE)
_COMMENT = compile_late(r"(?<!\\)%[^\n]*")
_PACKAGE = compile_late(
    r"^[ \t]*\\(?:Provides(?:Expl)?(?:Package|Class|File)|NeedsTeXFormat)\b", re.MULTILINE
)
_FILES = compile_late(r"\\(?:input|include|subfile|import)\b[^{}\n]{0,40}\{([^{}\n]{1,200})\}")
# Letters in sentences to each command: packages, preambles and lists of symbols have up to 1.3,
# texts full of formulas 3 and more. Of fewer commands than this, nothing is proved.
_SAID, _MANY = 1.4, 12
_WORDS = 4  # of an item


def detect(features: FormatFeatures) -> bool | None:
    """Detect LaTeX by commands at the start, and one that opens a document or a section.

    A part of a document may begin with a comment or a figure, and a chapter with its first
    sentence.
    """
    start = features.start
    part = _PART.match(start)
    sure = (part or _HEAD.match(start)) and _SURE.search(start)
    figure = part and _BEGIN.search(start) and not is_fenced(start)
    return bool(sure or figure or _is_written(start)) or None


def _is_written(text: str) -> bool:
    """Check for a package, or a text full of commands and in no other markup."""
    count = sum(1 for _ in _WRITTEN.finditer(text))
    often = count >= _FEW and count * _APART >= len(text)
    return not _OTHER_MARKUP.search(text) and (often or _PACKAGE.search(text) is not None)


def read(text: str) -> Draft:
    """Read a LaTeX text, or part of one without a preamble.

    Raise NoArticleError for a package, and for commands with hardly a sentence.
    """
    text = _write_out(text.replace("\r\n", "\n").replace("\r", "\n"))
    macros = _find_macros(text)
    scanner = Scanner(text, macros)
    known: dict[str, str] = {}
    for match in _NAMED.finditer(text):
        group = scanner.find_group(match.end())
        if group and match[1] not in known:
            known[match[1]] = _join(Scanner(text[slice(*group)], macros))
    start = _START.search(text)
    pieces = _build(scanner.scan(start.end() if start else 0, len(text)))
    title, author, date = (known.get(name) for name in ("title", "author", "date"))
    draft = make_draft(pieces, "document", title=title, author=author, date=date)
    fault = _find_fault(text, start.end() if start else 0, scanner.commands, draft)
    if fault:
        raise NoArticleError(fault)
    return draft


def _find_fault(text: str, start: int, commands: int, draft: Draft) -> str:
    """Say why a text is none, and what to name in its place; "" if it is one.

    ``commands`` were read from the start of its document on.
    """
    code = _COMMENT.sub("", text[start:])
    if not start and _PACKAGE.search(code):
        return "a LaTeX class or package, not a text: name a document that uses it"
    blocks, drawn = draft.blocks, any(one.reason == "figure" for one in draft.removed)
    said = [b.text for b in blocks if ends_sentence(b.text) or _is_long_item(b)]
    few = commands < _MANY and not (drawn and not said)
    if blocks and (few or sum(map(len, said)) >= _SAID * commands):
        return ""
    files = _FILES.search(code) if start else None
    if files:
        return f"its text is in other files: name those, such as {one_line(files[1])}"
    return "LaTeX commands with hardly a sentence: name a file with text"


def _is_long_item(block: Block) -> bool:
    """Check for an item of several words, which may have no stop."""
    return block.kind == "item" and len(block.text.split()) >= _WORDS


def _write_out(text: str) -> str:
    r"""Write commands in place of an author's own names for them, such as \li for \item."""
    found = list(islice(_RENAMED.finditer(text), _MOST_MACROS))
    short = {f"\\{m['name']}": m["command"] for m in found if may_repeat(text, m["command"])}
    if not short:
        return text
    names = Names(short)
    return _CALLED.sub(lambda m: names.write(m[0], m[0]) if m["called"] else m[0], text)


def _find_macros(text: str) -> dict[str, Macro]:
    """Find the author's own macros that may be replaced by their text."""
    macros: dict[str, Macro] = {}
    scanner = Scanner(text, {})
    for match in islice(_MACRO.finditer(text), _MOST_MACROS):
        start, end = scanner.find_group(match.end()) or (0, 0)
        before, takes, after = text[start:end].partition("#1")
        if may_repeat(text, before + after) and "#" not in after:
            macro = Macro(_spell(before, macros), _spell(after, macros) if takes else None)
            if may_repeat(text, macro.before + (macro.after or "")):
                macros[match[1]] = macro
    return macros


def _spell(words: str, macros: Mapping[str, Macro]) -> str:
    return "".join(e.text for e in Scanner(words, macros).scan(0, len(words)) if e.kind == "text")


def spell_formula(formula: str) -> str:
    """Spell a TeX formula in one line of plain text."""
    return one_line(_spell(f"${formula}$", {}))


def _join(scanner: Scanner) -> str:
    """Read the text of a group, without its notes."""
    return one_line(" ".join(p.text for p in _build(scanner.scan(0, len(scanner.text)))
                             if isinstance(p, Block)))  # fmt: skip


def _build(events: Iterable[Event]) -> Iterator[Piece]:
    """Build blocks from events; notes are moved out of the sentence around them."""
    block = Block("")  # kind of the next text
    parts: list[str] = []
    around: list[list[str]] = []  # the texts in which notes are open
    lists: list[int | None] = []  # the number of the last item in each, None for bullets
    quoted = 0
    for event in events:
        if event.kind == "text" or (event.kind == "line" and (quoted > 0 or _goes_on(parts))):
            parts.append(event.text)
        elif event.kind == "removed":
            if event.reason == "formula" and _is_amid(parts):
                parts.append(f" {event.spelled.strip() or _FORMULA} ")
            else:
                yield Removed(event.text, event.reason)
        elif event.kind == "note":
            around.append(parts)
            parts = []
        elif event.kind == "close" and event.text == "note":
            yield Removed("".join(parts), "note")
            parts = around.pop() if around else []
        elif around:
            parts.append(" ")
        else:
            yield replace(block, text=_tidy("".join(parts)))
            parts = []
            if event.kind == "begin":
                lists += [None] if event.text in BULLETS else []
                lists += [0] if event.text in NUMBERS else []
            elif event.kind == "end" and event.text in BULLETS | NUMBERS and lists:
                lists.pop()
            quoted += (event.text in QUOTES) * {"begin": 1, "end": -1}.get(event.kind, 0)
            block = Block("", "quote" if quoted > 0 else "paragraph")
            if event.kind == "heading":
                block = Block("", "heading", level=event.level)
            elif event.kind == "item":
                if lists and (number := lists[-1]) is not None:
                    lists[-1] = number + 1
                block = Block(
                    "", "item", level=max(1, len(lists)), number=lists[-1] if lists else None
                )
                parts = [event.text]
            elif event.kind == "code":
                yield Block(event.text, "code")
    yield replace(block, text=_tidy("".join(parts)))


def _goes_on(parts: Sequence[str]) -> bool:
    """Check whether a line that an author ends is part of a sentence, and no label of its own."""
    return sum(map(len, parts)) > _SHORT and _is_amid(parts)


def _is_amid(parts: Sequence[str]) -> bool:
    """Check whether a sentence is open at the end of these parts."""
    before = "".join(parts[-_LAST:]).rstrip()
    return bool(before) and not ends_sentence(before)


def _tidy(text: str) -> str:
    return _GAP.sub("", _EMPTY.sub("", one_line(text)))
