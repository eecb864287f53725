"""The rules that are measured, room by room."""

from summarize.readers.html.metadata.visible_dates import HeadlineDays
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
_METADATA = (
    Rule("readers.html.metadata.authors:find_headline_byline", give(None)),
    Rule("readers.html.metadata.authors:_find_bylines", give(iter(()))),
    Rule("readers.html.metadata.authors:_find_account", give(None)),
    Rule("readers.html.metadata.authors:_list_post_authors", give(())),
    Rule("readers.html.metadata.dates:read_headline_days", give(HeadlineDays())),
    Rule("readers.html.metadata.dates:_correct_zone", pass_on()),
    Rule("readers.html.metadata.title:_find_shown_headline", give(None)),
    Rule("readers.html.metadata.title:_drop_site", pass_on(1)),
    Rule("readers.html.metadata.title:_cut_site", pass_on()),
    Rule("readers.html.metadata.title:find_part", give(None)),
)
RULES = (*_CORRECTIONS, *_NOTICES, *_HTML, *_METADATA)
