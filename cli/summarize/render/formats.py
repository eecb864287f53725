"""The one table of output formats: their names and the functions that render them.

A format is a module with functions from a value and a Style to text. To add one, write the module
and give it an entry here: options, completion, file endings and the manual follow. Other packages
add theirs by an entry point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.lazy import load_named
from summarize.plugins import load_plugins
from summarize.render.output_format import Format, Shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarize.digest import Digest
    from summarize.render.output_format import Home, Render
    from summarize.render.style import Style

COLORS = ("auto", "always", "never")
_OWN = {
    "terminal": Format(
        summary="terminal.summary:render_terminal",
        page="terminal.article:render_terminal_page",
        table="terminal.comparison:render_terminal_table",
        contents="text:render_contents",
        digest="terminal.digest:render_terminal_digest",
        aliases=("term",),
    ),
    "text": Format(
        summary="text:render_text",
        page="text:render_text_page",
        table="comparison:render_table",
        contents="text:render_contents",
        digest="digest:render_digest",
        endings=(".txt",),
        aliases=("txt", "plain"),
    ),
    "markdown": Format(
        summary="markdown:render_markdown",
        page="markdown:render_markdown_page",
        table="comparison:render_markdown_table",
        digest="digest:render_markdown_digest",
        endings=(".md", ".markdown"),
        aliases=("md",),
    ),
    "json": Format(
        summary="json:render_json",
        page="json:render_json_page",
        table="comparison:render_comparison",
        contents="json:render_json_contents",
        digest="digest:render_json_digest",
        endings=(".json", ".jsonl"),
        aliases=("jsonl",),
        phrases=True,
        escapes=True,
    ),
    "html": Format(
        summary="html.page:render_html",
        several="html.page:render_html_several",
        digest="html.digest:render_html_digest",
        endings=(".html", ".htm"),
        aliases=("htm", "web", "page"),
        phrases=True,
        browser=True,
    ),
    "atom": Format(digest="atom:render_atom_digest", endings=(".atom",)),
    "epub": Format(digest="epub:render_epub_digest", endings=(".epub",), pack="epub:pack_book"),
    "mail": Format(digest="mail:render_mail_digest", endings=(".eml",)),
    "mbox": Format(digest="mail:render_mbox_digest", endings=(".mbox",)),
}
FORMATS = load_plugins("summarize.renderers", Format) | _OWN


def list_formats(shown: Shown = "summary") -> tuple[str, ...]:
    """List the names of the formats that can show a result."""
    return tuple(name for name, known in FORMATS.items() if _find_home(known, shown))


def load_renderer(name: str, shown: Shown = "summary") -> Render:
    """Load a format's function for a result, only now; names of files in it are safe to print."""
    known = FORMATS[name]
    home = _find_home(known, shown)
    render: Render = load_named(home, "summarize.render") if isinstance(home, str) else home
    if known.escapes or shown not in ("summary", "page", "several"):
        return render
    from summarize.render.descriptions import clean_names

    if shown == "several":
        return lambda summaries, style: render(list(map(clean_names, summaries)), style)
    return lambda summary, style: render(clean_names(summary), style)


def load_packer(name: str) -> Callable[[Digest, Style], bytes] | None:
    """Load the function that packs a digest into a file; None if its text is the file."""
    pack = FORMATS[name].pack
    return load_named(pack, "summarize.render") if pack else None


def _find_home(known: Format, shown: Shown) -> Home:
    homes = {
        "summary": known.summary,
        "page": known.page or known.summary,
        "table": known.table,
        "contents": known.contents,
        "several": known.several,
        "digest": known.digest,
    }
    return homes[shown]
