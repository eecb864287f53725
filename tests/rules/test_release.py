"""A release says the truth about itself, and nothing is published that was not tried."""

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from summarize.version import __version__
from tests.conftest import ROOT

BESIDE = ROOT / ".github"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FORMS = sorted(BESIDE.rglob("*.yml"))


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_the_version_is_the_same_wherever_it_is_written() -> None:
    assert load(BESIDE / "CITATION.cff")["version"] == __version__


def test_a_tag_of_another_version_is_refused(tmp_path: Path) -> None:
    command = [str(ROOT / ".ci" / "release"), str(tmp_path / "out"), f"v{__version__}.1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"the version {__version__}" in done.stderr
    assert not (tmp_path / "out").exists()


def test_addresses_of_the_project_lead_to_pages_that_are_there() -> None:
    for address in PROJECT["urls"].values():
        _, _, path = address.partition("/blob/main/")
        assert (ROOT / path).exists()


def test_only_what_was_checked_and_tried_is_published() -> None:
    jobs = load(BESIDE / "workflows" / "release.yml")["jobs"]
    assert {"checks", "try", "image"} <= {*jobs["publish"]["needs"]}
    able = {name for name, job in jobs.items() if "write" in job.get("permissions", {}).values()}
    assert able == {"publish"}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: str(path.relative_to(BESIDE)))
def test_a_form_or_a_workflow_can_be_parsed_and_says_what_it_is(path: Path) -> None:
    assert {"name", "blank_issues_enabled"} & {*load(path)}


def test_the_image_is_made_of_files_that_are_there_and_has_no_rights() -> None:
    text = (BESIDE / "Containerfile").read_text(encoding="utf-8")
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", text, re.MULTILINE)
    assert copied
    assert all((ROOT / name).exists() for line in copied for name in line.split())
    assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", text.split("FROM ")[-1], re.MULTILINE)
