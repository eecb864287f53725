"""Messages that Outlook saved are read as mails."""

import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from summarize import Article, extract_article
from summarize.errors import InputError
from summarize.readers.kinds import KINDS
from tests.conftest import Run, kind_of
from tests.outlook_writer import (
    CODEPAGE,
    SENT,
    Tree,
    count_ticks,
    write_file,
    write_fixed,
    write_message,
)

TEXT = (
    "The ferry will not sail on Thursday, because the north ramp is being mended.\r\n\r\n"
    "Whoever has a ticket can take the bus over the bridge.\r\n"
)


FIELDS: dict[str, str | bytes] = {"0037": "The ramp", "0042": "Ida Holm", "1000": TEXT}


EVENING = count_ticks(datetime(2024, 3, 7, 18, 40, tzinfo=UTC))


def read(fields: Mapping[str, str | bytes], *attached: Tree) -> Article:
    return extract_article(write_file(write_message({**FIELDS, **fields}, attached=attached)))


def test_subject_sender_date_and_text_are_read() -> None:
    article = read(write_fixed((SENT, EVENING)))
    assert (article.title, article.author, article.date) == ("The ramp", "Ida Holm", "2024-03-07")
    assert article.paragraphs == tuple(TEXT.strip().split("\r\n\r\n"))


def test_it_is_told_by_its_bytes_before_what_is_attached() -> None:
    attached: Tree = {"__substg1.0_37010102": "WordDocument".encode("utf-16-le")}
    assert kind_of(write_file(write_message(FIELDS, attached=(attached,)))) == "message of Outlook"
    assert sum(kind.name == "message of Outlook" for kind in KINDS) == 1


def test_the_page_of_a_message_is_read_as_that_of_a_mail() -> None:
    page = f"<p>{TEXT.split('.')[0]}.</p><div class='gmail_quote'>When is the ramp done?</div>"
    article = read({"1000": "", "__substg1.0_10130102": page.encode()})
    assert article.paragraphs == (f"{TEXT.split('.')[0]}.",)
    assert [line.reason for line in article.removed] == ["quote"]


@pytest.mark.parametrize(
    ("fields", "author", "date"),
    [
        pytest.param({"007D": "Date: Fri, 8 Mar 2024 01:10:00 +0700\r\n\r\n"}, "Ida Holm",
                     "2024-03-08", id="the day of the sender, from the header"),
        pytest.param({"0042": "", "0C1A": "Quay Office"}, "Quay Office", "2024-03-07",
                     id="who sent it for another"),
        pytest.param({"0042": "", "5D01": "ida@example.org"}, "ida@example.org", "2024-03-07",
                     id="an address"),
        pytest.param({"0042": 'Žofie "Zof" Holá, Quay'}, 'Žofie "Zof" Holá, Quay', "2024-03-07",
                     id="a name that no header has as it is"),
        pytest.param({"0042": ""}, None, "2024-03-07", id="nobody"),
        pytest.param(write_fixed((SENT, 2**64 - 1)), "Ida Holm", None, id="no time at all"),
    ],
)  # fmt: skip
def test_who_wrote_it_and_when(
    fields: dict[str, str | bytes], author: str | None, date: str | None
) -> None:
    article = read(write_fixed((SENT, EVENING)) | fields)
    assert (article.author, article.date) == (author, date)


def test_text_in_a_code_page_is_decoded_by_it() -> None:
    text = "Паром не пойдёт в четверг, потому что чинят причал у северной набережной."
    fields = write_fixed((CODEPAGE, 1251))
    fields |= {"__substg1.0_1000001E": text.encode("cp1251"), "1000": ""}
    article = read(fields)
    assert article.paragraphs == (text,)


def test_what_is_attached_is_named_and_a_message_that_is_only_sent_on_is_read() -> None:
    picture: Tree = write_message({"3707": "quay.jpg", "__substg1.0_37010102": b"\xff\xd8"})
    inner: Tree = {"__substg1.0_3701000D": write_message(FIELDS)}
    article = read({"0037": "FW: news", "1000": "See below."}, picture, inner)
    assert article.paragraphs == ("See below.", *TEXT.strip().split("\r\n\r\n"))
    assert article.title == "The ramp"
    assert [(line.text, line.reason) for line in article.removed] == [("quay.jpg", "attachment")]


def test_a_sealed_message_is_refused() -> None:
    sealed = {"001A": "IPM.Note.SMIME", "1000": ""}
    with pytest.raises(InputError, match="encrypted mail"):
        read(sealed, write_message({"3707": "smime.p7m"}))


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda data: data[:700], id="cut off"),
        pytest.param(lambda data: data[:32] + b"\xff" + data[33:], id="no such sector"),
        pytest.param(lambda data: data[:33] + b"\x02" + data[34:], id="vast sectors"),
        pytest.param(lambda data: data[:48] + b"\xff" * 4 + data[52:], id="no directory"),
    ],
)
def test_a_broken_message_says_so(spoil: object) -> None:
    data = write_file(write_message(FIELDS | {"001A": "IPM.Note"}))
    assert callable(spoil)
    broken = spoil(data) + "__substg1.0_".encode("utf-16-le")
    with pytest.raises(InputError, match=r"Outlook message \(\.msg\) that is broken or cut off"):
        extract_article(broken)


def test_without_olefile_one_line_says_what_to_install(tmp_path: Path) -> None:
    file = tmp_path / "ramp.msg"
    file.write_bytes(write_file(write_message(FIELDS)))
    code = "import sys; sys.modules['olefile'] = None; from summarize.__main__ import main; main()"
    found = subprocess.run(
        [sys.executable, "-c", code, file], capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stdout) == (3, "")
    assert "an Outlook message (.msg) needs the package olefile: " in found.stderr
    assert found.stderr.count("\n") == 1


def test_one_in_an_archive_is_an_article(run: Run, tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "post.zip", "w") as archive:
        archive.writestr("ramp.msg", write_file(write_message(FIELDS)))
    assert run("-q", "-n", "1", tmp_path / "post.zip").out == TEXT.split("\r\n")[0] + "\n"
