"""The state of a digest: an old one is read once, also after a kill."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from summarize.commands.digest_state import open_state
from summarize.errors import InputError

OLD = {"kind": "summarize digest", "seen": {"a": "2999-01-01"}}


@pytest.mark.parametrize("aside", [False, True], ids=["whole", "killed"])
@pytest.mark.parametrize("text", ["told", "another"])
def test_a_state_of_the_old_form_is_converted(tmp_path: Path, text: str, *, aside: bool) -> None:
    path, out = tmp_path / "s.json", tmp_path / "out.html"
    out.write_text(text)
    pending = {"keys": ["b"], "file": str(out), "digest": sha256(b"told").hexdigest()}
    old = tmp_path / ".s.json.old" if aside else path
    old.write_text(json.dumps(OLD | {"pending": pending}))
    with open_state(path) as state:
        assert not state.is_new("a", "")
        assert state.is_new("b", "") is (text != "told")
        assert state.is_new("c", "")
    assert {each.name for each in tmp_path.iterdir()} == {"s.json", "out.html"}


def test_a_broken_state_is_one_line_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with open_state(path) as state:
        state.commit()
    broken = path.read_bytes()[:200] + bytes(9000)
    path.write_bytes(broken)
    with pytest.raises(InputError, match="name another file"), open_state(path) as state:
        state.is_new("a", "")
    assert path.read_bytes() == broken


def test_one_run_at_a_time_opens_a_state(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with open_state(path), pytest.raises(InputError, match="another run uses it"), open_state(path):
        pass
    with open_state(path):
        pass
