"""The sender's address, trademarks and ways to unsubscribe are no text of a letter."""

import pytest

from summarize.readers.mail.imprint import find_imprint, is_imprint


@pytest.mark.parametrize(
    "text",
    [
        "Don't want to receive news of the mill? Click here to opt out.",
        "Unsubscribe from this list",
        "ann@example.org, vous ne souhaitez plus recevoir de messages ? Cliquer ici",
        "Sie möchten keine Briefe mehr erhalten? Klicken Sie hier.",
        "Non desideri più ricevere le nostre lettere? Clicca qui.",
        "Gull is a registered trademark of Gull Mills.",
        "Gull Mills, 12 Quay Road North, Seattle, WA 98109",
        "Gull Mills Ltd, 12 Quay Road, Leeds LS1 4AP",
        "Gull - 564 chemin des Moulins - 38670 Chasse",
        "Gull GmbH, Mühlenstraße 4, 26721 Emden",
        "Sede legale: via dei Mulini 3, 20090 Segrate",
        "© 2024 Gull Mills. All rights reserved.",
        "This message was sent to ann@example.org by Gull Mills.",
    ],
)
def test_a_line_of_the_sender_is_found(text: str) -> None:
    assert is_imprint(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "We opt out of the scheme in May, as the council wrote.",
        "They do not want to receive the old stones.",
        "The mill is on the road to the quay, and it has turned since 1809.",
        "In 2023 the town had 12 mills and 38670 people.",
        f"{'The mill is old. ' * 20}All rights reserved.",
    ],
)
def test_a_sentence_of_a_letter_is_none(text: str) -> None:
    assert not is_imprint(text)


def test_only_the_last_lines_of_a_letter_are_the_senders() -> None:
    owned = "Gull is a registered trademark of Gull Mills."
    said = "The mill has turned since the year 1809."
    assert find_imprint([owned, said, "Ann", owned, "Kind regards", owned]) == {3, 5}
    assert find_imprint([owned, said]) == set()
    assert find_imprint([]) == set()
