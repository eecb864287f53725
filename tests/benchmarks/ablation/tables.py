"""The rules that are measured, room by room."""

from collections.abc import Iterator, Sequence

from summarize.notices.decision import CORRECTIONS
from summarize.readers.html.metadata.visible_dates import HeadlineDays
from tests.benchmarks.ablation.rules import Rule, give, pass_on


def _see(kinds: Sequence[str], leftward: bool) -> Iterator[tuple[int, bool]]:
    """Yield characters in the order in which they are seen."""
    places = range(len(kinds))
    yield from ((place, leftward) for place in (reversed(places) if leftward else places))


_KEEP = pass_on(1)
_CORRECTIONS = tuple(
    Rule(f"notices.decision:{correction.__name__}", _KEEP, among="CORRECTIONS")
    for correction in CORRECTIONS
)
_NOTICES = (
    Rule("notices.decision:_is_scattered", give(False)),
    Rule("notices.evidence:share_scores", pass_on()),
    Rule("notices.boilerplate:find_duplicates", give(frozenset())),
    Rule("notices.corrections.duplicates:_find_copies", give(set())),
    Rule("notices.corrections.duplicates:_find_pulled", give(set())),
    Rule("notices.boilerplate:find_references", lambda draft, keep: [False] * len(keep)),
    Rule("notices.corrections.references:_list_works", give(iter(()))),
    Rule("notices.boilerplate:find_short_lines", give([])),
    Rule("notices.short_lines:_find_items", give(iter(()))),
    Rule("notices.short_lines:_find_sections", give(iter(()))),
    Rule("notices.short_lines:_find_labels", give(iter(()))),
    Rule("notices.short_lines:_find_headings", give(set())),
    Rule("notices.no_article:_find_title", give((None, 0))),
    Rule("notices.no_article:_find_notice", give(None)),
    Rule("notices.no_article:_find_error", give(None)),
    Rule("notices.no_article:_name_shape", give(None)),
    Rule("notices.no_article:_has_sections", give(False)),
)
_HTML = (
    Rule("readers.html.page:find_hidden", give([])),
    Rule("readers.html.page:mark_standfirst", pass_on()),
    Rule("readers.html.page:may_hold_posts", give(False)),
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
    Rule("readers.html.page:_confirm_date", pass_on()),
    Rule("readers.html.page:_confirm_day", pass_on()),
)
_FORMATS = (
    Rule("readers.formats.plain:split_pages", lambda text: text.split("\n")),
    Rule("readers.formats.plain:take_conventions", lambda draft, lines: (draft, list(lines))),
    Rule("readers.formats.plain:_take_code", lambda lines: (lines, {})),
    Rule("readers.wrapping:find_cut", give(frozenset())),
    Rule("readers.wrapping:_holds_records", give(False)),
    Rule("readers.mail.mail:find_imprint", give(set())),
    Rule("readers.mail.quotes:find_attribution", give(-1)),
    Rule("readers.mail.quotes:find_separator", give(None)),
    Rule("readers.mail.quotes:find_signature", len),
    Rule("readers.mail.quotes:find_footer", len),
    Rule("readers.mail.quotes:find_secrecy", give([])),
    Rule("readers.mail.html_body:prefers_plain", give(False)),
    Rule("readers.mail.html_body:is_navigation", give(False)),
)


def _give_zeros(first: Sequence[object], *_: object) -> list[float]:
    return [0.0] * len(first)


