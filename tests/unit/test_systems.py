"""What systems and containers lack."""

import os
from pathlib import Path

import pytest

from summarize.systems import find_home


def test_a_user_without_a_name_or_a_home_has_the_root_for_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("HOME")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 4_000_000_000)
    assert find_home("XDG_CACHE_HOME", ".cache") == Path("/.cache")
