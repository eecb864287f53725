"""Links to a moment of a recording, on the sites and in the files that have them."""

import re

_RECORDING = re.compile(r"\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|flac|wav|mp4|m4v|webm|ogv)$", re.I)


def link_time(url: str | None, seconds: float) -> str:
    """Link to a moment of a recording; "" if its site has no such links."""
    # Imported here, because it takes 5 ms of a start and few articles are recordings.
    from urllib.parse import urlsplit

    try:
        address = urlsplit(url or "")
        host = (address.hostname or "").removeprefix("www.")
    except ValueError:  # brackets that hold no address
        return ""
    if address.scheme not in ("http", "https"):
        return ""
    second = int(seconds)
    if f".{host}".endswith((".youtu.be", ".youtube.com")):
        return address._replace(query=_join(address.query, f"t={second}s"), fragment="").geturl()
    if host == "vimeo.com" or _RECORDING.search(address.path):
        # Browsers know this fragment for media files (W3C, Media Fragments URI).
        return address._replace(fragment=f"t={second}").geturl()
    return ""


def _join(query: str, time: str) -> str:
    others = [part for part in query.split("&") if part and not part.startswith("t=")]
    return "&".join([*others, time])