_RANK = (
    Rule("discourse.prose:find_back_matter", give(set())),
    Rule("discourse.prose:is_title", give(False)),
    Rule("discourse.prose:is_open_line", give(False)),
    Rule("discourse.stance:find_bound", lambda sentences, _: [False] * len(sentences)),
    Rule("discourse.structure:_list_introduced_items", give(iter(()))),
    Rule("discourse.stance:find_closing", give(None)),
    Rule("discourse.stance:find_sections", _give_zeros),
    Rule("discourse.stance:lacks_antecedent", give(False)),
    Rule("discourse.stance:is_fragment", give(False)),
    Rule("discourse.stance:_is_part", give(False)),
    Rule("discourse.stance:estimate_dangling", give(0.0)),
    Rule("rank.candidates:is_fragment", lambda *_, step: False),
    Rule("rank.candidates:is_step", give(False)),
    Rule("discourse.fragments:keep_clean", pass_on()),
    Rule("rank.auto.auto:measure_repeats", _give_zeros),
    Rule("rank.auto.auto:join_leaning", _give_zeros),
    Rule("rank.auto.auto:measure_needs", give(0.0)),
    Rule("rank.auto.analysis:rate_wording", give(0.0)),
    Rule("rank.near_duplicates:are_copies", give(False)),
    Rule("rank.near_duplicates:are_copies", give(False)),
    Rule("notices.asides:drop_asides", pass_on()),
    Rule("rank.ask.bm25:compare_stems", lambda a, b: float(a == b)),
    Rule("rank.ask.bm25:_score_headings", _give_zeros),
    Rule("rank.ask.relevance:holds_kind", give(False)),
    Rule("rank.ask.relevance:_cover_beside", _give_zeros),
    Rule("rank.ask.relevance:share_letters", lambda _, texts: [0.0] * len(texts)),
    Rule("discourse.phrase_rating:_share_names", give({})),
    Rule("discourse.phrase_rating:_find_names", give(iter(()))),
    Rule("discourse.phrase_rating:_list_runs", give(iter(()))),
    Rule("discourse.phrase_rating:_may_be_name", give(False)),
    Rule("discourse.phrase_rating:_read_stems", give(frozenset())),
    Rule("discourse.keyphrases:_are_two", give(False)),
    Rule("discourse.keyphrases:list_declared", give([])),
    Rule("discourse.keyphrases:count_repeats", give({})),
    Rule("discourse.keyphrases:part_particles", pass_on()),
    Rule("discourse.keyphrases:find_function_words", give(frozenset())),
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
_PDF = (
    Rule("readers.pdf.document:find_references", give(None)),
    Rule("readers.pdf.document:find_start", give(None)),
    Rule("readers.pdf.document:lists_works", give(False)),
    Rule("readers.pdf.document:mark_edges", pass_on()),
    Rule("readers.pdf.margins:_is_in_text", give(False)),
    Rule("readers.pdf.document:mark_steps", pass_on()),
    Rule("readers.pdf.document:mark_line_numbers", pass_on()),
    Rule("readers.pdf.document:order_columns", pass_on()),
    Rule("readers.pdf.columns:_is_step", give(False)),
    Rule("readers.pdf.document:order_blocks", pass_on()),
    Rule("readers.pdf.document:mark_broken", pass_on()),
    Rule("readers.pdf.lines:compose_accents", pass_on()),
    Rule("readers.pdf.lines:join_marks", pass_on()),
    Rule("readers.pdf.lines:join_stretched", pass_on()),
    Rule("readers.pdf.lines:join_loose", pass_on()),
    Rule("readers.pdf.leftward:order_cells", lambda kinds, leftward: list(_see(kinds, leftward))),
    Rule("readers.pdf.leftward:_drop_kashidas", pass_on()),
    Rule("readers.pdf.document:mark_contents", pass_on()),
    Rule("readers.pdf.document:mark_tables", lambda pages, layout, titled: pages),
    Rule("readers.pdf.tables:_find_titled_tables", give(iter(()))),
    Rule("readers.pdf.exclusions:_is_caption", give(False)),
    Rule("readers.pdf.exclusions:_is_about", give(False)),
    Rule("readers.pdf.exclusions:_find_note", give("")),
    Rule("readers.pdf.exclusions:is_garbage", give(False)),
    Rule("readers.pdf.exclusions:is_latin", give(True)),
    Rule("readers.pdf.exclusions:_has_few_letters", give(False)),
    Rule("readers.pdf.front_matter:_find_lead", give(None)),
    Rule("readers.pdf.front_matter:_find_early", give([])),
    Rule("readers.pdf.document:find_ends", give(frozenset())),
    Rule("readers.pdf.paragraphs:_is_next", give(True)),
    Rule("readers.pdf.paragraphs:_is_between", give(False)),
    Rule("readers.pdf.paragraphs:_continues", give(False)),
    Rule("readers.pdf.paragraphs:_drop_label", pass_on()),
    Rule("readers.pdf.blocks:_find_dashes", give(set())),
    Rule("readers.pdf.title:_compare", give(0.0)),
    Rule("readers.pdf.document:find_author", give(None)),
    Rule("readers.pdf.document:find_date", give(None)),
)
RULES = (*_CORRECTIONS, *_NOTICES, *_HTML, *_FORMATS, *_RANK, *_METADATA, *_PDF)
