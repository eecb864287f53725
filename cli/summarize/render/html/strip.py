"""The article as a line, with a bar for each key sentence that leads to it."""

from collections.abc import Iterator
from html import escape
from itertools import accumulate

from summarize.models import Summary
from summarize.render.html.setting import Setting, cut_text

_WIDTH = 1000  # units; the strip is as wide as the column
_HEIGHT = 40
_TRACK = 4
_LEAST = 6  # of a bar, so that it is seen
_GAP = 2  # between sentences that follow each other
_REACH = 30  # around a bar that can be clicked
_TITLE = 120  # characters


def draw_strip(summary: Summary, setting: Setting) -> str:
    """Return the strip as SVG, from right to left if the page is read so."""
    return (
        f'<svg class="strip" viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" '
        f'role="group" aria-label="{setting.label("strip")}">'
        f'<rect class="track" x="0" y="{_HEIGHT - _TRACK}" width="{_WIDTH}" height="{_TRACK}"/>'
        f"{''.join(_draw_borders(summary, setting))}{''.join(_draw_bars(summary, setting))}</svg>"
    )


def _draw_bars(summary: Summary, setting: Setting) -> Iterator[str]:
    spans = _place_sentences(summary)
    for number, (sentence, (left, right)) in enumerate(
        zip(summary.sentences, spans, strict=True), start=1
    ):
        before = spans[number - 2][1] if number > 1 else -_WIDTH
        after = spans[number][0] if number < len(spans) else 2 * _WIDTH
        near = max(0, left - _REACH, (before + left) / 2)
        far = min(_WIDTH, right + _REACH, (right + after) / 2)
        height = max(4.0, sentence.score * (_HEIGHT - _TRACK))
        place = setting.anchor("s", sentence.position)
        title = escape(f"{number} · {cut_text(sentence.text, _TITLE)}")
        yield (
            # The numbers of the list lead to the same places: one stop of the Tab key is enough.
            f'<a href="#{place}" tabindex="-1" aria-label="{title}">'
            f"<title>{title}</title>"
            f"{_draw('reach', near, far, _HEIGHT, setting)}"
            f"{_draw('bar', left, right, height, setting, _TRACK)}</a>"
        )


def _place_sentences(summary: Summary) -> list[tuple[float, float]]:
    """Return where each key sentence begins and ends on the strip."""
    unit = _WIDTH / max(1, len(summary.article.text))
    lefts = [min(s.start * unit, _WIDTH - _LEAST) for s in summary.sentences]
    rights = [max(s.end * unit - _GAP, s.start * unit + _LEAST) for s in summary.sentences]
    return [(left, min(_WIDTH, right)) for left, right in zip(lefts, rights, strict=True)]


def _draw_borders(summary: Summary, setting: Setting) -> Iterator[str]:
    """Yield a thin line between one article and the next."""
    lengths = [len(article.text) + 2 for article in summary.article.articles]
    for end in list(accumulate(lengths))[:-1]:
        place = end * _WIDTH / max(1, len(summary.article.text))
        yield _draw("border", place - 1, place + 1, _HEIGHT, setting)


def _draw(
    name: str, left: float, right: float, height: float, setting: Setting, below: int = 0
) -> str:
    x = _WIDTH - right if setting.direction == "rtl" else left
    return (
        f'<rect class="{name}" x="{x:.1f}" y="{_HEIGHT - below - height:.1f}" '
        f'width="{max(0, right - left):.1f}" height="{height:.1f}"/>'
    )
