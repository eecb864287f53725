"""Take the password out of an address before it is shown."""

from summarize.language.characters import one_line
from summarize.lazy import compile_late

# What stands before "@" in the authority; and where a password is not escaped as it should be,
# so that the authority seems to end within it and its rest to be a port that is no number.
_SECRETS = compile_late(
    r"(?<=://)(?:[^\s/?#]{0,999}@|[^\s/?#@\[]{0,300}:(?!\d{0,5}(?:[\s/?#]|$))[^\n]{0,999}@)"
)


def hide_password(text: str) -> str:
    """Return a text without the user names and passwords of the URLs in it."""
    return _SECRETS.sub("", text) if "@" in text else text


def show_address(url: str | None) -> str | None:
    """Return a URL as it may be shown: clean, and without a password; None where there is none."""
    return hide_password(one_line(url or "")) or None
