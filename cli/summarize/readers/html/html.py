"""The door of pages: a page, or an article that came as HTML without one around it."""

from summarize.models import Draft, Source


def read_html(source: Source) -> Draft:
    """Return what may be the article in a source; raise what read_page and read_fragment raise."""
    # Each is imported where it is used: trafilatura takes 130 ms.
    if source.alone:
        from summarize.readers.html.fragment import read_fragment

        return read_fragment(source.data)
    from summarize.readers.html.page import read_page

    return read_page(source.data, source.url)
