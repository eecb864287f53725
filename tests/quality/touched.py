"""Find out once which tests reach which lines of the program, also in the processes they start."""

import ast
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.quality.touch import name_file

_COPIED = ("cli", "tests", "samples", ".github", ".ci", "pyproject.toml", "README.md")
_Block = tuple[str, int, int]  # path, first and last line
_IMPORT = "from touch import touch as _touch"


@dataclass(frozen=True)
class Touched:
    """The tests that pass, with their seconds, and a byte for each block that each reaches."""

    seconds: dict[str, float]
    blocks: list[_Block]
    reached: dict[str, bytes]

    def list_tests(self, path: str, line: int) -> list[str]:
        """Return the tests that reach a line, quickest first, then the others of their files.

        What is kept from one test of a file to the next, only the first of them reaches. A line
        outside of functions is reached by all that reach its module.
        """
        here = [n for n, block in enumerate(self.blocks) if block[0] == path]
        around = [n for n in here if self.blocks[n][1] <= line <= self.blocks[n][2]]
        chosen = [max(around, key=lambda n: self.blocks[n][1])] if around else here
        first = {test for test, seen in self.reached.items() if any(seen[n] for n in chosen)}
        files = {test.partition("::")[0] for test in first}
        more = [test for test in self.seconds if test.partition("::")[0] in files]
        return sorted(more, key=lambda test: (test not in first, self.seconds[test]))


def copy_checkout(root: Path, folder: Path) -> None:
    """Copy what the tests need."""
    ignore = shutil.ignore_patterns("__pycache__")
    for name in _COPIED:
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name, ignore=ignore)
        else:
            shutil.copy(root / name, folder / name)


def find_touched(root: Path) -> Touched:
    """Run all tests once in a copy, or take what that has found if nothing has changed since."""
    digest = hashlib.sha1()
    for path in sorted([*(root / "cli").rglob("*.py"), *(root / "tests").rglob("test_*.py")]):
        digest.update(path.read_bytes())
    kept = Path(tempfile.gettempdir()) / f"summarize-touched-{digest.hexdigest()[:16]}"
    if not (kept / "done").exists():
        shutil.rmtree(kept, ignore_errors=True)
        _run_all(root, kept)
        (kept / "done").touch()
    return _read(kept)


def _run_all(root: Path, folder: Path) -> None:
    (folder / "touched").mkdir(parents=True)
    copy_checkout(root, folder)
    blocks: list[_Block] = []
    for path in sorted((folder / "cli").rglob("*.py")):
        tree = ast.parse(path.read_bytes())
        blocks += _mark(tree, str(path.relative_to(folder)), len(blocks))
        path.write_text(ast.unparse(tree))
    (folder / "blocks.json").write_text(json.dumps(blocks))
    shutil.copy(Path(__file__).with_name("touch.py"), folder / "cli")
    words = "-m pytest -n 2 --dist loadfile -p touch -p no:cacheprovider".split()
    env = {**os.environ, "PYTHONPATH": str(folder / "cli")}
    with (folder / "log").open("w") as log:
        subprocess.run([sys.executable, *words], cwd=folder, env=env, check=False, stdout=log)


def _mark(tree: ast.Module, path: str, count: int) -> list[_Block]:
    """Let each block in a function begin with a call that tells it; return the blocks."""
    found: list[_Block] = []
    for body, first, last in [*_list_blocks(tree, inside=False)]:
        place = _count_heads(body)
        body[place:place] = ast.parse(f"_touch({count + len(found)})").body
        found.append((path, first, last))
    place = _count_heads(tree.body)
    tree.body[place:place] = ast.parse(_IMPORT).body if found else []
    ast.fix_missing_locations(tree)
    return found


def _list_blocks(node: ast.AST, inside: bool) -> Iterator[tuple[list[ast.stmt], int, int]]:
    function = isinstance(node, ast.FunctionDef)
    if function or (inside and not isinstance(node, ast.ClassDef)):
        for name in ("body", "orelse", "finalbody"):
            body = getattr(node, name, None)
            if isinstance(body, list) and body:
                first = node.lineno if isinstance(node, ast.FunctionDef) else body[0].lineno
                yield body, first, body[-1].end_lineno or 0
    for child in ast.iter_child_nodes(node):
        yield from _list_blocks(child, inside or function)


def _count_heads(body: list[ast.stmt]) -> int:
    """Return how many statements must stay first: what documents, what comes from the future."""
    count = 0
    for node in body:
        text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if not text and not (isinstance(node, ast.ImportFrom) and node.module == "__future__"):
            break
        count += 1
    return count


def _read(folder: Path) -> Touched:
    seconds: dict[str, float] = {}
    failed = set()
    for line in (folder / "tests.jsonl").read_text().splitlines():
        test, took, passed = json.loads(line)
        seconds[test] = seconds.get(test, 0.0) + took
        if not passed:
            failed.add(test)
    passing = {test: took for test, took in seconds.items() if test not in failed}
    blocks = [tuple(block) for block in json.loads((folder / "blocks.json").read_text())]
    files = {test: folder / "touched" / name_file(test) for test in passing}
    whole = {test: file for test, file in files.items() if file.exists() and file.stat().st_size}
    reached = {test: file.read_bytes() for test, file in whole.items()}
    return Touched(passing, blocks, reached)
