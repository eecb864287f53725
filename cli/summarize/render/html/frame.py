"""What stands around all that a page shows: its head, its style, its policy, its foot."""

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path

from summarize.render.html.setting import Setting, cut_text

_DESCRIPTION = 200  # characters, as many as link previews show


def write_document(
    title: str, said: Iterable[str], site: str | None, setting: Setting, body: Iterable[str]
) -> str:
    """Return the page, whole; what is ``said`` in it describes it to link previews."""
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{setting.words.language}" dir="{setting.direction}">',
        *_write_head(title, cut_text(" ".join(said), _DESCRIPTION), site),
        "<body>",
        f'<a class="skip" href="#article">{setting.label("skip")}</a>',
        *body,
        f"<footer>{setting.say('closing')}</footer>",
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _write_head(title: str, description: str, site: str | None) -> list[str]:
    css = _read_style()
    described = [
        f'<meta name="description" content="{escape(description)}">',
        f'<meta property="og:description" content="{escape(description)}">',
    ]
    return [
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_write_policy(css)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(title)}</title>",
        '<meta property="og:type" content="article">',
        f'<meta property="og:title" content="{escape(title)}">',
        *([f'<meta property="og:site_name" content="{escape(site)}">'] if site else []),
        *(described if description else []),
        '<link rel="icon" href="data:,">',
        f"<style>{css}</style>",
        "</head>",
    ]


@cache
def _read_style() -> str:
    return "\n" + Path(__file__).with_name("page.css").read_text(encoding="utf-8")


def _write_policy(css: str) -> str:
    """Forbid everything but this one style, by its hash, and the empty icon."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
