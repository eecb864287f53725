"""Strip passwords from addresses before they are shown, and name their hosts."""

from summarize.language.control_characters import one_line
from summarize.lazy import compile_late

# The part of the authority before "@"; also with an unescaped password, in which the authority
# seems to end, so that the rest looks like a port that is no number.
_SECRETS = compile_late(
    r"(?<=://)(?:[^\s/?#]{0,999}@|[^\s/?#@\[]{0,300}:(?!\d{0,5}(?:[\s/?#]|$))[^\n]{0,999}@)"
)


def hide_password(text: str) -> str:
    """Strip user names and passwords from all URLs in a text."""
    return _SECRETS.sub("", text) if "@" in text else text


def name_host(url: str | None) -> str:
    """Name the host of a URL; "" if it has none."""
    from urllib.parse import urlsplit  # most runs name none

    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:  # brackets that hold no address
        return ""


def describe_error(error: Exception) -> str:
    """Describe an error on one line, without passwords and control characters."""
    return one_line(hide_password(str(error)))


def show_address(url: str | None) -> str | None:
    """Clean a URL for display, without control characters and password; None if it is empty."""
    return hide_password(one_line(url or "")) or None
