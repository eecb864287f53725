"""Each phrase by which a footer of a mail opens is one, and none is needed beside another."""

import pytest

from summarize import extract_article
from tests.properties.test_precedence import PROSE

LINES = [
    "You received this message because you are subscribed to the group.",
    "To unsubscribe from this list, visit the page.",
    "To stop receiving these mails, write to us.",
    "If you no longer wish to receive these, write to us.",
    "Reply to this email directly or view it on GitHub",
    "View it on GitHub",
    "This email has been checked for viruses.",
    "Virus-free. www.shield.example",
    "Diese E-Mail wurde auf Viren geprüft.",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_opens_a_footer_goes(line: str) -> None:
    head = "MIME-Version: 1.0\nFrom: Ann <a@b.example>\nSubject: Mill\n\n"
    article = extract_article(f"{head}{PROSE}\n\n{PROSE}\n\n{line}\n".encode())
    assert [(removed.text, removed.reason) for removed in article.removed] == [(line, "footer")]
    assert article.text.count("old mill") == 2
