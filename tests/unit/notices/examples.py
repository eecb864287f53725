"""Sentences, notices with their reasons, and texts made up of both."""

from hypothesis import strategies as st

REASONS = {
    "about", "advert", "app", "byline", "caption", "comments", "contact", "cookies", "copyright",
    "date", "log in", "navigation", "newsletter", "related", "share", "subscribe", "title",
    # of a book or an office file
    "contents", "cover", "credits", "dedication", "footer", "header", "index", "reference",
    "running head", "supplement", "title page",
    # of a PDF
    "affiliation", "back matter", "copy", "footnote", "front matter", "label", "line number",
    "page number", "small print", "table", "translation", "turned text", "unreadable",
    # of a mail
    "attachment", "patch", "quote", "signature",
    # of subtitles
    "credit", "song", "sound",
    # of a chat
    "notice",
    # of LaTeX, reStructuredText, Org, AsciiDoc and wikitext
    "category", "directive", "drawer", "field", "figure", "formula", "hidden", "link", "note",
    "picture", "template",
}  # fmt: skip


SENTENCES = (
    "The council voted for the tram on Monday evening, and nobody in the hall was surprised by it.",
    "Work on the line starts in the spring and will take four years, if the ground is as it seems.",
    "Shop owners along the road fear for their customers and have asked for money from the town.",
    "The first trams are to run in 2029, eleven stops from the fish market up to the university.",
)


NOTICES = [
    ("en", "Skip to main content", "navigation"),
    ("en", "Already a subscriber? Make sure to log into your account.", "log in"),
    ("en", "Keep up to date with our latest videos, news and content", "newsletter"),
    ("en", "Read more: Five bridges that we lost", "related"),
    ("en", "CLICK HERE for the pictures", "related"),
    ("en", "Follow us on Facebook", "share"),
    ("en", "Download our app", "app"),
    ("en", "Leave a comment", "comments"),
    ("en", "© 2025 The Herald. All rights reserved.", "copyright"),
    ("en", "We use cookies to improve your experience.", "cookies"),
]


lines_of_any_kind = st.lists(
    st.sampled_from(
        [*SENTENCES, *(notice for _, notice, _ in NOTICES), "Heading", "1", "·", "日本"]
    ),
    min_size=1,
    max_size=30,
)
