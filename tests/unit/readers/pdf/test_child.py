"""The process that reads a PDF keeps to its limits and loads little."""

import os
import re
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from summarize.errors import InputError
from summarize.readers.pdf import child
from summarize.readers.pdf import pdf as guard
from summarize.readers.pdf.pdf import _find_homes, read_pdf
from tests.conftest import ROOT, SAMPLES
from tests.pdf_writer import write_pdf


@pytest.mark.apart
def test_a_page_that_unpacks_without_end_is_an_error_within_ten_seconds() -> None:
    packer = zlib.compressobj(wbits=-15)
    part = packer.compress(b"0 0 m 1 1 l " * 100_000) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = b"\x78\x9c" + part * 400  # 480 MB
    content = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed)
    start = os.times()
    with pytest.raises(InputError, match="too much time or memory"):
        read_pdf(write_pdf([], content=content + packed + b"\nendstream"))
    end = os.times()
    assert end.children_user + end.user - start.children_user - start.user < 10


def test_the_folder_of_the_reader_can_not_disturb_the_child(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(7)")
    (tmp_path / "pypdfium2.py").write_text("raise SystemExit(7)")
    code = "from summarize.readers.pdf.pdf import read_pdf; import sys;"
    code += "print(len(read_pdf(open(sys.argv[1], 'rb').read()).blocks))"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, str(SAMPLES / "heron.pdf")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "cli")},
        capture_output=True,
        check=True,
    )
    assert int(done.stdout) > 10


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
@pytest.mark.parametrize("asked", [True, False], ids=["its-parent", "one-that-has-gone"])
def test_the_process_that_reads_does_nothing_for_one_that_has_gone(*, asked: bool) -> None:
    parent = os.getpid() if asked else 2**22 + 1  # more than any process's number
    command = [sys.executable, "-I", "-S", "-c", guard._CODE, str(parent), *_find_homes()]
    data = (SAMPLES / "heron.pdf").read_bytes()
    done = subprocess.run(command, input=b"\n" + data, capture_output=True, check=False)
    assert (done.returncode, bool(done.stdout), done.stderr) == (0, asked, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_the_process_that_reads_keeps_to_a_lower_limit_of_memory() -> None:
    limited = ["bash", "-c", 'ulimit -v 500000; exec "$@"', "bash"]
    command = [sys.executable, "-I", "-S", "-c", guard._CODE, str(os.getpid()), *_find_homes()]
    data = (SAMPLES / "heron.pdf").read_bytes()
    done = subprocess.run([*limited, *command], input=b"\n" + data, capture_output=True, check=True)
    assert done.stdout.count(b"\n") > 10


def test_the_child_loads_its_own_rooms_alone() -> None:
    code = "import sys; sys.path += sys.argv[1:]; import summarize.readers.pdf.child; "
    code += "print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, *_find_homes()],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = done.stdout.split()
    rooms = {
        name
        for name in loaded
        if name.startswith("summarize") and not name.startswith("summarize.readers.pdf")
    }
    # The rules that texts are read by, too; not a word of a language, nor what takes time to load.
    shared = {
        "readers.page_numbers",
        "readers.html",
        "readers.html.metadata",
        "readers.html.metadata.written_dates",
        "readers.hyphenation",
        "discourse",
        "discourse.back_matter",
        "discourse.cited_works",
        "discourse.section_names",
        "language",
        "lazy",
        "numbers",
        "systems",
        "word_lists",
        "language.punctuation",
        "language.running_text",
        "language.writing_systems",
        "version",
    }
    above = {"summarize", "summarize.readers"}
    assert rooms == above | {f"summarize.{name}" for name in shared}
    # What pypdfium2 brings around its library would take longer than all that is ours.
    slow = {"argparse", "logging", "pypdfium2", "pypdfium2_raw.bindings", "subprocess", "tempfile"}
    assert not slow & set(loaded)


def write_slow(pages: int) -> bytes:
    """Build a PDF whose pages share a content of 20 MB, large enough to be accepted."""
    content = zlib.compress(b"0 0 m 1 1 l S\n" * 1_500_000, 9)
    head = b"<</Type/Pages/Count %d/Kids[%s]>>"
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>"]
    bodies.append(head % (pages, b" ".join(b"%d 0 R" % (4 + i) for i in range(pages))))
    bodies.append(
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(content), content)
    )
    bodies += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R>>"] * pages
    data, places = b"%PDF-1.4\n%" + b"x" * 4000 * pages + b"\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + table + end


@pytest.mark.apart
def test_many_slow_pages_end_within_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert child._BASE_SECONDS + child._STEP_SECONDS < 10
    # With a tenth of the seconds: what adds them up is the same.
    code = guard._CODE.replace("import main; main()", "import main; g = main.__globals__; ")
    code += "g['_BASE_SECONDS'] /= 10; main()"
    monkeypatch.setattr(guard, "_CODE", code)
    start = os.times()
    with pytest.raises(InputError, match="takes too much time"):
        read_pdf(write_slow(100))
    assert 0.5 < os.times().children_user - start.children_user < 3


@pytest.mark.apart
def test_a_slow_page_ends_by_the_processor_where_the_clock_does_not_end_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The page takes over a second: more than a thirtieth of what it may.
    code = guard._CODE.replace("import main; main()", "import main; g = main.__globals__; ")
    code += "g['_STEP_SECONDS'] /= 30; g['_CLOCK_SECONDS'] = 99; main()"
    monkeypatch.setattr(guard, "_CODE", code)
    with pytest.raises(InputError, match="too much time or memory"):
        read_pdf(write_slow(1))


def count_seconds(process: str) -> float | None:
    """Measure the CPU seconds that a process has used; None when it has ended."""
    try:
        state, *fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return None
    return None if state == "Z" else sum(map(int, fields[10:12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_the_process_that_reads_has_limits_and_goes_with_the_one_that_asked(tmp_path: Path) -> None:
    path = tmp_path / "slow.pdf"
    path.write_bytes(write_slow(1_000))
    asking = subprocess.Popen([sys.executable, "-m", "summarize", str(path)])
    deadline = time.monotonic() + 60
    try:
        children = Path(f"/proc/{asking.pid}/task/{asking.pid}/children")
        while not (found := children.read_text().split()):
            assert asking.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.02)
        # Until it has begun to read: before, it may not have said yet that it wants to end so.
        while (count_seconds(found[0]) or 0) < 0.5:
            assert asking.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.02)
        limits = Path(f"/proc/{found[0]}/limits").read_text()
        assert re.search(rf"Max address space +{child._MEMORY} ", limits)
    finally:
        asking.kill()
        asking.wait()
    # It would end by its own limit, too, but after five seconds of the processor.
    while (seconds := count_seconds(found[0])) is not None:
        assert seconds < 2.5
        assert time.monotonic() < deadline
        time.sleep(0.02)
