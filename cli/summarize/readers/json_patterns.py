"""Patterns that distinguish JSON of one article from rows, for text and for bytes."""

# Names of the list of segments: in Whisper, WhisperX, the API and podcasts; in whisper.cpp; in
# pipelines of transformers.
SEGMENT_LISTS = ("segments", "transcription", "chunks")
SEGMENTS = rf'"(?:{"|".join(SEGMENT_LISTS)})"\s{{0,20}}:\s{{0,20}}\['
# A bare list of segments, as scripts around faster-whisper write it. A chunk of a text may have a
# start and an end, too, but names itself or its text.
SEGMENT_ARRAY = (
    r"\s{0,99}\[\s{0,99}\{(?![^{}]{0,400}(?:\"(?:url|title|source)\"|\"id\"\s{0,9}:\s{0,9}\"))[^{}]{0,200}\"start\"\s{0,9}:\s{0,9}\d[\d.]{0,20}\s{0,99},\s{0,99}"
    r"\"end\"\s{0,9}:\s{0,9}\d"
)
# Of a message as Slack exports it; rows that name a stamp have no such type.
SLACK = (r'"ts"\s{0,9}:\s{0,9}"\d{9,11}\.\d{6}"', r'"type"\s{0,9}:\s{0,9}"message"')
