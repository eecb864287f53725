"""Notebooks: the prose cells as Markdown, code as code, outputs not at all."""

import json
from typing import Any

import pytest

from summarize import extract_article
from summarize.errors import InputError, NoArticleError
from summarize.readers.formats.notebook import _is_notebook as is_notebook
from summarize.readers.formats.notebook import read as read_notebook

PROSE = {"cell_type": "markdown", "source": ["# Bread\n", "\n", "It *sings* at ninety degrees."]}
CODE = {
    "cell_type": "code",
    "source": "print('```')",
    "outputs": [{"output_type": "stream", "text": "secret"}],
}


def write(*cells: Any, **more: Any) -> str:
    return json.dumps({"nbformat": 4, "metadata": {}, "cells": cells, **more})


def test_prose_is_read_and_code_stays_code() -> None:
    draft = read_notebook(write(PROSE, CODE))
    assert draft.title == "Bread"
    assert [(block.kind, block.text) for block in draft.blocks] == [
        ("paragraph", "It sings at ninety degrees."),
        ("code", "print('```')"),
    ]


def test_the_third_version_keeps_its_cells_in_worksheets() -> None:
    cells = [
        {"cell_type": "heading", "level": 2, "source": ["Salt"]},
        {"cell_type": "markdown", "source": "It is grey."},
        {"cell_type": "code", "input": ["x = 1"]},
    ]
    draft = read_notebook(json.dumps({"nbformat": 3, "worksheets": [{"cells": cells}]}))
    assert draft.title == "Salt"
    assert [block.text for block in draft.blocks] == ["It is grey.", "x = 1"]


def test_code_that_a_cell_leaves_open_ends_with_it() -> None:
    cell = {"cell_type": "markdown", "source": "```\nx = 1"}
    assert [block.kind for block in read_notebook(write(cell, PROSE)).blocks] == [
        "code",
        "paragraph",
    ]


def test_metadata_name_title_and_author() -> None:
    about = {"title": "Loaves", "authors": [{"name": "Ines"}, {"name": "Ute"}, 3]}
    draft = read_notebook(write(PROSE, metadata=about))
    assert (draft.title, draft.author) == ("Loaves", "Ines, Ute")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"cells": [1], "name": "prison"}', id="cells-without-a-version"),
        pytest.param('{"nbformat": 4, "rows": []}', id="a-version-without-cells"),
        pytest.param('[{"nbformat": 4, "cells": []}]', id="a-list"),
        pytest.param('{"inner": {"nbformat": 4, "cells": []}}', id="a-notebook-inside"),
        pytest.param('The key "nbformat" and "cells": [ are in it.', id="prose"),
    ],
)
def test_other_json_is_no_notebook(text: str) -> None:
    assert not is_notebook(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(write(PROSE)[:-9], id="cut-off"),
        pytest.param('{"nbformat": 4, "cells": [' + "[" * 100_000, id="deep"),
    ],
)
def test_a_broken_notebook_is_named(text: str) -> None:
    with pytest.raises(InputError, match="notebook"):
        extract_article(text)


def test_a_notebook_of_code_alone_is_no_article() -> None:
    with pytest.raises(NoArticleError, match="without prose"):
        extract_article(write(CODE))


def test_cells_of_any_shape_are_no_crash() -> None:
    odd = [1, None, {"cell_type": 3, "source": {}}, {"cell_type": "markdown", "source": [1, None]}]
    assert read_notebook(write(*odd, PROSE)).blocks
