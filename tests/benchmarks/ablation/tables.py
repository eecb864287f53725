"""The rules that are measured, room by room."""

from collections.abc import Iterator, Sequence

from tests.benchmarks.ablation.rules import Rule, give, pass_on


def _see(kinds: Sequence[str], leftward: bool) -> Iterator[tuple[int, bool]]:
    """Yield characters in the order in which they are seen."""
    places = range(len(kinds))
    yield from ((place, leftward) for place in (reversed(places) if leftward else places))


_KEEP = pass_on(1)
_CORRECTIONS = tuple(
    Rule(f"notices.decision:{name}", _KEEP, among="CORRECTIONS")
    for name in (
        "keep_standfirst keep_sequences drop_other_articles drop_tables_of_contents "
        "cut_start cut_end"
    ).split()
)
_NOTICES = (
    Rule("notices.decision:_is_scattered", give(False)),
    Rule("notices.evidence:share_scores", pass_on()),
    Rule("notices.boilerplate:find_duplicates", give(frozenset())),
    Rule("notices.corrections.duplicates:_find_copies", give(set())),
    Rule("notices.corrections.duplicates:_find_pulled", give(set())),
    Rule("notices.boilerplate:find_references", lambda draft, keep: [False] * len(keep)),
    Rule("notices.corrections.references:_list_works", give(iter(()))),
    Rule("notices.boilerplate:find_companions", give([])),
    Rule("notices.companions:_find_items", give(iter(()))),
    Rule("notices.companions:_find_sections", give(iter(()))),
    Rule("notices.companions:_find_labels", give(iter(()))),
    Rule("notices.companions:_find_headings", give(set())),
    Rule("notices.no_article:_find_title", give((None, 0))),
    Rule("notices.no_article:_find_notice", give(None)),
    Rule("notices.no_article:_find_error", give(None)),
    Rule("notices.no_article:_name_shape", give(None)),
    Rule("notices.no_article:is_about_title", give(False)),
    Rule("notices.no_article:_has_sections", give(False)),
)
_HTML = (
    Rule("readers.html.page:mark_recipe", pass_on()),
    Rule("readers.html.page:mark_standfirst", pass_on()),
    Rule("readers.html.page:mark_comments", pass_on()),
    Rule("readers.html.page:may_hold_posts", give(False)),
    Rule("readers.html.page:read_declared_posts", give([])),
    Rule("readers.html.page:is_doubtful", give(False)),
    Rule("readers.html.page:is_other_text", give(False)),
    Rule("readers.html.page:unwrap_phrases", give(None), changes=True),
    Rule("readers.html.page:find_dated_heading", give(None)),
    Rule("readers.html.page:_confirm_date", pass_on()),
    Rule("readers.html.page:_confirm_day", pass_on()),
)
_PDF = (
    Rule("readers.pdf.document:find_references", give(None)),
    Rule("readers.pdf.document:find_start", give(None)),
    Rule("readers.pdf.document:lists_works", give(False)),
    Rule("readers.pdf.document:mark_edges", pass_on()),
    Rule("readers.pdf.margins:_is_in_text", give(False)),
    Rule("readers.pdf.document:mark_line_numbers", pass_on()),
    Rule("readers.pdf.document:order_columns", pass_on()),
    Rule("readers.pdf.columns:_is_step", give(False)),
    Rule("readers.pdf.document:mark_broken", pass_on()),
    Rule("readers.pdf.lines:compose_accents", pass_on()),
    Rule("readers.pdf.lines:join_marks", pass_on()),
    Rule("readers.pdf.lines:join_stretched", pass_on()),
    Rule("readers.pdf.lines:join_loose", pass_on()),
    Rule("readers.pdf.leftward:order_cells", lambda kinds, leftward: list(_see(kinds, leftward))),
    Rule("readers.pdf.leftward:_drop_kashidas", pass_on()),
    Rule("readers.pdf.document:mark_tables", lambda pages, layout, titled: pages),
    Rule("readers.pdf.tables:_find_titled_tables", give(iter(()))),
    Rule("readers.pdf.exclusions:_is_caption", give(False)),
    Rule("readers.pdf.exclusions:_is_about", give(False)),
    Rule("readers.pdf.exclusions:_find_note", give("")),
    Rule("readers.pdf.exclusions:is_garbage", give(False)),
    Rule("readers.pdf.exclusions:is_latin", give(True)),
    Rule("readers.pdf.exclusions:_is_table", give(False)),
    Rule("readers.pdf.front_matter:_find_lead", give(None)),
    Rule("readers.pdf.front_matter:_find_early", give([])),
    Rule("readers.pdf.sections:_ends_references", give(False)),
    Rule("readers.pdf.paragraphs:_is_next", give(True)),
    Rule("readers.pdf.paragraphs:_is_between", give(False)),
    Rule("readers.pdf.paragraphs:_continues", give(False)),
    Rule("readers.pdf.paragraphs:_drop_label", pass_on()),
    Rule("readers.pdf.blocks:_find_dashes", give(set())),
    Rule("readers.pdf.title:_is_credible", give(False)),
    Rule("readers.pdf.title:_is_mentioned", give(False)),
    Rule("readers.pdf.document:find_author", give(None)),
    Rule("readers.pdf.document:find_date", give(None)),
)
RULES = (*_CORRECTIONS, *_NOTICES, *_HTML, *_PDF)
