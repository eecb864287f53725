"""Files that can't be read are named with the reason."""

import sys
from pathlib import Path

import pytest

from summarize.errors import InputError, NoArticleError
from summarize.readers.pdf.pdf import read_pdf
from tests.pdf_writer import Text, write_column, write_pdf
from tests.unit.readers.pdf.examples import HARBOUR, LEFT

SCANNED = "3 pages, no text in them: run ocrmypdf first"


LOCK = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -1 /O <{'00' * 32}> /U <{'11' * 32}> >> " + (
    "/ID [<00><00>]"
)


MAP = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
    b"endcodespacerange 1 beginbfrange <00> <FF> <E000> endbfrange endcmap end"
)


UNMAPPED = write_pdf(
    write_column(HARBOUR, LEFT, 700),
    font="/Type /Font /Subtype /Type1 /BaseFont /Harbour-Sans /ToUnicode 10 0 R",
    objects=[b"<< /Length %d >>\nstream\n%s\nendstream" % (len(MAP), MAP)],
)


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        pytest.param(
            write_pdf(write_column(HARBOUR, LEFT, 700), trailer=LOCK),
            InputError, "needs a password", id="locked",
        ),
        pytest.param(write_pdf([], [], []), NoArticleError, SCANNED, id="scanned"),
        pytest.param(UNMAPPED, NoArticleError, "Harbour-Sans", id="a font without letters"),
        pytest.param(b"%PDF-1.7\nnothing follows", InputError, "damaged", id="cut off"),
        pytest.param(b"%PDF-1.4\n" + bytes(range(256)) * 99, InputError, "damaged", id="noise"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_is_named(data: bytes, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        read_pdf(data)


def test_a_reader_that_something_kills_is_started_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "python"
    once = f"[ -e {tmp_path}/once ] || {{ touch {tmp_path}/once; kill -9 $$; }}"
    program.write_text(f'#!/bin/sh\n{once}\nexec {sys.executable} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    with pytest.raises(InputError, match=r"^a damaged PDF$"):
        read_pdf(b"%PDF-1.7 binary")
    program.write_text("#!/bin/sh\nkill -9 $$\n")
    with pytest.raises(InputError, match="too much time or memory"):
        read_pdf(b"%PDF-1.7 binary")


@pytest.mark.parametrize("head", ["Introduction", "The wall"])
def test_the_heading_of_a_section_is_no_title(head: str) -> None:
    page = [Text(head, LEFT, 720, 10, "F2"), *write_column(HARBOUR, LEFT, 700)]
    assert read_pdf(write_pdf(page)).untitled == (head == "Introduction")
