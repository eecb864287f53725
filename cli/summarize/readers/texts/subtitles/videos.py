"""Find the address of the video that subtitles belong to, by the name that yt-dlp gives them."""

import re

from summarize.lazy import compile_late
from summarize.models import Source
from summarize.readers.look import Look

# "A day at sea [dQw4w9WgXcQ].en.vtt"; a recording of Twitch has a number of as many characters.
# The last of the 11 characters of an id has four bits, not six, and words with numbers, as in
# "Interview_4", are none: of 700 ids one looks like them.
_WORD = r"(?:(?:[A-Z]?[a-z]{1,11}|[A-Z]{1,11})\d{0,11}|\d{1,11})"
_NAMED = compile_late(
    rf"\[(?!v\d{{10}}\]|{_WORD}(?:[-_]{_WORD}){{0,5}}\])"
    r"(?=[\w-]{1,10}[A-Z\d])(?=[\w-]{0,10}[a-z\d])"
    r"([\w-]{10}[AEIMQUYcgkosw048])\](?:\.[\w-]{1,20}){1,2}$",
    re.ASCII,
)
_WATCH = "https://www.youtube.com/watch?v="


def find_video(look: Look) -> str | None:
    """Return the address of the video of a transcript, if nothing else says."""
    name = "" if look.source.url else look.source.name
    named = _NAMED.search(name) if "[" in name else None
    if named is None:
        return None
    # Imported here: hardly any file is named so, and what reads subtitles takes 6 ms.
    from summarize.readers.texts.marks import tell_subtitles
    from summarize.readers.texts.subtitles.transcripts import tell_transcript

    told = look.ask(tell_subtitles) or look.ask(tell_transcript)
    return _WATCH + named[1] if told else None


def name_video(source: Source, address: str) -> Source:
    """Return a transcript with the address of its video."""
    return source._replace(url=address)
