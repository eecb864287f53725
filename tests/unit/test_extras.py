"""What needs a package of an extra says in one line which."""

import subprocess
import sys


def test_a_server_without_its_sdk_names_the_extra() -> None:
    code = (
        "import sys; sys.modules['mcp_types'] = None; from summarize.__main__ import main; main()"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, "mcp"], capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.startswith("summarize: summarize mcp needs the package mcp: ")
    assert "the extra mcp of summarize" in found.stderr
    assert found.stderr.count("\n") == 1
