"""The rules that are measured, room by room."""

from tests.benchmarks.ablation.rules import Rule, give, pass_on

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
    Rule("readers.html.page:mark_standfirst", pass_on()),
    Rule("readers.html.page:may_hold_posts", give(False)),
    Rule("readers.html.page:read_declared_posts", give([])),
    Rule("readers.html.page:is_doubtful", give(False)),
    Rule("readers.html.page:is_other_text", give(False)),
    Rule("readers.html.threads.posts:_narrow", pass_on(1)),
    Rule("readers.html.threads.posts:_drop_asides", pass_on()),
    Rule("readers.html.threads.posts:_is_numbered", give(False)),
    Rule("readers.html.threads.posts:_declares_forum", give(False)),
    Rule("readers.html.threads.posts:_leads_elsewhere", give(False)),
    Rule("readers.html.threads.posts:_opens_with_article", give(False)),
    Rule("readers.html.threads.posts:find_bylines", lambda _, boxes: [("", "")] * len(boxes)),
    Rule("readers.html.threads.cleaning:_is_extra", give(False)),
    Rule("readers.html.code:_read_table", give([])),
    Rule("readers.html.code:_find_line", give(None)),
    Rule("readers.html.code:_is_prose", give(False)),
    Rule("readers.html.code:_list_lines", lambda *_: iter(())),
    Rule("readers.html.formulas:_read", give("")),
    Rule("readers.html.formulas:_is_formula", give(False)),
    Rule("readers.html.formulas:_has_library", give(False)),
    Rule("readers.html.tree:_is_title", give(False)),
    Rule("readers.html.tree:_may_open", give(False)),
    Rule("readers.html.blocks:_is_caption", give(False)),
    Rule("readers.html.elements:holds_data", give(False)),
    Rule("readers.html.extraction:_name_language", give("en")),
    Rule("readers.html.extraction:_find_end", pass_on(1)),
    Rule("readers.html.extraction:_find_short_headings", give(set())),
    Rule("readers.html.page:unwrap_phrases", give(None), changes=True),
    Rule("readers.html.page:find_dated_heading", give(None)),
    Rule("readers.html.page:_confirm_date", pass_on()),
    Rule("readers.html.page:_confirm_day", pass_on()),
)
RULES = (*_CORRECTIONS, *_NOTICES, *_HTML)
